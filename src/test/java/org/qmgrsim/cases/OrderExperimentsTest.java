package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message is split into, and which entry of which message goes next (X13, X14, X17, X18, X32). */
class OrderExperimentsTest {
    private static List<String> entries(Course course) {
        return course.starts("smtp").stream()
                .map(start -> start.destination().charAt(0) + " " + start.recipients())
                .toList();
    }

    @Test
    void recipientsOfADestinationShareItsEntriesAndDestinationsTakeTurns() {
        // X13, limit 50: a in 50 and 10, b in 50 and 5, c in 5; a, b, c and again.
        String to =
                Ideal.users(60, "a.example") + " " + Ideal.users(55, "b.example") + " " + Ideal.users(5, "c.example");
        assertEquals(
                List.of("a 50", "b 50", "c 5", "a 10", "b 5"),
                entries(new Ideal().mail(1, to).until(5)));
    }

    @Test
    void withARecipientLimitOfOneEveryRecipientIsADestination() {
        // X13: 120 entries of one recipient for 120 destinations, so that none waits for another's window.
        String to =
                Ideal.users(60, "a.example") + " " + Ideal.users(55, "b.example") + " " + Ideal.users(5, "c.example");
        Course course = new Ideal()
                .main("smtp_destination_recipient_limit = 1")
                .host("a.example", "ok", 9)
                .mail(1, to)
                .until(5);
        assertEquals(120, course.starts("smtp").size());
        assertEquals(
                List.of(1),
                course.starts("smtp").stream()
                        .map(Course.Start::recipients)
                        .distinct()
                        .toList());
        assertEquals(List.of(1.0), course.startTimes().stream().distinct().toList());
    }

    @Test
    void destinationsOfAMessageTakeTurns() {
        // X14: 3 entries for a, 1 for b, 2 for c.
        String to = Ideal.users(5, "a.example") + " " + Ideal.users(1, "b.example") + " " + Ideal.users(3, "c.example");
        assertEquals(
                List.of("a 2", "b 1", "c 2", "a 2", "c 1", "a 1"),
                entries(new Ideal()
                        .main("smtp_destination_recipient_limit = 2")
                        .mail(1, to)
                        .until(5)));
    }

    /**
     * Messages with so many recipients, each in a domain of its own, that come within a second while the only smtp process is
     * busy with the first recipient of the first.
     */
    private static String order(List<String> settings, int... sizes) {
        Ideal ideal = new Ideal().rows("smtp unix - - n - 1 smtp");
        settings.forEach(ideal::main);
        for (int i = 0; i < sizes.length; i++) {
            String prefix = String.valueOf((char) ('a' + i));
            for (int k = 1; k <= sizes[i]; k++) {
                ideal.host(String.format("%s%03d.test", prefix, k), "ok", 1);
            }
            ideal.mailToDomains(0.1 * i, prefix, sizes[i]);
        }
        return ideal.until(200).order();
    }

    private static String order(int... sizes) {
        return order(List.of(), sizes);
    }

    @Test
    void theReadmesExample() {
        // X17: cost 2, no loan, jobs of 10, 2 and 2 entries.
        List<String> readme = List.of("smtp_delivery_slot_cost = 2", "smtp_delivery_slot_loan = 0");
        List<String> dear = new ArrayList<>(readme);
        dear.add("smtp_delivery_slot_discount = 0");
        assertEquals("AAAA" + "BB" + "AAAA" + "CC" + "AA", order(dear, 10, 2, 2));
        List<String> half = new ArrayList<>(readme);
        half.add("smtp_delivery_slot_discount = 50");
        assertEquals("AA" + "BB" + "AAAA" + "CC" + "AAAA", order(half, 10, 2, 2));
    }

    @Test
    void aMessageBelowThreeSlotsIsNotPreempted() {
        // X18: 14 < 3 × 5.
        assertEquals("A".repeat(14) + "B", order(14, 1));
    }

    @Test
    void aSmallMessagePassesRightAfterTheFirstEntryOnLoan() {
        // X18: 0 slots earned in full + 3 on loan ≥ 1 × 50 %.
        assertEquals("A" + "B" + "A".repeat(14), order(15, 1));
    }

    @Test
    void moreOfThemPassOneForFiveEntries() {
        // X18: near the end nobody fits any more.
        assertEquals("AB" + "AAAAAC" + "AAAAAD" + "AAAAEF", order(15, 1, 1, 1, 1, 1));
    }

    @Test
    void fourSlotsAreTheMostThatTwentyEntriesCanEarn() {
        // X18
        assertEquals("A" + "BBBB" + "A".repeat(19), order(20, 4));
        assertEquals("A".repeat(20) + "BBBBB", order(20, 5));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void withoutACostTheOrderIsThatOfActivation(int cost) {
        // X18
        assertEquals("A".repeat(20) + "B", order(List.of("smtp_delivery_slot_cost = " + cost), 20, 1));
    }

    @Test
    void theWorkedExample() {
        // §5.4: C passes on loan and leaves A at −4; after five entries B passes and leaves −9.
        assertEquals("A" + "C" + "AAAAA" + "BB" + "A".repeat(14), order(20, 2, 1));
    }

    private static Course sixty(String... settings) {
        Ideal ideal = new Ideal().rows("smtp unix - - n - 1 smtp").main(settings);
        for (int k = 1; k <= 60; k++) {
            ideal.host(String.format("a%03d.test", k), "ok", 1);
        }
        return ideal.mailToDomains(0, "a", 60).until(100);
    }

    /** How many recipients were read at once, and when. */
    private static List<String> reads(Course course) {
        List<String> reads = new ArrayList<>();
        String started = "";
        int recipients = 0;
        for (PostfixLog.Row row : course.log().rows()) {
            String text = row.line().text();
            if (text.equals("start sorted recipient list")) {
                recipients = 0;
                started = row.at() == Math.rint(row.at()) ? String.valueOf((int) row.at()) : String.valueOf(row.at());
            } else if (text.startsWith("qmgr_message_sort: ")) {
                recipients++;
            } else if (text.equals("end sorted recipient list")) {
                reads.add(recipients + " at " + started);
            }
        }
        List<String> once = new ArrayList<>(); // a list is shown before and after it is resolved
        for (int i = 0; i < reads.size(); i += 2) {
            once.add(reads.get(i));
        }
        return once;
    }

    @Test
    void aMessageThatExceedsItsSlotsIsReadBitByBit() {
        // X32: 20 at once; then room comes one by one, never the 100 of the refill limit, but 5 s pass at 5, 10, … 40
        // with
        // five places; at 45 nothing is left, which shows only then.
        Course course = sixty(
                "qmgr_message_active_limit = 20", "qmgr_message_recipient_limit = 20", "smtp_recipient_limit = 10");
        assertEquals(
                List.of(
                        "20 at 0", "5 at 5", "5 at 10", "5 at 15", "5 at 20", "5 at 25", "5 at 30", "5 at 35",
                        "5 at 40", "0 at 45"),
                reads(course));
        List<Double> starts = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            starts.add((double) second);
        }
        assertEquals(starts, course.startTimes());
        assertEquals(1, course.lines("qmgr", "(queue active)").size());
    }

    @Test
    void withTheDefaultsAMessageIsReadWhole() {
        // X32
        assertEquals(List.of("60 at 0"), reads(sixty()));
    }
}
