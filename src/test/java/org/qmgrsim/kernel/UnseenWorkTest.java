package org.qmgrsim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Work that changes nothing takes its time whether the agenda sees it or not. */
class UnseenWorkTest {
    private static final int MICRO = 1000;

    /** Takes notes, which cost time; ticks every three seconds; and says when it was disturbed, and by what. */
    private static final class Clerk extends EventLoop {
        private final boolean unseen;
        private final LoopTimer timer = timer(this::tick);
        private final List<String> log = new ArrayList<>();

        Clerk(Machine machine, boolean unseen) {
            super(machine, 1);
            this.unseen = unseen;
            limitSleep(2);
        }

        private void tick() {
            log.add("tick at " + machine.now() + " s " + loopSecond());
            request(timer, 3);
        }

        void begin() {
            enterLoop(() -> request(timer, 3));
        }

        void note(long nanos) {
            if (!unseen || busyUnseen(nanos) < 0) {
                ready(() -> work(nanos, () -> {}));
            }
        }

        void disturb(String what) {
            ready(() -> work(9 * MICRO, () -> log.add(what + " at " + machine.now())));
        }

        void alarm(String what) {
            signal(() -> log.add(what + " at " + machine.now()));
        }
    }

    private record Course(List<String> log, long events) {}

    private static Course course(int seed, boolean unseen) {
        Agenda agenda = new Agenda();
        Luck luck = new Luck(seed, 0);
        Costs costs = new Costs(Map.of("loop.wake", Law.exponential(20)), luck, 1);
        Clerk clerk = new Clerk(new Machine(agenda, WallClock.wholeSeconds(250_000_000, 1, true), luck, costs), unseen);
        clerk.begin();
        Random random = new Random(seed);
        long at = 0;
        for (int i = 0; i < 2000; i++) {
            // Now close behind one another, now far apart, so that some fall into a turn and some into a sleep.
            at += 1 + random.nextInt(random.nextInt(4) == 0 ? 30_000 * MICRO : 30 * MICRO);
            long nanos = 1 + random.nextInt(20 * MICRO);
            String name = "" + i;
            switch (random.nextInt(20)) {
                case 0 -> agenda.schedule(at, () -> clerk.disturb(name));
                case 1 -> agenda.schedule(at, () -> clerk.alarm(name));
                default -> agenda.schedule(at, () -> clerk.note(nanos));
            }
        }
        agenda.runUntil(60 * WallClock.SECOND);
        return new Course(clerk.log, agenda.executed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void allThatIsSeenHappensAtTheSameInstants(int seed) {
        Course seen = course(seed, false);
        Course unseen = course(seed, true);

        assertEquals(seen.log, unseen.log);
        assertTrue(seen.log.stream().filter(line -> line.startsWith("tick")).count() > 10);
        assertTrue(unseen.events < seen.events * 0.8, () -> unseen.events + " events of " + seen.events);
    }
}
