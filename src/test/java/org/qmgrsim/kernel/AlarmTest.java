package org.qmgrsim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alarm does what an event would that is cancelled and scheduled anew each time, with less on the agenda. */
class AlarmTest {
    private static final int SEEDS = 300;

    /** What can be set, moved and called off. */
    private interface Movable {
        void set(long atNanos);

        void clear();
    }

    private static final class Plain implements Movable {
        private final Agenda agenda;
        private final Runnable action;
        private long ticket = Agenda.NONE;

        Plain(Agenda agenda, Runnable action) {
            this.agenda = agenda;
            this.action = action;
        }

        @Override
        public void set(long atNanos) {
            clear();
            ticket = agenda.schedule(atNanos, action);
        }

        @Override
        public void clear() {
            agenda.cancel(ticket);
        }
    }

    private record Lazy(Alarm alarm) implements Movable {
        @Override
        public void set(long atNanos) {
            alarm.set(atNanos);
        }

        @Override
        public void clear() {
            alarm.clear();
        }
    }

    /** Four movable events and some that are not; whatever happens moves, calls off or adds others, by chance. */
    private static final class World {
        private final Agenda agenda = new Agenda();
        private final Luck luck;
        private final int span;
        private final List<Movable> movable = new ArrayList<>();
        private final List<String> story = new ArrayList<>();
        private int draws;

        World(int seed, int span, BiFunction<Agenda, Runnable, Movable> kind) {
            this.luck = new Luck(seed, 0);
            this.span = span;
            for (int i = 0; i < 4; i++) {
                String name = "movable " + i;
                movable.add(kind.apply(agenda, () -> happens(name)));
            }
            happens("begin");
            agenda.runUntil(Long.MAX_VALUE / 2);
        }

        private int draw(int bound) {
            return (int) (luck.uniform(1, 1, draws++) * bound);
        }

        private void happens(String what) {
            story.add(agenda.now() + " " + what + ", because of " + agenda.cause());
            agenda.setCause(story.size());
            for (int i = 0; i < 3 && story.size() < 200; i++) {
                Movable one = movable.get(draw(4));
                long at = agenda.now() + draw(span);
                switch (draw(4)) {
                    case 0, 1 -> one.set(at);
                    case 2 -> one.clear();
                    default -> agenda.schedule(at, () -> happens("event"));
                }
            }
        }
    }

    /**
     * @param span how far ahead things are due; the smaller, the more of them are due at one instant
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 1_000_000})
    void alarmsTellTheStoryOfEventsThatAreScheduledAnew(int span) {
        int longest = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            List<String> plain = new World(seed, span, Plain::new).story;
            List<String> lazy = new World(seed, span, (agenda, action) -> new Lazy(new Alarm(agenda, action))).story;
            assertEquals(plain, lazy, "seed " + seed);
            longest = Math.max(longest, lazy.size());
        }
        assertTrue(longest >= 200, "the stories are too short to tell anything: " + longest);
    }

    @Test
    void anAlarmThatMovesAwayAThousandTimesNeedsTwoEvents() {
        // Put off from 10 to 1009 by one each time: its place is at 10; there it takes the one at 1009, and rings.
        Agenda agenda = new Agenda();
        List<Long> rang = new ArrayList<>();
        Alarm alarm = new Alarm(agenda, () -> rang.add(agenda.now()));
        for (int i = 0; i < 1000; i++) {
            alarm.set(10 + i);
        }
        assertEquals(1, agenda.pending());
        agenda.runUntil(2000);
        assertEquals(List.of(1009L), rang);
        assertEquals(2, agenda.executed());
    }

    @Test
    void anAlarmThatHasEndedLeavesNothingBehind() {
        Agenda agenda = new Agenda();
        Alarm alarm = new Alarm(agenda, () -> {});
        alarm.set(10);
        alarm.clear();
        assertEquals(1, agenda.pending());
        alarm.end();
        assertEquals(0, agenda.pending());
    }
}
