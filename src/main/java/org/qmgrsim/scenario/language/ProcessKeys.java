package org.qmgrsim.scenario.language;

import java.util.List;

/** How a scenario names the processes to which something happens. */
final class ProcessKeys {
    private static final Shape.Table PROCESS = new Shape.Table(
            "process",
            "a choice of processes",
            List.of(
                    Key.of("service", Kinds.SERVICE, "smtp", "The service.").must(),
                    Key.of(
                                    "process",
                                    Kinds.choice("oldest", "newest", "busy", "idle", "all"),
                                    "busy",
                                    "Which of its processes: `busy` is the oldest that serves a client, `idle` the one that has"
                                            + " been idle longest, which gets the next client.")
                            .byDefault("oldest")),
            List.of());

    static final Shape SERVICE_OR_PROCESS = Shape.either(new Shape.Value(Kinds.SERVICE), PROCESS);

    private static final Shape.Table CRASH = new Shape.Table(
            "crash",
            "a crash",
            List.of(
                    Key.of("service", Kinds.SERVICE, "qmgr", "The service whose processes crash.")
                            .must(),
                    Key.of("times", Kinds.TIMES, "3", "How many processes in a row, or `always`; 0 puts an end to it.")
                            .byDefault("1"),
                    Key.of("after", Kinds.DURATION, "2s", "How long after the start, or after the client came.")
                            .byDefault("0.5ms"),
                    Key.of("exit", Kinds.STATUS, "1", "The process exits by itself with this status, without a signal.")
                            .otherwise("it gets the signal")),
            List.of());

    static final Shape SERVICE_OR_CRASH = Shape.either(new Shape.Value(Kinds.SERVICE), CRASH);

    static final Shape.Table FORKS = new Shape.Table(
            "forks_fail",
            "forks that fail",
            List.of(
                    Key.of("service", Kinds.SERVICE, "smtp", "The only service concerned.")
                            .otherwise("all"),
                    Key.of("times", Kinds.TIMES, "3", "How many forks, or `always`; 0 puts an end to it.")
                            .byDefault("1"),
                    Key.of(
                                    "reason",
                                    Kinds.choice("Resource temporarily unavailable", "Cannot allocate memory"),
                                    "Cannot allocate memory",
                                    "Why, as the system says it.")
                            .byDefault("Resource temporarily unavailable")),
            List.of());

    private ProcessKeys() {}
}
