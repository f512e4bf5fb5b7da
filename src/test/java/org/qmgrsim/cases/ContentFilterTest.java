package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;

/** Mail that goes through a content filter, which hands it back: it passes the queue twice. */
class ContentFilterTest {
    private static final String SYSTEM = """
            main.cf: |
              content_filter = scan:[127.0.0.1]:10024
            master.cf: |
              scan unix - - n - 2 smtp
              127.0.0.1:10025 inet n - n - - smtpd
                -o content_filter=
            """;
    private static final String ONE_MAIL = "mail: { at: [1s], to: bob@a.test }\n";

    private static String filter(String more) {
        return "destinations: { \"[127.0.0.1]:10024\": { after: 0.5s, reinject: 127.0.0.1:10025" + more + " } }\n";
    }

    private static Scene system(String more) {
        return Scene.of(SYSTEM + more);
    }

    /** Each line with its time, less what is said of connections and of the start; IDs are A, B, C … as they appear. */
    private static List<String> story(Course course, String... programs) {
        List<String> ids = new ArrayList<>();
        List<String> story = new ArrayList<>();
        Pattern id = Pattern.compile("\\b[0-9A-F]{5}20E[0-9A-F]{3}\\b");
        for (PostfixLog.Row row : course.log().rows()) {
            String text = row.line().text();
            if (!List.of(programs).contains(row.line().program()) || text.contains("onnect from")) {
                continue;
            }
            Matcher found = id.matcher(text);
            StringBuilder plain = new StringBuilder();
            while (found.find()) {
                if (!ids.contains(found.group())) {
                    ids.add(found.group());
                }
                found.appendReplacement(plain, String.valueOf((char) ('A' + ids.indexOf(found.group()))));
            }
            found.appendTail(plain);
            story.add(String.format(
                    Locale.ROOT, "%.1f %s: %s", row.at(), row.line().program(), plain));
        }
        return story;
    }

    private static List<String> statuses(Course course) {
        return story(course, "smtp", "lmtp").stream()
                .filter(line -> line.contains("status="))
                .map(line -> line.replaceFirst("^(\\S+) \\S+ (\\S+): to=<([^>]+)>.* status=", "$1 $2 $3 "))
                .toList();
    }

    // ---------------------------------------------------------------- what it looks like

    @Test
    void mailPassesTheQueueTwiceUnderTwoNames() {
        // Received at 1; the filter takes half a second, and answers when the second smtpd has; then the mail is
        // delivered.
        Course course = system(ONE_MAIL + filter("")).play(10);
        assertEquals(
                List.of(
                        "1.0 smtpd: A: client=unknown[127.0.0.1]",
                        "1.0 cleanup: A: message-id=<20240101000001.A@mx.example.com>",
                        "1.0 qmgr: A: from=<sender@example.net>, size=10000, nrcpt=1 (queue active)",
                        "1.5 smtpd: B: client=localhost[127.0.0.1]",
                        "1.5 cleanup: B: message-id=<20240101000001.A@mx.example.com>",
                        "1.5 smtp: A: to=<bob@a.test>, relay=127.0.0.1[127.0.0.1]:10024, delay=0.5, delays=0/0/0/0.5, dsn=2.0.0,"
                                + " status=sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as B)",
                        "1.5 qmgr: B: from=<sender@example.net>, size=10600, nrcpt=1 (queue active)",
                        "1.5 qmgr: A: removed",
                        "1.5 smtp: B: to=<bob@a.test>, relay=mx.a.test[" + address(course)
                                + "]:25, delay=0, delays=0/0/0/0," + " dsn=2.0.0, status=sent (250 2.0.0 ok)",
                        "1.5 qmgr: B: removed"),
                story(course, "smtpd", "cleanup", "qmgr", "smtp"));
    }

    private static String address(Course course) {
        Matcher relay = Pattern.compile("relay=mx.a.test\\[([0-9.]+)\\]")
                .matcher(course.lines("smtp", "mx.a.test").toString());
        assertTrue(relay.find());
        return relay.group(1);
    }

