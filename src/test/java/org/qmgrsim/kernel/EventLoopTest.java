package org.qmgrsim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whole-second timers, turns and scripts: what a daemon does when. Times in the comments are seconds. */
class EventLoopTest {
    private static final long SECOND = WallClock.SECOND;
    private static final long MILLI = 1_000_000;

    private final Agenda agenda = new Agenda();
    private final List<String> log = new ArrayList<>();

    private Machine machine(WallClock clock) {
        Luck luck = new Luck(1, 0);
        return new Machine(agenda, clock, luck, new Costs(Map.of("loop.wake", Law.constant(0)), luck, 1));
    }

    /** The fraction .25 of a second at virtual time 0. */
    private Machine quarterPast() {
        return machine(WallClock.wholeSeconds(1_000 * SECOND + SECOND / 4, 1, false));
    }

    private final class Daemon extends EventLoop {
        private final LoopTimer timer = timer(this::tick);
        private int period;

        Daemon(Machine machine) {
            super(machine, 1);
        }

        void startTimer(int seconds) {
            period = seconds;
            enterLoop(() -> request(timer, seconds));
        }

        void startIdle() {
            enterLoop(() -> {});
        }

        private void tick() {
            say("tick");
            request(timer, period);
        }

        void say(String what) {
            log.add(what + " " + machine.now() / (double) SECOND);
        }
    }

    @Test
    void aTimerIsDueAtAWholeSecondAndFiresWithTheFractionOfTheLastActivity() {
        // Asked for at .25 for 5 s: due at the whole second 5 later; the sleep of 5 s ends at .25 again.
        Daemon daemon = new Daemon(quarterPast());
        daemon.startTimer(5);
        agenda.runUntil(11 * SECOND);
        assertEquals(List.of("tick 5.0", "tick 10.0"), log);
    }

    @Test
    void otherTrafficMovesThePhaseButNoPeriodIsLost() {
        // Activity at virtual 2.5 (clock .75): the wait is still due - floor(now) = 3 whole seconds from there: 5.5.
        // The timer asked for then (clock second 5, .75) is due 5 later: 10.5.
        Daemon daemon = new Daemon(quarterPast());
        daemon.startTimer(5);
        agenda.schedule(5 * SECOND / 2, () -> daemon.ready(() -> {}));
        agenda.runUntil(11 * SECOND);
        assertEquals(List.of("tick 5.5", "tick 10.5"), log);
    }

    @Test
    void activityWithinTheDueSecondReleasesTheTimerAtOnceAndBeforeItsOwnCallback() {
        // Due at the whole second reached at virtual 4.75; activity at 4.80 finds it due, and timers come first.
        Daemon daemon = new Daemon(quarterPast());
        daemon.startTimer(5);
        agenda.schedule(4_800 * MILLI, () -> daemon.ready(() -> daemon.say("io")));
        agenda.runUntil(9 * SECOND);
        assertEquals(List.of("tick 4.8", "io 4.8"), log);
    }

    @Test
    void anUninterruptedSleepEndsOnePerMilleLateAndAtMostATenthOfASecond() {
        Daemon daemon = new Daemon(machine(WallClock.wholeSeconds(0, 1, true)));
        daemon.startTimer(5);
        agenda.runUntil(6 * SECOND);
        assertEquals(List.of("tick 5.005"), log);

        log.clear();
        Daemon slow = new Daemon(machine(WallClock.wholeSeconds(0, 1, true)));
        slow.startTimer(300);
        long begin = agenda.now();
        agenda.runUntil(begin + 301 * SECOND);
        // begun at 6.0: 300 s later plus 0.1 s, not plus 0.3 s; the first daemon ticks on and is not asked here
        assertEquals(1, log.stream().filter("tick 306.1"::equals).count());
    }

    @Test
    void anIdealClockFiresExactly() {
        Daemon daemon = new Daemon(machine(WallClock.ideal(1_000 * SECOND + SECOND / 4)));
        daemon.startTimer(5);
        agenda.schedule(5 * SECOND / 2, () -> daemon.ready(() -> {}));
        agenda.runUntil(11 * SECOND);
        assertEquals(List.of("tick 5.0", "tick 10.0"), log);
    }

    @Test
    void aTimerAskedForDuringThePassWaitsForTheNextTurn() {
        Daemon daemon = new Daemon(quarterPast());
        LoopTimer second = daemon.timer(() -> daemon.say("second"));
        LoopTimer first = daemon.timer(() -> {
            daemon.say("first");
            daemon.request(second, 0);
            daemon.ready(() -> daemon.say("io"));
        });
        daemon.enterLoop(() -> daemon.request(first, 1));
        agenda.runUntil(2 * SECOND);
        // both the timer of delay 0 and the descriptor come in the turn after, timers first
        assertEquals(List.of("first 1.0", "second 1.0", "io 1.0"), log);
    }

