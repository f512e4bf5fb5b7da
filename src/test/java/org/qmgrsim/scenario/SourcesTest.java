package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

class SourcesTest {
    private static final long SECOND = 1_000_000_000;
    private static final Window ALWAYS = new Window(0, Long.MAX_VALUE, Long.MAX_VALUE);
    private static final Envelope ENVELOPE =
            new Envelope(Origin.SMTP, "a@x.example", List.of("b@x.example"), false, Law.constant(1000));
    private static final Luck LUCK = new Luck(1, 0);

    private static List<Arrival> arrivals(Source source, int most) {
        List<Arrival> all = new ArrayList<>();
        @Nullable Arrival next = source.arrival(0, 7, LUCK, null);
        while (next != null && all.size() < most) {
            all.add(next);
            next = source.arrival(all.size(), 7, LUCK, next);
        }
        return all;
    }

    private static List<Long> times(Source source) {
        return arrivals(source, 1000).stream().map(Arrival::atNanos).toList();
    }

    @Test
    void gapsOfAPoissonSourceAreOneDrawEach() {
        double first = -Math.log1p(-LUCK.uniform(Purpose.ARRIVAL, 7, 0)) / 2.0;
        double second = -Math.log1p(-LUCK.uniform(Purpose.ARRIVAL, 7, 1)) / 2.0;

        List<Arrival> two = arrivals(PoissonSource.of(2, new Window(100, Long.MAX_VALUE, 2), ENVELOPE), 10);

        assertEquals(2, two.size());
        assertEquals(100 + first * SECOND, two.get(0).atNanos(), 2);
        assertEquals(100 + (first + second) * SECOND, two.get(1).atNanos(), 4);
    }

    @Test
    void aPoissonSourceKeepsItsRate() {
        // 20000 gaps of mean 0.5 s: their sum has a standard deviation of 0.5 * sqrt(20000) = 71 s around 10000 s.
        List<Arrival> all = arrivals(PoissonSource.of(2, ALWAYS, ENVELOPE), 20_000);

        assertEquals(10_000, all.get(19_999).atNanos() / 1e9, 3 * 71);
        for (int i = 1; i < all.size(); i++) {
            assertTrue(all.get(i).atNanos() >= all.get(i - 1).atNanos());
        }
    }

    @Test
    void mailThatComesOnceInAnAgeDoesNotComeBefore() {
        long years = 292L * 365 * 86_400 * SECOND / 4;

        assertTrue(times(PoissonSource.of(1e-20, new Window(0, Long.MAX_VALUE, 1), ENVELOPE))
                        .get(0)
                > years / 2);
        assertTrue(times(new EvenSource(1e29, new Window(0, Long.MAX_VALUE, 2), ENVELOPE))
                        .get(1)
                > years / 2);
    }

    @Test
    void evenMailBeginsWithTheWindow() {
        assertEquals(
                List.of(10 * SECOND, 15 * SECOND, 20 * SECOND),
                times(new EvenSource(5e9, new Window(10 * SECOND, 25 * SECOND, Long.MAX_VALUE), ENVELOPE)));
        assertEquals(
                List.of(0L, 333_333_333L, 666_666_667L, SECOND),
                times(new EvenSource(1e9 / 3, new Window(0, Long.MAX_VALUE, 4), ENVELOPE)));
    }

    @Test
    void aBurstComesAtOnceOrOverAWhile() {
        assertEquals(List.of(5L, 5L, 5L), times(new BurstSource(3, 5, 0, ALWAYS, ENVELOPE)));
        assertEquals(
                List.of(SECOND, SECOND * 3 / 2, 2 * SECOND, SECOND * 5 / 2),
                times(new BurstSource(4, SECOND, 2 * SECOND, ALWAYS, ENVELOPE)));
    }

    @Test
    void theWindowCutsABurstAtBothEnds() {
        assertEquals(
                List.of(SECOND * 3 / 2, 2 * SECOND),
                times(new BurstSource(
                        4, SECOND, 2 * SECOND, new Window(SECOND + 1, SECOND * 5 / 2, Long.MAX_VALUE), ENVELOPE)));
        assertEquals(
                List.of(), times(new BurstSource(4, 5, 0, new Window(6, Long.MAX_VALUE, Long.MAX_VALUE), ENVELOPE)));
    }

    @Test
    void sizesAndRecipientsAreDrawnPerMessage() {
        Envelope envelope = new Envelope(
                Origin.SENDMAIL, "", List.of("a@x.example", "b@x.example"), true, Law.lognormal(20_000, 2));

        Arrival third = envelope.at(5, 2, 7, LUCK);

        assertEquals(
                Math.round(Law.lognormal(20_000, 2).quantile(LUCK.uniform(Purpose.SIZE, 7, 2))), third.sizeBytes());
        boolean upper = LUCK.uniform(Purpose.DESTINATION, 7, 2) >= 0.5;
        assertEquals(List.of(upper ? "b@x.example" : "a@x.example"), third.recipients());
        long ofFirst = arrivals(new EvenSource(1, new Window(0, Long.MAX_VALUE, 10_000), envelope), 10_000).stream()
                .filter(arrival -> arrival.recipients().equals(List.of("a@x.example")))
                .count();
        assertEquals(5000, ofFirst, 150); // three standard deviations of 50
    }
}
