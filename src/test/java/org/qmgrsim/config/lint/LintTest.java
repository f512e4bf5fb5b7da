package org.qmgrsim.config.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Problem;

class LintTest {
    private static List<String> lint(String mainCf, String masterCf) {
        MasterCf master = MasterCf.parse(masterCf, "master.cf").over(MasterCf.shipped());
        return Lint.check(MainCf.parse(mainCf, "main.cf"), master).stream()
                .map(Problem::toString)
                .toList();
    }

    @Test
    void theShippedConfigurationIsClean() {
        assertEquals(List.of(), lint("", ""));
    }

    @Test
    void qmgrParametersUnderAnotherServiceHaveNoEffect() {
        assertEquals(
                List.of(
                        "master.cf:2:6: warning: slow_destination_concurrency_limit has no effect under slow/unix\n"
                                + "  hint: the queue manager reads it, and only from main.cf or its own row;"
                                + " move it to main.cf",
                        "master.cf:3:6: warning: queue_run_delay has no effect under slow/unix\n"
                                + "  hint: the queue manager reads it, and only from main.cf or its own row;"
                                + " move it to main.cf"),
                lint("", """
                        slow unix - - n - 5 smtp
                          -o slow_destination_concurrency_limit=2
                          -o queue_run_delay=9s
                          -o smtp_helo_timeout=10s
                        """));
        assertEquals(List.of(), lint("", "qmgr unix n - n 300 1 qmgr -o queue_run_delay=9s\n"));
    }

    @Test
    void theUnitOfAPlainNumberIsShownWhereItSurprises() {
        assertEquals(
                List.of(
                        "main.cf:1:26: warning: bounce_queue_lifetime is larger than maximal_queue_lifetime - adjusting"
                                + " bounce_queue_lifetime\n"
                                + "  hint: qmgr logs this at each start, and gives bounces up after 86400s, as it does"
                                + " other mail; set bounce_queue_lifetime, too",
                        "main.cf:1:26: warning: maximal_queue_lifetime = 1 means 1 day\n"
                                + "  hint: without a unit this parameter counts days; write 1d, or 1s for seconds",
                        "main.cf:2:22: warning: delay_warning_time = 4 means 4 hours\n"
                                + "  hint: without a unit this parameter counts hours; write 4h, or 4s for seconds",
                        "main.cf:3:19: warning: queue_run_delay = 5 means 5 seconds\n"
                                + "  hint: without a unit this parameter counts seconds; write 5s, or 5m for minutes"),
                lint("maximal_queue_lifetime = 1\ndelay_warning_time = 4\nqueue_run_delay = 5\n", ""));
    }

    @Test
    void aFirstWindowAboveTheLimitIsTheLimit() {
        assertEquals(
                List.of(
                        "main.cf:1:35: warning: initial_destination_concurrency (50) is larger than"
                                + " default_destination_concurrency_limit (20)\n"
                                + "  hint: the limit wins: windows begin with 20",
                        "main.cf:2:40: warning: smtp_initial_destination_concurrency (30) is larger than"
                                + " smtp_destination_concurrency_limit (20)\n"
                                + "  hint: the limit wins: windows begin with 20"),
                lint("initial_destination_concurrency = 50\nsmtp_initial_destination_concurrency = 30\n", ""));
        assertEquals(
                List.of(),
                lint("initial_destination_concurrency = 50\ndefault_destination_concurrency_limit = 0\n", ""));
    }

    @Test
    void aMinimumOfRecipientsAboveTheLimitWins() {
        assertEquals(
                List.of("main.cf:1:34: warning: qmgr_message_recipient_minimum (30000) is larger than"
                        + " qmgr_message_recipient_limit (20000)\n"
                        + "  hint: the minimum wins for each message: the limit for all together has no effect"),
                lint("qmgr_message_recipient_minimum = 30000\n", ""));
    }

    @Test
    void aLimitBelowZeroIsAnErrorThoughPostfixDoesNotRefuseIt() {
        assertEquals(
                List.of(
                        "main.cf:1:41: error: default_destination_concurrency_limit = -1 is below 0\n"
                                + "  hint: Postfix does not refuse it, but then begins with a window that lets nothing through;"
                                + " write 0 or more",
                        "main.cf:2:36: error: smtp_destination_recipient_limit = -2 is below 0\n"
                                + "  hint: Postfix does not refuse it; write 0 or more"),
                lint("default_destination_concurrency_limit = -1\nsmtp_destination_recipient_limit = -2\n", ""));
    }

    @Test
    void aMinimumAboveTheMaximumWins() {
        assertEquals(
                List.of("main.cf:1:24: warning: minimal_backoff_time (7200s) is longer than maximal_backoff_time"
                        + " (4000s)\n"
                        + "  hint: the minimum wins: every retry waits 7200s, and the maximum has no effect"),
                lint("minimal_backoff_time = 2h\n", ""));
    }

