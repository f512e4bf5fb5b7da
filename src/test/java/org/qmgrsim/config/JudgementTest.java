package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What postconf says of names and values, in its words. */
class JudgementTest {
    private static List<String> judge(String mainCf, String masterCf) {
        MasterCf master = MasterCf.parse(masterCf, "master.cf").over(MasterCf.shipped());
        return Settings.of(MainCf.parse(mainCf, "main.cf"), master).problems(at -> false).stream()
                .map(Problem::toString)
                .toList();
    }

    private static List<String> messages(String mainCf, String masterCf) {
        return judge(mainCf, masterCf).stream()
                .map(text -> text.replaceFirst("(?s)\n.*", ""))
                .toList();
    }

    @Test
    void anUnusedParameterIsReportedAsPostconfDoes() {
        assertEquals(
                List.of(
                        "main.cf:1:1: warning: unused parameter: queue_run_dely=5m\n"
                                + "  hint: did you mean \"queue_run_delay\" (default 300s)?",
                        "main.cf:2:1: warning: unused parameter: slow_destination_rate_delay=2s\n"
                                + "  hint: master.cf has no delivery service \"slow\"; the name before"
                                + " _destination_rate_delay is the first column of one",
                        "main.cf:3:1: warning: unused parameter: smpt_destination_concurrency_limit=5\n"
                                + "  hint: did you mean \"smtp_destination_concurrency_limit\"?"),
                judge("""
                        queue_run_dely = 5m
                        slow_destination_rate_delay = 2s
                        smpt_destination_concurrency_limit = 5
                        """, ""));
        assertEquals(List.of(), judge("slow_destination_rate_delay = 2s\n", "slow unix - - n - - smtp\n"));
    }

    @Test
    void namesOfOnesOwnAreUsedOnceSomethingRefersToThem() {
        assertEquals(
                List.of(),
                judge("""
                podop = socketmap:unix:/tmp/podop.socket:
                virtual_alias_maps = ${podop}alias
                mua_sender_restrictions = permit
                smtpd_restriction_classes = greylist, other
                greylist = check_policy_service inet:127.0.0.1:10023
                other = permit
                """, "submission inet n - n - - smtpd -o smtpd_sender_restrictions=$mua_sender_restrictions\n"));
    }

    @Test
    void aTimeLimitBelongsToTheServiceOfACommand() {
        assertEquals(List.of(), judge("policyd-spf_time_limit = 3600\n", "policyd-spf unix - n n - 0 spawn argv=x\n"));
        assertEquals(
                List.of("main.cf:1:1: warning: unused parameter: policyd-spf_time_limit=3600"),
                messages("policyd-spf_time_limit = 3600\n", ""));
    }

    @Test
    void aDatabaseOfTheOldFormHasParametersOfItsOwn() {
        assertEquals(List.of(), judge("virtual_alias_maps = ldap:people\npeople_server_host = ldap.example.net\n", ""));
    }

    @Test
    void aNameThatNobodyDefinedIsReportedWhereItStands() {
        assertEquals(
                List.of("main.cf:4:4: warning: undefined parameter: relay_domain\n"
                        + "  hint: did you mean \"relay_domains\" (default ${{$compatibility_level} <level {2} ?"
                        + " {$mydestination} : {}})?"),
                judge("proxy_read_maps =\n  $mynetworks,\n# more\n  $relay_domain\n", ""));
        assertEquals(
                List.of(),
                judge("forward_path = $home/.forward$recipient_delimiter$extension\nluser_relay = $user@x\n", ""));
    }

    @Test
    void oldNamesAreReportedWithWhatTakesTheirPlace() {
        assertEquals(
                List.of(
                        "main.cf:1:1: warning: support for parameter \"smtpd_use_tls\" will be removed; instead, specify"
                                + " \"smtpd_tls_security_level\"\n  hint: Postfix 3.9 and later say so"),
                judge("smtpd_use_tls = yes\n", ""));
    }

    @Test
    void aReadOnlyParameterCannotBeSet() {
        assertEquals(
                List.of("main.cf:1:1: warning: read-only parameter assignment: service_name=x"),
                messages("service_name = x\n", ""));
    }

    @Test
    void aCommentBehindAValueIsPartOfIt() {
        assertEquals(
                List.of("main.cf:1:26: error: parameter maximal_queue_lifetime: bad time value or unit: 2  # days\n"
                        + "  hint: there are no comments behind a value: \"# days\" is part of it; give it a line of its"
                        + " own"),
                judge("maximal_queue_lifetime = 2  # days\n", ""));
        assertEquals(
                List.of("main.cf:1:34: warning: #comment after other text is not allowed: # the gateway\n"
                        + "  hint: it is part of the value of relayhost; give it a line of its own that begins with #"),
                judge("relayhost = [gw.example.net]:587 # the gateway\n", ""));
        // Legal all the same: nothing behind the unit is read.
        assertEquals(
                List.of("main.cf:1:23: warning: #comment after other text is not allowed: # often"),
                messages("queue_run_delay = 60s # often\n", ""));
    }

    @Test
    void aNumberSignMayStandInATextForPeople() {
        assertEquals(
                List.of(),
                judge(
                        "smtpd_banner = $myhostname ESMTP # 1 in town\nmail_name = C#Mail\n"
                                + "header_checks = pcre:{ {/^Subject: #1/ WARN} }\n",
                        ""));
    }

    @Test
    void aRelayhostThatIsThisMachineKillsEveryProgram() {
        assertEquals(
                List.of("main.cf:2:13: error: myhostname and relayhost parameter settings must not be identical:"
                        + " mx.example.net"),
                messages("myhostname = mx.example.net\nrelayhost = $myhostname\n", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "qmgr unix n - n 300 1 qmgr # the manager => 28 => unexpected command-line argument: #",
                "smtp inet n - n - - smtpd -o max_use= 5 => 39 => unexpected command-line argument: 5",
                "smtp unix - - n - - smtp # out => 26 => unknown attribute name: #",
                "slow unix - - n - - smtp -o max_use= 10 => 38 => unknown attribute name: 10",
                "slow unix - - n - - smtp -o max_use=5 -o max_use=7 => 42 => overriding earlier option: -o max_use=5"
            })
    void wordsBehindARowThatNobodyReads(String row, int column, String message) {
        List<Problem> problems = MasterCf.parse(row + "\n", "master.cf").problems();

        assertEquals(List.of(message), problems.stream().map(Problem::message).toList());
        assertEquals(column, problems.get(0).column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "lmtp unix - - n - - lmtp flags=O",
                "maildrop unix - n n - - pipe flags=DRhu user=vmail argv=/usr/bin/maildrop -d ${recipient}",
                "policy unix - n n - 0 spawn user=nobody argv=/usr/bin/policyd -v",
                "smtp inet n - n - - smtpd -v -v -o { smtpd_banner = a b } --"
            })
    void wordsBehindARowThatSomebodyReads(String row) {
        assertEquals(List.of(), MasterCf.parse(row + "\n", "master.cf").problems());
    }

    @Test
    void anOptionInTheFirstColumnBeginsABadRow() {
        assertEquals(
                List.of("master.cf:2:1: error: bad transport type: syslog_name=postfix/slow\n"
                        + "  hint: \"-o\" stands in the first column and begins a row; options of the row above begin with"
                        + " a blank"),
                MasterCf.parse("slow unix - - n - - smtp\n-o syslog_name=postfix/slow\n", "master.cf")
                        .problems()
                        .stream()
                        .map(Problem::toString)
                        .toList());
    }
}
