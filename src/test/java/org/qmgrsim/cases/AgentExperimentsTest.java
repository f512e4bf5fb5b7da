package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.journal.QueueName;

/** How agents are asked for, held, missed and lost (X15, X16, X22, X23, X28, X29). */
class AgentExperimentsTest {
    private static List<Double> times(double... times) {
        return DoubleStream.of(times).boxed().toList();
    }

    private static Ideal fourTo(Ideal to, String domain) {
        return to.host(domain, "ok", 0.5).mails(4, 0, "u@" + domain);
    }

    @Test
    void twoAgentsAtMostAreAskedForBeforeOneGreets() {
        // X16: no smtp process may run beside the one that is busy for 100 s, so nobody greets: 2 requests wait, not 5.
        Course course = new Ideal()
                .rows("smtp unix - - n - 1 smtp")
                .host("busy.test", "ok", 100)
                .mail(0, "u@busy.test")
                .mails(10, 1, "u@a.test")
                .until(50);
        assertEquals(1 + 2, course.asked("smtp"));
        // One waits: one is asked for.
        Course one = new Ideal()
                .rows("smtp unix - - n - 1 smtp")
                .host("busy.test", "ok", 100)
                .mail(0, "u@busy.test")
                .mail(1, "u@a.test")
                .until(50);
        assertEquals(1 + 1, one.asked("smtp"));
    }

    @Test
    void aGreetingGetsAnEntryAndOneMoreAgentIsAskedFor() {
        // X16: at 100 the only process becomes free and greets the older request.
        Course course = new Ideal()
                .rows("smtp unix - - n - 1 smtp")
                .host("busy.test", "ok", 100)
                .host("a.test", "ok", 100)
                .mail(0, "u@busy.test")
                .mails(10, 1, "u@a.test")
                .until(150);
        assertEquals(times(0, 100), course.startTimes());
        assertEquals(1 + 3, course.asked("smtp"));
    }

    @Test
    void noMoreAgentsAreAskedForThanWindowsHaveRoom() {
        // Ten wait for a window of 1, and nobody greets: one request is pending, and a second would find nothing.
        Course course = new Ideal()
                .main("smtp_destination_concurrency_limit = 1")
                .rows("smtp unix - - n - 1 smtp")
                .host("busy.test", "ok", 100)
                .mail(0, "u@busy.test")
                .mails(10, 1, "u@a.test")
                .until(50);
        assertEquals(1 + 1, course.asked("smtp"));
    }

    @Test
    void aDestinationWithMoreUnderWayThanItsWindowHidesTheNextOne() {
        // As X15, in the order P, Q. P: of five under way since 0 the first fails at 1: window 3, busy 4, 4 wait. At 2
        // one
        // comes for Q: 1 + 1 − 1 > 0, nobody is asked for. At 3 there are two: 1 + 1 − 2 = 0, one agent is asked for
        // and takes
        // one; the other is left again, until P's deliveries end at 10.
        Course course = new Ideal()
                .host(0, "p.test", "banner421", 1)
                .host(0.001, "p.test", "ok", 10)
                .host("q.test", "ok", 1)
                .mail(0, "u@p.test")
                .mails(8, 0.001, "u@p.test")
                .mail(2, "u@q.test")
                .mail(3, "v@q.test")
                .until(15);
        assertEquals(List.of(3.0, 10.001), course.startTimes("q.test"));
        // In the order Q, P it is asked for at once.
        Course other = new Ideal()
                .host(0, "p.test", "banner421", 1)
                .host(0.001, "p.test", "ok", 10)
                .host("q.test", "ok", 10)
                .mail(0, "first@q.test")
                .mail(0.0005, "u@p.test")
                .mails(8, 0.001, "u@p.test")
                .mail(2, "u@q.test")
                .until(15);
        assertEquals(List.of(0.0, 2.0), other.startTimes("q.test"));
    }

    @Test
    void aRateDelayOfADestinationCountsFromTheEndOfADelivery() {
        // X22: 0.5 + 2 from start to start; another destination has its own pace.
        Course course = fourTo(fourTo(new Ideal().main("smtp_destination_rate_delay = 2s"), "a.test"), "b.test")
                .until(20);
        assertEquals(times(0, 2.5, 5, 7.5), course.startTimes("a.test"));
        assertEquals(times(0, 2.5, 5, 7.5), course.startTimes("b.test"));
    }

    @Test
    void aRateDelayOfATransportComesBeforeEveryDelivery() {
        // X22: 2 before the first, then 0.5 + 2.
        Course course = fourTo(new Ideal().main("smtp_transport_rate_delay = 2s"), "a.test")
                .until(20);
        assertEquals(times(2, 4.5, 7, 9.5), course.startTimes("a.test"));
    }

