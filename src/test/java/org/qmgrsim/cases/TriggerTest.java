package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What qmgr does about a trigger, and what happens without. */
class TriggerTest {
    private static List<String> qmgrLines(PostfixLog log, double from, double to) {
        return log.rows().stream()
                .filter(row -> row.at() >= from
                        && row.at() < to
                        && row.line().program().equals("qmgr"))
                .map(row -> row.line().text())
                .toList();
    }

    @Test
    void twoFilesAreFedByOneScanEachWithItsPairOfLines() {
        // Both triggers are lost; the wakeup at 10.0 finds both files.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .at(0.2, "deny triggers qmgr")
                .mail(3, "u@good.test")
                .mail(4, "v@good.test")
                .until(11)
                .run();
        List<String> lines = qmgrLines(log, 9.9, 10.9);
        assertEquals(
                2,
                lines.stream()
                        .filter("qmgr_active_feed: queue incoming"::equals)
                        .count());
        assertEquals(
                2,
                lines.stream()
                        .filter(line -> line.startsWith("qmgr_active_feed: incoming/"))
                        .count());
        assertEquals(
                1,
                lines.stream()
                        .filter(line -> line.startsWith("qmgr_scan_start"))
                        .count());
        assertEquals(
                1, lines.stream().filter("done incoming queue scan"::equals).count());
    }

    @Test
    void triggersDuringAScanMakeItStartOnceMoreHoweverManyCame() {
        // 60 files take qmgr some 10 ms; of the triggers that come meanwhile each is read, and one restart follows.
        Experiment experiment = new Experiment().at(0.2, "deny triggers qmgr").until(6);
        for (int i = 0; i < 60; i++) {
            experiment.mail(2 + 0.03 * i, "u@good.test");
        }
        for (double at : new double[] {5, 5.001, 5.002, 5.003}) {
            experiment.at(at, "trigger qmgr", "W");
        }
        PostfixLog log = experiment.run();
        List<String> lines = qmgrLines(log, 4.9, 6);
        assertEquals(4, lines.stream().filter("request: 87 (W)"::equals).count());
        assertEquals(
                1,
                lines.stream()
                        .filter("qmgr_scan_start: start incoming queue scan"::equals)
                        .count());
        assertEquals(
                1,
                lines.stream()
                        .filter("qmgr_scan_start: restart incoming queue scan"::equals)
                        .count());
        assertEquals(
                1, lines.stream().filter("done incoming queue scan"::equals).count());
    }

    @Test
    void aHundredTriggersAtOnceAreAHundredScans() {
        // Two triggers never share a read, and one is served per turn: on a quiet system 100 short scans.
        Experiment experiment = new Experiment().until(6);
        IntStream.range(0, 100).forEach(i -> experiment.at(5, "trigger qmgr", "W"));
        List<Double> scans = experiment.run().times("qmgr.scan_incoming").stream()
                .filter(at -> at >= 5)
                .toList();
        assertEquals(100, scans.size());
        assertTrue(scans.get(99) < 5.03, () -> "last at " + scans.get(99));
    }

    @Test
    void eachByteIsServedByItself() {
        PostfixLog log = new Experiment()
                .at(5, "trigger qmgr", "W")
                .at(6, "trigger qmgr", "I")
                .at(7, "trigger qmgr", "D")
                .at(8, "trigger qmgr", "F")
                .at(9, "trigger qmgr", "A")
                .at(10, "trigger qmgr", "xW?")
                .until(11)
                .run();
        assertAt(List.of(0.007, 0.007, 5.0, 6.0, 10.0), log.times("qmgr.scan_incoming"));
        assertAt(List.of(0.007, 7.0), log.times("qmgr.scan_deferred"));
        assertAt(List.of(8.0, 8.0), log.lines("qmgr", "qmgr_enable_all"));
        List<String> unknown = qmgrLines(log, 9.9, 10.9);
        assertEquals(
                List.of(
                        "request: 120 (x)",
                        "request ignored",
                        "request: 87 (W)",
                        "request: 63 (?)",
                        "request ignored",
                        "request: 0 (?)",
                        "request ignored"),
                unknown.stream().filter(line -> line.startsWith("request")).toList());
    }

    @Test
    void theRequestToIgnoreTimeStampsIsKeptForTheNextScan() {
        // Deferred at 1.02 for 300 s. D at 5 skips it; A at 6 scans nothing; D at 7 takes it; D at 8 skips it again.
        PostfixLog log = new Experiment()
                .mail(1, "u@temp.test")
                .at(5, "trigger qmgr", "D")
                .at(6, "trigger qmgr", "A")
                .at(7, "trigger qmgr", "D")
                .at(8, "trigger qmgr", "D")
                .until(10)
                .run();
        assertAt(List.of(5.0, 8.0), log.times("qmgr.skip"));
        assertAt(List.of(1.02, 7.0), log.message(1).active());
    }

