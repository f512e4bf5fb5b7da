package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Transports that are deferred, dead or lose an agent (X23, X28, X29; the parts of them that lie in memory). */
class TransportTest {
    private static final String UNAVAILABLE = "4.3.0 mail transport unavailable";
    private final IdealDaemon daemon = new IdealDaemon();

    private Entry take(Transport transport) {
        return Objects.requireNonNull(daemon.take(transport));
    }

    private List<String> retried() {
        return daemon.startsOf("retry").stream()
                .map(start -> start.id() + " " + start.nexthop())
                .toList();
    }

    @Test
    void deferredTransportsGetNoMailAndAreNotAskedUnlessFlushed() {
        daemon.deferTransports = Set.of("smtp");
        daemon.mail("A", "x@a.example", "y@b.example");
        daemon.run();
        assertEquals(List.of("A 4.3.2 deferred transport"), retried());
        assertNull(daemon.queue().transport("smtp"));
        daemon.mail("B", FeedFlags.FLUSH_SCAN, List.of("x@a.example"));
        daemon.run();
        assertEquals(1, daemon.startsOf("smtp").size());
    }

    @Test
    void withoutAServiceAllThatWaitsIsDeferredAndTheTransportRestsAMinute() {
        daemon.mail("A", "x@a.example", "y@b.example");
        Transport smtp = Objects.requireNonNull(daemon.queue().toAsk());
        daemon.queue().asked(smtp);
        daemon.queue().greeted(smtp);
        daemon.queue().unavailable(smtp);
        daemon.runUntil(5);
        daemon.mail("B", "z@c.example");
        daemon.runUntil(59.9);
        assertEquals(List.of("A " + UNAVAILABLE, "A " + UNAVAILABLE, "B " + UNAVAILABLE), retried());
        assertTrue(smtp.isDead());
        assertEquals(0, smtp.pending());
        daemon.runUntil(60);
        assertFalse(smtp.isDead());
        daemon.mail("C", "z@c.example");
        daemon.run();
        assertEquals(1, daemon.startsOf("smtp").size());
    }

    @Test
    void aCompleteReportOfABusyAgentEndsTheDeathOfItsTransport() {
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        Entry busy = take(daemon.smtp());
        daemon.queue().unavailable(daemon.smtp());
        assertTrue(daemon.smtp().isDead());
        daemon.queue().report(busy, Report.DEFERRED);
        assertFalse(daemon.smtp().isDead());
    }

    @Test
    void aRequestThatCannotBeSentSharesTheFateOfTheTransport() {
        daemon.mail("A", "x@a.example");
        daemon.queue().sendFailed(take(daemon.smtp()));
        daemon.run();
        assertEquals(List.of("A " + UNAVAILABLE), retried());
        assertEquals(1, daemon.ends.size());
        assertEquals(0, daemon.queue().recipientsInCore());
    }

    @Test
    void ifRetryIsDeadTooMailIsDeferredOnTheSpot() {
        daemon.mail("A", "x@a.example");
        daemon.queue().unavailable(daemon.smtp());
        daemon.queue().unavailable(daemon.transport("retry"));
        assertEquals(List.of("A x@a.example " + UNAVAILABLE), daemon.deferredNow);
        daemon.mail("B", "y@a.example");
        assertEquals(2, daemon.deferredNow.size());
        assertEquals(2, daemon.ends.size());
        assertEquals(Message.DEFER, daemon.ends.get(1).flags());
    }

    @Test
    void aDeferredRecipientCountsForTheDestination() {
        // 4xx for a recipient: the message is to be tried again, but the destination is well.
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        Entry first = take(daemon.smtp());
        daemon.queue().report(first, Report.DEFERRED);
        assertEquals(6, daemon.destination("a.example").window().size());
        assertEquals(Message.DEFER, daemon.ends.get(0).flags());
    }

