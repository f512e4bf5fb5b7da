package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.journal.QueueName;

/** Which servers smtp(8) tries for a next hop, in which order, and what it makes of their answers (smtp_connect.c). */
class ExchangersTest {
    private static final String ONE_MAIL = "mail: { at: [1s], to: bob@a.test }\n";

    private static String lines(Course course) {
        return String.join("\n", Scene.smtp(course));
    }

    @Test
    void exchangersOfEqualPreferenceShareTheMail() {
        // 400 messages, each by its own luck: 200 to each, give or take three standard deviations of 10. None to the
        // third.
        Course course = Scene.of("""
                mail: { arrivals: every 1s, count: 400, to: bob@a.test }
                destinations: { a.test: { mx: [20 backup.a.test, 10 one.a.test, 10 two.a.test] } }
                """).play(500);
        long one = course.lines("smtp", "relay=one.a.test").size();
        assertEquals(200, one, 30);
        assertEquals(400 - one, course.lines("smtp", "relay=two.a.test").size());
        // Without luck they are tried in the order of the records.
        Course ordered = Scene.of("""
                mail: { arrivals: every 1s, count: 20, to: bob@a.test }
                destinations: { a.test: { mx: [20 backup.a.test, 10 one.a.test, 10 two.a.test] } }
                """).set("smtp_randomize_addresses=no").play(60);
        assertEquals(20, ordered.lines("smtp", "relay=one.a.test").size());
    }

