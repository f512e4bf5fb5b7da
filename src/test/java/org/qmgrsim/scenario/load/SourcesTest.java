package org.qmgrsim.scenario.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.CountLaw;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

class SourcesTest {
    private static final long SECOND = 1_000_000_000;
    private static final Window ALWAYS = new Window(0, Long.MAX_VALUE, Long.MAX_VALUE);
    private static final Envelope ENVELOPE = new Envelope(
            "s",
            Origin.SMTP,
            Mix.evenly(List.of("a@x.example")),
            new Recipients.All(List.of("b@x.example")),
            Law.constant(1000),
            0);
    private static final Luck LUCK = new Luck(1, 0);

    private static List<Arrival> arrivals(TimedSource source, int most) {
        List<Arrival> all = new ArrayList<>();
        @Nullable Arrival next = source.arrival(0, 7, LUCK, null);
        while (next != null && all.size() < most) {
            all.add(next);
            next = source.arrival(all.size(), 7, LUCK, next);
        }
        return all;
    }

    private static List<Long> times(TimedSource source) {
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

    // ---------------------------------------------------------------- rates that change

    /** Two an hour, then from hour 1 rising evenly to six at hour 3, then none. */
    private static final RateCurve CURVE = RateCurve.through(List.of(
            new RateCurve.Corner(0, 2.0 / 3600, false),
            new RateCurve.Corner(3600 * SECOND, 2.0 / 3600, false),
            new RateCurve.Corner(3 * 3600 * SECOND, 6.0 / 3600, true),
            new RateCurve.Corner(4 * 3600 * SECOND, 0, false)));

    @Test
    void aChangingRateAddsUp() {
        // 2 in the first hour; (2 + 6) / 2 in each of the next two; 6 in the fourth; then nothing.
        assertEquals(0, CURVE.sum(-5), 1e-12);
        assertEquals(2, CURVE.sum(3600 * SECOND), 1e-12);
        assertEquals(2 + 3, CURVE.sum(2 * 3600 * SECOND), 1e-12); // from 2 to 4 an hour
        assertEquals(2 + 8, CURVE.sum(3 * 3600 * SECOND), 1e-12);
        assertEquals(2 + 8 + 6, CURVE.sum(4 * 3600 * SECOND), 1e-12);
        assertEquals(2 + 8 + 6, CURVE.sum(9 * 3600 * SECOND), 1e-12);
        for (double sum : new double[] {0, 0.5, 2, 2.001, 5, 9.999, 10, 13, 15.9}) {
            assertEquals(sum, CURVE.sum(CURVE.when(sum)), 1e-9);
        }
        assertEquals(RateCurve.NEVER, CURVE.when(16.5));
    }

    @Test
    void evenMailOfAChangingRateComesWhenTheRateHasAddedUpToOneMore() {
        List<Long> times = times(new CurveSource(CURVE, false, ALWAYS, ENVELOPE));

        // Two an hour: at 0 and 1/2 h; the third when the rise begins; the sixth when it has added 3, after the first
        // hour of it.
        assertEquals(List.of(0L, 1800 * SECOND, 3600 * SECOND), times.subList(0, 3));
        assertEquals(2 * 3600 * SECOND, times.get(5), 2);
        assertEquals(4 * 3600 * SECOND, times.get(16), 2); // what adds up to 16
        assertEquals(17, times.size());
    }

    @Test
    void randomMailOfAChangingRateHasTheGapsOfARateOfOneOnItsClock() {
        double first = -Math.log1p(-LUCK.uniform(Purpose.ARRIVAL, 7, 0));
        double second = -Math.log1p(-LUCK.uniform(Purpose.ARRIVAL, 7, 1));
        List<Long> times = times(new CurveSource(CURVE, true, ALWAYS, ENVELOPE));

        assertEquals(CURVE.when(first), times.get(0), 2);
        assertEquals(CURVE.when(first + second), times.get(1), 1000);
    }

    @Test
    void aWeekComesAgainAndAgain() {
        // A "week" of two steps of an hour, the first of which began half an hour ago: 4 an hour, then none.
        RateCurve week = RateCurve.again(-1800 * SECOND, 3600 * SECOND, new double[] {4.0 / 3600, 0});
        List<Long> times = times(new CurveSource(week, false, new Window(0, Long.MAX_VALUE, 8), ENVELOPE));

        // The sum stands at 2 at time 0. It reaches 4 at half an hour, and stays there for the hour without mail.
        List<Long> minutes = times.stream().map(at -> Math.round(at / 60e9)).toList();
        assertEquals(List.of(0L, 15L, 90L, 105L, 120L, 135L, 210L, 225L), minutes);
    }

    @Test
    void theShareOfEachHourIsThatOfItsWeight() {
        // 3 of 4 messages in the first hour of two, over 1000 rounds of 40: 30 000 of 40 000, give or take 87 (one
        // sigma).
        RateCurve rounds = RateCurve.again(0, 3600 * SECOND, new double[] {30.0 / 3600, 10.0 / 3600});
        List<Arrival> all = arrivals(
                new CurveSource(rounds, true, new Window(0, 2000 * 3600 * SECOND, Long.MAX_VALUE), ENVELOPE), 100_000);

        long early = all.stream()
                .filter(arrival -> arrival.atNanos() / SECOND % 7200 < 3600)
                .count();
        assertEquals(40_000, all.size(), 3 * 200);
        assertEquals(0.75, (double) early / all.size(), 3 * 0.0022);
    }

    // ---------------------------------------------------------------- bursts

    @Test
    void burstsComeAtTheirBeats() {
        TimedSource beats = new EvenSource(10e9, ALWAYS, ENVELOPE);

        assertEquals(
                List.of(0L, 0L, 0L, 10 * SECOND, 10 * SECOND, 10 * SECOND, 20 * SECOND),
                times(new BurstsSource(beats, 3, 0, new Window(0, Long.MAX_VALUE, 7), ENVELOPE)));
        assertEquals(
                List.of(0L, SECOND, 10 * SECOND, 11 * SECOND),
                times(new BurstsSource(beats, 2, 2 * SECOND, new Window(0, Long.MAX_VALUE, 4), ENVELOPE)));
    }

    @Test
    void aBurstThatIsDueWhileTheFormerIsUnderWayFollowsAtItsEnd() {
        TimedSource beats = new EvenSource(3e9, ALWAYS, ENVELOPE);

        // Due at 0, 3 and 6; each lasts 4 s.
        assertEquals(
                List.of(0L, 2 * SECOND, 4 * SECOND, 6 * SECOND, 8 * SECOND, 10 * SECOND),
                times(new BurstsSource(beats, 2, 4 * SECOND, new Window(0, Long.MAX_VALUE, 6), ENVELOPE)));
    }

    // ---------------------------------------------------------------- envelopes

    private static List<Arrival> thousands(Mix senders, Recipients recipients) {
        Envelope envelope = new Envelope("s", Origin.SMTP, senders, recipients, Law.lognormal(20_000, 2), 0);
        return arrivals(new EvenSource(1, new Window(0, Long.MAX_VALUE, 10_000), envelope), 10_000);
    }

    private static long count(List<Arrival> all, Predicate<Arrival> which) {
        return all.stream().filter(which).count();
    }

    @Test
    void sizesAreDrawnPerMessage() {
        Arrival third = thousands(Mix.evenly(List.of("")), new Recipients.All(List.of("a@x.example")))
                .get(2);

        assertEquals(
                Math.round(Law.lognormal(20_000, 2).quantile(LUCK.uniform(Purpose.SIZE, 7, 2))), third.sizeBytes());
    }

    @Test
    void addressesAreMetByTheirWeight() {
        Mix mix = Mix.of(List.of("user%d@x.example", "b@y.example"), List.of(3.0, 1.0), 4);
        List<Arrival> all = thousands(mix, new Recipients.Drawn(mix, CountLaw.constant(1)));

        // 7500 of x.example, one sigma 43; 1875 for each of its four users, one sigma 39; sender and recipient
        // independent.
        assertEquals(7500, count(all, arrival -> arrival.recipients().get(0).endsWith("@x.example")), 3 * 43);
        assertEquals(1875, count(all, arrival -> arrival.recipients().get(0).equals("user4@x.example")), 3 * 39);
        assertEquals(2500, count(all, arrival -> arrival.sender().equals("b@y.example")), 3 * 43);
        assertEquals(
                625,
                count(
                        all,
                        arrival -> arrival.sender().equals("b@y.example")
                                && arrival.recipients().equals(List.of("b@y.example"))),
                3 * 24);
    }

    @Test
    void noRecipientOfAMessageIsMetTwice() {
        Mix mix = Mix.of(List.of("user%d@x.example", "b@y.example"), List.of(1.0, 1.0), 2);
        List<Arrival> all = thousands(mix, new Recipients.Drawn(mix, CountLaw.constant(3)));

        for (Arrival arrival : all) {
            assertEquals(
                    arrival.recipients().size(),
                    Set.copyOf(arrival.recipients()).size());
        }
        // Three draws of two patterns with even luck; b@y.example is there once at most, and two users stand behind the
        // other:
        // only x, x, x (1 of 8) and those with more than one y lack recipients.
        assertEquals(10_000 * 3 / 8, count(all, arrival -> arrival.recipients().size() == 3), 3 * 48);
    }

    @Test
    void theNumberOfRecipientsFollowsItsLaw() {
        Mix mix = Mix.of(List.of("x.example%d@x.example"), List.of(1.0), 1000);
        List<Arrival> all = thousands(mix, new Recipients.Drawn(mix, CountLaw.geometric(2)));

        // 1/2 have one, 1/4 two; the mean is 2, with a standard deviation of sqrt(2) / 100.
        assertEquals(5000, count(all, arrival -> arrival.recipients().size() == 1), 3 * 50);
        assertEquals(2500, count(all, arrival -> arrival.recipients().size() == 2), 3 * 43);
        assertEquals(
                2,
                all.stream()
                        .mapToInt(arrival -> arrival.recipients().size())
                        .average()
                        .orElse(0),
                0.045);
    }

    @Test
    void theFirstRecipientsDoNotDependOnHowManyThereAre() {
        Mix mix = Mix.of(List.of("user%d@x.example"), List.of(1.0), 1000);
        List<Arrival> two = thousands(mix, new Recipients.Drawn(mix, CountLaw.constant(2)));
        List<Arrival> five = thousands(mix, new Recipients.Drawn(mix, CountLaw.constant(5)));

        assertEquals(two.get(77).recipients(), five.get(77).recipients().subList(0, 2));
    }
}
