package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an agent is asked for (X15, X16). */
class AskingTest {
    private final IdealDaemon daemon = new IdealDaemon();

    /** P: window 3, busy 5, todo 4. The mail to Q, if it is to stand before P, is there already. */
    private void overfullP() {
        for (int i = 0; i < 9; i++) {
            daemon.mail("P" + i, "u@p.example");
        }
        for (int i = 0; i < 5; i++) {
            assertNotNull(daemon.take(daemon.smtp()));
        }
        DestinationQueue p = daemon.destination("p.example");
        p.window().shrink();
        assertEquals(List.of(3, 5, 4), List.of(p.window().size(), p.busy(), p.todo()));
    }

    private void mailToQ(int count) {
        for (int i = 0; i < count; i++) {
            daemon.mail("Q" + i, "u@q.example");
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, false", "3, true", "4, true"})
    void aDestinationOverItsWindowHidesThoseBehindIt(int waiting, boolean asked) {
        // need 1; P adds 2 (min(3 − 5, 4) = −2); Q takes min(5, n): 1 + 2 − 3 = 0.
        overfullP();
        mailToQ(waiting);
        assertEquals(asked, daemon.queue().toAsk() != null);
    }

    @Test
    void aDestinationThatStandsBeforeIsNotHidden() {
        daemon.knobs("smtp").slots(0, 0, 0);
        daemon.mail("Q0", "u@q.example");
        // The mail to Q came first and would be chosen first: hold it back by its window.
        daemon.destination("q.example").window().suspend();
        overfullP();
        daemon.destination("q.example").window().revive(0);
        assertNotNull(daemon.queue().toAsk());
    }

    @Test
    void noMoreThanTwoRequestsAreOnTheirWay() {
        for (int i = 0; i < 10; i++) {
            daemon.mail("M" + i, "u@a.example");
        }
        Transport smtp = ask();
        assertNotNull(smtp);
        assertNotNull(ask());
        assertNull(ask());
        assertEquals(0, daemon.queue().greeted(smtp));
        assertNotNull(daemon.take(smtp));
        assertNotNull(ask());
        assertNull(ask());
    }

    @Test
    void oneWaitingEntryIsWorthOneRequest() {
        daemon.mail("M", "u@a.example");
        assertNotNull(ask());
        assertNull(ask());
    }

    @Test
    void aRequestOnItsWayCountsAgainstTheRoomInTheWindow() {
        // Window 5, 4 busy, 3 waiting: room for one. The second asking would need 1 + 1 and finds min(1, 3).
        for (int i = 0; i < 7; i++) {
            daemon.mail("M" + i, "u@a.example");
        }
        for (int i = 0; i < 4; i++) {
            assertNotNull(daemon.take(daemon.smtp()));
        }
        assertNotNull(ask());
        assertNull(ask());
    }

    @Test
    void transportsAreAskedInTurnTheNewestFirst() {
        daemon.resolver = recipient -> new Route(recipient.address().substring(recipient.at() + 1), "x");
        daemon.mail("A", "1@one", "2@one");
        daemon.mail("B", "1@two", "2@two");
        daemon.mail("A2", "1@one");
        daemon.mail("B2", "1@two");
        Transport two = daemon.transport("two");
        Transport one = daemon.transport("one");
        assertSame(two, ask());
        assertSame(one, ask());
        assertSame(two, ask());
        assertSame(one, ask());
        assertNull(ask());
    }

    private @Nullable Transport ask() {
        Transport transport = daemon.queue().toAsk();
        if (transport != null) {
            daemon.queue().asked(transport);
        }
        return transport;
    }
}