    @Test
    void theJournalKnowsWhereTheSecondMessageComesFrom() {
        List<Fact> facts = system(ONE_MAIL + filter("")).play(10).facts();
        Fact handedOn = facts.stream()
                .filter(fact -> fact.what() instanceof Happening.MessageReinjected)
                .findFirst()
                .orElseThrow();
        Fact second = facts.stream()
                .filter(fact -> fact.what() instanceof Happening.MessageBegan began
                        && began.origin() == Happening.Origin.FILTER)
                .findFirst()
                .orElseThrow();
        assertEquals(handedOn.number(), second.cause());
        assertEquals(
                new Happening.MessageReinjected(second.subject(), "127.0.0.1[127.0.0.1]:10024", 1), handedOn.what());
        assertTrue(facts.stream()
                .anyMatch(fact -> fact.subject() == handedOn.subject()
                        && fact.what() instanceof Happening.DeliveryBegan
                        && fact.number() < handedOn.number()));
    }

    @Test
    void aFilterMaySayInItsOwnWordsThatAllIsWell() {
        Course course = system(ONE_MAIL + filter(", answers: 250 2.6.0 Ok")).play(10);
        assertEquals(
                List.of("1.5 A bob@a.test sent (250 2.6.0 Ok)", "1.5 B bob@a.test sent (250 2.0.0 ok)"),
                statuses(course));
    }

    @ParameterizedTest
    @CsvSource({
        // The agent must tell, and the second smtpd must believe it.
        "yes, 127.0.0.0/8, ', orig_queue_id=A, orig_client=unknown[127.0.0.1]'",
        "yes, localhost, ', orig_queue_id=A, orig_client=unknown[127.0.0.1]'",
        "yes, '!127.0.0.1, 127.0.0.0/8', ''",
        "yes, 127.0.1.0/24, ''",
        "no, 127.0.0.0/8, ''"
    })
    void theLogNamesTheFirstQueueIdIfBothSidesSpeakOfIt(String told, String believed, String logged) {
        Course course = system(ONE_MAIL + filter(""))
                .set("scan/unix/smtp_send_xforward_command=" + told)
                .set("smtpd_authorized_xforward_hosts=" + believed)
                .play(10);
        assertEquals(
                "1.5 smtpd: B: client=localhost[127.0.0.1]" + logged,
                story(course, "smtpd").get(1));
    }

    @Test
    void ofALocalMessageOnlyTheQueueIdIsTold() {
        Course course = system("mail: { at: [1s], via: sendmail, to: bob@a.test }\n" + filter(""))
                .set("scan/unix/smtp_send_xforward_command=yes", "smtpd_authorized_xforward_hosts=127.0.0.1")
                .play(10);
        assertEquals(List.of("1.5 smtpd: A: client=localhost[127.0.0.1], orig_queue_id=B"), story(course, "smtpd"));
    }

    // ---------------------------------------------------------------- which mail goes there

    @Test
    void theFilterIsThatOfTheProcessThatReceivesTheMail() {
        // What comes by sendmail goes around a filter that the row of pickup has not; a notice goes to none.
        Course course = system(
                        """
                mail:
                  - { at: [1s], to: bob@a.test }
                  - { at: [2s], via: sendmail, to: carol@a.test }
                """
                                + "destinations: { \"[127.0.0.1]:10024\": { reinject: 127.0.0.1:10025 }, a.test: { answers: 550 } }\n")
                .set("pickup/unix/content_filter=")
                .play(20);
        assertEquals(
                List.of("[127.0.0.1]:10024", "a.test", "example.net", "a.test", "example.net"),
                allStarts(course).stream().map(Course.Start::destination).toList());
    }

    private static List<Course.Start> allStarts(Course course) {
        List<Course.Start> all = new ArrayList<>(course.starts("scan"));
        all.addAll(course.starts("smtp"));
        all.sort((one, other) -> Double.compare(one.at(), other.at()));
        return all;
    }

