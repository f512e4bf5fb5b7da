package org.qmgrsim.config.lint;

import java.util.List;
import java.util.Set;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.ServiceRow;

/** Parameters behind {@code -o} of a service whose program does not read them. */
final class MisplacedOptions {
    private static final Set<String> QUEUE_MANAGERS = Set.of("qmgr", "oqmgr", "nqmgr");

    /** Parameters that one kind of program reads, and what to do with them elsewhere. */
    private record Reader(Set<String> names, Set<String> programs, String reason) {}

    private static final List<Reader> READERS = List.of(
            new Reader(
                    Set.of("default_process_limit", "service_throttle_time", "master_service_disable"),
                    Set.of("master"),
                    "master reads it, and only from main.cf; for one service there is the process limit column"),
            new Reader(
                    Set.of(
                            "relayhost",
                            "transport_maps",
                            "default_transport",
                            "sender_dependent_relayhost_maps",
                            "sender_dependent_default_transport_maps"),
                    Set.of("trivial-rewrite"),
                    "trivial-rewrite decides where mail goes, before this service sees it; set it in main.cf, or route"
                            + " the mail by transport_maps"),
            new Reader(
                    Set.of(
                            "header_checks",
                            "mime_header_checks",
                            "nested_header_checks",
                            "body_checks",
                            "always_bcc",
                            "sender_bcc_maps",
                            "recipient_bcc_maps",
                            "delay_warning_time"),
                    Set.of("cleanup", "bounce"),
                    "cleanup reads it; give this service a cleanup of its own with -o cleanup_service_name=NAME, and set it"
                            + " there"));

    private final Subject subject;

    MisplacedOptions(Subject subject) {
        this.subject = subject;
    }

    void check() {
        for (ServiceRow row : subject.master.rows()) {
            row.overrides().values().forEach(set -> check(row, set));
        }
    }

    private void check(ServiceRow row, Assignment set) {
        if (isOfQmgr(set.name()) && !QUEUE_MANAGERS.contains(row.program())) {
            subject.warn(
                    set.at(),
                    set.name() + " has no effect under " + row.key(),
                    "the queue manager reads it, and only from main.cf or its own row; move it to main.cf");
        }
        for (Reader reader : READERS) {
            if (reader.names.contains(set.name()) && !reader.programs.contains(row.program())) {
                subject.warn(set.at(), set.name() + " has no effect under " + row.key(), reader.reason);
            }
        }
    }

    private static boolean isOfQmgr(String name) {
        Parameters.PerTransport perTransport = Parameters.catalogue().splitPerTransport(name);
        Parameter spec = perTransport != null
                ? perTransport.base()
                : Parameters.catalogue().find(name);
        return spec != null && spec.programs().equals(Set.of("qmgr"));
    }
}
