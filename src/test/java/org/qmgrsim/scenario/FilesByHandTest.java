package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.QueueId;

/** Queue files that somebody puts into place, and what it takes until Postfix finds them. */
class FilesByHandTest {
    private static final String BASE = """
            duration: 20m
            master.cf: |
              qmgr unix n - n 300 1 qmgr
            """;

    private static Trial trial(String more) throws InvalidInput {
        Trial trial = Trial.of(BASE + more);
        assertEquals(List.of(), trial.audit().findings());
        return trial;
    }

    @Test
    void theStartFindsEveryQueueButHold() throws InvalidInput {
        // incoming: the wakeup at the start. deferred: qmgr's first scan. active: taken back by the new qmgr, then as
        // incoming.
        // maildrop: pickup's wakeup at the start, but
        // the flow pipe is empty then, so that cleanup pauses for 1 s. hold: nobody.
        Trial trial = trial("""
                files:
                  - { queue: incoming, to: i@example.org, mtime: -1h }
                  - { queue: active, to: a@example.org, mtime: -1h }
                  - { queue: deferred, to: d@example.org, mtime: -1h }
                  - { queue: maildrop, to: m@example.org, mtime: -1h }
                  - { queue: hold, to: h@example.org, mtime: -1h }
                """);
        for (String who : List.of("i@", "a@", "d@", "m@")) {
            assertEquals(1, trial.log("to=<" + who).size(), who);
            assertEquals(
                    who.equals("m@") ? 1 : 0, trial.log("to=<" + who).get(0).at(), 0.3, who);
        }
        assertEquals(1, trial.spool().count(QueueName.HOLD));
        assertEquals(5, trial.audit().began());
        // the message in hold is an hour old when it was put there, and so are the others; pickup passes the time on
        assertEquals(4, trial.log("delay=360").size());
    }

    @Test
    void filesPutIntoARunningSystemWaitForTheNextScanOfTheirQueue() throws InvalidInput {
        // incoming: the wakeup at 300 s. deferred: the scan of queue_run_delay, 300 s as well. active: nobody, until a
        // qmgr
        // starts, here by the reload at 700 s.
        Trial trial = trial("""
                faults:
                  - { at: 100s, put: { queue: incoming, to: i@example.org } }
                  - { at: 100s, put: { queue: deferred, to: d@example.org, age: 1d } }
                  - { at: 100s, put: { queue: active, to: a@example.org } }
                  - { at: 700s, reload: true }
                """);
        assertOnce(300.3, trial.times("to=<i@"));
        assertOnce(300.3, trial.times("to=<d@"));
        assertEquals(
                List.of(700.0), trial.times("to=<a@").stream().map(Math::floor).toList());
    }

    @Test
    void aFutureTimeIsWaitedForAndAnIncompleteFileIsNotThere() throws InvalidInput {
        // mtime 400 s ahead of 100 s: 500 s, so the wakeup at 600 s. The other becomes complete at 650 s: the wakeup at
        // 900.
        Trial trial = trial("""
                faults:
                  - { at: 100s, put: { queue: incoming, to: later@example.org, mtime: +400s } }
                  - { at: 100s, put: { queue: incoming, to: part@example.org, mode: 0600, label: part } }
                  - { at: 650s, chmod: { files: part, mode: 0700 } }
                """);
        assertOnce(600.0, trial.times("to=<later@"));
        assertOnce(900.0, trial.times("to=<part@"));
    }

    @Test
    void touchMoveAndRemoveDoWhatTheySay() throws InvalidInput {
        // touched: at 100 s its time is put back, so the deferred scan at 300 s takes it. moved: out of hold into
        // incoming at
        // 310 s: the wakeup at 600 s. removed: never.
        Trial trial = trial("""
                files:
                  - { queue: deferred, to: t@example.org, mtime: +1d, label: t }
                  - { queue: hold, to: v@example.org, label: v }
                  - { queue: deferred, count: 3, to: r@example.org, mtime: +1d, label: r }
                faults:
                  - { at: 100s, touch: { files: t, mtime: -1m } }
                  - { at: 310s, move: { files: v, queue: incoming } }
                  - { at: 200s, remove: r }
                """);
        assertOnce(300.0, trial.times("to=<t@"));
        assertOnce(600.0, trial.times("to=<v@"));
        assertEquals(List.of(), trial.log("to=<r@"));
        assertEquals(5, trial.audit().began());
        assertEquals(0, trial.spool().count(QueueName.DEFERRED));
    }

    @Test
    void aDropThatIsRemovedWhilePickupReadsItIsDeliveredAllTheSame() throws InvalidInput {
        // Before the first qmgr there are no tokens, so cleanup waits 10 s, and has no file of its own yet when the
        // drop goes.
        Trial trial = Trial.of("""
                duration: 20m
                main.cf: |
                  in_flow_delay = 10
                master.cf: |
                  qmgr unix n - n 0 1 qmgr
                files:
                  - { queue: maildrop, to: r@example.org, label: r }
                faults:
                  - { at: 6s, remove: r }
                """);
        assertEquals(List.of(), trial.audit().findings());
        assertEquals(1, trial.log("to=<r@").size());
        assertEquals(1, trial.log("warning: remove maildrop/").size());
        assertEquals(1, trial.audit().began());
    }

