package org.qmgrsim.agents.remote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Lookup.Candidate;
import org.qmgrsim.agents.remote.Zone.Exchanger;
import org.qmgrsim.agents.remote.Zone.Found;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Machine;
import org.qmgrsim.kernel.Purpose;

/**
 * The remote hosts and the name service of one run. Names may begin with {@code *.}, for all names below a domain that are
 * not named themselves. Whoever is not named accepts at once.
 */
public final class Destinations {
    private static final int LOOKUP = 0xFFFF; // the number of a lookup's luck, beyond those of hosts

    private final Machine machine;
    private final String localName;
    private final Timeline<Zone> nowhere = new Timeline<>(Zone.PLAIN);
    private final Map<String, Timeline<Behaviour>> byNexthop = new TreeMap<>();
    private final Map<String, Timeline<Behaviour>> byHost = new TreeMap<>();
    private final Map<String, Timeline<Zone>> zones = new TreeMap<>();
    private final Map<String, Server> servers = new HashMap<>();
    private Onward.Carrier carrier = (parcel, answered) -> answered.accept(Answer.REFUSED);
    private final Map<Asked, Known> known = new HashMap<>();

    /**
     * No host is named yet.
     *
     * @param localName of this machine, which speaks LMTP over sockets of its own
     */
    public Destinations(Machine machine, String localName) {
        this.machine = machine;
        this.localName = localName;
    }

    /** Says who brings to other servers what content filters hand on; without it they find nobody there. */
    public void handOnBy(Onward.Carrier way) {
        carrier = way;
    }

    // ---------------------------------------------------------------- what there is

    /**
     * From {@code fromNanos} on, the one host behind a next hop behaves like this, and the name service says that about it.
     * Changes are given in order of time.
     */
    public void change(long fromNanos, String nexthop, Behaviour behaviour, Zone zone) {
        byNexthop
                .computeIfAbsent(lower(nexthop), name -> new Timeline<>(Behaviour.ACCEPTS))
                .add(fromNanos, behaviour);
        changeZone(fromNanos, nexthop, zone);
    }

    /** The same for a host that is known by its name, with or without a port. */
    public void changeHost(long fromNanos, String host, Behaviour behaviour, Zone zone) {
        byHost.computeIfAbsent(lower(host), name -> new Timeline<>(Behaviour.ACCEPTS))
                .add(fromNanos, behaviour);
        changeZone(fromNanos, host, zone);
    }

    private void changeZone(long fromNanos, String name, Zone zone) {
        zones.computeIfAbsent(lower(name), key -> new Timeline<>(Zone.PLAIN)).add(fromNanos, zone);
    }

    // ---------------------------------------------------------------- who asks for it

    /** A next hop as it was asked for, with what does not change: where its records are, and what they are if plain. */
    private record Known(Nexthop nexthop, Timeline<Zone> zone, Lookup plain) {}

    private record Asked(String nexthop, boolean lmtp, String service) {}

    /**
     * Asks for the servers behind a next hop.
     *
     * @param lmtp whether it is one of lmtp(8)
     * @param service the port, or its name, that holds if the next hop has none
     * @throws Nexthop.Malformed if it is none
     */
    public Lookup lookUp(String text, boolean lmtp, String service, Visit visit) throws Nexthop.Malformed {
        Asked asked = new Asked(text, lmtp, service);
        Known target = known.get(asked);
        if (target == null) {
            target = meet(text, lmtp ? Nexthop.ofLmtp(text, service) : Nexthop.of(text, service));
            known.put(asked, target);
        }
        Zone zone = target.zone().at(machine.now());
        return zone.equals(Zone.PLAIN) ? target.plain() : lookUp(target, zone, visit);
    }

    private Known meet(String text, Nexthop nexthop) {
        String host = nexthop.isHost() ? nexthop.name() : "mx." + nexthop.name();
        Candidate only = new Candidate(0, server(host, nexthop.port(), text));
        Timeline<Zone> zone = nexthop.isHost() && RemoteHost.isAddress(nexthop.name()) ? null : zones.get(lower(text));
        return new Known(
                nexthop,
                zone != null ? zone : zoneOf(nexthop.name()),
                new Lookup(nexthop, Found.RECORDS, nexthop.name(), !nexthop.isHost(), 0, List.of(only)));
    }

