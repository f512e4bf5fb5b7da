package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MasterCfTest {
    private static final Position HERE = new Position("here", 1, 1);

    private static MasterCf parse(String text) {
        return MasterCf.parse(text, "master.cf");
    }

    private static ServiceRow row(String text) {
        MasterCf master = parse(text);
        assertEquals(Optional.empty(), master.fatal());
        return master.rows().get(0);
    }

    private static ServiceRow find(MasterCf master, String name, String type) {
        ServiceRow row = master.find(name, type);
        assertNotNull(row, name);
        return row;
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void aRowHasEightColumns() {
        ServiceRow qmgr = row("# comment\nqmgr unix n - n 300 1 qmgr -v\n");

        assertEquals("qmgr", qmgr.name());
        assertEquals("unix", qmgr.type());
        assertFalse(qmgr.isPrivate());
        assertTrue(qmgr.unprivileged());
        assertFalse(qmgr.chroot());
        assertEquals(300, qmgr.wakeupSeconds());
        assertFalse(qmgr.wakeupConditional());
        assertEquals(OptionalInt.of(1), qmgr.maxproc());
        assertEquals("qmgr", qmgr.command());
        assertEquals(List.of("-v"), qmgr.args());
        assertEquals(1, qmgr.verbosity());
        assertEquals("public/qmgr", qmgr.endpoint());
        assertEquals(new Position("master.cf", 2, 1), qmgr.at());
    }

    @Test
    void dashesStandForDefaults() {
        ServiceRow smtp = row("smtp unix - - - - - smtp\n");

        assertTrue(smtp.isPrivate());
        assertTrue(smtp.unprivileged());
        assertFalse(smtp.chroot());
        assertEquals(0, smtp.wakeupSeconds());
        assertEquals(OptionalInt.empty(), smtp.maxproc());
        assertEquals(100, smtp.maxproc(100));
        assertEquals("private/smtp", smtp.endpoint());
    }

    @Test
    void maxprocZeroIsNoLimit() {
        assertEquals(0, row("cleanup unix n - n - 0 cleanup\n").maxproc(100));
    }

    @Test
    void aQuestionMarkMakesTheWakeupConditional() {
        assertTrue(row("tlsmgr unix - - n 1000? 1 tlsmgr").wakeupConditional());
        assertEquals(1000, row("tlsmgr unix - - n 1000? 1 tlsmgr").wakeupSeconds());
        assertFalse(row("qmgr unix n - n 0? 1 qmgr").wakeupConditional());
    }

    @Test
    void optionsSetParametersAndVerbosity() {
        ServiceRow slow = row("""
                slow unix - - n - 5 smtp
                    -o syslog_name=postfix/slow -v
                    # a comment
                    -o { smtp_helo_name = out2.example.net }
                    -osmtp_helo_timeout=10s -vv -i 20s
                """);

        assertEquals(
                List.of("syslog_name", "smtp_helo_name", "smtp_helo_timeout", "max_idle"),
                List.copyOf(slow.overrides().keySet()));
        assertEquals(
                List.of("postfix/slow", "out2.example.net", "10s", "20s"),
                slow.overrides().values().stream().map(Assignment::value).toList());
        Assignment timeout = slow.overrides().get("smtp_helo_timeout");
        assertNotNull(timeout);
        assertEquals(new Position("master.cf", 5, 7), timeout.at());
        assertEquals(3, slow.verbosity());
        assertEquals(
                List.of(
                        "-o",
                        "syslog_name=postfix/slow",
                        "-v",
                        "-o",
                        "smtp_helo_name=out2.example.net",
                        "-osmtp_helo_timeout=10s",
                        "-vv",
                        "-i",
                        "20s"),
                slow.args());
    }

    @Test
    void wordsOfAPipeAreNotOptions() {
        ServiceRow maildrop = row("maildrop unix - n n - - pipe flags=DRXhu user=vmail argv=/usr/bin/maildrop -v -d\n");

        assertEquals(0, maildrop.verbosity());
        assertEquals(5, maildrop.args().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "qmgr => 1:5 => missing \"transport type\" field",
                "qmgr unix => 1:10 => missing \"private\" field",
                "qmgr unix n => 1:12 => missing \"unprivileged\" field",
                "qmgr unix n - => 1:14 => missing \"chroot\" field",
                "qmgr unix n - n => 1:16 => missing \"wakeup_time\" field",
                "qmgr unix n - n 300 => 1:20 => missing \"max_proc\" field",
                "qmgr unix n - n 300 1 => 1:22 => missing \"command\" field",
                "qmgr - n - n 300 1 qmgr => 1:6 => field \"transport type\" has no default value",
                "qmgr unix n - n 300 1 - => 1:23 => field \"command\" has no default value",
                "qmgr tcp n - n 300 1 qmgr => 1:6 => bad transport type: tcp",
                "qmgr unix no - n 300 1 qmgr => 1:11 => field \"private\": bad value: \"no\"",
                "qmgr unix n Y n 300 1 qmgr => 1:13 => field \"unprivileged\": bad value: \"Y\"",
                "qmgr unix n - 1 300 1 qmgr => 1:15 => field \"chroot\": bad value: \"1\"",
                "qmgr unix n - n never 1 qmgr => 1:17 => field \"wakeup_time\": bad value: \"never\"",
                "qmgr unix n - n -5 1 qmgr => 1:17 => field \"wakeup_time\": bad value: \"-5\"",
                "qmgr unix n - n 300 one qmgr => 1:21 => field \"max_proc\": bad value: \"one\"",
                "smtp inet y - n - - smtpd => 1:11 => inet service cannot be private",
                "smtp inet - - n - - smtpd => 1:11 => inet service cannot be private",
                "!:25 inet n - n - - smtpd => 1:1 => bad hostname or network address: !:25",
                "[::1 inet n - n - - smtpd => 1:1 => missing \"]\" in \"[::1\"",
                "p unix - n n - - pipe {argv=x => 1:23 => missing '}' in \"{argv=x\"",
                "p unix - n n - - pipe {a}b => 1:23 => syntax error after '}' in \"{a}b\""
            })
    void badRowsEndMaster(String text, String place, String message) {
        MasterCf master = parse(text);

        assertEquals(Optional.of("fatal: /etc/postfix/master.cf: line 1: " + message), master.fatal());
        Problem problem = master.problems().get(0);
        assertEquals(
                "master.cf:" + place + ": error: " + message,
                problem.toString().lines().findFirst().orElse(""));
        assertEquals(1, master.problems().size());
    }

    @Test
    void onlyRowsBeforeTheBadOneTakeEffectButAllBadOnesAreReported() {
        MasterCf master = parse("""
                pickup unix n - n 60 1 pickup

                qmgr unix n
                  - n x 1y qmgr
                cleanup unix z - n - 0 cleanup
                smtp unix - - n - - smtp
                """);

        assertEquals(
                List.of("pickup"), master.rows().stream().map(ServiceRow::name).toList());
        assertEquals(
                Optional.of("fatal: /etc/postfix/master.cf: line 3: field \"wakeup_time\": bad value: \"x\""),
                master.fatal());
        assertEquals(
                List.of(
                        "master.cf:4:7: error: field \"wakeup_time\": bad value: \"x\"\n"
                                + "  hint: write digits, or -",
                        "master.cf:4:9: warning: process limit \"1y\" means 1\n"
                                + "  hint: Postfix reads this field up to the first non-digit, and postconf refuses it"
                                + " (invalid process_limit field \"1y\")",
                        "master.cf:5:14: error: field \"private\": bad value: \"z\"\n  hint: write y, n or -"),
                texts(master.problems()));
    }

    @Test
    void theFatalLineCountsFromTheTextButTheProblemFromTheFile() {
        MasterCf master = MasterCf.parse("# x\nqmgr fax n - n 300 1 qmgr\n", new Position("s.yaml", 8, 3));

        assertEquals(Optional.of("fatal: /etc/postfix/master.cf: line 2: bad transport type: fax"), master.fatal());
        assertEquals(
                "s.yaml:9:8: error: bad transport type: fax\n" + "  hint: write unix, inet, unix-dgram, fifo or pass",
                master.problems().get(0).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "5m => 5 => wakeup \"5m\" means 5 seconds => ; write 300 for five minutes",
                "1h => 1 => wakeup \"1h\" means 1 second => ; write 3600 for one hour",
                "20m? => 20 => wakeup \"20m?\" means 20 seconds => ; write 1200? for 20 minutes",
                "30s => 30 => wakeup \"30s\" means 30 seconds => ; write 30 for 30 seconds",
                "5x => 5 => wakeup \"5x\" means 5 seconds => ; write seconds"
            })
    void wakeupIsReadUpToTheFirstNonDigit(String field, int seconds, String message, String remedy) {
        MasterCf master = parse("qmgr unix n - n " + field + " 1 qmgr\n");

        assertEquals(seconds, master.rows().get(0).wakeupSeconds());
        assertEquals(
                List.of("master.cf:1:17: warning: " + message
                        + "\n  hint: Postfix reads this field up to the first non-digit, and postconf refuses it"
                        + " (invalid wakeup field \"" + field + "\")" + remedy),
                texts(master.problems()));
    }

    @Test
    void theSameNameMayOccurWithDifferentTypes() {
        MasterCf master = parse("smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\n");

        assertEquals(2, master.rows().size());
        assertEquals(List.of(), master.problems());
        assertEquals("25", find(master, "smtp", "inet").endpoint());
    }

    @Test
    void ofDuplicatesTheLastHolds() {
        MasterCf master = parse("qmgr unix n - n 300 1 qmgr\nqmgr unix n - n 5 1 qmgr\n");

        assertEquals(5, find(master, "qmgr", "unix").wakeupSeconds());
        assertEquals(
                List.of("warning: duplicate master.cf entry for service \"qmgr\" (public/qmgr)"
                        + " -- using the last entry"),
                master.logWarnings());
        assertEquals(
                List.of("master.cf:2:1: warning: duplicate master.cf entry for service \"qmgr\" (public/qmgr)"
                        + " -- using the last entry\n  hint: remove the row in line 1"),
                texts(master.problems()));
    }

    @Test
    void portsByNameAndNumberAreTheSameService() {
        MasterCf master = parse("smtp inet n - n - - smtpd\n25 inet n - n - 1 smtpd\n");

        assertEquals(
                List.of("warning: duplicate master.cf entry for service \"smtp\" (25) -- using the last entry"),
                master.logWarnings());
        assertEquals(
                "[127.0.0.1]:10025", row("127.0.0.1:10025 inet n - n - - smtpd").endpoint());
    }

    @Test
    void theShippedRowsHaveTheShippedWakeups() {
        MasterCf shipped = MasterCf.shipped();

        assertEquals(List.of(), shipped.problems());
        assertEquals(25, shipped.rows().size());
        assertEquals(60, find(shipped, "pickup", "unix").wakeupSeconds());
        assertEquals(300, find(shipped, "qmgr", "unix").wakeupSeconds());
        assertEquals("1000?", find(shipped, "tlsmgr", "unix").wakeupField());
        assertEquals("1000?", find(shipped, "flush", "unix").wakeupField());
        assertEquals(
                List.of("pickup", "qmgr", "tlsmgr", "flush"),
                shipped.rows().stream()
                        .filter(r -> r.wakeupSeconds() > 0)
                        .map(ServiceRow::name)
                        .toList());
        assertEquals(
                List.of(),
                shipped.rows().stream()
                        .flatMap(r -> r.processLimitFatal(100).stream())
                        .toList());
    }

    @Test
    void namedRowsReplaceTheShippedOnesAndTheOthersAreKept() {
        MasterCf merged =
                parse("qmgr unix n - n 5 1 qmgr\nslow unix - - n - 5 smtp\n").over(MasterCf.shipped());

        assertEquals(26, merged.rows().size());
        assertEquals(5, find(merged, "qmgr", "unix").wakeupSeconds());
        assertEquals("qmgr", merged.rows().get(3).name()); // at its old place
        assertEquals("slow", merged.rows().get(25).name()); // at the end
        assertEquals("cleanup", find(merged, "cleanup", "unix").command());
    }

    @Test
    void someProgramsInsistOnTheirProcessLimit() {
        assertEquals(
                Optional.of("fatal: service qmgr requires a process limit of 1"),
                row("qmgr unix n - n 300 - qmgr").processLimitFatal(100));
        assertEquals(Optional.empty(), row("qmgr unix n - n 300 - qmgr").processLimitFatal(1));
        assertEquals(
                Optional.of("fatal: service trace requires a process limit of 0"),
                row("trace unix - - n - 10 bounce").processLimitFatal(100));
        assertEquals(Optional.empty(), row("smtp unix - - n - 10 smtp").processLimitFatal(100));
    }

    @Test
    void fieldsAreChangedInPostconfsNotation() throws InvalidInput {
        MasterCf edited = MasterCf.shipped()
                .withField("qmgr/unix/wakeup", "5?", HERE)
                .withField("smtp/unix/process_limit", "200", HERE)
                .withField("relay/unix/smtp_helo_timeout", "10 s", HERE)
                .withField("relay/unix/syslog_name", "postfix/out", HERE);

        assertEquals("5?", find(edited, "qmgr", "unix").wakeupField());
        assertEquals(OptionalInt.of(200), find(edited, "smtp", "unix").maxproc());
        assertEquals(
                "relay      unix  y       y       n       -       -       smtp"
                        + " -o syslog_name=postfix/out -o {smtp_helo_timeout=10 s}",
                find(edited, "relay", "unix").toString());
        assertEquals(25, edited.rows().size());
    }

    @Test
    void changesToUnknownServicesAreRefusedWithTheNearestName() {
        InvalidInput refused =
                assertThrows(InvalidInput.class, () -> MasterCf.shipped().withField("qmrg/unix/wakeup", "5", HERE));
        assertEquals(
                "here:1:1: error: no service for \"qmrg/unix/wakeup\" in master.cf\n"
                        + "  hint: did you mean \"qmgr/unix/wakeup\"?",
                refused.getMessage());

        InvalidInput bad =
                assertThrows(InvalidInput.class, () -> MasterCf.shipped().withField("qmgr/unix/wakeup", "soon", HERE));
        assertEquals(
                "here:1:1: error: field \"wakeup_time\": bad value: \"soon\"\n  hint: write digits, or -",
                bad.getMessage());
    }

    @Test
    void rowsReadBackAsTheyAreShown() {
        MasterCf shipped = MasterCf.shipped();
        MasterCf again = parse(shipped.toString());

        assertEquals(shipped.toString(), again.toString());
        assertEquals(List.of(), again.problems());
        assertNull(again.find("qmgr", "fifo"));
        assertEquals(
                "qmgr       unix  n       y       n       300     1       qmgr",
                find(again, "qmgr", "unix").toString());
    }

    @Test
    void badOptionsAreErrorsOfTheirPlace() {
        assertEquals(
                List.of("master.cf:1:29: error: invalid \"-o max_use\" option value: missing '=' after attribute name\n"
                        + "  hint: write -o name=value without blanks, or -o { name = value }"),
                texts(parse("smtp unix - - n - - smtp -o max_use\n").problems()));
    }

    @ParameterizedTest
    @CsvSource({
        "'', false",
        "qmgr/unix, true",
        "qmgr.unix, true",
        "unix, true",
        "'inet, !qmgr/unix, unix', false",
        "'!!unix', true",
        "qmgr/inet, false",
        "qmgr, false"
    })
    void servicesAreSwitchedOffByTypeOrByNameAndType(String list, boolean off) {
        ServiceRow qmgr = MasterCf.parse("qmgr unix n - n 300 1 qmgr\n", "master.cf")
                .rows()
                .get(0);
        List<String> patterns = list.isEmpty() ? List.of() : List.of(list.split(", *"));
        assertEquals(off, new ServicePatterns(patterns).matches(qmgr));
    }
}
