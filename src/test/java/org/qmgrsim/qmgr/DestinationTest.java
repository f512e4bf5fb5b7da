package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Destinations over time, with ideal agents (X11, X12, X20, X21, X22, X33). */
class DestinationTest {
    private static final Report REFUSED = Report.siteFailure("4.4.1", "connect to h[192.0.2.1]:25: Connection refused");
    private final IdealDaemon daemon = new IdealDaemon();

    private void mailAtStart(int count) {
        for (int i = 0; i < count; i++) {
            daemon.mail("M" + i, "u" + i + "@a.example");
        }
    }

    private List<String> logged(String word) {
        return daemon.log.stream().filter(line -> line.contains(word)).toList();
    }

    @Test
    void simultaneousEndingsGrowTheWindowByHalfOfInitialPerCohort() {
        // The k-th of w endings sees w − k + 1 busy: growth goes on while window < busy + 5, so by ceil(5/2) = 3.
        mailAtStart(100);
        daemon.run();
        assertEquals(List.of(5, 8, 11, 14, 17, 20, 20, 5), daemon.startsPerSecond());
        assertEquals(100, daemon.ends.size());
    }

    private void spreadEndings() {
        daemon.greetingNanos = 10_000;
        daemon.serviceNanos = start -> IdealDaemon.SECOND + 100_000L * daemon.starts.size();
        mailAtStart(100);
        daemon.run();
    }

    @Test
    void spreadEndingsDoubleTheWindow() {
        spreadEndings();
        assertEquals(List.of(5, 10, 20, 20, 20, 20, 5), daemon.startsPerSecond());
    }

    @Test
    void spreadEndingsByTheWindowAddOnePerCohort() {
        daemon.knobs("smtp").feedback("1/concurrency", "1/concurrency");
        spreadEndings();
        assertEquals(List.of(5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 5), daemon.startsPerSecond());
    }

    @Test
    void withoutFeedbackFiveAreDeliveredAtATime() {
        daemon.knobs("smtp").feedback("0", "0");
        spreadEndings();
        assertEquals(20, daemon.startsPerSecond().size());
        assertTrue(daemon.startsPerSecond().stream().allMatch(count -> count == 5));
    }

    @Test
    void aLateSuccessRevivesADeadDestinationAtWhatIsUnderWay() {
        // 5 start at 0. Failures at 1.01, 1.02 and 1.03: 3, 2, dead; 15 wait and go to retry. The success at 1.04 finds
        // two busy, itself and the fifth; that at 1.05 adds one, and then nothing is left.
        daemon.outcome = start -> daemon.starts.size() <= 3 ? REFUSED : Report.GOOD;
        daemon.serviceNanos = start -> IdealDaemon.SECOND + 10_000_000L * daemon.starts.size();
        mailAtStart(20);
        daemon.run();
        List<String> ofSmtp = daemon.log.stream()
                .filter(line -> line.contains("smtp/"))
                .filter(line -> !line.contains("allowing"))
                .toList();
        assertEquals(
                List.of(
                        "1.01 window smtp/a.example 5 to 3",
                        "1.02 window smtp/a.example 3 to 2",
                        "1.03 dead smtp/a.example",
                        "1.04 alive smtp/a.example 2",
                        "1.05 window smtp/a.example 2 to 3",
                        "1.05 deleted smtp/a.example"),
                ofSmtp);
        assertEquals(15, logged("1.03 moved").size());
        assertEquals(5, daemon.startTimes().size());
    }

    @Test
    void loneMessagesNeverKillTheirDestination() {
        // It is forgotten between them, and each has one failure only: 0.2 cohorts.
        daemon.outcome = start -> REFUSED;
        for (int i = 0; i < 20; i++) {
            String id = "M" + i;
            daemon.at(10 * i, () -> daemon.mail(id, "u@a.example"));
        }
        daemon.run();
        assertEquals(20, daemon.startTimes().size());
        assertEquals(List.of(), logged("dead"));
        assertEquals(20, logged("deleted").size());
    }

    @Test
    void aRefusingDestinationIsTriedFiveTimesForAHundredMessages() {
        daemon.outcome = start -> REFUSED;
        mailAtStart(100);
        daemon.run();
        assertEquals(5, daemon.startTimes().size());
        List<IdealDaemon.Start> retried = daemon.startsOf("retry");
        assertEquals(95, retried.size());
        assertTrue(retried.stream().allMatch(start -> start.nexthop()
                .equals("4.4.1 delivery temporarily suspended: connect to h[192.0.2.1]:25: Connection refused")));
        assertTrue(retried.stream().allMatch(start -> start.seconds() == 1));
        assertEquals(100, daemon.ends.size());
        assertTrue(daemon.ends.stream().allMatch(end -> end.seconds() == 1 && end.flags() == Message.DEFER));
        assertEquals(List.of("1.0 dead smtp/a.example"), logged("dead"));
        assertEquals(List.of("301.0 alive smtp/a.example 5", "301.0 deleted smtp/a.example"), logged("301.0"));
    }

