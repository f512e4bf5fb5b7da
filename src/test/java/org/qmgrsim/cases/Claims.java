package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** What experiments claim of times, in seconds. */
final class Claims {
    /** What a few steps without a timer may take: forks, the start of qmgr, a delivery. */
    static final double STEPS = 0.04;

    /** The hand reckons steps to 5 ms. */
    private static final double EARLY = 0.005;

    private Claims() {}

    /** That something happened at this time, or a few steps later. */
    static void assertAt(double expected, double actual) {
        assertTrue(
                actual >= expected - EARLY && actual <= expected + STEPS,
                () -> "expected " + expected + ", was " + actual);
    }

    /** That something happened exactly at these times, or a few steps later. */
    static void assertAt(List<Double> expected, List<Double> actual) {
        assertEquals(expected.size(), actual.size(), () -> "expected " + expected + ", was " + actual);
        for (int i = 0; i < actual.size(); i++) {
            int index = i;
            double late = actual.get(i) - expected.get(i);
            assertTrue(
                    late >= -EARLY && late <= STEPS,
                    () -> "number " + (index + 1) + ": expected " + expected + ", was " + actual);
        }
    }
}
