package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;

/** The keys of what happens to the machine on which Postfix runs. */
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

    /** What a fault can do to the machine. */
    static final List<Key> FAULTS = List.of(Key.of(
            "step_clock",
            STEP,
            "-90s",
            "The clock is set forward or back, as an NTP daemon does. Timers of Postfix are due by the clock, but whoever"
                    + " sleeps is not woken by the step."));

    private MachineKeys() {}
}
