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
                    Key.of("to", Kinds.SERVICE, "pickup", "The service to which the clients connect.")
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

    private static final Kind<Long> FREE = new Kind<>(
            "a size, or plenty",
            "a size such as 5MB, or plenty",
            Long.class,
            List.of(),
            Pattern.compile("plenty|" + Quantities.SIZE),
            Kind.Numbers.of(false, 0.0, null),
            Quantities::diagnoseSize,
            text -> text.equals("plenty") ? -1L : (long) Quantities.bytes(text));

    private static final Kind<Long> FILES_LEFT = new Kind<>(
            "a number of files, or plenty",
            "a number of files from 0 to 1000000, or plenty",
            Long.class,
            List.of(),
            Pattern.compile("plenty|[0-9]{1,6}|1000000"),
            Kind.Numbers.of(true, 0.0, 1_000_000.0),
            text -> null,
            text -> text.equals("plenty") ? -1L : Long.parseLong(text));

    /** The file system under the queue. */
    static final Shape.Table DISK = new Shape.Table(
            "disk",
            "the disk",
            List.of(
                    Key.of(
                                    "free",
                                    FREE,
                                    "5MB",
                                    "So much is free now for those who are not root. Queue files that are written and"
                                            + " removed change it; renaming and setting times need nothing.")
                            .otherwise("as before; plenty at the start"),
                    Key.of("inodes", FILES_LEFT, "0", "So many files can still be made.")
                            .otherwise("as before; plenty at the start"),
                    Key.of(
                                    "fsync",
                                    Kinds.TIME_LAW,
                                    "lognormal 2s 1.5",
                                    "What fsync takes beyond what a good disk needs: cleanup, postdrop and bounce wait for"
                                            + " it. The file is complete, and to be seen, before that.")
                            .otherwise("as before; no longer at the start"),
                    Key.of(
                                    "names",
                                    Kinds.TIME_LAW,
                                    "30ms",
                                    "What qmgr needs beyond the usual for each block of 32 kB of names, some thousand.")
                            .otherwise("as before; no longer at the start"),
                    Key.of(
                                    "stat",
                                    Kinds.TIME_LAW,
                                    "5ms",
                                    "What qmgr needs beyond the usual to look at each file of a scan.")
                            .otherwise("as before; no longer at the start")),
            List.of());

    /** What a fault can do to the machine. */
    static final List<Key> FAULTS = List.of(
            Key.of(
                    "disk",
                    DISK,
                    "{ free: 0, inodes: 0 }",
                    "The file system of the queue is like this from now on, as under `disk` above."),
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
