package org.qmgrsim.config.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;

/** Transports that are named and do not exist. */
final class TransportNames {
    private static final List<String> NAMES_ONE = List.of(
            "default_transport",
            "relay_transport",
            "local_transport",
            "virtual_transport",
            "mailbox_transport",
            "fallback_transport",
            "content_filter");

    private final Subject subject;

    TransportNames(Subject subject) {
        this.subject = subject;
    }

    void check() {
        if (subject.master.isAssumed()) {
            return;
        }
        Settings plain = Settings.of(subject.main, subject.master);
        NAMES_ONE.forEach(name -> check(subject.main.find(name), plain));
        for (ServiceRow row : subject.master.rows()) {
            NAMES_ONE.forEach(name -> check(row.overrides().get(name), plain.forService(row)));
        }
    }

    private void check(@Nullable Assignment set, Settings settings) {
        if (set == null) {
            return;
        }
        String transport = settings.text(set.name()).replaceFirst(":.*", "");
        if (transport.isEmpty() || transport.contains(" ") || subject.transport(transport) != null) {
            return;
        }
        List<String> others = subject.master.rows().stream()
                .filter(row -> row.isPrivate() && row.type().equals("unix"))
                .map(ServiceRow::name)
                .toList();
        String nearest = Nearest.of(transport, others);
        subject.warn(
                set.valueAt(),
                "connect to transport private/" + transport + ": No such file or directory",
                nearest == null
                        ? "qmgr logs this when mail needs " + set.name()
                                + ", and defers it: master.cf has no private unix" + " service \"" + transport + "\""
                        : "master.cf has no private unix service \"" + transport + "\"; did you mean \"" + nearest
                                + "\"?");
    }
}
