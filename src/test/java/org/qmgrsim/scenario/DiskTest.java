package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;

/** A file system under the queue that is full, or slow. */
class DiskTest {
    private static final String BASE = """
            duration: 10m
            main.cf: |
              notify_classes =
              in_flow_delay = 0
            """;

    private static Trial trial(String more, String... sets) throws InvalidInput {
        Trial trial = Trial.of(BASE + more, sets);
        assertEquals(List.of(), trial.audit().findings());
        return trial;
    }

    @Test
    void smtpdRefusesMailWhileThereMayBeNoRoomForTheLargestMessage() throws InvalidInput {
        // 1.5 · 10240000 bytes in blocks of 4096: 2500 blocks < free / 1.5, so more than 3750 blocks, 15.36 MB. The
        // client
        // comes again after 100 s: refused at 50 and 150 s, taken at 250 s.
        Trial trial = trial("""
                mail: { at: [50s], from: a@b.example, to: bob@example.org, size: 20kB, retry: 100s }
                disk: { free: 15360000B }
                faults: [{ at: 200s, disk: { free: 15364096B } }]
                """);
        assertEquals(
                List.of(
                        "smtpd: NOQUEUE: reject: MAIL from unknown[127.0.0.1]: 452 4.3.1 Insufficient system storage;"
                                + " proto=ESMTP helo=<localhost>",
                        "smtpd: warning: not enough free space in mail queue: 15360000 bytes < 1.5*message size limit",
                        "smtpd: disconnect from unknown[127.0.0.1] ehlo=1 mail=0/1 quit=1 commands=2/3"),
                trial.log().stream()
                        .filter(line -> line.program().equals("smtpd") && line.at() < 100)
                        .skip(1)
                        .map(line -> line.program() + ": " + line.text())
                        .toList());
        assertEquals(List.of(50.0, 150.0), trial.times("452 4.3.1"));
        assertEquals(1, trial.log("status=sent").size());
        assertEquals(250.0, trial.times("status=sent").get(0), 0.3);
        assertEquals(1, trial.audit().began());
    }

    @Test
    void queueMinfreeIsALimitToo() throws InvalidInput {
        Trial trial = trial("""
                mail: { at: [50s], to: bob@example.org }
                disk: { free: 90MB }
                """, "queue_minfree=100000000");
        assertEquals(1, trial.log("452 4.3.1 Insufficient system storage").size());
        assertEquals(1, trial.facts(Happening.MessageRemoved.class).size());
    }

    @Test
    void aMessageThatIsTooLargeIsRefusedForGood() throws InvalidInput {
        Trial trial = trial("""
                mail: { at: [50s], from: a@b.example, to: bob@example.org, size: 20MB, retry: 100s }
                """);
        assertEquals(
                List.of(
                        "smtpd: NOQUEUE: reject: MAIL from unknown[127.0.0.1]: 552 5.3.4 Message size exceeds fixed limit;"
                                + " proto=ESMTP helo=<localhost>"),
                trial.texts("reject"));
    }

    @Test
    void whatDoesNotFitIsAWriteErrorOfCleanupAndStaysWithTheClient() throws InvalidInput {
        // No limit of message size, so smtpd lets all in as long as a block is free. 20 blocks are: the 50 kB of the
        // first
        // message (13 blocks) fit, those of the second do not; when the first one is delivered they do.
        Trial trial = trial("""
                mail: { at: [50s, 52s], to: bob@example.org, size: 50kB, retry: 60s }
                destinations: { example.org: { after: 10s } }
                disk: { free: 80KiB }
                """, "message_size_limit=0", "mailbox_size_limit=0");
        List<String> errors = trial.texts("cleanup: warning");
        assertEquals(1, errors.size());
        assertTrue(errors.get(0).matches("cleanup: warning: [0-9A-F]+: write queue file: No space left on device"));
        assertEquals(1, trial.log("removed (canceled)").size());
        assertEquals(1, trial.log("data=0/1 quit=1").size());
        assertEquals(2, trial.log("status=sent").size());
        assertEquals(122, trial.times("status=sent").get(1), 0.5);
    }

