package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.Feedback;

/** A feedback parameter as a transport takes it up. */
class FeedbackTest {
    @Test
    void aMalformedTextIsWarnedAboutWhenTheTransportIsMadeAndOneIsUsed() {
        IdealDaemon daemon = new IdealDaemon();
        daemon.knobs("smtp").feedback("1/sqrt_concurrency", "1/8");
        daemon.mail("A", "u@a.example");
        assertEquals(
                List.of("0.0 warning: default_destination_concurrency_positive_feedback: "
                        + "ignoring malformed or unreasonable feedback: 1/sqrt_concurrency"),
                daemon.log);
        assertEquals(1.0, daemon.smtp().windowRules().positive().base());
        assertEquals(
                new Feedback(0.125, false, null), daemon.smtp().windowRules().negative());
    }
}
