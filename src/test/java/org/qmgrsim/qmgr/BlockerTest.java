package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Jobs that wait for the window of a destination (X19). */
class BlockerTest {
    private final IdealDaemon daemon = new IdealDaemon();

    private static String name(@Nullable Entry entry) {
        return entry == null ? "none" : entry.message() + "-" + entry.queue().name();
    }

    private static List<String> rcpts(String domain, int count) {
        return IdealDaemon.users(domain, count);
    }

    @Test
    void oneFreedDestinationReopensAllBlockersFirstComeFirstServed() {
        // Windows: d1 2, d2 1 (a first failure takes two, but never below 1). Two recipients an entry.
        // A: 3 entries to d1; B: 1 to d1, 2 to d2; C: 1 to d2.
        daemon.knobs("smtp")
                .concurrency(20, 2)
                .feedback("0", "1")
                .slots(0, 0, 0)
                .destinationRecipients(2);
        daemon.mail("A", rcpts("d1", 5));
        List<String> both = new ArrayList<>(rcpts("d1", 1));
        both.addAll(rcpts("d2", 3));
        daemon.mail("B", both);
        daemon.mail("C", rcpts("d2", 1));
        daemon.destination("d2").window().shrink();
        assertEquals(1, daemon.destination("d2").window().size());

        Transport smtp = daemon.smtp();
        List<Entry> d1 = new ArrayList<>();
        List<Entry> d2 = new ArrayList<>();
        assertEquals("A-d1", next(smtp, d1, d2));
        assertEquals("A-d1", next(smtp, d1, d2));
        assertEquals("B-d2", next(smtp, d1, d2));
        assertEquals("none", next(smtp, d1, d2));
        daemon.queue().report(d1.remove(0), Report.GOOD);
        assertEquals("A-d1", next(smtp, d1, d2));
        assertEquals("none", next(smtp, d1, d2));
        daemon.queue().report(d2.remove(0), Report.GOOD);
        assertEquals("B-d2", next(smtp, d1, d2));
        assertEquals("none", next(smtp, d1, d2));
        daemon.queue().report(d1.remove(0), Report.GOOD);
        assertEquals("B-d1", next(smtp, d1, d2));
    }

    private String next(Transport smtp, List<Entry> d1, List<Entry> d2) {
        Entry entry = daemon.take(smtp);
        if (entry != null) {
            (entry.queue().name().equals("d1") ? d1 : d2).add(entry);
        }
        return name(entry);
    }

    @Test
    void newMailForABlockedMessageTakesItOffTheBlockersButNotPastItsWindow() {
        daemon.knobs("smtp").concurrency(1, 1);
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        assertEquals("A-a.example", name(daemon.take(daemon.smtp())));
        assertNull(daemon.take(daemon.smtp()));
        daemon.mail("C", "z@b.example");
        assertEquals("C-b.example", name(daemon.take(daemon.smtp())));
        assertNull(daemon.take(daemon.smtp()));
    }

    @Test
    void withNothingToChooseTheGreetingIsInVain() {
        daemon.mail("A", "x@a.example");
        Transport smtp = daemon.smtp();
        Entry entry = daemon.take(smtp);
        assertEquals("A-a.example", name(entry));
        assertEquals(Choice.Nothing.NOTHING, daemon.queue().choose(smtp));
    }

    @Test
    void theEndOfAPauseReopensTheBlockers() {
        daemon.knobs("smtp").destinationRateDelay(2);
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        Entry first = daemon.take(daemon.smtp());
        assertEquals("A-a.example", name(first));
        assertNull(daemon.take(daemon.smtp()));
        daemon.processes = 0;
        daemon.queue().report(Objects.requireNonNull(first), Report.GOOD);
        assertNull(daemon.take(daemon.smtp()));
        daemon.runUntil(2);
        assertEquals("B-a.example", name(daemon.take(daemon.smtp())));
    }

    @Test
    void newEntriesOfABlockedMessageTakeItOffTheBlockers() {
        // 20 of 50 recipients are read, 2 for local and 18 for one mailbox of window 1; the second agent of smtp finds
        // no room there, reads 10 more of the same, and the job is stuck. When one of local ends, its next agent but
        // one finds nothing and reads on: one for b.example, which smtp can take at once.
        daemon.activeLimit = 20;
        daemon.recipientLimit = 20;
        daemon.knobs("smtp").recipients(10).destinationRecipients(1).concurrency(1, 1);
        daemon.knobs("local").recipients(10);
        daemon.resolver = recipient -> new Route(
                recipient.index() < 2 ? "local" : "smtp", recipient.address().substring(recipient.at() + 1));
        List<String> all = new ArrayList<>(List.of("root@l0", "root@l1"));
        all.addAll(Collections.nCopies(28, "u@a.example"));
        all.addAll(rcpts("b.example", 20));
        daemon.mail("A", all);
        Transport local = daemon.transport("local");
        Entry root = daemon.take(local);
        assertEquals("A-l0", name(root));
        assertEquals("A-u@a.example", name(daemon.take(daemon.smtp())));
        assertNull(daemon.take(daemon.smtp()));
        daemon.queue().report(Objects.requireNonNull(root), Report.GOOD);
        assertNull(daemon.take(daemon.smtp()));
        assertEquals("A-l1", name(daemon.take(local)));
        assertNull(daemon.take(local));
        assertEquals(List.of("20 at 0", "10 at 0", "1 at 0"), daemon.readTimes);
        assertEquals("A-u000@b.example", name(daemon.take(daemon.smtp())));
    }
}
