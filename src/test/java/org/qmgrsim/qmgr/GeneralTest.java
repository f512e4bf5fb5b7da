package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as C's {@code %g} prints them. */
class GeneralTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.2, 0.2",
        "0.5333333333333333, 0.533333",
        "1.0333333333333332, 1.03333",
        "-0.25, -0.25",
        "0.00012345678, 0.000123457",
        "0.0000123, 1.23e-05",
        "123456, 123456",
        "1234567, 1.23457e+06",
        "1e20, 1e+20"
    })
    void sixSignificantDigitsWithoutTrailingZeros(double value, String text) {
        assertEquals(text, General.format(value));
    }
}
