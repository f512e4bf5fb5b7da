package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.qmgrsim.journal.QueueName;

/** Queue files that somebody has put there by hand, as in a restore: nobody is told, so who finds them, and when? */
class HandmadeFilesTest {
    private static List<Double> times(double... times) {
        return DoubleStream.of(times).boxed().toList();
    }

    /** A message that was deferred and is gone; its host takes mail from 2 on. Wakeup every 20 s, deferred scan every 15 s. */
    private static Ideal restoring() {
        return new Ideal()
                .main("queue_run_delay = 15")
                .rows("qmgr unix n - n 20 1 qmgr -v")
                .host(0, "a.test", "rcpt450", 0)
                .host(2, "a.test", "ok", 0)
                .mail(1, "u@a.test")
                .at(3, "postsuper -d m1");
    }

    private static Ideal drop(Ideal to, double at, String file, String mode, int mtime) {
        return to.at(at, "drop file", file + " mode " + mode + " mtime +" + mtime + " s, copy of m1");
    }

    @Test
    void aFileInIncomingIsFoundByTheNextWakeup() {
        Course course = drop(restoring(), 21, "incoming/AAAA0", "0700", 0).until(70);
        assertEquals(times(40), course.times("qmgr", "AAAA0: from="));
    }

    @Test
    void aFileInDeferredIsFoundByTheNextScanOfDeferred() {
        Course course = drop(restoring(), 21, "deferred/AAAA0", "0700", 0).until(70);
        assertEquals(times(30), course.times("qmgr", "AAAA0: from="));
    }

    @Test
    void aFileWithATimeInTheFutureWaitsForTheFirstScanAfterIt() {
        // Until 21 + 30 = 51: not at 40, but at 60.
        Course course = drop(restoring(), 21, "incoming/AAAA0", "0700", 30).until(70);
        assertEquals(times(60), course.times("qmgr", "AAAA0: from="));
        assertEquals(times(40), course.times("qmgr", "skip AAAA0 (11 seconds)"));
    }

    @Test
    void anIncompleteFileWaitsForSomebodyToCompleteIt() {
        Course course = drop(restoring(), 21, "incoming/AAAA0", "0600", 0)
                .at(50, "chmod", "incoming/AAAA0 mode 0700")
                .until(70);
        assertEquals(times(60), course.times("qmgr", "AAAA0: from="));
    }

    @Test
    void aFileInActiveIsFoundOnlyWhenQmgrStarts() {
        // Killed at 50; the wakeup at 60 makes master fork the next one, which moves it to incoming.
        Course course = drop(restoring(), 21, "active/AAAA0", "0700", 0)
                .at(50, "kill qmgr", "SIGKILL")
                .until(70);
        assertEquals(times(60), course.times("qmgr", "qmgr_move: moved AAAA0 from active to incoming"));
        assertEquals(times(60), course.times("qmgr", "AAAA0: from="));
    }

    @Test
    void aFileOnHoldLiesStill() {
        Course course = drop(restoring(), 21, "hold/AAAA0", "0700", 0)
                .at(40, "postqueue -f")
                .until(70);
        assertEquals(1, course.left(QueueName.HOLD));
        assertEquals(1, course.messages());
    }

    @Test
    void aStartGivesCopiedFilesNamesThatEndInTheirInodes() {
        // Two copies; the five digits of the time stay.
        Course course = drop(drop(restoring(), 30, "incoming/AAAA0", "0700", 0), 31, "deferred/BBBB1", "0700", 0)
                .at(25, "postfix stop")
                .at(50, "start")
                .until(60);
        List<String> said = course.lines("postsuper", "");
        assertEquals(
                List.of(
                        "Renamed to match inode number: 2 messages",
                        "warning: QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS"),
                said.subList(said.size() - 2, said.size()));
        List<String> active = course.lines("qmgr", "(queue active)");
        assertEquals(
                List.of("AAAA0", "BBBB1"),
                active.subList(1, 3).stream()
                        .map(line -> line.substring(0, 5))
                        .sorted()
                        .toList());
        assertEquals(
                2,
                active.subList(1, 3).stream()
                        .map(line -> line.substring(5, line.indexOf(':')))
                        .filter(inode -> inode.matches("20E00[01]"))
                        .distinct()
                        .count());
    }
}
