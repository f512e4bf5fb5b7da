package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of a feedback parameter (X9, §6.4). */
class FeedbackTest {
    @ParameterizedTest
    @ValueSource(strings = {"1/sqrt_concurrency", "2", "1/0.5", "-1", "1/", "", "x", "1/0", "1/8x", "1/8 x", "-1/-2"})
    void malformedOrUnreasonableFeedbackIsRefused(String text) {
        assertNull(Feedback.parse(text));
    }

    @Test
    void aQuotientIsAConstant() {
        assertEquals(new Feedback(0.125, false), Feedback.parse("1/8"));
        assertEquals(new Feedback(0.125, false), Feedback.parse(" 1 / 8"));
        assertEquals(new Feedback(1.0 / 3, false), Feedback.parse("1/3"));
    }

    @Test
    void concurrencyInAnyCaseDividesByTheWindow() {
        assertEquals(new Feedback(1, true), Feedback.parse("1 / Concurrency"));
        assertEquals(new Feedback(0.5, true), Feedback.parse("0.5/CONCURRENCY"));
        assertEquals(0.125, new Feedback(0.5, true).at(4));
    }

    @Test
    void zeroFreezesTheWindow() {
        assertEquals(new Feedback(0, false), Feedback.parse("0"));
    }

    @Test
    void whatFollowsABareNumberDoesNotMatter() {
        assertEquals(new Feedback(0.5, false), Feedback.parse("0.5x"));
        assertEquals(new Feedback(1, false), Feedback.parse("1 concurrency"));
        assertEquals(new Feedback(0.25, false), Feedback.parse(".25e0"));
    }

    @Test
    void aMalformedTextIsWarnedAboutWhenTheTransportIsMadeAndOneIsUsed() {
        IdealDaemon daemon = new IdealDaemon();
        daemon.knobs("smtp").feedback("1/sqrt_concurrency", "1/8");
        daemon.mail("A", "u@a.example");
        assertEquals(
                List.of("0.0 default_destination_concurrency_positive_feedback: "
                        + "ignoring malformed or unreasonable feedback: 1/sqrt_concurrency"),
                daemon.log);
        assertEquals(Feedback.ONE, daemon.smtp().windowRules().positive());
        assertEquals(new Feedback(0.125, false), daemon.smtp().windowRules().negative());
    }
}
