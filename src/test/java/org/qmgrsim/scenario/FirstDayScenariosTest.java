package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Path;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.measure.RunMeasures;

/** The scenarios that an administrator meets on the first day show what their first lines promise. */
class FirstDayScenariosTest {
    private static RunMeasures run(String name, String... sets) throws InvalidInput {
        Scenario scenario = ScenarioFile.read(Path.of("scenarios", name + ".yaml"), List.of(sets))
                .scenario();
        RunMeasures measures = new RunMeasures(life -> {});
        new Simulation(scenario, 0).read(measures).run();
        return measures;
    }

    private static SummaryStatistics spent(RunMeasures run, Wait reason) {
        SummaryStatistics seconds = run.waits().seconds().get(reason);
        assertNotNull(seconds, () -> "nobody waited: " + reason);
        return seconds;
    }

    @Test
    void aConditionalWakeupLeavesDeferredMailAloneUntilTheFirstMail() throws InvalidInput {
        // The first mail comes at 600 s, waits 1 s for a token, and its trigger makes master fork qmgr.
        RunMeasures conditional = run("conditional-wakeup");
        assertEquals(601, spent(conditional, Wait.BACKOFF).getMax(), 0.1);
        assertEquals(1, spent(conditional, Wait.FLOW_CONTROL).getMax(), 0.001);

        RunMeasures plain = run("conditional-wakeup", "qmgr/unix/wakeup=300");
        assertEquals(0, spent(plain, Wait.BACKOFF).getMax(), 0.1);
        assertEquals(null, plain.waits().seconds().get(Wait.FLOW_CONTROL));
    }

    @Test
    void mailSubmittedWhilePostfixIsDownWaitsForPickup() throws InvalidInput {
        // Submitted at 2, 3 and 4 min, started at 6 min: 4, 3 and 2 minutes; the one at 15 min does not wait.
        SummaryStatistics waits = spent(run("sendmail-while-stopped"), Wait.PICKUP);
        assertEquals(4, waits.getN());
        assertEquals(240, waits.getMax(), 0.2);
        assertEquals(240 + 180 + 120, waits.getSum(), 0.5);

        // Without the wakeup of pickup they wait for the submission at 15 min.
        SummaryStatistics without = spent(run("sendmail-while-stopped", "pickup/unix/wakeup=0"), Wait.PICKUP);
        assertEquals(780 + 720 + 660, without.getSum(), 0.5);
    }

    @Test
    void restoredFilesWaitForTheScanOfTheirDirectory() throws InvalidInput {
        // Put at 7 min. incoming: the wakeup at 10 min, 180 s. deferred: due files at the scan at 10 min, the others,
        // due at
        // 27 min, at the one at 30 min, 23 min later. The file that is complete at 20 min: the wakeup then or at 25
        // min.
        RunMeasures run = run("restored-queue");
        assertEquals(11, run.activation().movedBy(Mover.WAKEUP));
        assertEquals(180, run.activation().waits().quantile(0.5).seconds(), 1);
        assertEquals(
                20,
                run.scans()
                        .scans()
                        .get(QueueName.DEFERRED)
                        .get(Mover.DEFERRED_TIMER)
                        .moved());
        assertEquals(10 * 180 + 10 * 23 * 60, spent(run, Wait.BACKOFF).getSum(), 20);
        assertEquals(23 * 60, spent(run, Wait.BACKOFF).getMax(), 1);
    }

    @Test
    void lockedFilesWaitForTheWakeup() throws InvalidInput {
        // The new qmgr comes at 60 s and finds five files locked; they are delivered at 120 s, and found done at 300 s.
        SummaryStatistics locked = spent(run("locked-at-restart"), Wait.LOCKED);
        assertEquals(5, locked.getN());
        assertEquals(240, locked.getMax(), 0.5);

        RunMeasures without = run("locked-at-restart", "qmgr/unix/wakeup=0");
        assertEquals(5, without.outcomes().files(QueueName.INCOMING));
    }

    @Test
    void requeuedMailWaitsForPickupsWakeup() throws InvalidInput {
        // Requeued at 617 s; the wakeups of pickup come each minute, the next one at 660 s: 43 s.
        SummaryStatistics waits = spent(run("requeue-without-trigger"), Wait.PICKUP);
        assertEquals(20, waits.getN());
        assertEquals(43, waits.getMean(), 1);

        // A flush a second later triggers pickup, too.
        assertEquals(
                1,
                spent(run("requeue-without-trigger", "faults.2.at=618s"), Wait.PICKUP)
                        .getMean(),
                0.1);
    }
}
