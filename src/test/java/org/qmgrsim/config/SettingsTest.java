package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.lint.Lint;

class SettingsTest {
    private static Settings settings(String mainCf) {
        return Settings.of(MainCf.parse(mainCf, "main.cf"), MasterCf.shipped());
    }

    private static Settings settings(String mainCf, String masterCf, String service) {
        MasterCf master = MasterCf.parse(masterCf, "master.cf").over(MasterCf.shipped());
        ServiceRow row = master.find(service, "unix");
        assertNotNull(row, service);
        return Settings.of(MainCf.parse(mainCf, "main.cf"), master).forService(row);
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void unsetParametersHaveTheirDefaults() {
        Settings settings = settings("");

        assertEquals(300, settings.seconds("queue_run_delay"));
        assertEquals(4000, settings.seconds("maximal_backoff_time"));
        assertEquals(432_000, settings.seconds("maximal_queue_lifetime"));
        assertEquals(20_000, settings.number("qmgr_message_active_limit"));
        assertEquals(10_240_000, settings.size("message_size_limit"));
        assertTrue(settings.flag("helpful_warnings"));
        assertFalse(settings.flag("soft_bounce"));
        assertEquals("postfix", settings.text("syslog_name"));
        assertEquals(List.of("deferred", "defer"), settings.list("hash_queue_names"));
        assertEquals(List.of(), settings.problems(at -> true));
    }

    @ParameterizedTest
    @CsvSource({
        "maximal_queue_lifetime, 1, 86400", // days
        "delay_warning_time, 4, 14400", // hours
        "queue_run_delay, 5, 5", // seconds
        "queue_run_delay, 5m, 300",
        "queue_run_delay, 2h, 7200",
        "maximal_queue_lifetime, 1w, 604800",
        "maximal_queue_lifetime, 90s, 90",
        "queue_run_delay, 1h30m, 3600" // what follows the unit is ignored
    })
    void theUnitOfAPlainNumberDependsOnTheParameter(String name, String value, long seconds) {
        assertEquals(seconds, settings(name + " = " + value).seconds(name));
    }

    @Test
    void valuesMayReferToEachOtherInAnyOrder() {
        Settings settings =
                settings("minimal_backoff_time = $queue_run_delay\nqueue_run_delay = ${mine}s\nmine = 42\n");

        assertEquals(42, settings.seconds("minimal_backoff_time"));
        assertEquals("42", settings.text("mine"));
        assertEquals(List.of(), settings.problems(at -> true));
    }

    @Test
    void stressShortensTheTimeoutOfSmtpd() {
        assertEquals(300, settings("").seconds("smtpd_timeout"));
        assertEquals(10, settings("").with("stress", "yes").seconds("smtpd_timeout"));
    }

    @Test
    void theOptionsOfTheRowGoBeforeMainCf() {
        String slow = "slow unix - - n - - smtp -o max_use=7 -o syslog_name=postfix/$service_name\n";

        assertEquals(7, settings("max_use = 50", slow, "slow").number("max_use"));
        assertEquals(50, settings("max_use = 50", slow, "smtp").number("max_use"));
        assertEquals("postfix/slow", settings("", slow, "slow").text("syslog_name"));
        assertEquals("postfix/relay", settings("", slow, "relay").text("syslog_name"));
        assertEquals(
                "postfix-out/relay",
                settings("multi_instance_name = postfix-out", slow, "relay").text("syslog_name"));
    }

    @Test
    void aTransportHasItsOwnValueOrTheDefault() {
        Settings settings = settings("""
                default_destination_concurrency_limit = 10
                slow_destination_concurrency_limit = 2
                slow_destination_rate_delay = 1m
                initial_destination_concurrency = 3
                relay_initial_destination_concurrency = 8
                """);

        assertEquals(10, settings.number("smtp", "destination_concurrency_limit"));
        assertEquals(2, settings.number("slow", "destination_concurrency_limit"));
        assertEquals(60, settings.seconds("slow", "destination_rate_delay"));
        assertEquals(0, settings.seconds("smtp", "destination_rate_delay"));
        assertEquals(3, settings.number("smtp", "initial_destination_concurrency"));
        assertEquals(8, settings.number("relay", "initial_destination_concurrency"));
        assertEquals(2, settings.number("slow_destination_concurrency_limit"));
        assertEquals("1m", settings.text("slow", "destination_rate_delay"));
    }

    @Test
    void localHasShippedValuesOfItsOwn() {
        Settings settings = settings("default_destination_recipient_limit = 9");

        assertEquals(1, settings.number("local", "destination_recipient_limit"));
        assertEquals(2, settings.number("local", "destination_concurrency_limit"));
        assertEquals(9, settings.number("virtual", "destination_recipient_limit"));
    }

    @Test
    void feedbackIsReadPerTransportAndNamesTheParameterAtFault() {
        Settings settings = settings("""
                        smtp_destination_concurrency_positive_feedback = 1/concurrency
                        default_destination_concurrency_negative_feedback = 1/sqrt_concurrency
                        """);

        assertEquals(
                new Feedback(1, true, null), settings.feedback("smtp", "destination_concurrency_positive_feedback"));
        assertEquals(
                "warning: default_destination_concurrency_negative_feedback: ignoring malformed or unreasonable"
                        + " feedback: 1/sqrt_concurrency",
                settings.feedback("smtp", "destination_concurrency_negative_feedback")
                        .warning());
        assertEquals(
                List.of("main.cf:2:53: warning: default_destination_concurrency_negative_feedback: ignoring malformed"
                        + " or unreasonable feedback: 1/sqrt_concurrency\n"
                        + "  hint: write a number from 0 to 1, n/m, or n/concurrency; qmgr uses 1 instead"),
                texts(settings.problems(at -> true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "queue_run_delay = 5x => parameter queue_run_delay: bad time value or unit: 5x",
                "queue_run_delay = 1.5h => parameter queue_run_delay: bad time value or unit: 1.5h",
                "queue_run_delay = -5 => parameter queue_run_delay: bad time value or unit: -5",
                "maximal_queue_lifetime = 2  # days => parameter maximal_queue_lifetime: bad time value or unit: 2  # days",
                "maximal_queue_lifetime = 9999999 => parameter maximal_queue_lifetime: bad time value or unit: 9999999",
                "maximal_queue_lifetime = 101 => invalid maximal_queue_lifetime: 8726400 (max 8640000)",
                "minimal_backoff_time = 0 => invalid minimal_backoff_time: 0 (min 1)",
                "qmgr_message_active_limit = 100 00 => bad numerical configuration: qmgr_message_active_limit = 100 00",
                "qmgr_message_active_limit = 20k => bad numerical configuration: qmgr_message_active_limit = 20k",
                "qmgr_message_active_limit = 0 => invalid qmgr_message_active_limit parameter value 0 < 1",
                "default_delivery_slot_discount = 101 => invalid default_delivery_slot_discount parameter value 101 > 100",
                "confirm_delay_cleared = maybe => bad boolean configuration: confirm_delay_cleared = maybe"
            })
    void aBadValueOfItsOwnEndsQmgrAlone(String line, String message) {
        Settings settings = settings(line + "\n");

        assertEquals(Optional.of("fatal: " + message), settings.fatal("qmgr"));
        assertEquals(Optional.empty(), settings.fatal("smtpd"));
        assertEquals(Optional.empty(), settings.fatal("master"));
        Problem problem = settings.problems(at -> false).get(0);
        assertEquals(message, problem.message());
        assertEquals(Severity.ERROR, problem.severity());
        assertEquals(line.indexOf('=') + 3, problem.column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "max_idle = never => parameter max_idle: bad time value or unit: never",
                "max_idle = soon => invalid max_idle: 0 (min 1)",
                "in_flow_delay = 11s => invalid in_flow_delay: 11 (max 10)",
                "default_process_limit = 0 => invalid default_process_limit parameter value 0 < 1",
                "syslog_name = => bad string length 0 < 1: syslog_name = ",
                "message_size_limit = 99999999999999999999 =>"
                        + " bad numerical configuration: message_size_limit = 99999999999999999999",
                "compatibility_level = new => malformed compatibility level syntax: \"new\"",
                "max_use = ${x => dictionary mail_dict: macro processing error",
                "max_use 5 => /etc/postfix/main.cf, line 1: missing '=' after attribute name: \"max_use 5\""
            })
    void aBadGeneralValueEndsEveryProgram(String line, String message) {
        Settings settings = settings(line + "\n");

        for (String program : List.of("master", "qmgr", "smtpd", "trivial-rewrite")) {
            assertEquals(
                    Optional.of("fatal: " + message),
                    settings.fatal(program).map(text -> message.endsWith("=") ? text.stripTrailing() : text));
        }
    }

    @Test
    void eachProgramReadsItsOwn() {
        Settings settings = settings("delay_warning_time = x\nservice_throttle_time = 0\nsmtpd_timeout = 0\n");

        assertEquals(
                Optional.of("fatal: parameter delay_warning_time: bad time value or unit: x"),
                settings.fatal("cleanup"));
        assertEquals(Optional.of("fatal: invalid service_throttle_time: 0 (min 1)"), settings.fatal("master"));
        assertEquals(Optional.of("fatal: invalid smtpd_timeout: 0 (min 1)"), settings.fatal("smtpd"));
        assertEquals(Optional.empty(), settings.fatal("qmgr"));
        assertEquals(Optional.empty(), settings.fatal("pickup"));
    }

    @Test
    void aServiceMayDieOfItsProcessLimitToo() {
        MasterCf master = MasterCf.parse("qmgr unix n - n 300 - qmgr", "master.cf");
        ServiceRow qmgr = master.rows().get(0);

        assertEquals(
                Optional.of("fatal: service qmgr requires a process limit of 1"),
                Settings.of(MainCf.empty(), master).fatal(qmgr));
        assertEquals(
                Optional.of("fatal: invalid queue_run_delay: 0 (min 1)"),
                Settings.of(MainCf.parse("queue_run_delay = 0", "main.cf"), master)
                        .fatal(qmgr));
    }

    @Test
    void numbersAreReadBeforeTimesInQmgrAndGeneralOnesFirst() {
        Settings own = settings("queue_run_delay = x\nqmgr_message_active_limit = y\n");
        Settings general = settings("qmgr_message_active_limit = y\nmax_idle = x\n");

        assertEquals(
                Optional.of("fatal: bad numerical configuration: qmgr_message_active_limit = y"), own.fatal("qmgr"));
        assertEquals(Optional.of("fatal: parameter max_idle: bad time value or unit: x"), general.fatal("qmgr"));
    }

    @Test
    void aBadTransportParameterWaitsForTheFirstMailOfThatTransport() {
        Settings settings = settings("lmtp_destination_recipient_limit=1\n   postscreen_dnsbl_sites = a.example\n");

        assertEquals(Optional.empty(), settings.fatal("qmgr"));
        assertEquals(Optional.empty(), settings.fatalOfTransport("smtp"));
        assertEquals(
                Optional.of("fatal: bad numerical configuration: lmtp_destination_recipient_limit ="
                        + " 1   postscreen_dnsbl_sites = a.example"),
                settings.fatalOfTransport("lmtp"));
        assertEquals(
                Optional.of("fatal: invalid slow_initial_destination_concurrency parameter value 0 < 1"),
                settings("slow_initial_destination_concurrency = 0").fatalOfTransport("slow"));
    }

    @Test
    void gettersTakeTheDefaultForABadValue() {
        Settings settings = settings("""
                        queue_run_delay = 5x
                        smtp_destination_concurrency_limit = many
                        default_destination_concurrency_limit = 7
                        soft_bounce = perhaps
                        """);

        assertEquals(300, settings.seconds("queue_run_delay"));
        assertEquals(7, settings.number("smtp", "destination_concurrency_limit"));
        assertFalse(settings.flag("soft_bounce"));
    }

    @Test
    void gettersRefuseNamesThatAreNotInTheCatalogue() {
        Settings settings = settings("");

        assertThrows(IllegalArgumentException.class, () -> settings.seconds("queue_run_dely"));
        assertThrows(IllegalArgumentException.class, () -> settings.number("queue_run_delay"));
        assertThrows(IllegalArgumentException.class, () -> settings.text("no_such_name"));
        assertThrows(IllegalArgumentException.class, () -> settings.number("smtp", "concurrency"));
    }

    @Test
    void unknownNamesAreErrorsOnlyWhereTheyMustBeKnown() {
        Settings settings = settings("queue_run_dely = 5s\nsmtpd_miltrs = x\nfoo = bar\n");

        assertEquals(
                List.of(
                        "main.cf:1:1: error: unknown parameter \"queue_run_dely\"\n"
                                + "  hint: did you mean \"queue_run_delay\" (default 300s)?",
                        "main.cf:2:1: error: unknown parameter \"smtpd_miltrs\"\n"
                                + "  hint: did you mean \"smtpd_milters\"?",
                        "main.cf:3:1: error: unknown parameter \"foo\"\n"
                                + "  hint: nothing reads it and no value refers to it"),
                texts(settings.problems(at -> true)));
        assertTrue(settings.problems(at -> false).stream().noneMatch(Problem::isError));
        assertEquals(3, settings.problems(at -> false).size());
    }

    @Test
    void namesOfOnesOwnAreKnownOnceAValueRefersToThem() {
        assertEquals(
                List.of(),
                settings("mine = 5\nmax_use = $mine\nsmtpd_restriction_classes = greylist\ngreylist = permit\n")
                        .problems(at -> true));
        assertEquals(
                List.of(),
                settings("mine = 5\n", "slow unix - - n - - smtp -o max_use=$mine\n", "slow")
                        .problems(at -> true));
    }

    @Test
    void optionsInMasterCfAreJudgedAtTheirPlace() {
        Settings settings = settings("", "slow unix - - n - - smtp\n  -o max_use=0\n  -o { max_idel = 5s }\n", "slow");

        assertEquals(
                List.of(
                        "master.cf:2:14: error: invalid max_use parameter value 0 < 1\n"
                                + "  hint: write digits only, at least 1",
                        "master.cf:3:8: warning: unused parameter: max_idel=5s\n"
                                + "  hint: did you mean \"max_idle\" (default 100s)?"),
                texts(settings.problems(at -> false)));
        assertEquals(Optional.of("fatal: invalid max_use parameter value 0 < 1"), settings.fatal("smtp"));
    }

    @Test
    void remediesNameUnitAndRange() {
        assertEquals(
                List.of("main.cf:1:26: error: invalid maximal_queue_lifetime: 8726400 (max 8640000)\n"
                        + "  hint: write digits and one of s m h d w (without it days), at most 8640000 seconds"),
                texts(settings("maximal_queue_lifetime = 101").problems(at -> false)));
        assertEquals(
                List.of("main.cf:1:19: warning: queue_run_delay \"1h30m\" means 3600 seconds\n"
                        + "  hint: Postfix reads one number and one unit, and ignores \"30m\""),
                texts(settings("queue_run_delay = 1h30m").problems(at -> false)));
    }

    @Test
    void theDomainIsThatOfTheHost() {
        assertEquals("example.org", settings("myhostname = mail.example.org").text("mydomain"));
        assertEquals("org", settings("myhostname = example.org").text("mydomain"));
        assertEquals("localdomain", settings("myhostname = mail").text("mydomain"));
        assertEquals("mail.", settings("myhostname = mail.$mydomain").text("myhostname"));
    }

    @Test
    void aRelayhostThatIsThisMachineEndsEveryProgram() {
        assertEquals(
                Optional.of("fatal: myhostname and relayhost parameter settings must not be identical: a.example"),
                settings("myhostname = a.example\nrelayhost = a.example\n").fatal("qmgr"));
    }

    @Test
    void timesAreReadAsInPostfix() {
        assertEquals(OptionalInt.of(0), TimeValue.seconds("s", 's'));
        assertEquals(OptionalInt.empty(), TimeValue.seconds("", 's'));
        assertEquals(OptionalInt.empty(), TimeValue.seconds("5 m", 's'));
        assertEquals(OptionalInt.of(2_147_483_647), TimeValue.seconds("2147483647", 's'));
        assertEquals(OptionalInt.empty(), TimeValue.seconds("2147483648", 's'));
        assertEquals(OptionalInt.empty(), TimeValue.seconds("3551w", 's'));
        assertEquals(OptionalInt.of(3549 * 604_800), TimeValue.seconds("3549w", 's'));
    }

    @Provide
    Arbitrary<String> configurations() {
        return Arbitraries.of(
                        "max_use",
                        "qmgr unix n - n",
                        " ",
                        "\n",
                        "\n  ",
                        "=",
                        "$",
                        "{",
                        "}",
                        "${",
                        "?",
                        ":",
                        "5",
                        "m",
                        "-o",
                        "-v",
                        "300",
                        "qmgr",
                        "#",
                        "\t",
                        "$max_use",
                        "smtp_recipient_limit",
                        "<",
                        "==",
                        "-",
                        "é")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 500, seed = "1")
    void noTextMakesTheReadersFail(@ForAll("configurations") String text) {
        MainCf main = MainCf.parse(text, "main.cf");
        MasterCf master = MasterCf.parse(text, "master.cf").over(MasterCf.shipped());
        Settings settings = Settings.of(main, master);

        settings.problems(at -> true);
        Lint.check(main, master);
        master.rows().forEach(row -> settings.forService(row).fatal(row.program()));
        Routing.of(settings, path -> TransportTable.parse(text, path)).route(text);
        assertTrue(settings.number("max_use") >= 1);
    }
}