    @Test
    void aTransportThatIsNotInMasterCfIsTriedOnceAMinute() {
        // X23
        Course course = new Ideal()
                .main("default_transport = nowhere")
                .mail(0, "u@a.test")
                .mail(5, "u@b.test")
                .mail(61, "u@c.test")
                .until(100);
        assertEquals(
                times(0, 61),
                course.times("qmgr", "warning: connect to transport private/nowhere: No such file or directory"));
        List<String> put = course.lines("error", "status=deferred (mail transport unavailable)");
        assertEquals(3, put.size());
        assertTrue(put.stream().allMatch(line -> line.contains("relay=none") && line.contains("dsn=4.3.0")));
        assertEquals(times(0, 5, 61), course.times("error", "mail transport unavailable"));
        assertEquals(3, course.left(QueueName.DEFERRED));
    }

    @Test
    void aDeferredTransportIsAskedForNothingUntilAFlush() {
        // X28
        Course course = new Ideal()
                .main("defer_transports = smtp")
                .mail(0, "u@a.test v@b.test")
                .at(10, "trigger qmgr", "DA")
                .at(20, "trigger qmgr", "FAD")
                .until(30);
        assertEquals(times(0, 0, 10, 10), course.times("error", "dsn=4.3.2, status=deferred (deferred transport)"));
        assertEquals(times(20, 20), course.startTimes());
        assertEquals(2, course.asked("smtp"));
        assertEquals("delivered", course.log().message(1).fate());
    }

    /**
     * Deliveries of 10 s to a and b, begun at 20 by processes that have served before, and what waits behind them. The process
     * that has a is killed at 25.
     */
    private static Ideal crashing() {
        return new Ideal()
                .main("smtp_destination_concurrency_limit = 1", "queue_run_delay = 2000")
                .host("a.test", "ok", 10)
                .host("b.test", "ok", 10)
                .mail(0, "warm@a.test warm@b.test")
                .mail(20, "u@a.test")
                .mail(20.5, "v@b.test")
                .mail(21, "w@a.test")
                .mail(21.5, "x@b.test")
                .at(25, "kill smtp", "SIGKILL");
    }

    @Test
    void anAgentThatIsLostTakesItsOwnDeliveryWithIt() {
        // X29: one warning, no status line, the file is put off for 300 s; the next one for a begins at once, b goes
        // on.
        Course course = crashing().until(50);
        assertEquals(times(25), course.times("qmgr", "warning: private/smtp socket: malformed response"));
        assertEquals(List.of(), course.log().message(2).attempts());
        assertEquals(List.of(300L), course.putOff(2));
        assertEquals(List.of(325L), course.mtimes(QueueName.DEFERRED));
        assertEquals(times(0, 20, 25), course.startTimes("a.test"));
        assertEquals(times(0, 20.5, 30.5), course.startTimes("b.test"));
        assertEquals(List.of(), course.lines("error", "status="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.7.11", "3.8.6"})
    void inOlderVersionsItTookTheWholeTransport(String version) {
        // X29: all that waits is put off, the lost delivery with it, and so is new mail; b goes on, and its good report
        // makes the transport alive again.
        Course course = crashing()
                .postfix(version)
                .mail(26, "y@c.test")
                .mail(31, "z@c.test")
                .until(50);
        List<String> put = course.lines("error", "dsn=4.3.0, status=deferred (unknown mail transport error)");
        assertEquals(
                List.of("u@a.test", "w@a.test", "x@b.test", "y@c.test"),
                put.stream()
                        .map(line -> line.replaceAll(".*to=<(.*?)>.*", "$1"))
                        .sorted()
                        .toList());
        assertEquals(times(25, 25, 25, 26), course.times("error", "unknown mail transport error"));
        assertEquals(times(30.5), course.times("smtp", "to=<v@b.test>"));
        assertEquals(times(31), course.startTimes("c.test"));
    }

    @Test
    void anAgentThatNeverServedIsAlsoABadStartForMaster() {
        // The killed process had not finished a request: master starts no other for service_throttle_time, and what
        // waits for
        // a gets the process that has b, which is free at 10.1.
        Course course = new Ideal()
                .main("smtp_destination_concurrency_limit = 1")
                .host("a.test", "ok", 10)
                .host("b.test", "ok", 10)
                .mail(0, "u@a.test")
                .mail(0.1, "v@b.test")
                .mail(0.2, "w@a.test")
                .at(5, "kill smtp", "SIGKILL")
                .until(30);
        assertEquals(times(0, 10.1), course.startTimes("a.test"));
        assertEquals(
                1,
                course.lines("master", "smtp: bad command startup -- throttling")
                        .size());
    }

    @Test
    void idleAgentsTakeTurns() {
        // Three deliveries at once make three processes or more. Later mail, one by one, goes to the one that is idle
        // longest: all of them in turn, and again in the same order.
        Ideal ideal = new Ideal().host("a.test", "ok", 1).mails(3, 0, "u@a.test");
        for (int i = 0; i < 12; i++) {
            ideal.mail(10 + 5 * i, "u@a.test");
        }
        List<Integer> agents = ideal.until(100).starts("smtp").stream()
                .map(Course.Start::agent)
                .skip(3)
                .toList();
        int processes =
                (int) Stream.concat(agents.stream(), Stream.of()).distinct().count();
        assertTrue(processes >= 3, () -> "agents " + agents);
        for (int i = processes; i < agents.size(); i++) {
            assertEquals(agents.get(i - processes), agents.get(i));
        }
    }
}
