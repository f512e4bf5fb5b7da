package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock of qmgr that never runs backward. */
class SaneTimeTest {
    private final List<String> warnings = new ArrayList<>();
    private final SaneTime sane = new SaneTime(warnings::add);

    @Test
    void aClockThatWasSetBackIsFollowedAtHalfSpeedUntilItHasCaughtUp() {
        assertEquals(1000, sane.second(1000));
        assertEquals(1000, sane.second(990)); // 10 s back: stands still at first
        assertEquals(List.of("backward time jump detected -- slewing clock"), warnings);
        // Then one second for two: 1 s later nothing yet, 2 s later 1001, and the clock (992) is 9 behind.
        assertEquals(1000, sane.second(991));
        assertEquals(1001, sane.second(992));
        assertEquals(1004, sane.second(998));
        assertEquals(1006, sane.second(1002));
        assertEquals(1, warnings.size());
        // At 1006 the clock has caught up with the last answer. From there on that is the clock again.
        assertEquals(1006, sane.second(1006));
        assertEquals(1007, sane.second(1007));
        assertEquals("backward time jump recovered -- back to normality", warnings.get(1));
    }

    @Test
    void aSecondStepBackIsAnother() {
        sane.second(1000);
        sane.second(900);
        sane.second(800);
        assertEquals("another backward time jump detected -- slewing clock", warnings.get(1));
    }

    @Test
    void aStepForwardIsNoMatter() {
        assertEquals(1000, sane.second(1000));
        assertEquals(5000, sane.second(5000));
        assertEquals(List.of(), warnings);
    }
}