    @Test
    void inOneReadTheOrderOfTheBytesDoesNotMatterAndIncomingGoesFirst() {
        List<String> lines = qmgrLines(
                new Experiment().at(5, "trigger qmgr", "DAWF").until(6).run(), 4.9, 5.9);
        assertEquals(
                List.of(
                        "qmgr_enable_all",
                        "qmgr_scan_start: start incoming queue scan",
                        "qmgr_enable_all",
                        "qmgr_scan_start: start deferred queue scan"),
                lines.stream()
                        .filter(line -> line.startsWith("qmgr_enable") || line.startsWith("qmgr_scan"))
                        .toList());
    }

    @Test
    void whileASlowClientIsReadTheWholeDaemonStandsStill() {
        // Connected at 2, written at 7: the mail of 3 is stored at once, but waits until qmgr is free.
        PostfixLog log = new Experiment()
                .mail(1, "u@good.test")
                .at(2, "trigger qmgr", "connect")
                .mail(3, "v@good.test")
                .at(7, "trigger qmgr", "write W")
                .at(7.5, "trigger qmgr", "close")
                .until(9)
                .run();
        assertAt(3.0, log.message(2).arrival());
        assertAt(7.0, log.message(2).active().get(0));
        assertAt(List.of(0.007, 1.02, 2.0, 7.0), log.times("qmgr.trigger"));
        assertAt(List.of(0.007, 1.02, 7.0, 7.0), log.lines("qmgr", "master_notify: status 0"));
    }

    @Test
    void aClientThatSaysNothingIsGivenUpAfterTenSecondsAndMasterNeverHearsOfIt() {
        PostfixLog log = new Experiment()
                .mail(1, "u@good.test")
                .at(2, "trigger qmgr", "connect")
                .mail(3, "v@good.test")
                .until(14)
                .run();
        assertAt(12.0, log.message(2).active().get(0));
        assertAt(List.of(0.007, 1.02, 2.0, 12.0), log.times("qmgr.trigger"));
        assertAt(List.of(0.007, 1.02, 12.0), log.lines("qmgr", "master_notify: status 0"));
        assertAt(List.of(0.007, 1.02, 12.0), log.lines("qmgr", "master_notify: status 1"));
    }

    @Test
    void refusedTriggersLeaveMailToTheNextFlush() {
        // Wakeup 300. Cleanup's triggers are denied, the operator's are not: the flush at 20 moves both, the third
        // waits.
        PostfixLog log = new Experiment()
                .at(0.2, "deny triggers qmgr")
                .mail(7, "u@good.test")
                .mail(9, "v@good.test")
                .at(20, "postqueue -f")
                .mail(25, "w@good.test")
                .until(100)
                .run();
        assertAt(20.0, log.message(1).active().get(0));
        assertAt(20.0, log.message(2).active().get(0));
        assertEquals("queued", log.message(3).fate());
        assertAt(List.of(20.0), log.times("qmgr.request.F"));
    }

    @Test
    void withoutWakeupAFlushIsWhatMakesMasterForkQmgr() {
        PostfixLog log = new Experiment()
                .wakeup("0")
                .at(0.2, "deny triggers qmgr")
                .mail(7, "u@good.test")
                .at(20, "postqueue -f")
                .until(30)
                .run();
        assertAt(List.of(20.005), log.times("qmgr.start"));
        assertAt(20.005, log.message(1).active().get(0));
    }

    @Test
    void aStoppedQmgrServesWhatHasCollectedOncePerTurnWhenItContinues() {
        // Stopped from 2 to 15: the triggers of two messages and of the wakeup at 10 wait in its socket.
        PostfixLog log = new Experiment()
                .wakeup("10")
                .mail(1, "u@good.test")
                .at(2, "kill qmgr", "SIGSTOP")
                .mail(3, "v@good.test")
                .mail(4, "w@good.test")
                .at(15, "kill qmgr", "SIGCONT")
                .until(19)
                .run();
        assertAt(List.of(0.007, 1.02, 15.0, 15.0, 15.0), log.times("qmgr.trigger"));
        assertAt(15.0, log.message(2).active().get(0));
        assertAt(15.0, log.message(3).active().get(0));
        assertEquals(1, log.times("qmgr.start").size());
    }

    @Test
    void toStopAndContinueIsActivityForTheDeferredTimer() {
        // queue_run_delay 10: asked for at 0.01, fires at 10.02 with the fraction of the last turn before it. Stopped
        // and
        // continued at 4.3, qmgr turns once (fraction .8): 10 − 4 = 6 s from there.
        Experiment experiment = new Experiment().main("queue_run_delay = 10").until(12);
        assertAt(List.of(0.007, 10.01), experiment.run().times("qmgr.scan_deferred"));
        experiment.at(4.1, "kill qmgr", "SIGSTOP").at(4.3, "kill qmgr", "SIGCONT");
        assertAt(List.of(0.007, 10.3), experiment.run().times("qmgr.scan_deferred"));
    }
}
