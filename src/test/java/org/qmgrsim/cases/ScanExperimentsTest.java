package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.journal.QueueName;

/** Which file is taken next, and which is passed over (X2, X24 to X26, X30). */
class ScanExperimentsTest {
    private static List<Double> times(double... times) {
        return DoubleStream.of(times).boxed().toList();
    }

    /**
     * A message that was deferred and is gone; its copies are put into queues by hand while Postfix is stopped, and it starts
     * again at 100. From 5 on its host takes mail.
     */
    private static Ideal stopped() {
        return new Ideal()
                .host(0, "a.test", "rcpt450", 0)
                .host(5, "a.test", "ok", 0)
                .mail(0, "u@a.test")
                .at(5, "postsuper -d m1")
                .at(10, "postfix stop")
                .at(100, "start");
    }

    private static Ideal drop(Ideal to, double at, String queue, int first, int count, String mtime) {
        for (int i = first; i < first + count; i++) {
            to.at(at, "drop file", String.format("%s/AA%03d mode 0700 mtime %s s, copy of m1", queue, i, mtime));
        }
        return to;
    }

    @ParameterizedTest
    @CsvSource({
        "100.9, 0, W, true",
        "100.9, 1, W, true",
        "100.9, 2, W, false",
        "100.9, 2, AW, true",
        "101.0, 2, W, true",
        "100.9, 60, AI, true"
    })
    void aFileIsTakenUpToASecondBeforeItsTime(double at, int mtime, String bytes, boolean taken) {
        // X2: the file is put there at 100; at 100.9 it is second 100, and 101 is not more than 1 ahead.
        Course course = stopped()
                .at(100.5, "drop file", "incoming/AA000 mode 0700 mtime +" + mtime + " s, copy of m1")
                .at(at, "trigger qmgr", bytes)
                .until(at + 0.05);
        assertEquals(taken ? times(at) : List.of(), course.active(2));
        assertEquals(
                taken ? List.of() : List.of("qmgr_active_feed: skip AA000 (" + mtime + " seconds)"),
                course.lines("qmgr", "qmgr_active_feed: skip"));
    }

    @ParameterizedTest
    @CsvSource({"W", "AW", "FADI"})
    void anIncompleteFileIsNeverTaken(String bytes) {
        // X2: mode 0600, whatever is asked for; the same file is taken once it is 0700.
        Course course = stopped()
                .at(100.5, "drop file", "incoming/AA000 mode 0600 mtime +0 s, copy of m1")
                .at(102, "trigger qmgr", bytes)
                .at(103, "chmod", "incoming/AA000 mode 0700")
                .at(104, "trigger qmgr", "W")
                .until(105);
        assertEquals(times(104), course.active(2));
        assertEquals(List.of(), course.lines("qmgr", "qmgr_active_feed: skip"));
    }

    @Test
    void aStartTakesOneFileOfEachQueueInTurn() {
        // X24
        Course course = drop(drop(stopped(), 50, "incoming", 0, 3, "+0"), 50, "deferred", 3, 3, "+0")
                .until(101);
        assertEquals("idid" + "id", course.fedFrom());
        assertEquals(times(100, 100, 100, 100, 100, 100), course.activations().subList(1, 7));
    }

    @Test
    void aFileThatIsPassedOverGivesTheOtherQueueItsTurn() {
        // X24, all deferred files in the future: i; skip, i; skip, i; and the last skip alone.
        Course course = drop(drop(stopped(), 50, "incoming", 0, 3, "+0"), 50, "deferred", 3, 3, "+900")
                .until(101);
        assertEquals("iii", course.fedFrom());
        assertEquals(
                List.of("fed", "skip", "fed", "skip", "fed", "skip"),
                course.log().rows().stream()
                        .filter(row -> row.at() >= 100 && row.line().program().equals("qmgr"))
                        .map(row -> row.line().text())
                        .filter(text -> text.contains("skip ") || text.endsWith("(queue active)"))
                        .map(text -> text.contains("skip ") ? "skip" : "fed")
                        .toList());
    }

    @Test
    void anyNumberOfRequestsDuringAScanGiveOneRestart() {
        // X24: the first W starts a scan of six files, one a turn; the others come in its next three turns.
        Ideal scanning = drop(stopped(), 110, "incoming", 0, 6, "+0");
        for (int i = 0; i < 4; i++) {
            scanning.at(120, "trigger qmgr", "W");
        }
        Course course = scanning.until(121);
        assertEquals(times(120), course.times("qmgr", "restart incoming queue scan"));
        assertEquals(6, course.activations().stream().filter(at -> at == 120).count());
        assertEquals(
                1,
                course.times("qmgr", ": start incoming queue scan").stream()
                        .filter(at -> at == 120)
                        .count());
        assertEquals(
                4,
                course.times("qmgr", "trigger arrived").stream()
                        .filter(at -> at == 120)
                        .count());
    }

