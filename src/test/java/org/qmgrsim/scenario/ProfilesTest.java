package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.scenario.load.TimedSource;

/** Mail by the clock: the hour of the day and the day of the week, in the zone of the scenario. */
class ProfilesTest {
    private static List<OffsetDateTime> times(String mail, String start, int days) throws InvalidInput {
        Scenario scenario = ScenarioFile.parse(
                        "duration: " + days + "d\nstart: " + start + "\n" + mail, Path.of("x.yaml"), List.of())
                .scenario();
        TimedSource source =
                assertInstanceOf(TimedSource.class, scenario.sources().get(0));
        Luck luck = new Luck(1, 0);
        List<OffsetDateTime> times = new ArrayList<>();
        @Nullable Arrival next = source.arrival(0, 1, luck, null);
        while (next != null && next.atNanos() < scenario.endNanos()) {
            times.add(Instant.ofEpochSecond(0, scenario.epochCalendarNanos() + next.atNanos())
                    .atOffset(scenario.zone()));
            next = source.arrival(times.size(), 1, luck, next);
        }
        return times;
    }

    private static long count(List<OffsetDateTime> times, Predicate<OffsetDateTime> which) {
        return times.stream().filter(which).count();
    }

    @Test
    void officeHoursFallIntoTheDayOfTheirZone() throws InvalidInput {
        // 2024-01-22 is a Monday. 1044 in the 24 weights, 100 of them at 9: of 10 000 on a working day 958 then (sigma
        // 31).
        List<OffsetDateTime> times = times(
                "mail: { arrivals: poisson 10000/d, profile: office-hours, to: a@b.example }",
                "2024-01-22T00:00:00+09:00",
                7);

        assertEquals(10_000, count(times, at -> at.getDayOfMonth() == 22), 3 * 100);
        assertEquals(10_000, count(times, at -> at.getDayOfMonth() == 26), 3 * 100);
        assertEquals(1_000, count(times, at -> at.getDayOfMonth() == 27), 3 * 32); // Saturday: 10%
        assertEquals(500, count(times, at -> at.getDayOfMonth() == 28), 3 * 23);
        assertEquals(1172, count(times, at -> at.getDayOfMonth() == 23 && at.getHour() == 9), 3 * 32);
        assertEquals(12, count(times, at -> at.getDayOfMonth() == 23 && at.getHour() == 1), 3 * 3.4);
    }

    @Test
    void aRunMayBeginAtAnyTimeOfTheWeek() throws InvalidInput {
        // Only Wednesdays from 12 to 13 o'clock: from a Thursday on the first comes after six days less eight hours.
        List<OffsetDateTime> times = times("""
                profiles:
                  lunch:
                    hours: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
                    days: { mon: 0, tue: 0, thu: 0, fri: 0, sat: 0, sun: 0 }
                mail: { arrivals: constant 60/d, profile: lunch, to: a@b.example }
                """, "2024-01-25T20:00:00+01:00", 15);

        List<String> minutes = times.stream()
                .map(at ->
                        at.plusNanos(500_000_000).toLocalDateTime().toString().substring(0, 16))
                .toList();
        assertEquals("2024-01-31T12:00", minutes.get(0));
        assertEquals("2024-01-31T12:59", minutes.get(59));
        assertEquals("2024-02-07T12:01", minutes.get(61));
        assertEquals("2024-02-07T12:59", minutes.get(119));
        assertEquals(120, minutes.size(), 1); // what is due on the stroke of 13 comes then, or a week later
    }

    @Test
    void theLuckOfASourceDoesNotDependOnItsProfile() throws InvalidInput {
        // The same messages, only at other times: the hundredth of each comes when its rate has added up to the same
        // number.
        List<OffsetDateTime> even =
                times("mail: { arrivals: poisson 1000/d, to: a@b.example }", "2024-01-22T00:00:00Z", 2);
        List<OffsetDateTime> office = times(
                "mail: { arrivals: poisson 1000/d, profile: { hours: [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0] }, to: a@b.example }",
                "2024-01-22T00:00:00Z",
                2);

        // Twice the rate in the mornings: there the clock of the source runs twice as fast.
        double slow = even.get(99).toInstant().getEpochSecond() - 1705881600.0;
        double fast = office.get(99).toInstant().getEpochSecond() - 1705881600.0;
        assertEquals(slow / 2, fast, 2);
    }

    @Test
    void burstsHaveAProfileToo() throws InvalidInput {
        List<OffsetDateTime> times = times(
                "mail: { arrivals: bursts of 5 every 6h over 10s, profile: nightly, to: a@b.example }",
                "2024-01-22T00:00:00Z",
                3);

        assertEquals(3 * 4 * 5, times.size(), 5);
        assertTrue(times.stream().allMatch(at -> at.getHour() >= 1 && at.getHour() <= 5), times.toString());
    }
}
