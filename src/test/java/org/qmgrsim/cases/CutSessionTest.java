package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs that end in the middle of a conversation with another one. */
class CutSessionTest {
    /** qmgr first runs when it is triggered: until then the flow pipe is empty, and every mail pauses for 1 s in cleanup. */
    private static Experiment paused() {
        return new Experiment().wakeup("0");
    }

    @Test
    void cleanupServesTheNextClientAfterSmtpdHasDied() {
        // cleanup pauses from 2.02 to 3.02; smtpd dies at 2.5. cleanup makes its file, reads the end of the data, and
        // removes it; it is free again when the drop of 4 comes, which pauses in the same process.
        PostfixLog log = paused().mail(2, "u@good.test")
                .signal(2.5, "25", 9)
                .sendmail(4, "v@good.test")
                .until(8)
                .run();
        assertEquals(1, log.messages().size());
        assertAt(5.01, log.message(1).arrival());
        assertEquals("delivered", log.message(1).fate());
        assertEquals(1, log.lines("cleanup", "").size());
    }

    @Test
    void aDropWhosePickupHasDiedIsPickedUpAgain() {
        // Dropped at 2; pickup dies at 2.5; its wakeup of 5 feeds the drop to the same cleanup, which pauses again.
        PostfixLog log = paused().row("pickup unix n - n 5 1 pickup")
                .sendmail(2, "u@good.test")
                .signal(2.5, "public/pickup", 9)
                .until(10)
                .run();
        assertEquals(1, log.messages().size());
        assertAt(6.02, log.message(1).arrival());
        assertEquals("delivered", log.message(1).fate());
    }

    @Test
    void aKeptSessionGoesOnAsItBegan() {
        // Two at a time, 6 s each, mail every 0.1 s: deliveries that began with others waiting leave their session to
        // them. Since
        // 9 the host turns new clients away and takes no time: what goes over a kept session is sent, without delay,
        // and
        // nothing
        // else is.
        Experiment crowd = new Experiment().main("smtp_destination_concurrency_limit = 2");
        for (int i = 0; i < 12; i++) {
            crowd.mail(2 + 0.1 * i, "u@slow.test");
        }
        PostfixLog log = crowd.host(9, "slow.test", "banner421", 0)
                .mail(20, "u@slow.test")
                .until(22)
                .run();
        List<String> reused = log.rows().stream()
                .filter(row -> row.at() > 9)
                .map(row -> row.line().text())
                .filter(text -> text.contains("conn_use="))
                .toList();
        assertTrue(reused.stream().allMatch(text -> text.contains("status=sent")), reused::toString);
        assertTrue(reused.stream().anyMatch(text -> text.matches(".*, delays=[^,]*/0, dsn.*")), reused::toString);
        assertEquals("deferred", log.message(13).fate());
    }
}
