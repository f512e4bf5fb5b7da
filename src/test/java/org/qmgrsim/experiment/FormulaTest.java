package org.qmgrsim.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas of theory, beside what they give by hand. */
class FormulaTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "1 + 2 * 3 : 7",
                "(1 + 2) * 3 - -1 : 10",
                "[wakeup] / 2 : 150",
                "{throughput} * 5m : 600",
                "ceil(2000 / 300) * 65s : 455",
                "min(20, 100) / 1s : 20",
                "12/min * 10s : 2",
                "1 / 6 : 0.166666667",
                "10% + 1h : 3600.1"
            })
    void valuesAreThoseOfTheHand(String formula, double value) throws Formula.Bad {
        assertEquals(value, Formula.value(formula.strip(), name -> name.equals("[wakeup]") ? 300 : 2), 1e-6);
    }

    @Test
    void oneServerAtHalfLoadNeedsTwiceItsService() throws Formula.Bad {
        // M/M/1: 1 / (1 - 0.5) = 2; M/M/2 at the same rate: 1 / (1 - 0.25^2) = 1.0667; at full load never
        assertEquals(2, Formula.value("mmc(0.5/s, 1s, 1)", name -> 0), 1e-9);
        assertEquals(16 / 15.0, Formula.value("mmc(0.5/s, 1s, 2)", name -> 0), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, Formula.value("mmc(2/s, 1s, 2)", name -> 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 +", "(1", "[wakeup", "sin(1)", "1 2", "x", "min(1)"})
    void whatIsNoFormulaIsRefused(String text) {
        assertThrows(Formula.Bad.class, () -> Formula.value(text, name -> 1));
    }
}