    @Test
    void retryIsAnOrdinaryTransportWhoseWindowOpensStepByStep() {
        // 95 at 1 s, 10 ms each, all of a cohort end together: growth by 3 a cohort up to 20.
        daemon.outcome = start -> REFUSED;
        daemon.retryNanos = 10_000_000;
        mailAtStart(100);
        daemon.run();
        Map<Long, Integer> cohorts = new TreeMap<>();
        daemon.startsOf("retry").forEach(start -> cohorts.merge(start.nanos(), 1, Integer::sum));
        assertEquals(List.of(5, 8, 11, 14, 17, 20, 20), List.copyOf(cohorts.values()));
    }

    private void deadDestinationWithMail(FeedFlags flags) {
        daemon.outcome = start -> REFUSED;
        mailAtStart(3);
        daemon.runUntil(1);
        assertTrue(daemon.destination("a.example").isDead());
        daemon.at(10, () -> {
            if (flags.ignoreDeferTransports()) {
                daemon.queue().reviveAll();
            }
            for (int i = 0; i < 200; i++) {
                daemon.mail("D" + i, flags, List.of("u@a.example"));
            }
        });
        daemon.run();
    }

    @Test
    void aScanWithoutFlushSendsMailForADeadDestinationToRetry() {
        deadDestinationWithMail(FeedFlags.NONE);
        assertEquals(3, daemon.startTimes().size());
        assertEquals(200, daemon.startsOf("retry").size());
    }

    @Test
    void aFlushRevivesTheDestinationFirst() {
        // As a new destination: 5 tries, 195 suspended.
        deadDestinationWithMail(FeedFlags.FLUSH_SCAN);
        assertEquals(3 + 5, daemon.startTimes().size());
        assertEquals(195, daemon.startsOf("retry").size());
    }

    @Test
    void aMessageMarkedForFlushRevivesItsOwnDestination() {
        daemon.outcome = start -> REFUSED;
        mailAtStart(3);
        daemon.runUntil(1);
        daemon.at(10, () -> daemon.mail("F", FeedFlags.NONE.flushed(), List.of("u@a.example")));
        daemon.run();
        assertEquals(List.of(0.0, 0.0, 0.0, 10.0), daemon.startTimes());
    }

    @Test
    void failuresOfADeadDestinationChangeNothing() {
        daemon.outcome = start -> REFUSED;
        mailAtStart(5);
        daemon.run();
        assertEquals(1, logged("dead").size());
        assertEquals(2, logged("window smtp").size());
    }

    @Test
    void aRateDelayIsAPauseAfterEachDelivery() {
        daemon.knobs("smtp").destinationRateDelay(2);
        daemon.serviceNanos = start -> IdealDaemon.SECOND / 2;
        mailAtStart(4);
        daemon.run();
        assertEquals(List.of(0.0, 2.5, 5.0, 7.5), daemon.startTimes());
        assertEquals(0, daemon.queue().queuesInCore());
    }

    @Test
    void twoDestinationsPauseEachForItself() {
        daemon.knobs("smtp").destinationRateDelay(2);
        daemon.serviceNanos = start -> IdealDaemon.SECOND / 2;
        for (int i = 0; i < 4; i++) {
            daemon.mail("A" + i, "u@a.example");
            daemon.mail("B" + i, "u@b.example");
        }
        daemon.run();
        assertEquals(List.of(0.0, 0.0, 2.5, 2.5, 5.0, 5.0, 7.5, 7.5), daemon.startTimes());
    }

    @Test
    void aFailureUnderARateDelayClosesTheDestinationForTheDelayOnly() {
        // Cohort limit 1, window 1: the first failure kills and defers what waits; then a pause of 2 s, not 300.
        daemon.knobs("smtp").destinationRateDelay(2);
        daemon.outcome = start -> REFUSED;
        mailAtStart(3);
        daemon.at(4, () -> daemon.mail("N", "u@a.example"));
        daemon.run();
        assertEquals(List.of(0.0, 4.0), daemon.startTimes());
        assertEquals(2, logged("moved").size());
    }

    @Test
    void aSuspendedDestinationAcceptsMail() {
        daemon.knobs("smtp").destinationRateDelay(2);
        mailAtStart(1);
        daemon.at(1.5, () -> daemon.mail("N", "u@a.example"));
        daemon.run();
        assertEquals(List.of(0.0, 3.0), daemon.startTimes());
        assertEquals(List.of(), daemon.startsOf("retry"));
    }

