package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers of {@code delays=}. Times in seconds. */
class DelaysTest {
    @ParameterizedTest
    @CsvSource({
        "0.004, 0", "0.005, 0.01", "0.0949, 0.09", "0.305, 0.31", "0.994, 0.99", "0.995, 1", "1.04, 1", "1.05, 1.1",
        "9.94, 9.9", "9.95, 10", "10.4, 10", "10.5, 11", "123.45, 123", "0, 0", "5, 5", "6.5, 6.5"
    })
    void twoDigitsAndAtMostTwoPlacesThenOnePlaceThenWholeSeconds(String seconds, String text) {
        assertEquals(text, format(seconds, 2));
    }

    @ParameterizedTest
    @CsvSource({"0.0049, 6, 0.0049", "0.0949, 6, 0.095", "0.995, 0, 1", "0.994, 0, 1", "0.305, 0, 0"})
    void theResolutionLimitDecidesHowManyPlaces(String seconds, int limit, String text) {
        assertEquals(text, format(seconds, limit));
    }

    private static String format(String seconds, int limit) {
        long micros = new java.math.BigDecimal(seconds).movePointRight(6).longValueExact();
        StringBuilder out = new StringBuilder();
        Delays.append(out, micros, limit);
        return out.toString();
    }
}
