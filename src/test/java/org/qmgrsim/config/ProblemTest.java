package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Position AT = new Position("scenarios/lost-trigger.yaml", 6, 42);

    @Test
    void readsAsFileLineColumnSeverityMessageAndHint() {
        Problem warning = Problem.warning(AT, "wakeup \"5m\" means 5 seconds", "write 300 for five minutes");

        assertEquals(
                "scenarios/lost-trigger.yaml:6:42: warning: wakeup \"5m\" means 5 seconds\n"
                        + "  hint: write 300 for five minutes",
                warning.toString());
        assertEquals(
                "a.cf:1:2: error: bad",
                Problem.error(new Position("a.cf", 1, 2), "bad", null).toString());
        assertEquals(
                Severity.WARNING, Problem.error(AT, "bad", null).asWarning().severity());
    }

    @Test
    void invalidInputCarriesAllProblemsInOrderOfPlace() {
        Problem second = Problem.error(new Position("a.cf", 2, 1), "second", null);
        Problem first = Problem.warning(new Position("a.cf", 1, 9), "first", null);

        InvalidInput invalid =
                assertThrows(InvalidInput.class, () -> InvalidInput.throwIfAnyError(List.of(second, first)));

        assertEquals(List.of(first, second), invalid.problems());
        assertEquals("a.cf:1:9: warning: first\na.cf:2:1: error: second", invalid.getMessage());
    }

    @Test
    void warningsAloneRefuseNothing() {
        Problem warning = Problem.warning(AT, "odd", null);

        assertDoesNotThrow(() -> InvalidInput.throwIfAnyError(List.of(warning)));
        assertThrows(IllegalArgumentException.class, () -> new InvalidInput(List.of(warning)));
    }

    @Test
    void theNearestNameHasTheFewestEdits() {
        List<String> names = List.of("queue_run_delay", "queue_minfree", "max_use");

        assertEquals("queue_run_delay", Nearest.of("queue_run_dely", names)); // one letter is missing
        assertEquals("queue_run_delay", Nearest.of("queue_run_dealy", names)); // two neighbours are swapped
        assertEquals("max_use", Nearest.of("MAX_USES", names));
        assertNull(Nearest.of("relayhost", names));
        assertNull(Nearest.of("x", names));
    }
}