    @Test
    void requeuedMailGoesThroughTheFilterOfPickup() {
        // The filter is off at first: the mail lies deferred. Then it is switched on, and the mail is requeued.
        Course course = system("""
                mail: { at: [1s], to: bob@a.test }
                faults:
                  - { at: 10s, set: { content_filter: "scan:[127.0.0.1]:10024" } }
                  - { at: 11s, reload: true }
                  - { at: 20s, destinations: { a.test: { answers: 250 } } }
                  - { at: 21s, postsuper: -r ALL }
                destinations: { "[127.0.0.1]:10024": { reinject: 127.0.0.1:10025 }, a.test: { answers: 450 } }
                """).set("content_filter=").play(100);
        assertEquals(
                List.of("a.test", "[127.0.0.1]:10024", "a.test"),
                allStarts(course).stream().map(Course.Start::destination).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "scan:, '', a.test",
        "scan, '', a.test",
        "scan:, [10.0.0.1], '[10.0.0.1]'",
        "scan:[10.0.0.2]:26, [10.0.0.1], '[10.0.0.2]:26'"
    })
    void withoutANextHopTheFilterIsSoughtAtTheRecipientsDomain(String filter, String otherwise, String nexthop) {
        Course course = Scene.of(SYSTEM + ONE_MAIL)
                .set("content_filter=" + filter, "default_filter_nexthop=" + otherwise)
                .play(10);
        assertEquals(
                List.of(nexthop),
                course.starts("scan").stream().map(Course.Start::destination).toList());
    }

    @Test
    void theResolverIsNotAskedForMailThatGoesToAFilter() {
        // qmgr -v tells of its first question. Mail that a filter keeps gives it no reason to ask any.
        Scene kept = system(ONE_MAIL + "destinations: { \"[127.0.0.1]:10024\": { answers: 250 } }\n");
        assertEquals(0, questions(kept));
        assertEquals(1, questions(system(ONE_MAIL + filter(""))));
    }

    private static int questions(Scene scene) {
        return scene.set("qmgr/unix/command=qmgr -v")
                .play(10)
                .lines("qmgr", "connect to subsystem private/rewrite")
                .size();
    }

    // ---------------------------------------------------------------- when the way back fails

    @Test
    void whereNobodyListensTheFilterPutsItsClientOff() {
        Course course = Scene.of("""
                main.cf: "content_filter = scan:[127.0.0.1]:10024"
                master.cf: scan unix - - n - 2 smtp
                """ + ONE_MAIL + filter("")).play(10);
        assertEquals(
                List.of(
                        "1.5 A bob@a.test deferred (host 127.0.0.1[127.0.0.1] said: 451 4.5.0 Temporary MTA failure on relaying,"
                                + " from MTA(smtp:[127.0.0.1]:10025) during fwd-connect (Connection refused) (in reply to end of DATA"
                                + " command))"),
                statuses(course));
        assertEquals(1, course.left(QueueName.DEFERRED));
    }

    @Test
    void whatTheSecondServerRefusesForGoodComesBackToTheSender() {
        Course course = system(ONE_MAIL + filter(""))
                .set("127.0.0.1:10025/inet/message_size_limit=5000")
                .play(10);
        assertEquals(
                "1.5 A bob@a.test bounced (host 127.0.0.1[127.0.0.1] said: 552 5.3.4 Rejected by next-hop MTA on relaying,"
                        + " from MTA(smtp:[127.0.0.1]:10025): 552 5.3.4 Message size exceeds fixed limit (in reply to end of DATA"
                        + " command))",
                statuses(course).get(0));
        assertEquals(
                1, course.lines("bounce", "sender non-delivery notification").size());
    }

    @Test
    void aFullDiskPutsTheFirstPassOffAndLosesNothing() {
        // The disk is full when the mail is in the filter, and has room again from 100 on: the retry is at 600.
        Course course = system(ONE_MAIL + """
                faults:
                  - { at: 1.2s, disk: { free: 0 } }
                  - { at: 100s, disk: { free: plenty } }
                """ + filter("")).play(700);
        assertTrue(
                statuses(course)
                        .get(0)
                        .contains("deferred (host 127.0.0.1[127.0.0.1] said: 452 4.3.1 Temporary MTA failure"),
                statuses(course)::toString);
        assertEquals("bob@a.test sent (250 2.0.0 ok)", statuses(course).get(2).replaceFirst("^\\S+ . ", ""));
        assertEquals(3, statuses(course).size());
    }

