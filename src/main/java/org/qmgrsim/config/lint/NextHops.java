package org.qmgrsim.config.lint;

import java.util.List;
import org.qmgrsim.config.Assignment;

/** Next hops and names that are written as in other programs. */
final class NextHops {
    private static final List<String> UNQUOTED = List.of(
            "relayhost", "myhostname", "mydomain", "myorigin", "mydestination", "relay_domains", "transport_maps");

    private final Subject subject;

    NextHops(Subject subject) {
        this.subject = subject;
    }

    void check() {
        UNQUOTED.stream()
                .map(subject.main::find)
                .filter(set -> set != null && set.value().matches("[\"'].*"))
                .forEach(this::quoted);
        Assignment relayhost = subject.main.find("relayhost");
        if (relayhost != null) {
            checkRelayhost(relayhost);
        }
    }

    private void quoted(Assignment set) {
        subject.warn(
                set.valueAt(),
                "the quotes are part of the value of " + set.name(),
                "Postfix takes quotes in main.cf as they stand; leave them out");
    }

    private void checkRelayhost(Assignment set) {
        String value = set.value();
        int colon = value.indexOf(':');
        String before = colon < 0 ? "" : value.substring(0, colon);
        boolean port = value.substring(colon + 1).matches("[0-9]+|smtp|smtps|submissions?");
        if (!before.isEmpty() && subject.transport(before) != null && !port) {
            subject.warn(
                    set.valueAt(),
                    "relayhost names a host, not a transport: \"" + before + "\" is looked up as a domain",
                    "write relayhost = " + value.substring(colon + 1) + ", or default_transport = " + value);
        }
    }
}
