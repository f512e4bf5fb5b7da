package org.qmgrsim.qmgr;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All transports in use, by name and in the order in which they are asked; none is ever forgotten. */
final class Transports {
    private final Core core;
    private final Function<String, TransportSettings> settings;
    private final Map<String, Transport> byName = new HashMap<>();
    private final Chain<Transport> list = new Chain<>();

    Transports(Core core, Function<String, TransportSettings> settings) {
        this.core = core;
        this.settings = settings;
    }

    /** The transport of that name; a new one stands first in the list. */
    Transport obtain(String name) {
        Transport transport = byName.get(name);
        if (transport == null) {
            transport = new Transport(core, name, settings.apply(name));
            byName.put(name, transport);
            list.prepend(transport.inTransports);
        }
        return transport;
    }

    @Nullable
    Transport find(String name) {
        return byName.get(name);
    }

    Chain<Transport> list() {
        return list;
    }

    /** The next transport, round robin, that wants an agent ({@code qmgr_transport_select}). */
    @Nullable
    Transport toAsk() {
        for (Link<Transport> link = list.head(); link != null; link = link.next) {
            Transport transport = link.owner;
            if (transport.wantsAgent()) {
                list.rotateToLast(link);
                core.narration.transportSelected(transport);
                return transport;
            }
        }
        return null;
    }

    /** Revives all dead transports and destinations ({@code qmgr_enable_all}). */
    void enableAll() {
        core.narration.enableAll();
        for (Link<Transport> link = list.head(); link != null; link = link.next) {
            link.owner.enable();
        }
    }
}