    @Test
    void aTransportRateDelayGoesBeforeEachDeliveryAlsoTheFirst() {
        daemon.knobs("smtp").transportRateDelay(2);
        daemon.serviceNanos = start -> IdealDaemon.SECOND / 2;
        mailAtStart(4);
        daemon.run();
        assertEquals(List.of(2.0, 4.5, 7.0, 9.5), daemon.startTimes());
    }

    @Test
    void anEmptyDestinationIsForgottenWithItsWindowAtOnce() {
        daemon.serviceNanos = start -> IdealDaemon.SECOND + 1_000_000L * daemon.starts.size();
        mailAtStart(5);
        daemon.runUntil(2);
        assertEquals(0, daemon.queue().queuesInCore());
        daemon.mail("N", "u@a.example");
        assertEquals(5, daemon.destination("a.example").window().size());
        assertFalse(daemon.destination("a.example").isEmpty());
    }

    @Test
    void sessionsAreKeptOnceDeliveriesFollowEachOtherWithinASecond() {
        // 5 at 0; at 1 the sixth follows: asked to keep. At 10 a lone one: a new destination, nothing is asked.
        mailAtStart(6);
        daemon.at(10, () -> daemon.mail("N", "u@a.example"));
        daemon.run();
        assertEquals(List.of("1.0 allowing on-demand session caching for a.example"), logged("allowing"));
    }

    @Test
    void keepingSessionsEndsWithALoneDelivery() {
        // One agent, 3 s each: A1 at 0; A2 at 3, back to back; X at 6 elsewhere; A3 at 9, alone and 3 s after A2.
        daemon.processes = 1;
        daemon.serviceNanos = start -> 3 * IdealDaemon.SECOND;
        for (String id : List.of("A1", "A2", "X", "A3")) {
            daemon.mail(id, "u@" + id.charAt(0) + ".example");
        }
        daemon.run();
        assertEquals(List.of("3.0 allowing on-demand session caching for a.example"), logged(" allowing"));
        assertEquals(List.of("9.0 disallowing on-demand session caching for a.example"), logged(" disallowing"));
    }

    @Test
    void oneDestinationWithMoreThanAFifthOfTheActiveQueueIsWarnedAbout() {
        // Active limit 20: the fifth entry is more than 4; then again 300 s later at the earliest.
        daemon.activeLimit = 20;
        mailAtStart(10);
        assertEquals(
                List.of("0.0 mail for a.example is using up 5 of 5: false SKIP_UNAVAILABLE_HOSTS"),
                logged("is using up"));
    }

    @Test
    void theAdviceDependsOnWhatIsNarrow() {
        daemon.activeLimit = 20;
        daemon.knobs("smtp").concurrency(1, 1);
        mailAtStart(4);
        daemon.mail("X", "u@b.example");
        mailAtStart(1);
        assertEquals(
                List.of("0.0 mail for a.example is using up 5 of 6: true RAISE_CONCURRENCY_LIMIT"),
                logged("is using up"));
    }

    @Test
    void peersAreNarratedWithTheEntryAboutToBeChosenCounted() {
        mailAtStart(2);
        daemon.run();
        assertEquals(List.of("0.0 M0 smtp a.example (1 of 5)", "0.0 M1 smtp a.example (2 of 5)"), logged(" of "));
    }

    @Test
    void aDeadDestinationWithNothingWaitingIsForgottenOnlyIfThereAreTooManyInMemory() {
        // 2 × recipient limit 20 = 40: with 41 destinations in memory the dead one goes as soon as it is empty.
        daemon.activeLimit = 20;
        daemon.recipientLimit = 20;
        daemon.knobs("smtp").concurrency(1, 1);
        daemon.mail("A", "u@a.example");
        Entry entry = Objects.requireNonNull(daemon.take(daemon.smtp()));
        for (int i = 0; i < 39; i++) {
            daemon.mail("M" + i, "u@b" + i + ".example");
        }
        daemon.queue().report(entry, REFUSED);
        // 40 and the destination in retry, which is made although nothing waits.
        assertEquals(List.of("0.0 dead smtp/a.example"), logged("dead"));
        assertEquals(
                List.of("0.0 alive smtp/a.example 1", "0.0 deleted smtp/a.example"),
                logged("a.example").subList(2, 4));
    }

    @Test
    void theFeedbackIsToldOnRequestExceptOfRetryAndError() {
        daemon.feedbackDebug = true;
        daemon.outcome = start -> daemon.starts.size() == 1 ? Report.GOOD : REFUSED;
        daemon.serviceNanos = start -> IdealDaemon.SECOND + daemon.starts.size();
        mailAtStart(2);
        daemon.run();
        assertEquals(
                List.of(
                        "feedback true 1.0",
                        "feedback window true 6 0.0 0.0 0.0",
                        "feedback false 1.0",
                        "feedback window false 4 0.0 1.0 0.16666666666666666"),
                logged("feedback").stream()
                        .map(line -> line.substring(line.indexOf("feedback")))
                        .toList());
    }
}