    @Test
    void scansRarerThanTheBackoffDelayRetries() {
        assertEquals(
                List.of("main.cf:1:24: warning: queue_run_delay (300s) is longer than minimal_backoff_time (60s)\n"
                        + "  hint: a deferred message is tried at the first scan after its backoff: between 60 and 360s"
                        + " after the failure; lower queue_run_delay to 60s or less"),
                lint("minimal_backoff_time = 60s\n", ""));
    }

    @Test
    void aRateDelayNeedsALargerCohortLimit() {
        assertEquals(
                List.of("main.cf:1:31: warning: smtp_destination_rate_delay with"
                        + " smtp_destination_concurrency_failed_cohort_limit = 1: one failure suspends all mail for the"
                        + " destination\n"
                        + "  hint: a rate delay forces concurrency 1, so a single failed connection is a whole cohort;"
                        + " set smtp_destination_concurrency_failed_cohort_limit = 10"),
                lint("smtp_destination_rate_delay = 3s\n", ""));
        assertEquals(
                List.of(),
                lint("smtp_destination_rate_delay = 3s\nsmtp_destination_concurrency_failed_cohort_limit = 10\n", ""));
    }

    @Test
    void aRecipientLimitOfOneChangesTheMeaningOfTheOtherLimits() {
        assertEquals(
                List.of("main.cf:1:40: warning: relay_destination_recipient_limit = 1: the rate delay counts per"
                        + " recipient, not per domain\n"
                        + "  hint: with a recipient limit of 1 every recipient is a destination of its own; use 2 or"
                        + " more to slow down a domain"),
                lint("""
                        relay_destination_recipient_limit    = 1
                        relay_destination_rate_delay = 1s
                        relay_destination_concurrency_failed_cohort_limit = 5
                        """, ""));
        assertEquals(
                List.of("main.cf:1:37: warning: relay_destination_recipient_limit = 1: the concurrency limit counts per"
                        + " recipient, not per domain\n"
                        + "  hint: with a recipient limit of 1 every recipient is a destination of its own; use 2 or"
                        + " more to limit a domain"),
                lint("relay_destination_recipient_limit = 1\nrelay_destination_concurrency_limit = 1\n", ""));
        assertEquals(List.of(), lint("relay_destination_recipient_limit = 1\n", ""));
    }

    @Test
    void qmgrRunsAlone() {
        assertEquals(
                List.of("master.cf:1:1: warning: qmgr/unix dies at its start: fatal: service qmgr requires a process"
                        + " limit of 1\n  hint: write 1 in the column before the command"),
                lint("", "qmgr unix n - n 300 2 qmgr\n"));
    }

    @Test
    void withoutWakeupNothingStartsQmgr() {
        assertEquals(
                List.of(
                        "master.cf:1:1: warning: qmgr/unix has no wakeup\n"
                                + "  hint: nothing starts the queue manager before the first trigger after a start,"
                                + " reload or crash, and mail whose trigger is lost lies still; write 300",
                        "master.cf:2:1: warning: pickup/unix has no wakeup\n"
                                + "  hint: mail that was requeued, or submitted while Postfix was down, lies still until"
                                + " the next submission; write 60"),
                lint("", "qmgr unix n - n 0 1 qmgr\npickup unix n - n - 1 pickup\n"));
        assertEquals(
                List.of("master.cf:1:1: warning: qmgr/unix has a conditional wakeup\n"
                        + "  hint: after a start or reload it is not woken before its first use; write 300"),
                lint("", "qmgr unix n - n 300? 1 qmgr\n"));
    }

    /** The messages alone. */
    private static List<String> messages(String mainCf, String masterCf) {
        MasterCf master = MasterCf.parse(masterCf, "master.cf").over(MasterCf.shipped());
        return Lint.check(MainCf.parse(mainCf, "main.cf"), master).stream()
                .map(problem -> problem.line() + ": " + problem.message())
                .toList();
    }

    @Test
    void aSenderIsNotWarnedOfMailThatIsAlreadyReturned() {
        assertEquals(
                List.of("3: delay_warning_time (86400s) is not shorter than maximal_queue_lifetime (86400s)"),
                messages("maximal_queue_lifetime = 1d\nbounce_queue_lifetime = 1d\ndelay_warning_time = 24h\n", ""));
    }

    @Test
    void moreMessagesThanRecipientsDoNotFitIntoMemory() {
        assertEquals(
                List.of("1: qmgr_message_recipient_limit is smaller than qmgr_message_active_limit - adjusting"
                        + " qmgr_message_recipient_limit"),
                messages("qmgr_message_active_limit = 200000\n", ""));
        assertEquals(
                List.of(), messages("qmgr_message_active_limit = 200000\nqmgr_message_recipient_limit = 200000\n", ""));
    }

    @Test
    void aFullWindowShouldNotLookLikeACloggedQueue() {
        // A fifth of 90 is 18: twenty busy deliveries to one site, which is normal, are more than that.
        assertEquals(
                List.of("1: a fifth of qmgr_message_active_limit (90) is less than smtp_destination_concurrency_limit"
                        + " (20)"),
                messages("qmgr_message_active_limit = 90\n", ""));
        assertEquals(List.of(), messages("qmgr_message_active_limit = 100\n", ""));
        assertEquals(
                List.of("1: qmgr_clog_warn_time = 0: nobody hears of a destination that fills the active queue"),
                messages("qmgr_clog_warn_time = 0\n", ""));
    }