    @Test
    void aSpanIsFilledAtRandomTheSameWayEveryTime() throws InvalidInput {
        String files = """
                files: { queue: hold, count: 400, to: b@example.org, mtime: -200s to +200s, age: 1h to 3h }
                """;
        Trial trial = trial(files);
        long now = Math.floorDiv(trial.scenario().epochCalendarNanos(), 1_000_000_000L);
        double sum = 0;
        for (QueueFile file : trial.spool().files(QueueName.HOLD)) {
            assertTrue(Math.abs(file.mtimeSecond() - now) <= 201, () -> "mtime " + (file.mtimeSecond() - now));
            assertTrue(file.createdSecond() <= now - 3600 && file.createdSecond() >= now - 3 * 3600 - 1);
            sum += now - file.createdSecond();
        }
        assertEquals(7200, sum / 400, 3 * 7200 / Math.sqrt(12 * 400)); // three standard errors of a mean of 400
        assertEquals(
                trial.spool().files(QueueName.HOLD).stream().map(QueueFile::id).toList(),
                trial(files).spool().files(QueueName.HOLD).stream()
                        .map(QueueFile::id)
                        .toList());
    }

    @Test
    void aStartRenamesFilesWhoseNamesAreNotOfTheirInodes() throws InvalidInput {
        Trial trial = trial("""
                files:
                  - { queue: deferred, count: 3, to: copied@example.org, mtime: +1d, copied: true }
                  - { queue: deferred, count: 2, to: moved@example.org, mtime: +1d }
                faults:
                  - { at: 60s, put: { queue: hold, to: late@example.org, copied: true } }
                  - { at: 70s, reload: true }
                """);
        // before postfix-script says that it starts; and again by the reload, which looks everything through at its end
        assertEquals(
                List.of(
                        "postsuper: Renamed to match inode number: 3 messages",
                        "postsuper: warning: QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS",
                        "postfix-script: starting the Postfix mail system",
                        "postfix-script: refreshing the Postfix mail system",
                        "postsuper: Renamed to match inode number: 1 message",
                        "postsuper: warning: QUEUE FILE NAMES WERE CHANGED TO MATCH INODE NUMBERS"),
                trial.texts("post").stream()
                        .filter(line -> line.startsWith("post"))
                        .toList());
        trial.spool()
                .files(QueueName.DEFERRED)
                .forEach(file -> assertEquals(file.inode(), QueueId.inode(file.id()), file::id));
    }

    @Test
    void anIncompleteFileOfLastWeekIsRemovedByTheStart() throws InvalidInput {
        Trial trial = trial("""
                files:
                  - { queue: incoming, to: old@example.org, mode: 0600, mtime: -8d, label: old }
                  - { queue: incoming, to: new@example.org, mode: 0600, mtime: -6d }
                """);
        assertEquals(1, trial.spool().count(QueueName.INCOMING));
        assertEquals(1, trial.facts(Happening.MessageRemoved.class).size());
    }

    @Test
    void aNameCanBeGivenAndServesAsALabel() throws InvalidInput {
        Trial trial = trial("""
                files: { queue: hold, to: b@example.org, id: 4A1B220E000 }
                faults:
                  - { at: 100s, move: { files: 4A1B220E000, queue: incoming } }
                """);
        assertEquals(1, trial.log("4A1B220E000: to=<b@example.org>").size());
    }

    @Test
    void whatCannotBeIsSaidWithItsPlace() {
        InvalidInput bad = assertThrows(InvalidInput.class, () -> Trial.of(BASE + """
                files:
                  - { queue: outgoing, to: b@example.org }
                  - { queue: hold }
                  - { queue: hold, to: b@example.org, id: 4A1B22C193, count: 2 }
                  - { queue: hold, to: b@example.org, mtime: 5m to 1m }
                  - { queue: hold, to: b@example.org, mtime: -5 }
                  - { queue: hold, to: b@example.org, mode: 0888 }
                  - { queue: hold, to: b@example.org, id: 4A1B22C193 }
                """));
        assertEquals(
                List.of(
                        "queue: found \"outgoing\", not maildrop, incoming, active, deferred or hold",
                        "an entry of files without any of: to, to_one_of",
                        "2 files cannot all be named 4A1B22C193",
                        "mtime: found \"5m to 1m\", not a time from now, or two with to between",
                        "mtime: found \"-5\", not a time from now, or two with to between",
                        "mode: found \"0888\", not a file mode",
                        "a second file with the ID 4A1B22C193"),
                bad.problems().stream().map(Problem::message).toList());
    }

    /** Timers are whole seconds of the clock, so one of them comes up to a second earlier or later. */
    private static void assertOnce(double second, List<Double> times) {
        assertEquals(1, times.size(), times::toString);
        assertEquals(second, times.get(0), 1);
    }
}
