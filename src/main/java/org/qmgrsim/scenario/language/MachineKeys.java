package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;

/** The keys of what happens to the machine on which Postfix runs, and of programs on it that mean no good. */
final class MachineKeys {
    private static final Kind<Long> STEP = new Kind<>(
            "a step of the clock",
            "a step of the clock: forward such as +1h, or back such as -90s",
            Long.class,
            List.of(),
            Pattern.compile("[-+]" + Quantities.TIME),
            null,
            text -> text.matches("[0-9.]+[a-z]+") ? "did you mean \"+" + text + "\"?" : null,
            text -> Span.read(text).leastNanos());

    private static final Shape.Table SILENT = new Shape.Table(
            "silent_trigger",
            "a silent trigger",
            List.of(
                    Key.of("to", Kinds.SERVICE, "qmgr", "The service to which the clients connect.")
                            .byDefault("qmgr"),
                    Key.of("count", Kinds.COUNT, "3", "How many clients, all at once.")
                            .byDefault("1"),
                    Key.of("for", Kinds.DURATION, "5s", "How long each of them says nothing.")
                            .byDefault("1h"),
                    Key.of(
                                    "bytes",
                                    Kinds.BYTES,
                                    "W",
                                    "What it writes then; the service may have lost patience by that time.")
                            .otherwise("it hangs up without a word")),
            List.of());

    /** What a fault can do to the machine. */
    static final List<Key> FAULTS = List.of(
            Key.of(
                    "step_clock",
                    STEP,
                    "-90s",
                    "The clock is set forward or back, as an NTP daemon does. Timers of Postfix are due by the clock, but"
                            + " whoever sleeps is not woken by the step."),
            Key.of(
                    "silent_trigger",
                    SILENT,
                    "{ to: qmgr, for: 5s }",
                    "Clients connect to a service that takes triggers (qmgr or pickup) and write nothing: the service"
                            + " stands still until they do, or for 10 s each."));

    private MachineKeys() {}
}