    @Test
    void theSmallerOfConcurrencyAndProcessLimitHolds() {
        assertEquals(
                List.of(
                        "1: smtp_destination_concurrency_limit (200) is larger than the process limit of smtp/unix (100)"),
                messages("smtp_destination_concurrency_limit = 200\n", ""));
        assertEquals(
                List.of("1: slow_destination_concurrency_limit (10) is larger than the process limit of slow/unix (5)"),
                messages("slow_destination_concurrency_limit = 10\n", "slow unix - - n - 5 smtp\n"));
        assertEquals(
                List.of(), messages("smtp_destination_concurrency_limit = 200\ndefault_process_limit = 200\n", ""));
        assertEquals(List.of(), messages("smtp_destination_concurrency_limit = 200\n", "smtp unix - - n - 0 smtp\n"));
    }

    @Test
    void withARelayhostAllMailIsForOneDestination() {
        assertEquals(
                List.of("1: smtp/unix may run 500 processes, but all its mail goes to one next hop, and"
                        + " smtp_destination_concurrency_limit is 20"),
                messages("relayhost = [gw.example.net]:587\n", "smtp unix - - n - 500 smtp\n"));
        assertEquals(List.of(), messages("relayhost = [gw.example.net]:587\n", ""));
        assertEquals(List.of(), messages("", "smtp unix - - n - 500 smtp\n"));
    }

    @Test
    void withConcurrencyOneTheFirstFailureIsAWholeCohort() {
        assertEquals(
                List.of("1: smtp_destination_concurrency_limit = 1 with"
                        + " smtp_destination_concurrency_failed_cohort_limit = 1: one failure suspends all mail for the"
                        + " destination"),
                messages("smtp_destination_concurrency_limit = 1\n", ""));
        // A command on this machine is no remote site that has moods.
        assertEquals(
                List.of(),
                messages("filter_destination_concurrency_limit = 1\n", "filter unix - n n - - pipe argv=x\n"));
    }

    @Test
    void aDefaultForAllTransportsIsReportedOnce() {
        assertEquals(
                List.of(
                        "1: default_destination_rate_delay with default_destination_concurrency_failed_cohort_limit = 1:"
                                + " one failure suspends all mail for the destination"),
                messages("default_destination_rate_delay = 1s\nsmtp_destination_recipient_limit = 9\n", ""));
    }

    @Test
    void aTransportThatIsNamedMustExist() {
        assertEquals(
                List.of("main.cf:1:18: warning: connect to transport private/smtp-amavis: No such file or directory\n"
                        + "  hint: qmgr logs this when mail needs content_filter, and defers it: master.cf has no private"
                        + " unix service \"smtp-amavis\""),
                lint("content_filter = smtp-amavis:[127.0.0.1]:10024\n", ""));
        assertEquals(List.of(), lint("content_filter = scan:[127.0.0.1]:10024\n", "scan unix - - n - 2 smtp\n"));
        assertEquals(
                List.of("1: connect to transport private/lmpt: No such file or directory"),
                messages("virtual_transport = lmpt:unix:private/dovecot\n", ""));
        assertEquals(
                List.of("2: connect to transport private/scan: No such file or directory"),
                messages("", "smtp inet n - n - - smtpd\n  -o content_filter=scan:[127.0.0.1]:10024\n"));
    }

    @Test
    void aRelayhostIsAHostAndNoTransport() {
        assertEquals(
                List.of("main.cf:1:13: warning: relayhost names a host, not a transport: \"smtp\" is looked up as a"
                        + " domain\n"
                        + "  hint: write relayhost = [gw.example.net], or default_transport = smtp:[gw.example.net]"),
                lint("relayhost = smtp:[gw.example.net]\n", ""));
        assertEquals(List.of(), lint("relayhost = smtp:587\n", ""));
        assertEquals(
                List.of("1: the quotes are part of the value of relayhost"),
                messages("relayhost = \"[gw.example.net]:587\"\n", ""));
    }

    @Test
    void optionsThatAnotherProgramReadsHaveNoEffect() {
        assertEquals(
                List.of(
                        "2: header_checks has no effect under submission/inet",
                        "3: relayhost has no effect under submission/inet"),
                messages("", """
                        submission inet n - n - - smtpd
                          -o header_checks=pcre:/etc/postfix/privacy
                          -o relayhost=[gw.example.net]
                        clean unix n - n - 0 cleanup
                          -o header_checks=pcre:/etc/postfix/privacy
                        """));
    }

    @Test
    void whatPostconfPrintsInFullIsNotWhatSomebodyChose() {
        assertEquals(
                List.of(),
                messages(
                        "smtp_destination_concurrency_limit = $default_destination_concurrency_limit\n"
                                + "smtp_destination_rate_delay = $default_destination_rate_delay\n"
                                + "qmgr_clog_warn_time = 300s\nbounce_queue_lifetime = 5d\n",
                        ""));
    }
}