    @Test
    void aLostAgentEndsItsEntryAloneWithoutAWord() {
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        daemon.mail("C", "z@b.example");
        Entry a = take(daemon.smtp());
        Entry b = take(daemon.smtp());
        daemon.queue().agentLost(a);
        assertFalse(daemon.smtp().isDead());
        assertEquals(List.of(new IdealDaemon.End(0, "A", Message.DEFER)), daemon.ends);
        assertEquals(List.of(), daemon.deferredNow);
        assertEquals(5, daemon.destination("a.example").window().size());
        daemon.queue().report(b, Report.GOOD);
        daemon.run();
        assertEquals(3, daemon.ends.size());
        assertEquals(List.of(), retried());
    }

    @Test
    void upToThreeEightALostAgentKilledItsTransport() {
        daemon.lostAgent = LostAgent.KILLS_ITS_TRANSPORT;
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        daemon.mail("C", "z@b.example");
        Entry a = take(daemon.smtp());
        Entry b = take(daemon.smtp());
        assertEquals("B", b.message().queueId());
        daemon.queue().agentLost(a);
        assertTrue(daemon.smtp().isDead());
        daemon.runUntil(59);
        String reason = " 4.3.0 unknown mail transport error";
        assertEquals(
                List.of("A" + reason, "C" + reason), retried().stream().sorted().toList());
        daemon.runUntil(60);
        assertFalse(daemon.smtp().isDead());
        assertEquals(1, daemon.queue().messagesInCore());
        daemon.queue().report(b, Report.GOOD);
        assertEquals(0, daemon.queue().messagesInCore());
    }

    @Test
    void aLostAgentRepeatsTheSiteFailureThatWasReportedLast() {
        // The buffer of reports is shared: B's failure is still in it when A's agent is lost.
        daemon.mail("A", "x@a.example", "w@a.example");
        daemon.mail("A2", "x@a.example");
        daemon.mail("B", "y@b.example");
        Entry a = take(daemon.smtp());
        take(daemon.smtp());
        Entry b = take(daemon.smtp());
        daemon.queue().report(b, Report.siteFailure("4.4.1", "refused"));
        daemon.queue().agentLost(a);
        assertEquals(3, daemon.destination("a.example").window().size());
    }

    @Test
    void theRateLockIsTakenOffByAReportButNotByALostAgent() {
        daemon.knobs("smtp").transportRateDelay(2);
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "x@a.example");
        Transport smtp = Objects.requireNonNull(daemon.queue().toAsk());
        daemon.queue().asked(smtp);
        assertNull(daemon.queue().toAsk());
        assertEquals(2, daemon.queue().greeted(smtp));
        Entry a = take(smtp);
        assertNull(daemon.queue().toAsk());
        daemon.queue().report(a, Report.GOOD);
        assertSame(smtp, daemon.queue().toAsk());
        daemon.queue().asked(smtp);
        daemon.queue().greeted(smtp);
        daemon.queue().agentLost(take(smtp));
        assertTrue(smtp.isRateLocked());
    }

    @Test
    void reviveAllForgetsDeathAndEmptyDestinations() {
        daemon.mail("A", "x@a.example");
        daemon.queue().unavailable(daemon.smtp());
        // The reason became a destination of retry, which stays until its mail is done.
        assertEquals(1, daemon.queue().queuesInCore());
        daemon.queue().reviveAll();
        assertFalse(daemon.smtp().isDead());
        daemon.mail("B", "y@b.example");
        assertNotNull(daemon.destination("b.example"));
    }

    @Test
    void anUnknownReasonAndABadStatusAreMadeUp() {
        daemon.knobs("smtp").concurrency(1, 1);
        daemon.mail("A", "x@a.example");
        daemon.mail("B", "y@a.example");
        daemon.queue().report(take(daemon.smtp()), Report.siteFailure("bad", ""));
        daemon.runUntil(1);
        assertEquals(List.of("B 4.0.0 delivery temporarily suspended: unknown error"), retried());
    }
}
