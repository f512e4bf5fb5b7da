package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Which message goes next (§5.4, X17, X18). All of one second; each entry has a destination of its own. */
class PreemptionTest {
    private final IdealDaemon daemon = new IdealDaemon();

    private String order(Object... idsAndSizes) {
        for (int i = 0; i < idsAndSizes.length; i += 2) {
            String id = (String) idsAndSizes[i];
            daemon.mail(id, IdealDaemon.domains(id, (Integer) idsAndSizes[i + 1]));
        }
        return daemon.takeAll();
    }

    @Test
    void twoSmallMessagesPassABigOneWhenItHasEarnedTheirSlots() {
        // A has 1 slot after one entry; C fits into (19 + 1)/5 = 4 and scores 1/1 > 1/2: A at 1 − 5 = −4. Five more
        // entries: 1; B (2 slots) fits into (14 + 1)/5 = 3, and 0 + loan 3 ≥ 2 × 50 %: A at 1 − 10 = −9.
        assertEquals("ACAAAAABB" + "A".repeat(14), order("A", 20, "B", 2, "C", 1));
    }

    @Test
    void theReadmesExampleHoldsWithoutDiscount() {
        // Cost 2, no loan: four entries earn the two slots that 2, and then 3, need in full.
        daemon.knobs("smtp").slots(2, 0, 0);
        assertEquals("1111" + "22" + "1111" + "33" + "11", order("1", 10, "2", 2, "3", 2));
    }

    @Test
    void theReadmesExampleHoldsWithADiscountOfHalf() {
        // Half of two slots: two entries are enough for the first, but the debt of 2 × 2 is paid before the second.
        daemon.knobs("smtp").slots(2, 0, 50);
        assertEquals("11" + "22" + "1111" + "33" + "1111", order("1", 10, "2", 2, "3", 2));
    }

    @Test
    void aMessageBelowTheMinimumIsNotPreempted() {
        // 14 entries are less than 3 slots × cost 5.
        assertEquals("A".repeat(14) + "b", order("A", 14, "b", 1));
    }

    @Test
    void aMessageAtTheMinimumIs() {
        assertEquals("Ab" + "A".repeat(14), order("A", 15, "b", 1));
    }

    @Test
    void aTrainOfSmallMessagesIsSpreadOverTheBigOne() {
        // One entry, then every fifth; near its end nobody fits any more.
        assertEquals("AaAAAAAbAAAAAcAAAAde", order("A", 15, "a", 1, "b", 1, "c", 1, "d", 1, "e", 1));
    }

    @Test
    void aMessageThatFitsIntoAllSlotsPasses() {
        // (19 + 1)/5 = 4 slots; loan 3 ≥ 4 × 50 %.
        assertEquals("A" + "BBBB" + "A".repeat(19), order("A", 20, "B", 4));
    }

    @Test
    void aMessageThatNeverFitsWaits() {
        assertEquals("A".repeat(20) + "BBBBB", order("A", 20, "B", 5));
    }

    @Test
    void theLoanLetsAMessageOfSixPassAtOnceAndOneOfSevenLater() {
        // 0 + 3 ≥ 6/2 after one entry; 7/2 needs one slot of its own: five entries.
        assertEquals("A" + "BBBBBB" + "A".repeat(99), order("A", 100, "B", 6));
        IdealDaemon other = new IdealDaemon();
        other.mail("A", IdealDaemon.domains("A", 100));
        other.mail("B", IdealDaemon.domains("B", 7));
        assertEquals("AAAAA" + "BBBBBBB" + "A".repeat(95), other.takeAll());
    }

    @Test
    void withACostBelowTwoTheOrderIsPlain() {
        for (int cost = 0; cost < 2; cost++) {
            IdealDaemon plain = new IdealDaemon();
            plain.knobs("smtp").slots(cost, 3, 50);
            plain.mail("A", IdealDaemon.domains("A", 20));
            plain.mail("B", IdealDaemon.domains("B", 1));
            assertEquals("A".repeat(20) + "B", plain.takeAll());
        }
    }

    @Test
    void theOneThatHasWaitedLongestForItsSizePasses() {
        // At second 10: b (2 entries) waits since 0, scores 11/2; c (1 entry) came now, scores 1/1.
        daemon.processes = 0; // no agent greets before
        daemon.mail("A", IdealDaemon.domains("A", 20));
        daemon.mail("b", IdealDaemon.domains("b", 2));
        StringBuilder order = new StringBuilder();
        daemon.at(10, () -> {
            daemon.mail("c", IdealDaemon.domains("c", 1));
            order.append(daemon.takeAll());
        });
        daemon.runUntil(10);
        assertEquals("Abb", order.substring(0, 3));
    }

    @Test
    void slotsThatThePreemptingMessageDidNotUseAreGivenBack() {
        // X keeps b001 busy at its window of 1. A earns 1 slot; B reserves 2: 1 − 10 = −9, and uses one. Then b001 dies
        // and B's second entry goes to retry: one slot back, −9 + 5 = −4, and A's next entry makes −3.
        daemon.knobs("smtp").concurrency(1, 1);
        daemon.mail("X", "u@b001.example");
        Entry x = Objects.requireNonNull(daemon.take(daemon.smtp()));
        Message big = daemon.mail("A", IdealDaemon.domains("a", 20));
        daemon.mail("B", "u@b000.example", "u@b001.example");
        StringBuilder order = new StringBuilder();
        for (int i = 0; i < 2; i++) {
            order.append(Objects.requireNonNull(daemon.take(daemon.smtp())).message());
        }
        Job job = Objects.requireNonNull(big.jobOf(daemon.smtp()));
        assertEquals(-9, job.slotsAvailable);
        daemon.queue().report(x, Report.siteFailure("4.4.1", "refused"));
        order.append(Objects.requireNonNull(daemon.take(daemon.smtp())).message());
        assertEquals("ABA", order.toString());
        assertEquals(-3, job.slotsAvailable);
    }

    @Test
    void newMailGoesBehindAMessageWhosePreemptedOneIsGone() {
        // C passes A, waits for c.example, and A ends. C then stands by itself, and D of the same second behind it.
        daemon.knobs("smtp").concurrency(1, 1).destinationRecipients(1);
        daemon.mail("A", IdealDaemon.domains("a", 15));
        daemon.mail("C", "same@c.example", "same@c.example");
        Entry first = null;
        StringBuilder order = new StringBuilder();
        for (Entry e = daemon.take(daemon.smtp()); e != null; e = daemon.take(daemon.smtp())) {
            order.append(e.message());
            first = e.message().queueId().equals("C") ? e : first;
        }
        assertEquals("AC" + "A".repeat(14), order.toString());
        daemon.mail("D", "d@d.example");
        daemon.queue().report(Objects.requireNonNull(first), Report.GOOD);
        assertEquals("CD", daemon.takeAll());
    }
}
