package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.Feedback;

/** Growth, shrinking and death of one window (X7, X8, X10, the tables of §6.6), with as many deliveries as allowed. */
class WindowTest {
    private static Window window(int initial, int limit, String up, String down, int cohorts) {
        return new Window(new WindowRules(limit, initial, parse(up), parse(down), cohorts));
    }

    private static Feedback parse(String text) {
        return Feedback.parse("x", text);
    }

    /** Successes until the window has the size. */
    private static int successesTo(Window window, int size) {
        int count = 0;
        for (; window.size() < size && count < 1000; count++) {
            window.grow(window.size());
        }
        return count;
    }

    private static int failuresToDeath(int initial, String down, int cohorts) {
        Window window = window(initial, 0, "1", down, cohorts);
        int count = 0;
        for (; !window.isDead() && count < 1000; count++) {
            window.shrink();
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"1, 15", "1/2, 30", "1/4, 60", "1/concurrency, 180"})
    void fromFiveToTwentyTakesFifteenGrowthsOfSoManySuccesses(String feedback, int successes) {
        // n per step for 1/n; for 1/concurrency some 5 + 6 + … + 19 = 180.
        assertEquals(successes, successesTo(window(5, 20, feedback, "1", 1), 20));
    }

    @Test
    void byTheWindowOneCohortOfSuccessesGrowsItByOne() {
        // The half step ends each cycle as soon as success + 0.5/w reaches 1: 5, then 6, 7, 8, 9 … successes.
        int[] sizes = {6, 7, 8, 9, 10, 15, 20};
        int[] after = {5, 11, 18, 26, 35, 95, 180};
        for (int i = 0; i < sizes.length; i++) {
            assertEquals(after[i], successesTo(window(5, 20, "1/concurrency", "1", 1), sizes[i]));
        }
    }

    @Test
    void withoutFeedbackTheWindowNeverMoves() {
        assertEquals(1000, successesTo(window(5, 20, "0", "1", 1), 6));
    }

    @Test
    void theWindowStopsAtItsLimitAndWithoutLimitItDoesNot() {
        Window limited = window(5, 7, "1", "1", 1);
        successesTo(limited, 8);
        assertEquals(7, limited.size());
        assertEquals(95, successesTo(window(5, 0, "1", "1", 1), 100));
    }