    @Test
    void atMostAHundredDescriptorsAreServedInOneTurn() {
        Daemon daemon = new Daemon(quarterPast());
        List<Integer> turns = new ArrayList<>();
        int[] served = {0};
        EventLoop counting = new EventLoop(quarterPast(), 2) {
            @Override
            protected void beforeWait() {
                turns.add(served[0]);
            }
        };
        counting.enterLoop(() -> {});
        agenda.schedule(SECOND, () -> {
            for (int i = 0; i < 250; i++) {
                counting.ready(() -> served[0]++);
            }
        });
        agenda.runUntil(2 * SECOND);
        assertEquals(List.of(0, 100, 200, 250), turns);
        assertEquals(Process.State.WAITING, daemon.state());
    }

    @Test
    void stepsHappenAtTheirOwnInstantsAndOthersActBetweenThem() {
        Daemon one = new Daemon(quarterPast());
        one.startIdle();
        Daemon other = new Daemon(quarterPast());
        other.startIdle();
        agenda.schedule(SECOND, () -> {
            one.ready(() -> {
                one.work(10 * MILLI, () -> {
                    one.say("a");
                    one.work(10 * MILLI, () -> one.say("inside a"));
                });
                one.work(10 * MILLI, () -> one.say("b"));
            });
            other.ready(() -> other.work(15 * MILLI, () -> other.say("other")));
        });
        agenda.runUntil(2 * SECOND);
        assertEquals(List.of("a 1.01", "other 1.015", "inside a 1.02", "b 1.03"), log);
    }

    @Test
    void aBlockedProcessCollectsDescriptorsAndGoesOnAtTheAnswerOrAtTheLimit() {
        Daemon daemon = new Daemon(quarterPast());
        daemon.startIdle();
        Gate answered = new Gate();
        Gate never = new Gate();
        agenda.schedule(
                SECOND,
                () -> daemon.ready(() -> {
                    daemon.await(answered, 10 * SECOND, () -> daemon.say("answer"), () -> daemon.say("late"));
                    daemon.await(never, SECOND, () -> daemon.say("answer"), () -> daemon.say("late"));
                }));
        agenda.schedule(2 * SECOND, () -> daemon.ready(() -> daemon.say("io")));
        agenda.schedule(3 * SECOND, answered::open);
        agenda.runUntil(20 * SECOND);
        assertEquals(List.of("answer 3.0", "late 4.0", "io 4.0"), log);
    }

    @Test
    void aKillDropsTheScriptAndWhatWasDoneStaysDone() {
        Daemon daemon = new Daemon(quarterPast());
        daemon.startIdle();
        agenda.schedule(
                SECOND,
                () -> daemon.ready(() -> {
                    daemon.work(10 * MILLI, () -> daemon.say("done"));
                    daemon.work(10 * MILLI, () -> daemon.say("never"));
                }));
        agenda.schedule(1_015 * MILLI, daemon::kill);
        agenda.runUntil(5 * SECOND);
        assertEquals(List.of("done 1.01"), log);
        assertEquals(0, agenda.pending());
    }

    @Test
    void aStoppedProcessHoldsItsStepAndContinuesWhereItWas() {
        Daemon daemon = new Daemon(quarterPast());
        daemon.startIdle();
        agenda.schedule(SECOND, () -> daemon.ready(() -> daemon.work(10 * MILLI, () -> daemon.say("step"))));
        agenda.schedule(1_004 * MILLI, daemon::stop);
        agenda.schedule(2 * SECOND, () -> daemon.ready(() -> daemon.say("io")));
        agenda.schedule(3 * SECOND, daemon::resume);
        agenda.runUntil(5 * SECOND);
        assertEquals(List.of("step 3.006", "io 3.006"), log);
    }

    @Test
    void theLimitOfAWaitRunsOnWhileTheProcessIsStopped() {
        // waits from 1 s for at most 10 s; stopped from 2 to 20: the limit has passed when it continues
        Daemon daemon = new Daemon(quarterPast());
        daemon.startIdle();
        agenda.schedule(
                SECOND,
                () -> daemon.ready(() ->
                        daemon.await(new Gate(), 10 * SECOND, () -> daemon.say("answer"), () -> daemon.say("late"))));
        agenda.schedule(2 * SECOND, daemon::stop);
        agenda.schedule(20 * SECOND, daemon::resume);
        agenda.runUntil(30 * SECOND);
        assertEquals(List.of("late 20.0"), log);
    }

    @Test
    void causesTravelWithTimersAndDescriptors() {
        Daemon daemon = new Daemon(quarterPast());
        List<Long> causes = new ArrayList<>();
        LoopTimer timer = daemon.timer(() -> causes.add(agenda.cause()));
        agenda.setCause(7);
        daemon.enterLoop(() -> daemon.request(timer, 2));
        agenda.setCause(8);
        agenda.schedule(SECOND, () -> daemon.ready(() -> causes.add(agenda.cause())));
        agenda.runUntil(3 * SECOND);
        assertEquals(List.of(8L, 7L), causes);
    }
}