    @Test
    void theFilterWaitsForTheSecondServerAndItsClientForTheFilter() {
        // To make a file safe takes 2 s, and the trigger comes after that. Active at 3; the filter hands it on at 3.5;
        // queued again at 5.5, and only then is the first pass over.
        Course course = system(ONE_MAIL + filter("") + "disk: { fsync: 2s }\n").play(10);
        assertEquals(
                List.of(
                        "5.5 A bob@a.test sent (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as B)",
                        "5.5 B bob@a.test sent (250 2.0.0 ok)"),
                statuses(course));
        assertEquals(1, course.lines("smtp", "delay=4.5, delays=2/0/0/2.5").size());
    }

    @Test
    void aClientThatGivesUpBeforeTheFilterAnswersGetsItsMailDeliveredTwice() {
        // The agent waits 1 s for the filter, which needs 2: it defers the mail, but the filter hands on what it has.
        Course course = system(ONE_MAIL
                        + "destinations: { \"[127.0.0.1]:10024\": { after: 2s, reinject: 127.0.0.1:10025 } }\n")
                .set("scan/unix/smtp_data_done_timeout=1s")
                .play(10);
        assertEquals(
                List.of(
                        "2.0 A bob@a.test deferred (conversation with 127.0.0.1[127.0.0.1] timed out while sending end of data --"
                                + " message may be sent more than once)",
                        "3.0 B bob@a.test sent (250 2.0.0 ok)"),
                statuses(course));
        assertEquals(1, course.left(QueueName.DEFERRED));
    }

    @Test
    void aFilterThatWaitsTooLongHangsUp() {
        // The one process of the way back is stopped at 3. The mail of 4 reaches its socket at 4.5, and nobody greets
        // it:
        // the filter gives up 3 s later. At 10 the process goes on and finds that its client has gone.
        Course course = system("""
                mail: { at: [1s, 4s], to: bob@a.test }
                faults:
                  - { at: 3s, sigstop: 127.0.0.1:10025 }
                  - { at: 10s, sigcont: 127.0.0.1:10025 }
                destinations:
                  "[127.0.0.1]:10024": { after: 0.5s, reinject: { to: 127.0.0.1:10025, patience: 3s, adds: 1kB } }
                """).set("127.0.0.1:10025/inet/process_limit=1").play(20);
        assertEquals(
                "7.5 A bob@a.test deferred (host 127.0.0.1[127.0.0.1] said: 451 4.5.0 Temporary MTA failure on relaying, from"
                        + " MTA(smtp:[127.0.0.1]:10025) during fwd-connect (No answer) (in reply to end of DATA command))",
                statuses(course).get(2));
        assertEquals(List.of(10.0), course.times("smtpd", "lost connection after CONNECT from localhost"));
        assertEquals(
                1,
                course.lines("smtpd", "disconnect from localhost[127.0.0.1] commands=0/0")
                        .size());
        assertEquals(1, course.lines("qmgr", "size=11000").size());
        assertEquals(1, course.left(QueueName.DEFERRED));
    }

    @Test
    void aWayBackThroughTheFilterEndsWithTheHops() {
        // Each pass adds two headers, and a third is that of the smtpd that looks: 0 + 1, 2 + 1, 4 + 1 < 7 pass; 6 + 1
        // does not.
        Course course = system(ONE_MAIL + filter(""))
                .set("127.0.0.1:10025/inet/content_filter=scan:[127.0.0.1]:10024", "hopcount_limit=7")
                .play(20);
        assertEquals(3, course.starts("scan").size());
        assertEquals(
                1,
                course.lines("cleanup", "message rejected: hopcount exceeded").size());
        assertEquals(
                "2.5 A bob@a.test bounced (host 127.0.0.1[127.0.0.1] said: 554 5.4.0 Rejected by next-hop MTA on relaying, from"
                        + " MTA(smtp:[127.0.0.1]:10025): 554 5.4.0 Error: too many hops (in reply to end of DATA command))",
                statuses(course).get(2));
        assertEquals(
                1, course.lines("bounce", "sender non-delivery notification").size());
    }

