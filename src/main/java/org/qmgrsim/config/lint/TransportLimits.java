package org.qmgrsim.config.lint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.ServiceRow;

/** How many deliveries a transport makes at a time, and to whom they count. */
final class TransportLimits {
    private static final String CONCURRENCY = "destination_concurrency_limit";
    private static final String COHORTS = "destination_concurrency_failed_cohort_limit";
    private static final String RECIPIENTS = "destination_recipient_limit";
    private static final String RATE_DELAY = "destination_rate_delay";
    private static final String INITIAL = "initial_destination_concurrency";

    /** Stands for all transports without a value of their own: the parameters are called {@code default_…}. */
    private static final String DEFAULT = "default";

    private static final Set<String> NETWORK = Set.of("smtp", "lmtp");

    private final Subject subject;

    TransportLimits(Subject subject) {
        this.subject = subject;
    }

    void check() {
        transports().forEach(this::checkRateDelay);
        transports().forEach(this::checkLoneConcurrency);
        transports().forEach(this::checkRecipientLimit);
        transports().forEach(this::checkProcessLimit);
        transports().forEach(this::checkInitial);
        checkRelayhost();
    }

    /** Those for which something is set, and {@code default} if something is set for all. */
    private List<String> transports() {
        TreeSet<String> names = new TreeSet<>();
        for (Assignment set : subject.main.assignments()) {
            Parameters.PerTransport name = Parameters.catalogue().splitPerTransport(set.name());
            if (name != null && subject.transport(name.transport()) != null) {
                names.add(name.transport());
            } else if (set.name().startsWith("default_destination_")
                    || set.name().equals(INITIAL)) {
                names.add(DEFAULT);
            }
        }
        return List.copyOf(names);
    }

    private boolean isOwn(String transport, String suffix) {
        return subject.isChanged(transport + "_" + suffix);
    }

    private int number(String transport, String suffix) {
        return subject.settings.number(transport + "_" + suffix);
    }

    private Position placeOf(String transport, String... suffixes) {
        String[] names = new String[2 * suffixes.length];
        for (int i = 0; i < suffixes.length; i++) {
            names[i] = transport + "_" + suffixes[i];
            names[suffixes.length + i] = "default_" + suffixes[i];
        }
        return subject.placeOf(names);
    }

    private void checkRateDelay(String transport) {
        if (isOwn(transport, RATE_DELAY)
                && subject.settings.seconds(transport + "_" + RATE_DELAY) > 0
                && number(transport, COHORTS) == 1) {
            subject.warn(
                    placeOf(transport, RATE_DELAY),
                    transport + "_" + RATE_DELAY + " with " + transport + "_" + COHORTS
                            + " = 1: one failure suspends all mail for the destination",
                    "a rate delay forces concurrency 1, so a single failed connection is a whole cohort; set "
                            + transport + "_" + COHORTS + " = 10");
        }
    }

    private void checkLoneConcurrency(String transport) {
        ServiceRow row = subject.transport(transport);
        boolean network = transport.equals(DEFAULT) || (row != null && NETWORK.contains(row.program()));
        if (network
                && isOwn(transport, CONCURRENCY)
                && number(transport, CONCURRENCY) == 1
                && number(transport, COHORTS) == 1
                && number(transport, RECIPIENTS) != 1
                && subject.settings.seconds(transport + "_" + RATE_DELAY) == 0) {
            subject.warn(
                    placeOf(transport, CONCURRENCY),
                    transport + "_" + CONCURRENCY + " = 1 with " + transport + "_" + COHORTS
                            + " = 1: one failure suspends all mail for the destination",
                    "with concurrency 1 a single failed connection is a whole cohort; set " + transport + "_" + COHORTS
                            + " = 10");
        }
    }

    private void checkRecipientLimit(String transport) {
        if (transport.equals("local") || number(transport, RECIPIENTS) != 1) {
            return;
        }
        String name = transport + "_" + RECIPIENTS;
        if (isOwn(transport, RATE_DELAY)) {
            subject.warn(
                    placeOf(transport, RECIPIENTS, RATE_DELAY),
                    name + " = 1: the rate delay counts per recipient, not per domain",
                    "with a recipient limit of 1 every recipient is a destination of its own; use 2 or more to slow down "
                            + "a domain");
        } else if (isOwn(transport, CONCURRENCY)) {
            subject.warn(
                    placeOf(transport, RECIPIENTS, CONCURRENCY),
                    name + " = 1: the concurrency limit counts per recipient, not per domain",
                    "with a recipient limit of 1 every recipient is a destination of its own; use 2 or more to limit a "
                            + "domain");
        }
    }

    private void checkProcessLimit(String transport) {
        ServiceRow row = subject.transport(transport.equals(DEFAULT) ? "smtp" : transport);
        if (row == null || !isOwn(transport, CONCURRENCY)) {
            return;
        }
        int limit = number(transport, CONCURRENCY);
        int processes = row.maxproc(subject.settings.number("default_process_limit"));
        if (processes > 0 && limit > processes) {
            subject.warn(
                    placeOf(transport, CONCURRENCY),
                    transport + "_" + CONCURRENCY + " (" + limit + ") is larger than the process limit of " + row.key()
                            + " (" + processes + ")",
                    "each delivery takes a process, so that no more than " + processes
                            + " run at a time, for all destinations together; raise the "
                            + (row.maxproc().isPresent() ? "column before the command" : "default_process_limit")
                            + ", too");
        }
    }

    /** The limit wins, and the window does not move. */
    private void checkInitial(String transport) {
        boolean all = transport.equals(DEFAULT);
        String name = all ? INITIAL : transport + "_" + INITIAL;
        int initial = subject.settings.number(name);
        int limit = number(transport, CONCURRENCY);
        if (limit > 0 && initial > limit && subject.isChanged(name)) {
            subject.warn(
                    subject.placeOf(name, INITIAL),
                    name + " (" + initial + ") is larger than " + transport + "_" + CONCURRENCY + " (" + limit + ")",
                    "the limit wins: windows begin with " + limit);
        }
    }

    /** With a relayhost all remote mail has one next hop: more processes than its window are of no use. */
    private void checkRelayhost() {
        String relayhost = subject.settings.text("relayhost");
        String transport = subject.settings.text("default_transport").replaceFirst(":.*", "");
        ServiceRow row = subject.transport(transport);
        if (relayhost.isEmpty() || row == null || row.maxproc().isEmpty()) {
            return;
        }
        int processes = row.maxproc().getAsInt();
        int limit = subject.settings.number(transport, CONCURRENCY);
        if (limit > 0 && (processes > limit || processes == 0)) {
            subject.warn(
                    row.at(),
                    row.key() + " may run " + (processes == 0 ? "any number of" : processes)
                            + " processes, but all its mail goes to one next hop, and " + transport + "_" + CONCURRENCY
                            + " is " + limit,
                    "the limit holds for each next hop, and relayhost = " + relayhost
                            + " makes one of all domains; set " + transport + "_" + CONCURRENCY + " in main.cf, too");
        }
    }
}
