package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1, false",
        "0.5, 0.5, false",
        "0, 0, false",
        "1/8, 0.125, false",
        "1 / 4, 0.25, false",
        "1/concurrency, 1, true",
        "0.5 / Concurrency, 0.5, true",
        "0.5x, 0.5, false"
    })
    void hasThreeForms(String text, double base, boolean perWindow) {
        assertEquals(new Feedback(base, perWindow, null), Feedback.parse("x", text));
    }

    @Test
    void dividesByTheWindowOnlyIfToldTo() {
        assertEquals(0.25, Feedback.parse("x", "1/concurrency").at(4));
        assertEquals(0.5, Feedback.parse("x", "0.5").at(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "2",
                "-1",
                "1/",
                "1/0",
                "3/2",
                "1/sqrt_concurrency",
                "1/concurrency x",
                "1/8x",
                "1/0.5",
                "1/8 x",
                "-1/-2"
            })
    void anythingElseIsOneWithAWarning(String text) {
        assertEquals(
                new Feedback(
                        1,
                        false,
                        "warning: smtp_destination_concurrency_positive_feedback:"
                                + " ignoring malformed or unreasonable feedback: " + text),
                Feedback.parse("smtp_destination_concurrency_positive_feedback", text));
    }
}
