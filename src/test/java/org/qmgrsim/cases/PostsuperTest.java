package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** postsuper(1) on mail that somebody is working on. */
class PostsuperTest {
    /** What each line that names a queue ID says of it, without the programs that say nothing of its fate. */
    private static List<String> fates(PostfixLog log, String id) {
        return log.rows().stream()
                .filter(row -> row.about(id) != null)
                .map(row -> row.line().program() + " " + row.about(id))
                .filter(text -> text.contains("status=") || text.contains("removed"))
                .map(text -> text.replaceAll(" to=.*status=", " "))
                .map(text -> text.replaceAll(" \\(.*", ""))
                .toList();
    }

    @Test
    void anActiveFileThatIsRequeuedIsDeliveredUnderBothItsIds() {
        // The agent has the file open since 2.03 and needs 6 s. Requeued at 4, the message comes in again by the wakeup
        // of
        // pickup at 5: its delivery takes from 5.02 to 11.02. The first one ends at 8.03, under the ID that the agent
        // was given.
        PostfixLog log = new Experiment()
                .row("pickup unix n - n 5 1 pickup")
                .mail(2, "u@slow.test")
                .at(4, "postsuper -r m1")
                .until(15)
                .run();
        assertEquals(2, log.messages().size());
        LoggedMessage first = log.message(1);
        LoggedMessage second = log.message(2);
        assertEquals("requeue", second.origin());
        // "Received: by mx.lab.test (Postfix, from userid 102)" has 51 characters, "\tid DA31620E3D4; " and the date
        // 54; and
        // each line counts two more for its end. A shorter queue ID makes the header shorter.
        assertEquals(first.size() + 109 - (11 - second.id().length()), second.size());
        assertAt(8.02, first.attempts().get(0).at());
        assertEquals(1, first.attempts().size());
        assertAt(11.02, second.attempts().get(0).at());
        assertEquals(1, second.attempts().size());
        assertEquals(
                List.of("postsuper requeued"),
                log.rows().stream()
                        .filter(row -> row.line().program().equals("postsuper") && row.about(first.id()) != null)
                        .map(row -> "postsuper " + row.about(first.id()))
                        .toList());
        assertEquals(List.of("smtp sent"), fates(log, first.id()));
        assertEquals(List.of("smtp sent", "qmgr removed"), fates(log, second.id()));
    }

    @Test
    void anActiveFileThatIsDeletedIsDeliveredAllTheSame() {
        PostfixLog log = new Experiment()
                .mail(2, "u@slow.test")
                .at(4, "postsuper -d m1")
                .until(10)
                .run();
        String id = log.message(1).id();
        assertEquals(List.of("postsuper removed", "smtp sent"), fates(log, id));
        assertAt(List.of(4.0), log.lines("postsuper", "Deleted: 1 message"));
        assertAt(
                List.of(8.02),
                log.lines("qmgr", "warning: qmgr_active_done_3_generic: remove " + id + " from active: No such file"));
    }

    @Test
    void whenAllIsDeletedOnlyTheNumberIsLogged() {
        PostfixLog log = new Experiment()
                .mail(2, "u@temp.test")
                .mail(3, "v@temp.test")
                .at(4, "postsuper -d ALL")
                .until(10)
                .run();
        assertAt(List.of(4.0), log.lines("postsuper", "Deleted: 2 messages"));
        assertEquals(List.of("smtp deferred"), fates(log, log.message(1).id()));
        assertEquals(
                1,
                log.rows().stream()
                        .filter(row -> row.line().program().equals("postsuper"))
                        .count());
    }

    @Test
    void whatIsDeletedTwiceIsDeletedOnce() {
        PostfixLog log = new Experiment()
                .mail(2, "u@temp.test")
                .mail(3, "v@slow.test")
                .at(4, "postsuper -d m1")
                .at(5, "postsuper -d m1")
                .at(5, "postsuper -h m1")
                .until(10)
                .run();
        assertEquals(1, log.lines("postsuper", "Deleted: 1 message").size());
        assertEquals(1, log.lines("postsuper", "Deleted: 0 messages").size());
        assertEquals(1, log.lines("postsuper", "Placed on hold: 0 messages").size());
        assertEquals("delivered", log.message(2).fate());
    }

    @Test
    void aDropThatIsDeletedWhilePickupFeedsItLeavesItsCopyInTheQueue() {
        // qmgr has not run, so the flow pipe is empty: cleanup pauses for 1 s when pickup, woken at 0, feeds it at 0.01
        // ff.
        PostfixLog log = new Experiment()
                .wakeup("0")
                .row("pickup unix n - n 60 1 pickup")
                .sendmail(2, "u@good.test")
                .at(2.5, "postsuper -d m1")
                .until(10)
                .run();
        assertEquals(1, log.lines("postsuper", "Deleted: 1 message").size(), log.rows()::toString);
        assertEquals(1, log.lines("pickup", "warning: remove maildrop/").size());
        assertEquals("delivered", log.message(1).fate());
    }
}
