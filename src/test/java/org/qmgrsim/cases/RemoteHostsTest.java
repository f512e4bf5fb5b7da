package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What remote hosts do, one trait at a time, and what smtp(8) says of it. */
class RemoteHostsTest {
    private static final String ONE_MAIL = "mail: { at: [1s], to: bob@a.test }\n";

    private static Course one(String destination) {
        return Scene.of(ONE_MAIL + "destinations: { a.test: " + destination + " }\n")
                .play(800);
    }

    private static String first(Course course) {
        return Scene.outcomes(course).get(0);
    }

    private static List<Double> times(double... times) {
        return DoubleStream.of(times).boxed().toList();
    }

    private static List<Double> sent(Course course) {
        return course.times("smtp", "status=sent").stream().sorted().toList();
    }

    // ---------------------------------------------------------------- silence and loss

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            greeting | 300 | 0 | receiving the initial server greeting
            helo     | 300 | 0 | performing the EHLO handshake
            mail     | 300 | 1 | sending MAIL FROM
            rcpt     | 300 | 1 | sending RCPT TO
            data     | 120 | 1 | sending DATA command
            body     | 180 | 1 | sending message body
            end      | 600 | 1 | sending end of data -- message may be sent more than once
            """)
    void everyStageHasItsTimeOut(String stage, int seconds, int transfer, String doing) {
        Course silent = one("{ fails: { share: 100%, at: " + stage + ", answers: silent } }");
        assertEquals(
                (1 + seconds) + ".0 bob@a.test mx.a.test 4.4.2 deferred (conversation with mx.a.test timed out while "
                        + doing + ")",
                first(silent));
        // Until MAIL FROM is sent the time counts as that of the connection.
        String delays = transfer == 0 ? "0/0/" + seconds + "/0" : "0/0/0/" + seconds;
        assertTrue(silent.lines("smtp", "delays=" + delays).size() >= 1, Scene.smtp(silent)::toString);

        Course lost = one("{ fails: { share: 100%, at: " + stage + ", answers: lost } }");
        assertEquals(
                "1.0 bob@a.test mx.a.test 4.4.2 deferred (lost connection with mx.a.test while " + doing + ")",
                first(lost));
        // It is a failure of the next hop: the window of 5 falls to 3.
        assertEquals(3, lost.windows("a.test").get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "blackhole, 31.0, Connection timed out",
        "refuse, 1.0, Connection refused",
        "unreachable, 1.0, No route to host"
    })
    void aConnectionThatDoesNotComeAbout(String answers, String at, String reason) {
        Course course = one("{ answers: " + answers + " }");
        assertEquals(at + " bob@a.test none 4.4.1 deferred (connect to mx.a.test:25: " + reason + ")", first(course));
        assertEquals(
                at + " connect to mx.a.test:25: " + reason, Scene.smtp(course).get(0));
    }

    @Test
    void withoutATimeOutOfItsOwnAConnectionFailsAfterThatOfTheSystem() {
        Course course = Scene.of(ONE_MAIL + "destinations: { a.test: { answers: blackhole } }")
                .set("smtp_connect_timeout=0")
                .play(300);
        assertEquals(times(1 + 127), course.times("smtp", "to=<"));
    }

    @Test
    void oneOf421InTheMiddleIsTheRecipientsAndTheRestIsTheHosts() {
        // The first recipient is told 421 and the host hangs up: what comes after is a lost connection.
        Course course = Scene.of("""
                mail: { at: [1s], to: [ann@a.test, bob@a.test] }
                destinations: { a.test: { answers: 250, refuses: { recipients: ann@a.test, answers: 421 } } }
                """).play(50);
        assertEquals(
                List.of(
                        "1.0 ann@a.test mx.a.test 4.3.2 deferred (host mx.a.test said: 421 4.3.2 Service not available (in reply"
                                + " to RCPT TO command))",
                        "1.0 bob@a.test mx.a.test 4.4.2 deferred (lost connection with mx.a.test while sending RCPT TO)"),
                Scene.outcomes(course));
        assertEquals(List.of(3), course.windows("a.test"));
    }

    // ---------------------------------------------------------------- time

    @Test
    void timesOfTheStagesAddUp() {
        // 1 s to connect, 2 for the greeting: connection set-up 3. Three recipients, 0.5 s each, and 4 for the message:
        // 5.5.
        Course course = Scene.of("""
                mail: { at: [1s], to: [a@a.test, b@a.test, c@a.test] }
                destinations: { a.test: { connect: 1s, greeting: 2s, per_recipient: 0.5s, after: 4s } }
                """).play(50);
        assertEquals(
                3,
                course.lines("smtp", "delay=8.5, delays=0/0/3/5.5, dsn=2.0.0").size());
    }

    @Test
    void aTarpitIsForThoseWhoAreRefused() {
        Course course = Scene.of("""
                mail: [{ at: [1s], to: ann@a.test }, { at: [1s], to: bob@a.test }]
                destinations: { a.test: { tarpit: 5s, refuses: { recipients: bob@a.test } } }
                """).play(50);
        assertEquals(times(1), course.times("smtp", "to=<ann"));
        assertEquals(times(6), course.times("smtp", "to=<bob"));
    }

    // ---------------------------------------------------------------- connections

    /** Ten messages at once, ten agents, 0.9 s for each message. */
    private static Course ten(String connections) {
        return Scene.of("mail: { arrivals: burst 10 at 1s, to: bob@a.test }\n"
                        + "destinations: { a.test: { after: 0.9s, connections: " + connections + " } }\n")
                .set(
                        "initial_destination_concurrency=20",
                        "smtp_connection_cache_on_demand=no",
                        "smtp_destination_concurrency_failed_cohort_limit=0")
                .play(100);
    }

    @Test
    void beyondItsLimitAHostTurnsAwayOrRefusesOrLetsWait() {
        // Four are served at a time. Turned away or refused, the other six are deferred at once.
        Course away = ten("{ at_most: 4, answers: 421 4.7.0 Too many connections }");
        assertEquals(times(1.9, 1.9, 1.9, 1.9), sent(away));
        assertEquals(
                6,
                away.lines("smtp", "refused to talk to me: 421 4.7.0 Too many connections)")
                        .size());
        Course refused = ten("{ at_most: 4, beyond: refuse }");
        assertEquals(times(1.9, 1.9, 1.9, 1.9), sent(refused));
        assertEquals(
                6,
                refused.lines("smtp", "status=deferred (connect to mx.a.test").size());
        // In the queue they are greeted as others leave: four at 1, four at 1.9, two at 2.8.
        assertEquals(
                times(1.9, 1.9, 1.9, 1.9, 2.8, 2.8, 2.8, 2.8, 3.7, 3.7), sent(ten("{ at_most: 4, beyond: queue }")));
    }

    @Test
    void whereTheBacklogIsFullAClientKnocksAgain() {
        // A backlog of four: the packets of two are dropped; they send them again after 1 s, at 2, wait, and are
        // greeted at 2.8.
        assertEquals(
                times(1.9, 1.9, 1.9, 1.9, 2.8, 2.8, 2.8, 2.8, 3.7, 3.7),
                sent(ten("{ at_most: 4, beyond: queue, backlog: 4 }")));
        // A backlog of one: at 1.9 the one who waits is served, at 2 three of the five who knock again, and the fourth
        // waits until
        // 2.8. The fifth comes again 3 s after its first packet, at 4.
        assertEquals(
                times(1.9, 1.9, 1.9, 1.9, 2.8, 2.9, 2.9, 2.9, 3.7, 4.9),
                sent(ten("{ at_most: 4, beyond: queue, backlog: 1 }")));
        // A host that stays full: after 30 s they give up.
        Course full = Scene.of("""
                mail: { arrivals: burst 3 at 1s, to: bob@a.test }
                destinations: { a.test: { after: 100s, connections: { at_most: 1, beyond: queue, backlog: 1 } } }
                """).play(50);
        assertEquals(times(31), full.times("smtp", "status=deferred (connect to mx.a.test"));
    }

    @Test
    void whoWaitsTooLongForItsGreetingGoesAndMakesRoom() {
        // One at a time, 100 s each, greeting time-out 150 s: served at 1, 101, then at 201 nobody is left: the third
        // to fifth
        // gave up at 151.
        Course course = Scene.of("""
                mail: { arrivals: burst 5 at 1s, to: bob@a.test }
                destinations: { a.test: { after: 100s, connections: { at_most: 1, beyond: queue } } }
                """)
                .set(
                        "smtp_helo_timeout=150",
                        "smtp_connection_cache_on_demand=no",
                        "smtp_destination_concurrency_failed_cohort_limit=0")
                .play(290);
        assertEquals(times(101, 201), sent(course));
        assertEquals(
                times(151, 151, 151), course.times("smtp", "timed out while receiving the initial server greeting)"));
    }

    @Test
    void aKeptSessionHoldsItsPlaceUntilItsTimeIsOver() {
        // One place. The first two of a.test use it, the second back to back: its session is kept for 2 s after its end
        // at 3.
        // Mail for b.test, the same host at the same port, waits in the host's queue from 2.5 until the session ends at
        // 5.
        Course course = Scene.of("""
                mail: [{ arrivals: burst 2 at 1s, to: bob@a.test }, { at: [2.5s], to: bob@b.test }]
                tables: { /etc/postfix/transport: "a.test smtp:[mx.test]\\nb.test relay:[mx.test]" }
                hosts: { mx.test: { after: 1s, connections: { at_most: 1, beyond: queue } } }
                """)
                .set("transport_maps=texthash:/etc/postfix/transport", "smtp_destination_concurrency_limit=1")
                .play(50);
        assertEquals(times(2, 3, 6), sent(course));
    }

    @Test
    void soManyMessagesPerConnectionAndThenAnAnswerThatIsNoFailureOfTheHost() {
        // The first connection is not kept; the second takes three messages, and the fourth is told 421 over it,
        // finally, since
        // there is no other server: it is deferred, and the window grows all the same.
        Course course =
                Scene.of("""
                mail: { arrivals: burst 5 at 1s, to: bob@a.test }
                destinations: { a.test: { after: 1s, per_connection: 3 } }
                """).set("smtp_destination_concurrency_limit=1").play(50);
        assertEquals(times(2, 3, 4, 5), sent(course));
        assertEquals(
                "5.0 bob@a.test mx.a.test 4.3.2 deferred (host mx.a.test said: 421 4.3.2 Service not available (in reply to"
                        + " MAIL FROM command))",
                Scene.outcomes(course).get(4));
        assertEquals(List.of(), course.windows("a.test"));
    }

    // ---------------------------------------------------------------- rates

    @Test
    void aRateIsKeptOverAnyStretchOfTime() {
        // One message a second, at most 3 within 10 s: those of 1, 2, 3 pass, and when the first is 10 s old those of
        // 11, 12, 13.
        String mail = "mail: { arrivals: every 1s, begin: 1s, count: 20, to: bob@a.test }\n";
        Course course = Scene.of(mail + "destinations: { a.test: { limits: { at_most: 3 per 10s } } }")
                .play(21);
        assertEquals(times(1, 2, 3, 11, 12, 13), sent(course));
        assertEquals(
                14,
                course.lines("smtp", "said: 450 4.2.0 try again (in reply to MAIL FROM command))")
                        .size());
        // At the greeting it is connections that count, and a refusal is one of the host.
        Course greeting = Scene.of(mail + "destinations: { a.test: { limits: { at_most: 3 per 10s, at: greeting } } }")
                .set("smtp_connection_cache_on_demand=no")
                .play(21);
        assertEquals(times(1, 2, 3, 11, 12, 13), sent(greeting));
        assertEquals(
                14,
                greeting.lines("smtp", "refused to talk to me: 421 4.3.2 Service not available)")
                        .size());
    }

    @Test
    void recipientsCountEachByItself() {
        Course course = Scene.of("""
                mail: { at: [1s], to: u%d@a.test, recipients: 10 }
                destinations: { a.test: { limits: { at_most: 4/min, at: rcpt, answers: 452 4.5.3 Too many recipients } } }
                """).play(21);
        assertEquals(4, sent(course).size());
        assertEquals(
                6,
                course.lines("smtp", "said: 452 4.5.3 Too many recipients (in reply to RCPT TO command))")
                        .size());
    }

    // ---------------------------------------------------------------- recipients

    @Test
    void aGreylistLetsATripletInWhenItComesAgain() {
        // Scans at 0, 300, 600 …; period 5 min. Mail at 100: tried at 100; its backoff ends at 400, so it is tried at
        // 600, 500 s
        // later, and let in. The same triplet is known from then on; another recipient is not.
        Course course = Scene.of("""
                mail:
                  - { at: [100s, 700s], to: bob@a.test }
                  - { at: [701s], to: ann@a.test }
                destinations: { a.test: { greylist: { period: 5m } } }
                """).play(1000);
        assertEquals(times(600, 700), sent(course));
        assertEquals(times(100, 701), course.times("smtp", "said: 450 4.2.0 Greylisted"));
    }

    @Test
    void aTripletThatComesAgainTooLateOrIsForgottenIsNew() {
        // Tried at 100, 600, 1200: the window of 400 s is over at 600, so that is a first time again; 1200 is too late
        // again.
        Course late = Scene.of("""
                mail: { at: [100s], to: bob@a.test }
                destinations: { a.test: { greylist: { period: 5m, window: 400s } } }
                """).play(1500);
        assertEquals(times(100, 600, 1200), late.times("smtp", "Greylisted"));
        // Let in at 600, remembered for 1000 s: at 1500 it is known, at 2600 no longer.
        Course forgotten = Scene.of("""
                mail: { at: [100s, 1500s, 2600s], to: bob@a.test }
                destinations: { a.test: { greylist: { period: 5m, remember: 1000s } } }
                """).play(2700);
        assertEquals(times(600, 1500), sent(forgotten));
    }

    @Test
    void aClientThatCameThroughOftenEnoughIsNotAskedAgain() {
        Course course = Scene.of("""
                mail:
                  - { at: [100s], to: [a@a.test, b@a.test] }
                  - { at: [700s], to: c@a.test }
                destinations: { a.test: { greylist: { period: 5m, whitelist_after: 2 } } }
                """).play(1000);
        assertEquals(times(600, 600, 700), sent(course));
    }

    @Test
    void aShareOfTheRecipientsDoesNotExistAndItIsAlwaysTheSame() {
        // 20 % of 500: 100, give or take three standard deviations of 9.
        Course course =
                Scene.of("""
                mail: { at: [1s, 2s], from: <>, to: u%d@a.test, recipients: 500 }
                destinations: { a.test: { refuses: { share: 20% } } }
                """).set("smtp_destination_recipient_limit=1000").play(20);
        Map<String, Integer> refused = new TreeMap<>();
        course.lines("smtp", "status=bounced")
                .forEach(line -> refused.merge(line.replaceFirst(".*to=<(\\S+)>.*", "$1"), 1, Integer::sum));
        assertEquals(100, refused.size(), 27);
        assertTrue(refused.values().stream().allMatch(times -> times == 2), refused::toString);
    }

    @Test
    void aFailureByChanceIsAnotherOneEachTime() {
        // 1000 attempts, one in ten fails: 100, give or take 28.
        Course course = Scene.of("""
                mail: { arrivals: every 1s, count: 1000, to: u@a.test }
                destinations: { a.test: { fails: { share: 10%, at: data, answers: 451 } } }
                """).set("queue_run_delay=10000").play(1010);
        int failed = course.lines("smtp", "said: 451 4.3.0 Temporary failure (in reply to DATA command))")
                .size();
        assertEquals(100, failed, 28);
        assertEquals(1000 - failed, sent(course).size());
    }

    // ---------------------------------------------------------------- outages

    @Test
    void anOutageBeginsAndEndsOnTime() {
        Course course = Scene.of("""
                mail: { arrivals: every 1s, begin: 1s, count: 9, to: bob@a.test }
                destinations: { a.test: { outages: [{ from: 3s, until: 5s }, { from: 7s, until: 8s, looks: 421 }] } }
                """).set("smtp_connection_cache_on_demand=no").play(20);
        assertEquals(times(3, 4), course.times("smtp", "status=deferred (connect to"));
        assertEquals(times(7), course.times("smtp", "refused to talk to me: 421"));
        assertEquals(times(1, 2, 5, 6, 8, 9), sent(course));
    }

    @Test
    void aConnectionIntoABlackholeComesAboutWithTheFirstPacketAfterIt() {
        // Packets go out 0, 1, 3, 7, 15 s after the first. From 1: 8 is the first after 5. From 4: 5 gets through.
        Course course = Scene.of("""
                mail: { at: [1s, 4s], to: bob@a.test }
                destinations: { a.test: { outages: { until: 5s, looks: blackhole } } }
                """).play(50);
        assertEquals(times(5, 8), sent(course));
    }

    @Test
    void aHostThatStandsStillAnswersWhenItGoesOn() {
        // Silent from 2 to 20. The message of 1 takes 3 s: its answer, due at 4, comes at 20. The one of 3 is
        // connected, greeted
        // at 20, and done at 23.
        Course course = Scene.of("""
                mail: { at: [1s, 3s], to: bob@a.test }
                destinations: { a.test: { after: 3s, outages: { from: 2s, until: 20s, looks: silent } } }
                """).play(50);
        assertEquals(times(20, 23), sent(course));
    }

    @Test
    void sessionsUnderWayAreLostIfTheHostGoesDownWithThem() {
        Course course = Scene.of("""
                mail: { at: [1s], to: bob@a.test }
                destinations: { a.test: { after: 3s, outages: { from: 2s, until: 20s, sessions: lost } } }
                """).play(50);
        assertEquals(
                "2.0 bob@a.test mx.a.test 4.4.2 deferred (lost connection with mx.a.test while sending end of data -- message"
                        + " may be sent more than once)",
                first(course));
    }

    @Test
    void aHostThatGoesUpAndDownIsUpForItsShareOfTheTime() {
        // Up 90 s and down 30 s on average: up for three quarters of the time. 3000 messages, one every 10 s, meet some
        // 250 ups
        // and downs; the share of a renewal process over so long a time is off by about 2.3 % (standard deviation), so
        // 7 %.
        Course course = Scene.of("""
                mail: { arrivals: every 10s, count: 3000, to: bob@a.test }
                destinations: { a.test: { outages: { up: exponential 90s, down: exponential 30s } } }
                """)
                .set("queue_run_delay=100000", "minimal_backoff_time=100000", "maximal_backoff_time=100000")
                .play(30_100);
        assertEquals(0.75, sent(course).size() / 3000.0, 0.07);
    }

    // ---------------------------------------------------------------- many hosts

    @Test
    void aStarStandsForAllBelowThatAreNotNamed() {
        Course course = Scene.of("""
                mail: { at: [1s], to: [a@a.dead.test, a@b.dead.test, a@c.dead.test] }
                destinations:
                  "*.dead.test": { answers: refuse }
                  c.dead.test: { answers: 250 }
                """).play(20);
        assertEquals(2, course.lines("smtp", "status=deferred").size());
        assertEquals(1, course.lines("smtp", "relay=mx.c.dead.test").size());
    }

    @Test
    void twoDomainsWithOneHostShareItsLimits() {
        Course course = Scene.of("""
                mail: [{ at: [1s], to: a@a.test }, { at: [2s], to: b@b.test }]
                destinations: { a.test: { mx: [10 mx.big.test] }, b.test: { mx: [10 mx.big.test] } }
                hosts: { mx.big.test: { limits: { at_most: 1/h } } }
                """).play(20);
        assertEquals(times(1), sent(course));
        assertEquals(times(2), course.times("smtp", "to=<b@b.test>, relay=mx.big.test"));
    }
}
