package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an agent logs the times of a delivery (X1). */
class DelayTextExperimentsTest {
    /** The times of the delivery of one message, of which its host takes all: {@code delay=D, delays=0/0/0/D}. */
    private static void assertLogged(String text, double seconds, int limit) {
        Course course = new Ideal()
                .main("delay_logging_resolution_limit = " + limit)
                .host("a.test", "ok", seconds)
                .mail(1, "u@a.test")
                .until(seconds + 2);
        assertEquals(
                List.of("delay=" + text + ", delays=0/0/0/" + text),
                course.lines("smtp", "status=sent").stream()
                        .map(line -> line.replaceAll(".*(delay=.*), dsn=.*", "$1"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "0.004, 0",
        "0.005, 0.01",
        "0.0949, 0.09",
        "0.305, 0.31",
        "0.994, 0.99",
        "0.995, 1",
        "1.04, 1",
        "1.05, 1.1",
        "9.94, 9.9",
        "9.95, 10",
        "10.4, 10",
        "10.5, 11",
        "123.45, 123"
    })
    void timesAreRoundedToTwoDigitsBelowTenSeconds(double seconds, String text) {
        assertLogged(text, seconds, 2);
    }

    @ParameterizedTest
    @CsvSource({"0.0049, 6, 0.0049", "0.0949, 6, 0.095", "0.995, 0, 1", "0.994, 0, 1", "0.305, 0, 0"})
    void theLimitOfTheirPlacesIsAParameter(double seconds, int limit, String text) {
        assertLogged(text, seconds, limit);
    }
}