    @Test
    void withoutInodesWhoMakesAFileTriesEveryTenSeconds() throws InvalidInput {
        // cleanup at 50, 60, 70 s; it has one at 75 s, found at 80 s. The command for the submission likewise.
        Trial trial = trial("""
                mail:
                  - { at: [50s], to: bob@example.org }
                  - { at: [51s], via: sendmail, to: bob@example.org }
                disk: { inodes: 0 }
                faults: [{ at: 75s, disk: { inodes: plenty } }]
                """);
        assertEquals(List.of(50.0, 60.0, 70.0), trial.times("create file incoming/"));
        assertEquals(3, trial.log("create file maildrop/").size());
        assertTrue(trial.log("create file incoming/")
                .get(0)
                .text()
                .matches("warning: mail_queue_enter: create file incoming/\\d+\\.\\d+: No space left on device"));
        assertEquals(2, trial.log("status=sent").size());
        assertEquals(80, trial.times("status=sent").get(0), 0.3);
    }

    @Test
    void aSubmissionFailsAndItsCallerTriesAgain() throws InvalidInput {
        Trial trial = trial("""
                mail: { at: [50s], via: sendmail, to: bob@example.org, size: 20kB, retry: 1m }
                disk: { free: 0 }
                faults: [{ at: 60s, disk: { free: 200MB } }]
                """);
        assertEquals(1, trial.log("warning: uid=0: No space left on device").size());
        assertEquals(1, trial.log("fatal: root(0): queue file write error").size());
        assertEquals(1, trial.log("status=sent").size());
        assertEquals(0, trial.spool().count(QueueName.MAILDROP));
    }

    @Test
    void whatIsDeferredCannotBeWrittenDownButIsDeferred() throws InvalidInput {
        // The message is there from before. bounce dies of it, a second later, and is throttled; the file goes to
        // deferred
        // all the same: that needs no room.
        Trial trial = trial("""
                files: { queue: incoming, to: bob@example.org }
                destinations: { example.org: { answers: 450 } }
                disk: { free: 0 }
                """, "duration=1m");
        assertEquals(1, trial.log("fatal: append file defer ").size());
        assertEquals(1, trial.log(": defer service failure").size());
        assertEquals(1, trial.log("bad command startup -- throttling").size());
        assertEquals(1, trial.log("status=deferred").size());
        assertEquals(1, trial.spool().count(QueueName.DEFERRED));
    }

    @Test
    void aSlowFsyncDelaysTheTriggerButNotOtherScans() throws InvalidInput {
        // 60 s for each fsync. The first message is written at 50 s and triggers at 110 s. But at 80 s somebody else
        // makes
        // qmgr scan incoming: the file is complete, so it is delivered before cleanup has said a word to its client.
        String slow = """
                mail: { at: [50s], to: bob@example.org }
                disk: { fsync: 60s }
                """;
        assertEquals(110, trial(slow).times("status=sent").get(0), 0.3);
        Trial early = trial(slow + "faults: [{ at: 80s, trigger: { bytes: I } }]\n");
        assertEquals(80, early.times("status=sent").get(0), 0.3);
        assertEquals(110, early.times("disconnect").get(0), 0.3);
    }

    @Test
    void anFsyncOfMinutesLooksLikeAWrongClock() throws InvalidInput {
        // More than 100 s between the time of the file and the clock. Each cleanup process says it once.
        Trial trial = trial("""
                mail: { at: [50s], to: bob@example.org }
                disk: { fsync: 150s }
                """);
        assertEquals(
                List.of("cleanup: warning: file system clock is 150 seconds behind local clock"),
                trial.texts("file system clock"));
        Trial back = trial("""
                mail: { at: [50s], to: bob@example.org }
                disk: { fsync: 10s }
                faults: [{ at: 55s, step_clock: -30s }]
                """);
        assertEquals(
                List.of(
                        "cleanup: warning: file system clock is 20 seconds ahead of local clock",
                        "cleanup: warning: resetting file time stamps - this hurts performance"),
                back.log().stream()
                        .filter(line ->
                                line.program().equals("cleanup") && line.text().startsWith("warning"))
                        .map(line -> line.program() + ": " + line.text())
                        .toList());
        assertEquals(1, back.log("status=sent").size()); // at once, since its time was put right
    }