    private Lookup lookUp(Known target, Zone zone, Visit visit) {
        Nexthop nexthop = target.nexthop();
        long delay = delay(zone, nexthop.name(), visit);
        Found answer = answer(zone, nexthop.name(), visit);
        if (answer != Found.RECORDS) {
            boolean mx = !nexthop.isHost() && (answer == Found.TRY_AGAIN || answer == Found.NO_MAIL);
            return new Lookup(nexthop, answer, nexthop.name(), mx, delay, List.of());
        } else if (zone.exchangers().isEmpty() || nexthop.isHost()) {
            return new Lookup(
                    nexthop,
                    answer,
                    nexthop.name(),
                    !nexthop.isHost(),
                    delay,
                    target.plain().servers());
        }
        return exchangers(zone, nexthop, visit, delay);
    }

    private Lookup exchangers(Zone zone, Nexthop nexthop, Visit visit, long delayNanos) {
        List<Exchanger> sorted = new ArrayList<>(zone.exchangers());
        sorted.sort(Comparator.comparingInt(Exchanger::preference));
        List<Candidate> found = new ArrayList<>();
        long delay = delayNanos;
        Found last = Found.RECORDS;
        String asked = nexthop.name();
        for (Exchanger exchanger : sorted) {
            String host = exchanger.host();
            Zone own = zoneOf(host).at(machine.now());
            delay += delay(own, host, visit);
            Found address = answer(own, host, visit);
            if (address == Found.RECORDS) {
                found.add(new Candidate(exchanger.preference(), server(host, nexthop.port(), null)));
            } else if (last != Found.TRY_AGAIN) { // which outweighs a name that does not exist
                last = address;
                asked = host;
            }
        }
        return found.isEmpty()
                ? new Lookup(nexthop, last, asked, false, delay, found)
                : new Lookup(nexthop, Found.RECORDS, nexthop.name(), true, delay, found);
    }

    private Timeline<Zone> zoneOf(String name) {
        Timeline<Zone> found = find(zones, name);
        return found != null ? found : nowhere;
    }

    private long delay(Zone zone, String name, Visit visit) {
        return zone.latency().isNone()
                ? 0
                : zone.latency().nanos(machine.now(), luck(Purpose.SERVICE_TIME, name, visit));
    }

    private Found answer(Zone zone, String name, Visit visit) {
        return zone.fails() > 0 && luck(Purpose.FAILURE, name, visit) < zone.fails() ? Found.TRY_AGAIN : zone.answer();
    }

    private double luck(Purpose purpose, String name, Visit visit) {
        return machine.luck().uniform(purpose.code(LOOKUP), Luck.key(visit.key(), Keys.of(name)), visit.attempt());
    }

    // ---------------------------------------------------------------- servers

    /**
     * @param nexthop whose only host it is; null if it is an exchanger that the name service names
     */
    private Server server(String name, int port, @Nullable String nexthop) {
        String key = lower(name) + ":" + port;
        Server known = servers.get(key);
        if (known == null) {
            RemoteHost host = port == 0 ? RemoteHost.local(localName, name) : RemoteHost.of(name, port);
            known = new Server(host, timeline(lower(name), key, nexthop), machine, this::carry);
            servers.put(key, known);
        }
        return known;
    }

    private void carry(Onward.Parcel parcel, Consumer<Answer> answered) {
        carrier.carry(parcel, answered);
    }

    private Timeline<Behaviour> timeline(String name, String nameAndPort, @Nullable String nexthop) {
        Timeline<Behaviour> found = byHost.get(nameAndPort);
        if (found == null) {
            found = find(byHost, name);
        }
        if (found == null && nexthop != null) {
            found = byNexthop.get(lower(nexthop));
            if (found == null) {
                found = find(byNexthop, bare(nexthop));
            }
        }
        return found != null ? found : new Timeline<>(Behaviour.ACCEPTS);
    }

    /** A name without brackets stays; of a host with a port, the host in brackets. */
    private static String bare(String nexthop) {
        int end = nexthop.startsWith("[") ? nexthop.indexOf(']') + 1 : nexthop.indexOf(':');
        return end <= 0 ? nexthop : nexthop.substring(0, end);
    }

    /** What is said of a name, or of the nearest domain above it that is named with a star. */
    private static <T> @Nullable T find(Map<String, T> byName, String name) {
        String lower = lower(name);
        T found = byName.get(lower);
        for (int dot = lower.indexOf('.'); found == null && dot >= 0; dot = lower.indexOf('.', dot + 1)) {
            found = byName.get("*" + lower.substring(dot));
        }
        return found != null ? found : byName.get("*");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
