package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.qmgrsim.cases.Words.assertSaid;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lookup tables that are made anew while programs have them open. */
class ChangedTablesTest {
    private static String relays(Course course) {
        return String.join(
                " ",
                course.lines("smtp", "status=sent").stream()
                        .map(line -> line.replaceFirst(".*relay=(\\w+)\\.test.*", "$1"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        // It looks 10, 20, … s after its start at 1: at 21 it finds the change of 15, and the mail of 22 meets another
        // process.
        "hash, 21, old old new new",
        "cdb, 21, old old new new",
        // lmdb: what is written is there for all. texthash: a process that was started before keeps what it has read.
        "lmdb, '', old new new new",
        "texthash, '', old old old new"
    })
    void theResolverFindsOutWithinTenSeconds(String type, String leaves, String way) {
        Course course = Scene.of("""
                mail:
                  - { at: [1s, 22s], to: bob@a.test }
                  - { at: [16s, 200s], to: eve@a.test }
                tables: { /etc/postfix/transport: "a.test smtp:[old.test]" }
                faults: [{ at: 15s, edit: { tables: { /etc/postfix/transport: "a.test smtp:[new.test]" } } }]
                """)
                .set("transport_maps=" + type + ":/etc/postfix/transport")
                .play(210);
        String line = " trivial-rewrite: table " + type + ":/etc/postfix/transport"
                + "(0,lock|no_regsub|fold_fix|utf8_request) has changed -- restarting";
        assertEquals(leaves.isEmpty() ? List.of() : List.of(leaves + line), Words.of(course, "trivial-rewrite"));
        // (Of the same address qmgr remembers the answer for 30 s.) The mail of 200 comes to a process that was started
        // for it: the first one has been idle for 100 s.
        assertEquals(way, relays(course));
    }

    @Test
    void qmgrFindsOutAtTheNextTriggerAndAgentsAtTheNextRequest() {
        // fast_flush_domains is relay_domains. The trigger of the mail of 20 stays in the backlog for another qmgr, its
        // request
        // for an agent for another smtp; smtpd leaves when the client comes.
        Course course =
                Scene.of("""
                mail: { at: [1s, 20s, 21s], to: bob@a.test }
                tables: { /etc/postfix/relay: "b.test ok" }
                faults: [{ at: 15s, edit: { tables: { /etc/postfix/relay: "a.test ok" } } }]
                """).set("relay_domains=hash:/etc/postfix/relay").play(30);
        String line = ": table hash:/etc/postfix/relay(0,lock|utf8_request) has changed -- restarting";
        assertEquals(
                List.of("20 smtpd" + line, "20 qmgr" + line, "20 smtp" + line, "21 trivial-rewrite" + line),
                Words.of(course).stream()
                        .filter(said -> said.contains("has changed"))
                        .toList());
        // Before, mail for a.test was no relayed mail.
        assertSaid("""
                1 smtp: A: to=<bob@a.test>, relay=mx.a.test:25, delay=0, delays=0/0/0/0, dsn=2.0.0, status=sent (250 2.0.0 ok)
                """, Scene.of("mail: { at: [1s], to: bob@a.test }\n").play(2), "smtp");
        assertEquals(3, course.lines("smtp", "status=sent").size());
    }

    @Test
    void mailForTheDomainsOfATableIsFlushedBySite() {
        // Deferred at 1 and, by the timer, for 300 s; the site's flush at 20 tries it again.
        Course course =
                Scene.of("""
                mail: { at: [1s], to: bob@a.test }
                destinations: { a.test: { answers: 450 } }
                tables: { /etc/postfix/relay: "a.test ok" }
                faults: [{ at: 20s, postqueue: -s a.test }]
                """).set("relay_domains=hash:/etc/postfix/relay").play(30);
        assertEquals(List.of(1.0, 20.0), course.times("smtp", "status=deferred"));
    }
}