    @Test
    void whenTheActiveQueueIsFullIncomingComesFirst() {
        // X25: i, d, full. One smtp process takes 10 s for each, so that one ends at a time and makes room for one
        // more: that
        // is one from incoming as long as there is any.
        Course course = drop(drop(stopped(), 50, "incoming", 0, 3, "+0"), 50, "deferred", 3, 2, "+0")
                .main("qmgr_message_active_limit = 2")
                .rows("smtp unix - - n - 1 smtp")
                .host(6, "a.test", "ok", 10)
                .until(160);
        assertEquals("idiid", course.fedFrom());
        assertEquals(times(100, 100, 110, 120, 130), course.activations().subList(1, 6));
    }

    @Test
    void tokensComeBackOneForEachFileAndAllAtTheEnd() {
        // X26: the pipe is empty after a start and holds 100; three files are fed, and then the scan is closed.
        Course course = drop(stopped(), 50, "incoming", 0, 3, "+0")
                .main("in_flow_delay = 1", "default_process_limit = 100")
                .until(101);
        List<String> puts = course.lines("qmgr", "mail_flow_put");
        assertEquals(
                List.of("mail_flow_put: 1 1", "mail_flow_put: 1 1", "mail_flow_put: 1 1", "mail_flow_put: 97 97"),
                puts.subList(puts.size() - 4, puts.size()));
    }

    @Test
    void filesOfADirectoryComeInAnOrderOfTheirOwn() {
        // A directory is no queue: twenty files of one scan are neither first-in-first-out nor the other way round, but
        // they are in the same order every time.
        Course course = drop(stopped(), 50, "incoming", 0, 20, "+0").until(101);
        List<String> fed = course.lines("qmgr", "qmgr_message_alloc: active AA");
        List<String> sorted = new ArrayList<>(fed);
        Collections.sort(sorted);
        assertEquals(20, fed.size());
        assertNotEquals(sorted, fed);
        Collections.reverse(sorted);
        assertNotEquals(sorted, fed);
        Course again = drop(stopped(), 50, "incoming", 0, 20, "+0").until(101);
        assertEquals(fed, again.lines("qmgr", "qmgr_message_alloc: active AA"));
    }

    /** A delivery since 0 that takes 20 s, and one that waits for it; qmgr is killed at 5 and started again at once. */
    private static Ideal killed(String behaviour) {
        return new Ideal()
                .main("smtp_destination_concurrency_limit = 1")
                .host("slow.test", behaviour, 20)
                .mail(0, "u@slow.test")
                .mail(1, "v@slow.test")
                .at(5, "kill qmgr", "SIGKILL")
                .at(5, "trigger qmgr", "W");
    }

    @Test
    void aRestartLeavesAloneWhatAnAgentStillHolds() {
        // X30: both files go to incoming with the time of the start; the first is locked and put off until 65; the
        // second
        // is active at once.
        Course course = killed("ok").until(10);
        assertEquals(times(5), course.times("qmgr", "skipped, still being delivered"));
        assertEquals(times(0), course.active(1));
        assertEquals(times(1, 5), course.active(2));
        assertEquals(List.of(65L), course.mtimes(QueueName.INCOMING));
        assertEquals(times(0, 5), course.startTimes());
    }

    @Test
    void whatTheAgentDeliversAfterARestartIsRemovedByTheNextScan() {
        // X30: marked done at 20, which makes the file eligible; the trigger of 30 finds it, and nothing is left to do.
        Course course = killed("ok").mail(30, "w@good.test").until(40);
        assertEquals(times(0, 30), course.active(1));
        assertEquals(times(30), course.times("qmgr", course.log().message(1).id() + ": removed"));
        assertEquals(1, course.log().message(1).attempts().size());
        assertEquals(20.0, course.log().message(1).attempts().get(0).at());
    }

    @Test
    void whatTheAgentDefersAfterARestartWaitsForItsMinute() {
        // X30: deferred at 20 without a change of the file, whose time stays 65. At 63 it is more than a second ahead.
        Course course = killed("rcpt450")
                .at(63.9, "trigger qmgr", "W")
                .at(64, "trigger qmgr", "W")
                .until(80);
        assertEquals(times(0, 64), course.active(1));
        assertEquals(
                1,
                course.lines("qmgr", "skip " + course.log().message(1).id() + " (2 seconds)")
                        .size());
        assertTrue(course.left(QueueName.ACTIVE) > 0);
    }
}
