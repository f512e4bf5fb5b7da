package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

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
    void daysAndHoursWithoutUnitAreShown() {
        assertEquals(
                List.of(
                        "main.cf:1:26: warning: maximal_queue_lifetime = 1 means 1 day\n"
                                + "  hint: without a unit this parameter counts days; write 1d, or 1s for seconds",
                        "main.cf:2:22: warning: delay_warning_time = 4 means 4 hours\n"
                                + "  hint: without a unit this parameter counts hours; write 4h, or 4s for seconds"),
                lint("maximal_queue_lifetime = 1\ndelay_warning_time = 4\nqueue_run_delay = 5\n", ""));
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
    }

    @Test
    void aTransportParameterNeedsATransport() {
        assertEquals(
                List.of(
                        "main.cf:1:1: warning: slow_destination_rate_delay has no effect: master.cf has no unix service"
                                + " \"slow\"\n"
                                + "  hint: the name before _destination_rate_delay is the first column of a delivery"
                                + " service",
                        "main.cf:2:1: warning: smpt_destination_concurrency_limit has no effect: master.cf has no unix"
                                + " service \"smpt\"\n"
                                + "  hint: did you mean \"smtp_destination_concurrency_limit\"?"),
                lint("slow_destination_rate_delay = 2s\nsmpt_destination_concurrency_limit = 5\n", ""));
        assertEquals(List.of(), lint("slow_destination_concurrency_limit = 2\n", "slow unix - - n - - smtp\n"));
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
}
