package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.qmgrsim.cases.Claims.assertAt;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the wakeup timer fires, and what there is without one. */
class WakeupTest {
    /** Of a system that does nothing else: no second timer in master. */
    private static Experiment quiet() {
        return new Experiment().row("pickup unix n - n 0 1 pickup");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 60})
    void anIdleSystemTicksALittleSlowerThanItsWakeup(int wakeup) {
        // The last thing that master hears is the end of the request, about 10 ms after the start, and after each
        // wakeup
        // again. From there it sleeps w whole seconds, and the kernel wakes it 0.1 % late.
        List<Double> expected = new ArrayList<>();
        for (int tick = 0; tick <= 7; tick++) {
            expected.add(0.007 + tick * wakeup * 1.001);
        }
        PostfixLog log =
                quiet().wakeup(String.valueOf(wakeup)).until(7.5 * wakeup).run();
        assertAt(expected, log.times("qmgr.trigger"));
        assertEquals(1, log.times("qmgr.start").size());
    }

    @Test
    void aUnitBehindTheNumberIsNotRead() {
        PostfixLog log = quiet().wakeup("5m").until(12).run();
        assertAt(List.of(0.007, 5.01, 10.01), log.times("qmgr.trigger"));
    }

    @Test
    void otherTrafficMovesEachWakeupByLessThanASecondAndNoneOnAverage() {
        // Due at whole seconds 5, 10, … of the wall clock, fired up to 1 s later by whatever comes first: intervals
        // between
        // 4 and 6 s, and over 20 of them a mean of 5 with an error of at most 1/20.
        Experiment experiment = quiet().wakeup("5").until(103);
        for (int i = 1; i <= 60; i++) {
            experiment.at(1.7 * i, "smtp connect and quit");
        }
        List<Double> times = experiment.run().times("qmgr.trigger").subList(0, 21);
        for (int i = 1; i < times.size(); i++) {
            double interval = times.get(i) - times.get(i - 1);
            assertTrue(interval > 4 && interval < 6, () -> "interval " + interval);
        }
        assertEquals(5.0, (times.get(20) - times.get(0)) / 20, 0.051);
    }

    @Test
    void activityFiresADueWakeupAtOnceAndElseSetsItsFraction() {
        // Whole second k begins at k − 0.5. Due at second 10, that is 9.5. Activity at 7.3 (fraction .8 of second 7):
        // sleep
        // of 3 s, due at 10.30 — but a client at 9.7 is earlier: fired then. Next due at second 20 (19.5), last
        // activity at
        // 17.6 (second 18, fraction .1): 17.6 + 2 = 19.6.
        PostfixLog log = quiet().wakeup("10")
                .at(7.3, "smtp connect and quit")
                .at(9.7, "smtp connect and quit")
                .at(17.6, "smtp connect and quit")
                .until(25)
                .run();
        assertAt(List.of(0.007, 9.7, 19.6), log.times("qmgr.trigger"));
    }

    @Test
    void withoutAWakeupThereIsNoQmgrUntilTheFirstTrigger() {
        // Nobody filled the flow pipe: the first message waits in_flow_delay (1 s) in cleanup, then its trigger makes
        // master
        // fork qmgr. The second one meets a full pipe.
        PostfixLog log = new Experiment()
                .wakeup("0")
                .mail(12.3, "u@good.test")
                .mail(14.3, "u@good.test")
                .until(20)
                .run();
        assertAt(List.of(13.32), log.times("qmgr.start"));
        assertAt(13.3, log.message(1).arrival());
        assertAt(13.32, log.message(1).active().get(0));
        assertAt(14.3, log.message(2).active().get(0));
        assertEquals(2, log.times("qmgr.trigger").size());
    }

    @Test
    void aConditionalWakeupStartsWithTheFirstForkAndAfterAReloadWithTheNext() {
        // No qmgr until the first mail is through (3 + 1 s in cleanup); the fork starts the timer with a wakeup at
        // once.
        // Ticks at 9.0, 14.0, 19.0; the reload at 20 ends qmgr and switches the timer off; the mail at 40 starts it
        // anew.
        PostfixLog log = new Experiment()
                .wakeup("5?")
                .masterVerbose()
                .mail(3, "u@good.test")
                .at(20, "postfix reload")
                .mail(40, "u@good.test")
                .until(52)
                .run();
        assertAt(List.of(4.0, 40.01), log.times("qmgr.start"));
        assertAt(List.of(4.01, 9.03, 14.03, 19.04, 40.01, 45.02, 50.03), log.times("qmgr.wakeup"));
    }

    @Test
    void aChangedWakeupCountsFromTheReloadOn() {
        // Every 10 s as before, whatever the file says; the reload at 25 sends one and counts 5 s from there.
        PostfixLog log = quiet().wakeup("10")
                .at(2, "edit master.cf", "qmgr wakeup 5")
                .at(25.2, "postfix reload")
                .until(37)
                .run();
        assertAt(List.of(0.007, 10.01, 20.02, 25.2, 30.21, 35.21), log.times("qmgr.trigger"));
    }

    @Test
    void withLostTriggersWaitsPileUpAtWholeSeconds() {
        // About one message per 2.5 s, wakeup 3, no trigger gets through. A message is itself traffic: if it is the
        // last
        // before a wakeup, it waits a whole number of seconds. The rule, worked for every message: due is a whole
        // second;
        // the wakeup comes with the first activity after it, and at the latest with the fraction of the last one before
        // it.
        Experiment experiment =
                quiet().wakeup("3").at(0.2, "deny triggers qmgr").until(110);
        List<Double> arrivals = new ArrayList<>();
        long state = 12345;
        for (double at = 1; at < 100; ) {
            state = (state * 1103515245L + 12345) % (1L << 31);
            at += -2.5 * Math.log((state + 1.0) / (1L << 31));
            double fraction = (at + 0.5) % 1;
            if (fraction > 0.05 && fraction < 0.95) { // milliseconds shall not decide on a second
                arrivals.add(at);
                experiment.mail(at, "u@good.test");
            }
        }
        PostfixLog log = experiment.run();
        List<Double> wakeups = wakeups(3, arrivals, 110);
        double sum = 0;
        int whole = 0;
        for (int i = 0; i < arrivals.size(); i++) {
            double arrival = arrivals.get(i);
            double expected =
                    wakeups.stream().filter(at -> at > arrival).findFirst().orElseThrow();
            double active = log.message(i + 1).active().get(0);
            assertEquals(expected, active, 0.06);
            double wait = active - log.message(i + 1).arrival();
            sum += wait;
            whole += Math.abs(wait - Math.rint(wait)) < 0.03 ? 1 : 0;
        }
        double mean = sum / arrivals.size();
        assertEquals(1.94, mean, 0.3);
        assertTrue(whole >= arrivals.size() / 2, whole + " of " + arrivals.size());
    }

    private static List<Double> wakeups(int interval, List<Double> activity, double end) {
        List<Double> wakeups = new ArrayList<>();
        double last = 0.01;
        double due = interval;
        int next = 0;
        while (last < end) {
            double fires = last + due - Math.floor(last + 0.5);
            if (next < activity.size() && activity.get(next) < fires) {
                last = activity.get(next++);
                if (last + 0.5 < due) {
                    continue;
                }
                fires = last;
            }
            wakeups.add(fires);
            last = fires;
            due = Math.floor(fires + 0.5) + interval;
        }
        return wakeups;
    }
}
