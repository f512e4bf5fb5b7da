package org.qmgrsim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sweep: whatever events schedule, cancel and advance, the agenda runs as a sorted map of (time, order) would. */
class AgendaOrderTest {
    private static final int EVENTS = 300;
    private static final int SEEDS = 300;

    private record Key(long atNanos, long order) {}

    /**
     * @param span the times of new events lie so close together; the smaller, the more of them are equal
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 50, 1_000_000})
    void eventsRunByTimeAndThenInTheOrderOfScheduling(int span) {
        for (int seed = 0; seed < SEEDS; seed++) {
            new Run(seed, span).toTheEnd();
        }
    }

    @Test
    void cancelledEventsAreSweptAndTheRestRunsInOrder() {
        // 1000 events at the times 999 to 0 (+ 1); all but each tenth are cancelled, far more than wait until their
        // turn.
        Agenda agenda = new Agenda();
        List<Long> ran = new ArrayList<>();
        long[] ticket = new long[1000];
        for (int i = 0; i < 1000; i++) {
            ticket[i] = agenda.schedule(1000 - i, () -> ran.add(agenda.now()));
        }
        for (int i = 0; i < 1000; i++) {
            if (i % 10 != 0) {
                agenda.cancel(ticket[i]);
                agenda.cancel(ticket[i]); // once more does nothing
            }
        }
        assertEquals(100, agenda.pending());
        agenda.runUntil(2000);
        assertEquals(LongStream.rangeClosed(1, 100).mapToObj(i -> 10 * i).toList(), ran);
        assertEquals(100, agenda.executed());
        assertEquals(0, agenda.pending());
    }

    @Test
    void cancelledEventMovesNoTime() {
        Agenda agenda = new Agenda();
        agenda.cancel(agenda.schedule(5, () -> {}));
        assertFalse(agenda.runNext(10));
        assertEquals(0, agenda.now());
    }

    @Test
    void ticketOfAnEventThatRanCancelsNobodyElse() {
        Agenda agenda = new Agenda();
        long first = agenda.schedule(1, () -> {});
        agenda.runUntil(1);
        agenda.schedule(2, () -> {});
        agenda.cancel(first);
        assertEquals(1, agenda.pending());
    }

    /** One agenda and its model, driven by luck. */
    private static final class Run {
        private final Agenda agenda = new Agenda();
        private final TreeMap<Key, Long> model =
                new TreeMap<>(Comparator.comparingLong(Key::atNanos).thenComparingLong(Key::order));
        private final List<Key> scheduled = new ArrayList<>();
        private final List<Long> tickets = new ArrayList<>();
        private final Luck luck;
        private final int seed;
        private final int span;
        private long draws;

        Run(int seed, int span) {
            this.seed = seed;
            this.span = span;
            this.luck = new Luck(seed, 0);
        }

        void toTheEnd() {
            for (int i = 0; i < 40; i++) {
                schedule();
            }
            while (agenda.runNext(Long.MAX_VALUE)) {
                assertEquals(model.size(), agenda.pending(), this::where);
            }
            assertTrue(model.isEmpty(), this::where);
            assertEquals(0, agenda.pending(), this::where);
        }

        private void schedule() {
            Key key = new Key(agenda.now() + below(span), scheduled.size());
            scheduled.add(key);
            tickets.add(agenda.schedule(key.atNanos(), () -> happen(key)));
            model.put(key, key.order());
        }

        private void happen(Key key) {
            assertEquals(model.firstKey(), key, this::where);
            assertEquals(key.atNanos(), agenda.now(), this::where);
            model.remove(key);
            for (long step = below(4); step > 0; step--) {
                switch ((int) below(4)) {
                    case 0 -> cancel();
                    case 1 -> advance();
                    default -> {
                        if (scheduled.size() < EVENTS) {
                            schedule();
                        }
                    }
                }
            }
        }

        private void cancel() {
            int which = (int) below(scheduled.size());
            agenda.cancel(tickets.get(which));
            model.remove(scheduled.get(which));
        }

        private void advance() {
            long to = agenda.now() + below(span);
            boolean free = model.isEmpty() || model.firstKey().atNanos() > to;
            // A cancelled event of the present instant may still hold the agenda back, so it need not go; it must not
            // wrongly.
            if (agenda.advance(to)) {
                assertTrue(free, this::where);
                assertEquals(to, agenda.now(), this::where);
            }
        }

        private long below(long bound) {
            return (long) (luck.uniform(Purpose.ARRIVAL, 0, draws++) * bound);
        }

        private String where() {
            return "seed " + seed + ", span " + span + ", event " + agenda.executed() + " at " + agenda.now() + " ns";
        }
    }
}