    // ---------------------------------------------------------------- several recipients

    @ParameterizedTest
    @ValueSource(strings = {"smtp", "lmtp"})
    void allRecipientsOfARequestComeBackInOneMessage(String program) {
        Course course = Scene.of(SYSTEM.replace("2 smtp", "2 " + program)
                        + "mail: { at: [1s], to: [a@a.test, b@b.test, c@c.test] }\n" + filter(""))
                .play(10);
        assertEquals(
                List.of(3),
                course.starts("scan").stream().map(Course.Start::recipients).toList());
        Predicate<String> first = line -> line.contains("queued as B");
        assertEquals(3, statuses(course).stream().filter(first).count());
        assertEquals(6, statuses(course).size());
        assertEquals(2, course.messages());
    }

    @Test
    void onlyThoseWhomTheFilterTakesComeBack() {
        Course course = system("mail: { at: [1s], to: [a@a.test, b@b.test] }\n"
                        + filter(", refuses: { recipients: b@b.test, answers: 550 5.1.1 No }"))
                .play(10);
        assertEquals(
                List.of("1.0 A b@b.test bounced", "1.5 A a@a.test sent", "1.5 B a@a.test sent"),
                statuses(course).stream()
                        .filter(line -> !line.contains("sender@"))
                        .map(line -> line.replaceFirst(" \\(.*", ""))
                        .toList());
    }

    // ---------------------------------------------------------------- how much goes through

    @ParameterizedTest
    @CsvSource({
        // Processes, and what goes through in an hour: each holds a mail for 5 s.
        "2, 1440",
        "10, 7200"
    })
    void theFilterIsAsFastAsItsClientsAreMany(int processes, int perHour) {
        Course course = system("mail: { arrivals: burst 3000 at 1s, to: bob@a.test }\n"
                        + "destinations: { \"[127.0.0.1]:10024\": { after: 5s, reinject: 127.0.0.1:10025 } }\n")
                .set("scan/unix/process_limit=" + processes)
                .play(601);
        assertEquals(perHour / 6, course.lines("smtp", "queued as").size(), perHour / 6 * 0.03, "in ten minutes");
    }

    @Test
    void aFilterThatTakesFewerSessionsThanThereAreClientsNarrowsTheWindow() {
        // The filter takes 4 sessions of 5 s each: 0.8 mails a second. Whenever the window is at 5 one client too many
        // is
        // told 421 and the window falls; a success in between forgets that, and the filter lives.
        Course course = system(
                        "mail: { arrivals: burst 200 at 1s, to: bob@a.test }\n"
                                + "destinations: { \"[127.0.0.1]:10024\": { after: 5s, reinject: 127.0.0.1:10025, connections: 4 } }\n")
                .set("scan/unix/process_limit=10")
                .play(101);
        int refused = course.lines("smtp", "refused to talk to me: 421").size();
        assertTrue(refused > 10 && refused < 60, refused + " refused");
        assertEquals(0, course.lines("error", "suspended").size());
        int through = course.lines("smtp", "queued as").size();
        assertTrue(through <= 80 && through > 50, through + " through");
    }

    @Test
    void threeRefusalsInARowPutAllMailOff() {
        // The first client has the only session for 5 s, the next three are told 421: 1/5 + 1/3 + 1/2 > 1, the filter
        // is
        // dead. The 196 that wait are put off at once, for at least 300 s.
        Course course = system(
                        "mail: { arrivals: burst 200 at 1s, to: bob@a.test }\n"
                                + "destinations: { \"[127.0.0.1]:10024\": { after: 5s, reinject: 127.0.0.1:10025, connections: 1 } }\n")
                .set("scan/unix/process_limit=10")
                .play(290);
        assertEquals(3, course.lines("smtp", "refused to talk to me: 421").size());
        assertEquals(
                196,
                course.lines("error", "delivery temporarily suspended: host 127.0.0.1")
                        .size());
        assertEquals(1, course.lines("smtp", "queued as").size());
    }
}
