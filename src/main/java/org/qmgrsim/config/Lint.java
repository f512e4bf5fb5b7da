package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settings that are legal and do not mean what they look like. Each finding is a warning whose hint gives the reason.
 * Findings that a single file shows ({@code wakeup 5m}, swallowed lines, overridden entries) are in {@link
 * MainCf#problems} and {@link MasterCf#problems}.
 */
public final class Lint {
    private static final String COHORT_LIMIT = "destination_concurrency_failed_cohort_limit";

    private final MainCf main;
    private final MasterCf master;
    private final @Nullable ServiceRow qmgr;
    private final Settings settings;
    private final List<Problem> found = new ArrayList<>();

    private Lint(MainCf main, MasterCf master) {
        this.main = main;
        this.master = master;
        this.qmgr = qmgrRow(master);
        Settings plain = Settings.of(main, master);
        this.settings = qmgr == null ? plain : plain.forService(qmgr);
    }

    /** Checks a configuration; findings by place. */
    public static List<Problem> check(MainCf main, MasterCf master) {
        Lint lint = new Lint(main, master);
        lint.checkBackoff();
        main.assignments().forEach(lint::checkUnit);
        main.assignments().forEach(lint::checkTransportExists);
        lint.transports().forEach(lint::checkRateDelay);
        lint.transports().forEach(lint::checkRecipientLimit);
        master.rows().forEach(lint::checkOverrides);
        master.rows().forEach(lint::checkRow);
        lint.found.sort(Problem.BY_PLACE);
        return List.copyOf(lint.found);
    }

    private static @Nullable ServiceRow qmgrRow(MasterCf master) {
        return master.rows().stream()
                .filter(row -> isQmgr(row) && row.name().equals("qmgr"))
                .findFirst()
                .orElse(null);
    }

    private static boolean isQmgr(ServiceRow row) {
        return row.program().equals("qmgr") || row.program().equals("oqmgr");
    }

    private void warn(Position at, String message, String reason) {
        found.add(Problem.warning(at, message, reason));
    }

    /** Where the first of these parameters that somebody set was set. */
    private Position placeOf(String... names) {
        for (String name : names) {
            Assignment own = qmgr == null ? null : qmgr.overrides().get(name);
            Assignment set = own != null ? own : main.find(name);
            if (set != null) {
                return set.valueAt();
            }
        }
        return new Position("main.cf", 0, 0);
    }

    private void checkBackoff() {
        long scan = settings.seconds("queue_run_delay");
        long least = settings.seconds("minimal_backoff_time");
        long most = settings.seconds("maximal_backoff_time");
        if (least > most) {
            warn(
                    placeOf("minimal_backoff_time", "maximal_backoff_time"),
                    "minimal_backoff_time (" + least + "s) is longer than maximal_backoff_time (" + most + "s)",
                    "the minimum wins: every retry waits " + least + "s, and the maximum has no effect");
        }
        if (scan > least) {
            warn(
                    placeOf("queue_run_delay", "minimal_backoff_time"),
                    "queue_run_delay (" + scan + "s) is longer than minimal_backoff_time (" + least + "s)",
                    "a deferred message is tried at the first scan after its backoff: between " + least + " and "
                            + (least + scan) + "s after the failure; lower queue_run_delay to " + least + "s or less");
        }
    }

    private void checkUnit(Assignment set) {
        Parameter spec = Parameters.catalogue().find(set.name());
        if (spec != null
                && spec.kind() == Parameter.Kind.TIME
                && spec.defaultUnit() != 's'
                && TimeValue.hasNoUnit(set.value())) {
            char unit = spec.defaultUnit();
            long count = CNumber.read(set.value()).value();
            if (count != 0) {
                warn(
                        set.valueAt(),
                        set.name() + " = " + set.value() + " means " + TimeValue.words(count, unit),
                        "without a unit this parameter counts " + TimeValue.plural(unit) + "; write " + count + unit
                                + ", or " + count + "s for seconds");
            }
        }
    }

    private void checkTransportExists(Assignment set) {
        Parameters.PerTransport name = Parameters.catalogue().splitPerTransport(set.name());
        if (name == null || master.find(name.transport(), "unix") != null) {
            return;
        }
        String nearest = Nearest.of(name.transport(), services());
        String suffix = set.name().substring(name.transport().length());
        warn(
                set.at(),
                set.name() + " has no effect: master.cf has no unix service \"" + name.transport() + "\"",
                nearest == null
                        ? "the name before " + suffix + " is the first column of a delivery service"
                        : "did you mean \"" + nearest + suffix + "\"?");
    }

    private List<String> services() {
        return master.rows().stream()
                .filter(row -> row.type().equals("unix"))
                .map(ServiceRow::name)
                .toList();
    }

    /** The transports for which something is set. */
    private List<String> transports() {
        TreeSet<String> names = new TreeSet<>();
        for (Assignment set : main.assignments()) {
            Parameters.PerTransport name = Parameters.catalogue().splitPerTransport(set.name());
            if (name != null && master.find(name.transport(), "unix") != null) {
                names.add(name.transport());
            }
        }
        if (main.find("default_destination_rate_delay") != null
                || main.find("default_destination_recipient_limit") != null) {
            names.add("smtp");
        }
        return List.copyOf(names);
    }

    private void checkRateDelay(String transport) {
        if (settings.seconds(transport, "destination_rate_delay") > 0
                && settings.number(transport, COHORT_LIMIT) == 1) {
            warn(
                    placeOf(
                            transport + "_destination_rate_delay",
                            "default_destination_rate_delay",
                            transport + "_" + COHORT_LIMIT),
                    transport + "_destination_rate_delay with " + transport + "_" + COHORT_LIMIT
                            + " = 1: one failure suspends all mail for the destination",
                    "a rate delay forces concurrency 1, so a single failed connection is a whole cohort; set "
                            + transport + "_" + COHORT_LIMIT + " = 10");
        }
    }

    private void checkRecipientLimit(String transport) {
        if (settings.number(transport, "destination_recipient_limit") != 1) {
            return;
        }
        String name = transport + "_destination_recipient_limit";
        if (settings.seconds(transport, "destination_rate_delay") > 0) {
            warn(
                    placeOf(name, "default_destination_recipient_limit", transport + "_destination_rate_delay"),
                    name + " = 1: the rate delay counts per recipient, not per domain",
                    "with a recipient limit of 1 every recipient is a destination of its own; use 2 or more to slow down "
                            + "a domain");
        } else if (main.find(transport + "_destination_concurrency_limit") != null && !transport.equals("local")) {
            warn(
                    placeOf(name, transport + "_destination_concurrency_limit"),
                    name + " = 1: the concurrency limit counts per recipient, not per domain",
                    "with a recipient limit of 1 every recipient is a destination of its own; use 2 or more to limit a "
                            + "domain");
        }
    }

    /** qmgr reads main.cf and its own row, nobody else's. */
    private void checkOverrides(ServiceRow row) {
        if (isQmgr(row)) {
            return;
        }
        for (Assignment set : row.overrides().values()) {
            Parameters.PerTransport name = Parameters.catalogue().splitPerTransport(set.name());
            Parameter spec = name != null ? name.base() : Parameters.catalogue().find(set.name());
            if (spec != null && spec.programs().equals(Set.of("qmgr"))) {
                warn(
                        set.at(),
                        set.name() + " has no effect under " + row.key(),
                        "the queue manager reads it, and only from main.cf or its own row; move it to main.cf");
            }
        }
    }

    private void checkRow(ServiceRow row) {
        row.processLimitFatal(settings.number("default_process_limit"))
                .ifPresent(fatal -> warn(
                        row.at(),
                        row.key() + " dies at its start: " + fatal,
                        "write " + fatal.charAt(fatal.length() - 1) + " in the column before the command"));
        boolean qmgr = isQmgr(row);
        if (!qmgr && !row.program().equals("pickup")) {
            return;
        }
        if (row.wakeupSeconds() == 0) {
            warn(
                    row.at(),
                    row.key() + " has no wakeup",
                    qmgr
                            ? "nothing starts the queue manager before the first trigger after a start, reload or crash, "
                                    + "and mail whose trigger is lost lies still; write 300"
                            : "mail that was requeued, or submitted while Postfix was down, lies still until the next "
                                    + "submission; write 60");
        } else if (row.wakeupConditional()) {
            warn(
                    row.at(),
                    row.key() + " has a conditional wakeup",
                    "after a start or reload it is not woken before its first use; write " + row.wakeupSeconds());
        }
    }
}