    @Test
    void aDeadExchangerCostsALineAndItsTimeOut() {
        // The connection to the first one is not answered for 30 s: all of them are time to connect, and no failure.
        Course course = Scene.of(ONE_MAIL + """
                destinations: { a.test: { mx: [10 one.a.test, 20 two.a.test] } }
                hosts: { one.a.test: { answers: blackhole } }
                """).play(100);
        assertEquals("""
                31.0 connect to one.a.test:25: Connection timed out
                31.0 to=<bob@a.test>, relay=two.a.test:25, delay=30, delays=0/0/30/0, dsn=2.0.0, status=sent (250 2.0.0 ok)""", lines(course));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "2, 2", "0, 7"})
    void soManyExchangersAreTriedAndNoMore(int limit, int tried) {
        // smtp_mx_address_limit, 5 unless set; 0: all.
        Course course =
                Scene.of(ONE_MAIL + """
                destinations: { a.test: { mx: [1 a.a.test, 2 b.a.test, 3 c.a.test, 4 d.a.test, 5 e.a.test, 6 f.a.test, 7 g.a.test] } }
                hosts: { "*.a.test": { answers: refuse } }
                """).set("smtp_mx_address_limit=" + limit).play(100);
        assertEquals(tried, course.times("smtp", "connect to").size() - 1); // once more in the status line
        assertEquals(
                "1.0 bob@a.test none 4.4.1 deferred (connect to " + (char) ('a' + tried - 1)
                        + ".a.test:25: Connection refused)",
                Scene.outcomes(course).get(0));
    }

    @Test
    void aMessageIsSentToTwoServersAndNoMoreButAGreetingThatFailsDoesNotCount() {
        // smtp_mx_session_limit: b and d take the message's commands, c does not greet, and e is not asked at all.
        Course course = Scene.of(ONE_MAIL + """
                destinations: { a.test: { mx: [1 b.a.test, 2 c.a.test, 3 d.a.test, 4 e.a.test] } }
                hosts:
                  c.a.test: { answers: 421 }
                  "*.a.test": { answers: 450 }
                """).play(100);
        assertEquals("""
                1.0 host b.a.test said: 450 4.2.0 try again (in reply to RCPT TO command)
                1.0 host c.a.test refused to talk to me: 421 4.3.2 Service not available
                1.0 to=<bob@a.test>, relay=d.a.test:25, delay=0, delays=0/0/0/0, dsn=4.2.0, status=deferred (host d.a.test \
                said: 450 4.2.0 try again (in reply to RCPT TO command))""", lines(course));
    }

    @Test
    void whoIsRefusedForGoodIsNotTriedElsewhere() {
        Course course = Scene.of("""
                mail: { at: [1s], to: [ann@a.test, bob@a.test] }
                destinations: { a.test: { mx: [1 b.a.test, 2 c.a.test] } }
                hosts: { b.a.test: { refuses: { recipients: bob@a.test } } }
                """).play(100);
        assertEquals(
                List.of(
                        "1.0 bob@a.test b.a.test 5.1.1 bounced (host b.a.test said: 550 5.1.1 user unknown (in reply to RCPT"
                                + " TO command))",
                        "1.0 ann@a.test b.a.test 2.0.0 sent (250 2.0.0 ok)",
                        "1.0 sender@example.net mx.example.net 2.0.0 sent (250 2.0.0 ok)"),
                Scene.outcomes(course));
    }

    @Test
    void whoIsPutOffAloneIsTriedElsewhereAlone() {
        // b takes ann and puts bob off; c, the second and last server, takes bob.
        Course course = Scene.of("""
                mail: { at: [1s], to: [ann@a.test, bob@a.test] }
                destinations: { a.test: { mx: [1 b.a.test, 2 c.a.test] } }
                hosts: { b.a.test: { refuses: { recipients: bob@a.test, answers: 450 } } }
                """).play(100);
        assertEquals(
                List.of(
                        "1.0 ann@a.test b.a.test 2.0.0 sent (250 2.0.0 ok)",
                        "1.0 bob@a.test c.a.test 2.0.0 sent (250 2.0.0 ok)"),
                Scene.outcomes(course));
    }

    @Test
    void aLaterFailureIsNoneOfTheNextHopOnceASessionWasComplete() {
        // Three messages for each: b.test fails at every server, so its window goes from 5 over 3 and 2 to 0. At a.test
        // one
        // server answered as it should, though with 450: that is a success, and the window grows to 6 and 7, but no
        // further,
        // since the last delivery is busy alone: 7 is no less than 1 + 5.
        Course course = Scene.of("""
                mail:
                  - { arrivals: burst 3 at 1s, to: bob@a.test }
                  - { arrivals: burst 3 at 1s, to: bob@b.test }
                destinations:
                  a.test: { mx: [1 busy.a.test, 2 dead.a.test] }
                  b.test: { mx: [1 dead.a.test, 2 dead.b.test] }
                hosts:
                  busy.a.test: { answers: 450, after: 0.1s }
                  "*.test": { answers: refuse, after: 0.1s }
                """).play(20);
        assertEquals(List.of(6, 7), course.windows("a.test"));
        assertEquals(List.of(3, 2, 0), course.windows("b.test"));
        assertEquals(6, course.times("smtp", "4.4.1, status=deferred").size());
    }

    @ParameterizedTest
    @CsvSource({"yes, 4.7.1 deferred", "no, 5.7.1 bounced"})
    void aGreetingWith5xxIsPassedOverUnlessSaidOtherwise(String skip, String outcome) {
        Course course =
                Scene.of(ONE_MAIL + """
                destinations: { a.test: { fails: { share: 100%, at: greeting, answers: 554 5.7.1 Go away } } }
                """).set("smtp_skip_5xx_greeting=" + skip).play(100);
        assertEquals(
                "1.0 bob@a.test mx.a.test " + outcome + " (host mx.a.test refused to talk to me: 554 5.7.1 Go away)",
                Scene.outcomes(course).get(0));
    }

    // ---------------------------------------------------------------- names

    @Test
    void aNameThatDoesNotExistIsReturnedAndOneThatCannotBeAskedForIsDeferred() {
        Course course = Scene.of("""
                mail: { at: [1s], to: [bob@no.test, bob@later.test, bob@null.test, bob@bare.test] }
                destinations:
                  no.test: { dns: nxdomain }
                  later.test: { dns: { answers: try_again, after: 20s } }
                  null.test: { dns: nullmx }
                  bare.test: { mx: [10 mx.bare.test] }
                hosts: { mx.bare.test: { dns: nodata } }
                """).set("inet_protocols=ipv4").play(100);
        String why = "Host or domain name not found. Name service error for name=";
        assertEquals(
                List.of(
                        "1.0 bob@bare.test none 5.4.4 bounced (" + why
                                + "mx.bare.test type=A: Host found but no data record of requested type)",
                        "1.0 bob@no.test none 5.4.4 bounced (" + why + "no.test type=A: Host not found)",
                        "1.0 bob@null.test none 5.1.0 bounced (Domain null.test does not accept mail (nullMX))",
                        "21.0 bob@later.test none 4.4.3 deferred (" + why
                                + "later.test type=MX: Host not found, try again)"),
                Scene.outcomes(course).stream()
                        .filter(line -> !line.contains("sender@"))
                        .sorted()
                        .toList());
        assertEquals(
                List.of("warning: no MX host for bare.test has a valid address record"),
                course.lines("smtp", "warning"));
        // Only the one that may work later is a failure of the next hop.
        assertEquals(List.of(3), course.windows("later.test"));
        assertEquals(List.of(6), course.windows("no.test"));
    }

    // ---------------------------------------------------------------- relays

    @Test
    void theFallbackRelayTakesWhatCannotBeReachedOrFound() {
        Course course =
                Scene.of("""
                mail: { at: [1s], to: [bob@dead.test, bob@no.test, bob@gone.test] }
                destinations:
                  dead.test: { answers: refuse }
                  no.test: { dns: nxdomain }
                  gone.test: { answers: 550 }
                """).set("smtp_fallback_relay=[relay.example.net]").play(100);
        assertEquals(
                List.of(
                        "1.0 bob@dead.test relay.example.net 2.0.0 sent (250 2.0.0 ok)",
                        "1.0 bob@gone.test mx.gone.test 5.1.1 bounced (host mx.gone.test said: 550 5.1.1 user unknown (in"
                                + " reply to RCPT TO command))",
                        "1.0 bob@no.test relay.example.net 2.0.0 sent (250 2.0.0 ok)"),
                Scene.outcomes(course).stream()
                        .filter(line -> !line.contains("sender@"))
                        .sorted()
                        .toList());
        assertEquals(
                List.of("connect to mx.dead.test"),
                course.lines("smtp", "connect to").stream()
                        .map(line -> line.replaceFirst("\\[.*", ""))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"relayhost, relay.test", "smtp_fallback_relay, a.test"})
    void aRelayThatDoesNotExistIsASlipOfThePenAndNobodyIsPunished(String parameter, String first) {
        Course course = Scene.of(ONE_MAIL + """
                destinations:
                  a.test: { answers: refuse }
                  relay.test: { dns: nxdomain }
                """).set(parameter + "=relay.test").play(100);
        assertEquals(List.of("warning: " + parameter + " configuration problem"), course.lines("smtp", "warning"));
        assertTrue(Scene.outcomes(course)
                .get(0)
                .startsWith("1.0 bob@a.test none 4.3.5 deferred (Host or domain name not found."));
        assertEquals(first, course.starts("smtp").get(0).destination());
        assertEquals(1, course.left(QueueName.DEFERRED));
    }

    @Test
    void aHostInBracketsIsAskedAsItIsAndAListOfNextHopsInTurn() {
        Course course = Scene.of(ONE_MAIL + """
                tables: { /etc/postfix/transport: "a.test smtp:[one.test]:587, two.test" }
                destinations: { two.test: { mx: [10 mx1.two.test] } }
                hosts: { "one.test:587": { answers: refuse } }
                """)
                .set("transport_maps=texthash:/etc/postfix/transport")
                .play(100);
        assertEquals("""
                1.0 connect to one.test:587: Connection refused
                1.0 to=<bob@a.test>, relay=mx1.two.test:25, delay=0, delays=0/0/0/0, dsn=2.0.0, status=sent (250 2.0.0 ok)""", lines(course));
    }

    @ParameterizedTest
    @CsvSource({
        "[one.test]:submision, fatal: unknown service: submision/tcp",
        "[one.test]:70000, fatal: bad network port: 70000 for destination: [one.test]:70000"
    })
    void aNextHopThatNobodyUnderstandsKillsTheAgent(String relay, String line) {
        // fatal sleeps a second; the message is deferred without a line of its own.
        Course course = Scene.of(ONE_MAIL).set("relayhost=" + relay).play(100);
        assertEquals(List.of("1.0 " + line), Scene.smtp(course));
        assertEquals(1, course.left(QueueName.DEFERRED));
    }

    @Test
    void sendersCanHaveRelaysOfTheirOwn() {
        // Of the same address qmgr remembers the answer for 30 s, but for the same sender only.
        Course course = Scene.of("""
                mail:
                  - { at: [1s, 3s], from: ann@b.test, to: bob@a.test }
                  - { at: [2s], from: eve@c.test, to: bob@a.test }
                tables: { /etc/postfix/relays: "@b.test [relay.b.test]:587" }
                """)
                .set("sender_dependent_relayhost_maps=hash:/etc/postfix/relays")
                .play(10);
        assertEquals(
                List.of("relay.b.test:587", "mx.a.test:25", "relay.b.test:587"),
                course.lines("smtp", "status=sent").stream()
                        .map(line -> line.replaceFirst(".*relay=([^\\[]*)\\[[^\\]]*\\](:\\d+),.*", "$1$2"))
                        .toList());
        assertEquals(
                List.of("[relay.b.test]:587", "a.test", "[relay.b.test]:587"),
                course.starts("smtp").stream().map(Course.Start::destination).toList());
    }

    // ---------------------------------------------------------------- kept sessions

    @Test
    void aKeptSessionSkipsTheDeadExchanger() {
        // Half of the first five, by luck, connect to the dead one first, and wait 30 s. Whoever comes back to back
        // asks for a
        // session that was kept for the next hop, whichever server it is with.
        Course course = Scene.of("""
                mail: { arrivals: burst 200 at 1s, to: bob@a.test }
                destinations: { a.test: { mx: [10 dead.a.test, 10 live.a.test] } }
                hosts: { dead.a.test: { answers: blackhole }, live.a.test: { after: 1s } }
                """).play(400);
        int reused = course.lines("smtp", "conn_use=").size();
        int dead = course.lines("smtp", "connect to dead").size();
        assertEquals(200, course.lines("smtp", "status=sent").size());
        assertTrue(reused > 150, reused + " were sent over a kept session");
        assertTrue(dead < 30, dead + " met the dead exchanger");
        // Without the cache every second message meets it.
        Course without = Scene.of("""
                mail: { arrivals: burst 200 at 1s, to: bob@a.test }
                destinations: { a.test: { mx: [10 dead.a.test, 10 live.a.test] } }
                hosts: { dead.a.test: { answers: blackhole }, live.a.test: { after: 1s } }
                """).set("smtp_connection_cache_on_demand=no").play(900);
        assertEquals(100, without.lines("smtp", "connect to dead").size(), 22);
        assertEquals(0, without.lines("smtp", "conn_use=").size());
    }

    @ParameterizedTest
    @CsvSource({"0, 300, 19", "3, 300, 4", "0, 4, 5"})
    void aSessionIsUsedSoOftenAndSoLongAndThenClosed(int count, int seconds, int most) {
        // One delivery after the other, a second each. The first does not come back to back, so its session is not
        // kept; the
        // second begins another at 2, for all that follow. After 3 more uses it ends. With a limit of 4 s it may be
        // kept until 6:
        // at the ends at 3, 4, 5 and 6; the fifth use ends at 7, too late.
        Course course = Scene.of("""
                mail: { arrivals: burst 20 at 1s, to: bob@a.test }
                destinations: { a.test: { after: 1s } }
                """)
                .set(
                        "smtp_destination_concurrency_limit=1",
                        "smtp_connection_reuse_count_limit=" + count,
                        "smtp_connection_reuse_time_limit=" + seconds)
                .play(100);
        int longest = course.lines("smtp", "conn_use=").stream()
                .mapToInt(line -> Integer.parseInt(line.replaceFirst(".*conn_use=(\\d+),.*", "$1")))
                .max()
                .orElse(1);
        assertEquals(most, longest);
    }

    @Test
    void sessionsAreKeptForTheirOwnServiceOnly() {
        // The same host behind two transports, in turn and back to back: no session changes hands.
        Course course = Scene.of("""
                mail:
                  - { arrivals: every 1s, count: 10, begin: 1s, to: bob@a.test }
                  - { arrivals: every 1s, count: 10, begin: 1.5s, to: bob@b.test }
                tables: { /etc/postfix/transport: "a.test smtp:[mx.test]\\nb.test relay:[mx.test]" }
                """)
                .set("transport_maps=texthash:/etc/postfix/transport", "smtp_connection_cache_destinations=mx.test")
                .set("relay/unix/command=smtp -o smtp_connection_cache_destinations=")
                .play(60);
        assertEquals(9, course.lines("smtp", "conn_use=").size());
        assertTrue(course.lines("smtp", "to=<bob@b.test>").stream().noneMatch(line -> line.contains("conn_use")));
    }
}