    @Test
    void theWindowDoesNotGrowAwayFromWhatIsUnderWay() {
        // Initial 5, 3 busy: it may grow while it is below 3 + 5.
        Window window = window(5, 20, "1", "1", 1);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            window.grow(3);
            sizes.add(window.size());
        }
        assertEquals(List.of(6, 7, 8, 8, 8), sizes);
    }

    @Test
    void theFirstFailureCostsTwoAndTheNextOnesOne() {
        // From 5, feedback 1: failure 0 − 1 = −1 → 2 steps → 1; then 1 − 1 = 0, 0 − 0.5 < 0 → 1 step.
        assertEquals(List.of("3 (1; 0.2)", "2 (1; 0.5333)", "0 (1; 1.033)"), failures(window(5, 20, "1", "1", 1), 3));
    }

    @Test
    void byTheWindowFiveIsDeadAtTheFifthFailure() {
        assertEquals(
                List.of("4 (0.8; 0.2)", "4 (0.55; 0.45)", "4 (0.3; 0.7)", "3 (1.05; 0.95)", "0 (1.05; 1.283)"),
                failures(window(5, 20, "1", "1/concurrency", 1), 5));
    }

    @Test
    void twentyIsDeadAtTheThirteenthFailure() {
        List<String> seen = failures(window(20, 20, "1", "1", 1), 13);
        assertEquals(
                List.of("18 (1; 0.05)", "17 (1; 0.1056)", "16 (1; 0.1644)", "15 (1; 0.2269)", "14 (1; 0.2935)"),
                seen.subList(0, 5));
        assertEquals(List.of("7 (1; 0.9523)", "0 (1; 1.095)"), seen.subList(11, 13));
    }

    @Test
    void twentyByTheWindowIsDeadAtTheTwentieth() {
        List<String> seen = failures(window(20, 20, "1", "1/concurrency", 1), 20);
        assertEquals(
                List.of(
                        "19 (0.95; 0.05)",
                        "19 (0.8974; 0.1026)",
                        "19 (0.8447; 0.1553)",
                        "19 (0.7921; 0.2079)",
                        "19 (0.7395; 0.2605)"),
                seen.subList(0, 5));
        assertEquals(List.of("18 (1.003; 0.9974)", "0 (1.003; 1.053)"), seen.subList(18, 20));
    }

    private static List<String> failures(Window window, int count) {
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            window.shrink();
            seen.add(window.size() + " (" + four(window.failure()) + "; " + four(window.failCohorts()) + ")");
        }
        return seen;
    }

    private static String four(double value) {
        String text = String.format(Locale.ROOT, "%.4g", value);
        if (value < 1) {
            text = String.format(Locale.ROOT, "%.4f", value);
        }
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 2", "4, 3", "5, 3", "10, 7", "20, 13", "50, 32"})
    void failuresInARowUntilDeath(int initial, int failures) {
        assertEquals(failures, failuresToDeath(initial, "1", 1));
    }

    @ParameterizedTest
    @CsvSource({"5, 2, 4", "1, 10, 10", "5, 10, 12", "20, 10, 26"})
    void aHigherCohortLimitPutsDeathOff(int initial, int cohorts, int failures) {
        assertEquals(failures, failuresToDeath(initial, "1", cohorts));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "6, 7", "7, 8", "8, 8", "10, 11", "13, 14", "14, 15", "15, 16", "16, 16", "19, 20", "20, 20"})
    void withoutNegativeFeedbackDeathIsASumOfDoubles(int initial, int failures) {
        // Six times 1.0/6 stays a hair below 1, so a seventh is needed.
        assertEquals(failures, failuresToDeath(initial, "0", 1));
    }

    @Test
    void aCohortLimitOfZeroNeverKills() {
        Window window = window(5, 20, "1", "1", 0);
        for (int i = 0; i < 100; i++) {
            window.shrink();
        }
        assertEquals(1, window.size());
    }

    @ParameterizedTest
    @CsvSource({
        "5, SSFSFF, 1, 1, 6 7 5 6 4 3",
        "5, SSFSFF, 1/concurrency, 1/concurrency, 5 5 4 4 4 4",
        "5, FSSSSSF, 1, 1, 3 4 5 6 7 8 6",
        "5, FSSSSSF, 1/concurrency, 1/concurrency, 4 4 4 4 5 5 4",
        "20, FSFSFS, 1, 1, 18 19 17 18 16 17",
        "5, SSFSFF, 1/concurrency, 1, 5 5 3 3 2 1"
    })
    void mixedEventsMoveTheWindowAsInTheTable(int initial, String events, String up, String down, String sizes) {
        assertEquals(sizes, mixed(window(initial, 20, up, down, 1), events));
    }

    private static String mixed(Window window, String events) {
        StringBuilder sizes = new StringBuilder();
        for (int i = 0; i < events.length(); i++) {
            if (events.charAt(i) == 'S') {
                window.grow(window.size());
            } else {
                window.shrink();
            }
            sizes.append(' ').append(window.size());
        }
        return sizes.substring(1);
    }

    @Test
    void atTheLimitByTheWindowNineteenHoldsForThirtySixEvents() {
        String seen = mixed(window(20, 20, "1/concurrency", "1/concurrency", 1), "FS".repeat(20));
        assertEquals("19 ".repeat(36) + "18", seen.substring(0, 36 * 3 + 2));
    }

    @Test
    void alternatingEventsAtTheLimitEndBetweenOneAndTwo() {
        String seen = mixed(window(20, 20, "1", "1", 1), "FS".repeat(40));
        assertTrue(seen.endsWith("1 2 1 2 1 2"), seen);
    }

    @Test
    void aSuccessForgetsTheFailedCohorts() {
        Window window = window(5, 20, "1", "1", 1);
        window.shrink();
        window.grow(3);
        assertEquals(0, window.failCohorts());
    }

    @Test
    void aRevivedWindowIsWhatIsUnderWayOrElseInitial() {
        Window window = window(5, 20, "1", "1", 1);
        while (!window.isDead()) {
            window.shrink();
        }
        window.revive(2);
        assertEquals(2, window.size());
        window.revive(0);
        assertEquals(5, window.size());
    }
}