    @Test
    void aScanOfAHugeDirectoryTakesItsTime() throws InvalidInput {
        // 5000 files that are not due. In memory each look is some 20 us, and a block of 1024 names 250 us: a tenth of
        // a
        // second. With 2 ms for each look it is 10 s; 4 further blocks at 1 s each make 4 s.
        String many = """
                duration: 4m
                queue_fs: ext4
                files: { queue: deferred, count: 5000, to: bob@example.org, mtime: +1h }
                """;
        double memory = scan(Trial.of(many));
        double slow = scan(Trial.of(many + "disk: { stat: 2ms }\n"));
        double names = scan(Trial.of(many + "disk: { names: 1s }\n", "hash_queue_names=defer"));
        assertTrue(memory < 0.5, () -> "in memory " + memory);
        assertEquals(10, slow - memory, 0.3);
        assertEquals(4, names - memory, 0.3);
    }

    private static double scan(Trial trial) {
        List<Double> ends = trial.facts(Happening.ScanEnded.class).stream()
                .filter(fact -> ((Happening.ScanEnded) fact.what()).queue() == QueueName.DEFERRED)
                .map(fact -> fact.atNanos() / 1e9)
                .toList();
        double start = trial.facts(Happening.ScanStarted.class).stream()
                        .filter(fact -> ((Happening.ScanStarted) fact.what()).queue() == QueueName.DEFERRED)
                        .findFirst()
                        .orElseThrow()
                        .atNanos()
                / 1e9;
        return ends.get(0) - start;
    }

    @Test
    void hashedDirectoriesAreScannedOneAfterTheOther() throws InvalidInput {
        // The order within a run of one first character is arbitrary, but each character comes once.
        String files = """
                duration: 10s
                master.cf: |
                  qmgr unix n - n 300 1 qmgr -v
                files: { queue: deferred, count: 200, to: bob@example.org, mtime: +1h, age: 2h to 3h }
                """;
        assertEquals(runs(Trial.of(files), "deferred/[0-9A-F]/"), 16);
        assertTrue(runs(Trial.of(files, "hash_queue_names=defer"), "deferred/") > 100);
        assertEquals(
                200,
                Trial.of(files, "hash_queue_depth=2").log("qmgr_active_feed: deferred/").stream()
                        .filter(line -> line.text().matches("qmgr_active_feed: deferred/(.)/(.)/\\1\\2.*"))
                        .count());
    }

    /** How often the first character of the IDs changes in the first scan, plus one. */
    private static int runs(Trial trial, String path) {
        int runs = 0;
        char last = 0;
        List<Trial.Line> fed = trial.log("qmgr_active_feed: deferred/");
        assertEquals(200, fed.size());
        for (Trial.Line line : fed) {
            String id = line.text().replaceFirst("qmgr_active_feed: " + path, "");
            runs += id.charAt(0) == last ? 0 : 1;
            last = id.charAt(0);
        }
        return runs;
    }

    @Test
    void theFullDiskOfTheScenarioLosesNoMail() throws InvalidInput {
        Trial trial = Trial.shipped("full-disk");
        assertEquals(List.of(), trial.audit().findings());
        assertTrue(trial.log("452 4.3.1").size() >= 10);
        assertTrue(trial.log("452 4.3.1").stream().allMatch(line -> line.at() > 600 && line.at() < 2400));
        assertTrue(trial.log("queue file write error").stream().allMatch(line -> line.at() > 1200 && line.at() < 2400));
        assertTrue(trial.log("queue file write error").size() >= 2);
        assertTrue(trial.log("create file").stream().allMatch(line -> line.at() > 1800 && line.at() < 2410));
        assertTrue(trial.log("create file").size() >= 60);
        assertTrue(trial.log("fatal: append file defer").size() >= 1);
        for (QueueName queue : QueueName.values()) {
            assertEquals(0, trial.spool().count(queue), queue::toString);
        }
        assertEquals(trial.audit().began(), trial.log("status=sent").size());
        assertEquals(25 + 17 + 1, trial.audit().began());
    }
}
