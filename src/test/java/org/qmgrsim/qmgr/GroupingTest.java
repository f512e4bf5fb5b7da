package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How recipients become entries, and in which order a job gives them out (X13, X14). */
class GroupingTest {
    private final IdealDaemon daemon = new IdealDaemon();

    private static List<String> threeDomains() {
        List<String> all = new ArrayList<>(IdealDaemon.users("a.example", 60));
        all.addAll(IdealDaemon.users("b.example", 55));
        all.addAll(IdealDaemon.users("c.example", 5));
        Collections.reverse(all);
        return all;
    }

    private List<String> selections() {
        List<String> order = new ArrayList<>();
        for (Entry e = daemon.take(daemon.smtp()); e != null; e = daemon.take(daemon.smtp())) {
            order.add(e.queue().name().charAt(0) + " " + e.recipients().size());
        }
        return order;
    }

    @Test
    void recipientsFillEntriesUpToTheLimitAndPeersTakeTurns() {
        // Entries a 50, a 10, b 50, b 5, c 5 in this order; round robin over a, b, c.
        Message message = daemon.mail("M", threeDomains());
        assertEquals(5, message.refcount());
        assertEquals(120, daemon.queue().recipientsInCore());
        assertEquals(List.of("a 50", "b 50", "c 5", "a 10", "b 5"), selections());
    }

    @Test
    void withALimitOfOneEachRecipientIsADestination() {
        daemon.knobs("smtp").destinationRecipients(1);
        Message message = daemon.mail("M", threeDomains());
        assertEquals(120, message.refcount());
        assertEquals(120, daemon.queue().queuesInCore());
        assertEquals("a.example", daemon.destination("u000@a.example").nexthop());
    }

    @Test
    void aLimitOfZeroIsNone() {
        daemon.knobs("smtp").destinationRecipients(0);
        daemon.mail("M", threeDomains());
        assertEquals(List.of("a 60", "b 55", "c 5"), selections());
    }

    @Test
    void peersOfAMessageTakeTurns() {
        // a has 3 entries (2 + 2 + 1), b one, c two (2 + 1).
        daemon.knobs("smtp").destinationRecipients(2);
        List<String> all = new ArrayList<>(IdealDaemon.users("a.example", 5));
        all.addAll(IdealDaemon.users("b.example", 1));
        all.addAll(IdealDaemon.users("c.example", 3));
        daemon.mail("M", all);
        assertEquals(List.of("a 2", "b 1", "c 2", "a 2", "c 1", "a 1"), selections());
    }

    @Test
    void twoMessagesNeverShareAnEntry() {
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        assertEquals("AB", daemon.takeAll());
    }

    @Test
    void destinationsAreNamedInLowerCaseButKeepTheirNextHop() {
        daemon.mail("A", "x@A.Example", "y@a.example");
        assertEquals(1, daemon.queue().queuesInCore());
        assertEquals("A.Example", daemon.destination("a.example").nexthop());
    }

    @Test
    void aMailboxWithAnExtensionIsTheSameDestination() {
        daemon.knobs("smtp").destinationRecipients(1);
        daemon.recipientDelimiter = "+";
        daemon.mail("A", "Bob@a.example", "bob+lists@a.example", "+x@a.example");
        assertEquals(2, daemon.queue().queuesInCore());
        assertEquals(2, daemon.destination("bob@a.example").todo());
        assertEquals(1, daemon.destination("+x@a.example").todo());
    }

    @Test
    void recipientsAreSortedByDomainBeforeTheyAreResolved() {
        // Domain first, ignoring case; then address, capitals before small letters; without a domain last.
        Message message = daemon.queue()
                .open(
                        "M",
                        1,
                        "",
                        FeedFlags.NONE,
                        new ListSource(List.of("z", "b@b.example", "a@B.example", "c@a.example", "B@b.example", "y")));
        List<String> sorted =
                daemon.queue().read(message).stream().map(Recipient::address).toList();
        assertEquals(List.of("c@a.example", "B@b.example", "a@B.example", "b@b.example", "y", "z"), sorted);
    }

    @Test
    void aRecipientWithoutARouteGetsNoEntry() {
        Message message = daemon.queue().open("M", 1, "", FeedFlags.NONE, new ListSource(List.of("double-bounce@x")));
        daemon.queue().assign(message, daemon.queue().read(message));
        assertEquals(0, message.refcount());
        assertNull(daemon.queue().toAsk());
        daemon.queue().dispose(message);
        assertEquals(0, daemon.queue().messagesInCore());
    }
}
