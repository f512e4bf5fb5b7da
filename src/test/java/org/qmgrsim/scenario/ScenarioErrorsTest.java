package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;

class ScenarioErrorsTest {
    private static final Path WHERE = Path.of("x.yaml");

    private static String refusal(String text, String... sets) {
        return String.valueOf(assertThrows(InvalidInput.class, () -> ScenarioFile.parse(text, WHERE, List.of(sets)))
                .getMessage());
    }

    private static String warnings(String text, String... sets) throws InvalidInput {
        return String.join(
                "\n",
                ScenarioFile.parse(text, WHERE, List.of(sets)).warnings().stream()
                        .map(Problem::toString)
                        .toList());
    }

    @Test
    void everythingThatIsWrongIsReportedAtOnceByPlace() {
        assertEquals("""
                x.yaml:1:11: error: duration: found "5minutes", not a duration above 0
                  hint: did you mean "5m"?
                x.yaml:2:1: error: unknown key "sed"
                  hint: did you mean "seed"?
                x.yaml:4:3: error: unknown parameter "queue_run_dely"
                  hint: did you mean "queue_run_delay" (default 300s)?
                x.yaml:6:10: error: field "private": bad value: "o"
                  hint: write y, n or -
                x.yaml:8:15: error: arrivals: found "poison 2/min", not a kind of arrivals
                  hint: did you mean "poisson"?
                x.yaml:10:24: error: there is no service "qmgt" in master.cf
                  hint: did you mean "qmgr"?""", refusal("""
                        duration: 5minutes
                        sed: 3
                        main.cf: |
                          queue_run_dely = 10s
                        master.cf: |
                          x unix o - n - - smtp
                        mail:
                          - arrivals: poison 2/min
                            to: bob@example.org
                        faults: {at: 1m, kill: qmgt}
                        """));
    }

    @Test
    void problemsInBlocksStandInTheLinesOfTheScenario() {
        assertEquals("""
                x.yaml:4:23: error: parameter queue_run_delay: bad time value or unit: forever
                  hint: write digits and one of s m h d w (without it seconds), at least 1 second
                x.yaml:10:9: error: unknown parameter "minimal_backof_time"
                  hint: did you mean "minimal_backoff_time" (default 300s)?""", refusal("""
                        duration: 1h
                        main.cf: |

                          queue_run_delay  =  forever
                          # said
                        faults:
                        - at: 1s
                          edit:
                            main.cf: |
                                minimal_backof_time = 3s
                        """));
    }

    @Test
    void aBlockWithAnIndentationOfItsOwnKeepsItsColumns() {
        assertEquals("""
                x.yaml:4:29: error: missing "command" field
                  hint: a row has eight columns: service type private unpriv chroot wakeup maxproc command""", refusal("duration: 1h\nmaster.cf: |2-\n\n  qmgr      unix n - n 300 1\n"));
    }

    @Test
    void aRowOfSevenColumnsLacksItsCommand() {
        assertEquals("""
                x.yaml:3:24: error: missing "command" field
                  hint: a row has eight columns: service type private unpriv chroot wakeup maxproc command""", refusal("duration: 1h\nmaster.cf: |\n  qmgr unix n - n 300 1\n"));
    }

    @Test
    void wakeupFiveMinutesIsWarnedOfInTheBlockAndInSettings() throws InvalidInput {
        assertEquals("""
                x.yaml:3:19: warning: wakeup "5m" means 5 seconds
                  hint: Postfix reads this field up to the first non-digit, and postconf refuses it (invalid wakeup field "5m"); write 300 for five minutes""", warnings("duration: 1h\nmaster.cf: |\n  qmgr unix n - n 5m 1 qmgr\n"));
        assertEquals("""
                --set:1:1: warning: wakeup "5m" means 5 seconds
                  hint: Postfix reads this field up to the first non-digit, and postconf refuses it (invalid wakeup field "5m"); write 300 for five minutes""", warnings("duration: 1h", "qmgr/unix/wakeup=5m"));
    }

    @Test
    void linesThatYamlJoinsAreNoFile() {
        assertEquals("""
                x.yaml:2:10: error: main.cf: the lines of this text are joined into one
                  hint: write "main.cf: |", so that each line stays a line""", refusal("duration: 1h\nmain.cf: >\n  a = b\n  c = d\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5minutes   | did you mean \"5m\"?",
                "5 s        | did you mean \"5s\"?",
                "300        | add the unit: 300s for seconds, 300m for minutes",
                "1h30m      | write one number and one unit: 90m, not 1h30m",
                "-5s        | times are counted from the start of Postfix and are not negative",
                "5H         | did you mean \"5h\"?",
                "5y         | write a number and one of us ms s m h d w, such as 300s, 5m or 0.4s",
                "20000d     | write at most 3650d",
                "soon       | write a number and one of us ms s m h d w, such as 300s, 5m or 0.4s"
            })
    void timesNeedANumberAndAUnit(String text, String hint) {
        assertEquals(
                "x.yaml:2:14: error: at: found \"" + text + "\", not a duration\n  hint: " + hint,
                refusal("duration: 1h\nfaults: {at: " + text + ", flush: true}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poisson 2          | write poisson RATE, a number per s, min, h or d, such as poisson 2/min",
                "poisson 0/s        | write a rate above 0, or leave the entry out",
                "constant 200000/s  | write at most 100000/s; above about 100/s the model is no picture of a real machine",
                "every 5            | add the unit: 5s for seconds, 5m for minutes",
                "burst 5 10s        | write burst N at TIME, or burst N at TIME over DURATION, such as burst 100 at 10s over 2s",
                "burst 0 at 10s     | write a number of messages above 0",
                "bursts 5 every 1h  | write bursts of N every DURATION, or bursts of N poisson RATE, with or without over DURATION, such as bursts of 50 every 1h over 10s",
                "sometimes          | write poisson RATE, constant RATE, every DURATION, burst N at TIME, or bursts of N every DURATION, such as poisson 2/min"
            })
    void arrivalsHaveAForm(String text, String hint) {
        assertEquals(
                "x.yaml:2:18: error: arrivals: found \"" + text + "\", not a kind of arrivals\n  hint: " + hint,
                refusal("duration: 1h\nmail: {arrivals: " + text + ", to: a@b.example}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20k                | did you mean \"20kB\"?",
                "lognorml 20kB 2    | did you mean \"lognormal\"?",
                "lognormal 20kB     | write lognormal MEDIAN FACTOR",
                "lognormal 20kB 0.5 | factor 0.5 of a law: give a number from 1.0 to 1000000.0",
                "lognormal 20k 2    | did you mean \"20kB\"?",
                "uniform 5kB 1kB    | write the smaller value first",
                "-3                 | sizes are not negative"
            })
    void sizesAreQuantitiesOrLaws(String text, String hint) {
        assertEquals(
                "x.yaml:2:57: error: size: found \"" + text + "\", not a size or a law of sizes\n  hint: " + hint,
                refusal("duration: 1h\nmail: {arrivals: every 5s, to: bob@example.org,   size: " + text + "}"));
    }

    @Test
    void keysAreWantedOnceAndTogether() {
        assertEquals("""
                x.yaml:1:1: error: missing key "duration" of a scenario
                  hint: such as duration: 6h
                x.yaml:2:1: error: duplicate key "seed"
                  hint: the first one is in line 1; remove one of them
                x.yaml:4:5: error: missing key "to" of an entry of mail
                  hint: such as to: bob@example.org
                x.yaml:5:5: error: an entry of mail without any of: arrivals, rates, clients, at, file
                  hint: add one of them
                x.yaml:5:6: error: "to" without arrivals or rates or clients or at
                  hint: it has a meaning only beside one of them
                x.yaml:6:26: error: "at" beside "arrivals" in an entry of mail
                  hint: only one of them can hold; write two entries
                x.yaml:8:5: error: a fault without any of: kill, sigstop, …
                  hint: add one of them
                x.yaml:9:28: error: "stop" beside "reload" in a fault
                  hint: only one of them can hold; write two entries""", refusal("""
                        seed: 1
                        seed: 2
                        mail:
                          - {arrivals: every 5s}
                          - {to: bob@example.org}
                          - {arrivals: every 5s, at: [5s], to: bob@example.org}
                        faults:
                          - {at: 5s}
                          - {at: 5s, reload: true, stop: true}
                        """).replaceAll("(any of: kill, sigstop, ).*", "$1…"));
    }

    @Test
    void mixesAddUp() {
        assertEquals("""
                x.yaml:3:30: error: the shares add up to 90%, not 100%
                  hint: change them, or write weights without a %, of which only the proportions count
                x.yaml:4:30: error: shares and other weights side by side
                  hint: write all with a %, or none
                x.yaml:5:30: error: all weights are 0
                  hint: give at least one of them a weight
                x.yaml:6:31: error: "bob@" is neither a domain nor an address
                  hint: write example.org or bob@example.org
                x.yaml:7:44: error: x.example: found "-1", not a weight
                  hint: weights are not negative""", refusal("""
                duration: 1h
                mail:
                  - {arrivals: every 5s, to: {a.example: 50%, b.example: 40%}}
                  - {arrivals: every 5s, to: {a.example: 50%, b.example: 0.5}}
                  - {arrivals: every 5s, to: {a.example: 0, b.example: 0}}
                  - {arrivals: every 5s, to: {"bob@": 1, x@a.example: 1}}
                  - {arrivals: every 5s, from: {x.example: -1}, to: a@b.example}
                """));
    }

    @Test
    void recipientsAreDrawnOrNumbered() {
        assertEquals("""
                x.yaml:3:50: error: "recipients" beside "to_one_of", which is one recipient
                  hint: write users: 200 if %d stands for so many addresses, or a mapping in to for several recipients
                x.yaml:4:57: error: recipients: chance cannot decide how many of the addresses in "to" get a message
                  hint: write a mapping from which they are drawn, such as to: { example.org: 60%, example.com: 40% }
                x.yaml:5:30: error: "a@b.example" has no %d for the numbers from 1 to 3
                  hint: write a pattern such as user%d@example.org
                x.yaml:6:43: error: "users" where every message goes to all of "to"
                  hint: write recipients: 50 for a message to the numbers from 1 to 50, or to_one_of for one of them
                x.yaml:7:50: error: "users" and no %d in any address
                  hint: write a pattern such as user%d@example.org, or remove it
                x.yaml:8:58: error: recipients: found "geometric", not a number or a law of numbers
                  hint: write geometric MEAN, such as geometric 2
                x.yaml:9:58: error: recipients: found "geometric 0.5", not a number or a law of numbers
                  hint: mean 0.5 of a geometric law: give a number from 1
                x.yaml:10:58: error: recipients: found "uniform 3 2", not a number or a law of numbers
                  hint: write the smaller value first""", refusal("""
                duration: 1h
                mail:
                  - {arrivals: every 5s, to_one_of: a@b.example, recipients: 3}
                  - {arrivals: every 5s, to: a%d@b.example, recipients: geometric 2}
                  - {arrivals: every 5s, to: a@b.example, recipients: 3}
                  - {arrivals: every 5s, to: a@b.example, users: 3}
                  - {arrivals: every 5s, to_one_of: a@b.example, users: 3}
                  - {arrivals: every 5s, to: {a.example: 1}, recipients: geometric}
                  - {arrivals: every 5s, to: {a.example: 1}, recipients: geometric 0.5}
                  - {arrivals: every 5s, to: {a.example: 1}, recipients: uniform 3 2}
                """));
    }

    @Test
    void profilesAreKnownOrWritten() {
        assertEquals("""
                x.yaml:3:19: error: hours: found 3 weights, not 24
                  hint: write one for each hour, from midnight on
                x.yaml:4:17: error: all weights are 0
                  hint: give at least one of them a weight, or leave the source out
                x.yaml:4:67: error: unknown key "sunday"
                  hint: allowed here: mon, tue, wed, thu, fri, sat, sun
                x.yaml:6:58: error: there is no profile "ofice-hours"
                  hint: did you mean "office-hours"?
                x.yaml:7:58: error: there is no profile "siesta"
                  hint: there are: office-hours, evenings, round-the-clock, nightly, short, none; your own stand under profiles
                x.yaml:8:59: error: a profile of a single burst
                  hint: only what comes again and again has a rate""", refusal("""
                duration: 1h
                profiles:
                  short: { hours: [1, 2, 3] }
                  none: { days: { mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sunday: 5, sun: 0 } }
                mail:
                  - {arrivals: every 5s, to: a@b.example,       profile: ofice-hours}
                  - {arrivals: every 5s, to: a@b.example,       profile: siesta}
                  - {arrivals: burst 5 at 5s, to: a@b.example,            profile: evenings}
                """));
    }

    @Test
    void ratesHaveTheirCornersInOrder() throws InvalidInput {
        assertEquals("""
                x.yaml:3:14: error: a ramp that begins nowhere
                  hint: write first from when on which rate holds, such as 0s 2/min
                x.yaml:4:34: error: this is not after the time before it
                  hint: write times in their order, each once
                x.yaml:5:14: error: rates: found "1 2/min", not a time and a rate
                  hint: add the unit: 1s for seconds, 1m for minutes
                x.yaml:6:14: error: rates: found "2/min", not a time and a rate
                  hint: write TIME RATE or ramp TIME RATE, such as 1h 20/min""", refusal("""
                duration: 1h
                mail:
                  - {rates: [ramp 1m 2/min], to: a@b.example}
                  - {rates: [1m 2/min, 2m 3/min, 2m 4/min], to: a@b.example}
                  - {rates: [1 2/min], to: a@b.example}
                  - {rates: [2/min], to: a@b.example}
                """));
        assertEquals("""
                x.yaml:2:24: warning: this is after the end of the run
                  hint: it never happens; make duration longer, or the time earlier""", warnings("""
                duration: 1h
                mail: {rates: [0s 1/s, 2h 2/min], to: a@b.example}
                """));
    }

    @Test
    void sourcesHaveNamesOfTheirOwn() {
        assertEquals("""
                x.yaml:4:12: error: a second source of the name "a"
                  hint: give each its own
                x.yaml:5:12: error: name: found "a b", not a name
                  hint: write letters, digits, points, hyphens
                x.yaml:6:44: error: "per_connection" of the sendmail command
                  hint: only SMTP clients connect""", refusal("""
                duration: 1h
                mail:
                  - {name: a, at: [1s], to: a@b.example}
                  - {name: a, at: [1s], to: a@b.example}
                  - {name: a b, at: [1s], to: a@b.example}
                  - {via: sendmail, clients: {sessions: 2, per_connection: 3}, to: a@b.example}
                """));
    }

    @Test
    void valuesHaveAKind() {
        assertEquals("""
                x.yaml:2:7: error: seed: found a list, not a whole number
                  hint: such as seed: 1
                x.yaml:3:8: error: clock: found "reel", not real or ideal
                  hint: did you mean "real"?
                x.yaml:4:10: error: postfix: found "3.9", not a version of Postfix that is modelled
                  hint: write 3.12 or 3.7, with or without a third part
                x.yaml:5:8: error: start: found "2024-01-22 11:50:00", not an instant
                  hint: write T between date and time: 2024-01-22T11:50:00+01:00
                x.yaml:6:7: error: mail: found "lots", not a mapping or a list
                  hint: such as mail: [{ arrivals: poisson 2/min, to: bob@example.org }]
                x.yaml:7:28: error: lost: found "10", not a share
                  hint: did you mean "10%"?
                x.yaml:7:33: error: unknown key "clenup"
                  hint: did you mean "cleanup"?
                x.yaml:8:37: error: answers: found "251", not a reply such as 250 or 450, refuse, unreachable, blackhole or silent
                  hint: did you mean "250"?""", refusal("""
                        duration: 1h
                        seed: [1]
                        clock: reel
                        postfix: 3.9
                        start: 2024-01-22 11:50:00
                        mail: lots
                        triggers: {cleanup: {lost: 10}, clenup: {lost: 10%}}
                        destinations: {a.example: {answers: 251}}
                        """));
    }

    @Test
    void aParameterOfPostfixAtTheTopIsToldWhereItBelongs() {
        assertEquals("""
                x.yaml:2:1: error: unknown key "maximal_queue_lifetime"
                  hint: a parameter of Postfix stands in the block under "main.cf: |", as maximal_queue_lifetime = value""", refusal("duration: 1h\nmaximal_queue_lifetime: 1d"));
    }

    @Test
    void servicesOfTwoTypesNeedTheirType() {
        assertEquals("""
                x.yaml:6:20: error: "x" can be any of 2 services
                  hint: write one of: x/inet, x/unix
                x.yaml:7:30: error: there is no service "master" in master.cf
                  hint: only kill, sigstop and sigcont know master
                x.yaml:8:20: error: "smtpd" can be any of 2 services
                  hint: write one of: smtp/inet, x/inet""", refusal("""
                        duration: 1h
                        master.cf: |
                          x inet n - n - - smtpd
                          x unix n - n - - smtp
                        faults:
                          - {at: 1s, kill: x}
                          - {at: 1s, crash_at_start: master}
                          - {at: 1s, kill: smtpd}
                        """));
    }

    @Test
    void whatHappensAfterTheEndIsWarnedOf() throws InvalidInput {
        assertEquals("""
                x.yaml:2:14: warning: this is after the end of the run
                  hint: it never happens; make duration longer, or the time earlier
                x.yaml:3:52: warning: this is after the end of the run
                  hint: it never happens; make duration longer, or the time earlier""", warnings("""
                        duration: 1h
                        faults: {at: 2h, reload: true}
                        mail: {arrivals: every 5s, to: a@b.example, begin: 3h}
                        """));
    }

    @Test
    void mailEndsAfterItBegins() {
        assertEquals("""
                x.yaml:2:61: error: the mail ends before it begins
                  hint: begin and end both count from the start of Postfix; write an end after begin""", refusal("duration: 1h\nmail: {arrivals: every 5s, to: a@b.example, begin: 5m, end: 4m}"));
    }

    @Test
    void fastMailIsWarnedOf() throws InvalidInput {
        assertEquals("""
                x.yaml:2:18: warning: more than 100 messages a second
                  hint: processes that fight for the machine are no part of the model: do not trust milliseconds here""", warnings("duration: 1h\nmail: {arrivals: poisson 101/s, to: a@b.example}"));
    }

    @Test
    void aDestinationThatGetsNoMailIsProbablyASlip() throws InvalidInput {
        assertEquals("""
                x.yaml:3:16: warning: no mail goes to "exmaple.org"
                  hint: did you mean "example.org"?""", warnings("""
                        duration: 1h
                        mail: {at: [5s], to: bob@example.org}
                        destinations: {exmaple.org: {answers: 450}}
                        """));
        assertEquals("""
                x.yaml:4:16: warning: no mail goes to "example.org"
                  hint: mail for this domain goes to the next hop "[192.0.2.1]:26"; write that""", warnings("""
                        duration: 1h
                        main.cf: relayhost = [192.0.2.1]:26
                        mail: {at: [5s], to: bob@example.org}
                        destinations: {example.org: {answers: 450}}
                        """));
    }

    @Test
    void badConfigurationCanBePartOfTheExperiment() throws InvalidInput {
        String text = "duration: 1h\nmain.cf: queue_run_delay = 0\n";
        String message = "invalid queue_run_delay: 0 (min 1)\n"
                + "  hint: write digits and one of s m h d w (without it seconds), at least 1 second";

        assertEquals("x.yaml:2:28: error: " + message, refusal(text));
        assertEquals("x.yaml:2:28: warning: " + message, warnings(text + "allow_bad_config: true"));
    }

    @Test
    void settingsAreHeldAgainstAllNames() {
        String text = "duration: 1h\nmail: [{at: [5s], to: a@b.example}]\n";
        assertEquals(
                """
                --set:1:1: error: unknown parameter "sed"
                  hint: did you mean "seed"?
                --set:2:1: error: unknown parameter "queue_run_dely"
                  hint: did you mean "queue_run_delay" (default 300s)?
                --set:3:1: error: no service for "qmgr/unx/wakeup" in master.cf
                  hint: did you mean "qmgr/unix/wakeup"?
                --set:4:1: error: unknown key "trigers.cleanup.lost"
                  hint: did you mean "triggers.cleanup.lost"?
                --set:5:1: error: unknown key "mail.0.arivals"
                  hint: did you mean "mail.0.arrivals"?
                --set:6:1: error: "mail.1.begin": no entry "1" in mail
                  hint: its only entry is 0
                --set:7:10: error: duration: found "1hour", not a duration above 0
                  hint: did you mean "1h"?
                --set:8:1: error: found "seed", not key=value
                  hint: such as seed=3 or qmgr/unix/wakeup=60
                --set:9:6: error: mail: found "x", not a mapping or a list
                  hint: such as mail: [{ arrivals: poisson 2/min, to: bob@example.org }]
                --set:10:1: error: "seed.x" goes too deep
                  hint: "seed" is a single value""",
                refusal(
                        text,
                        "sed=3",
                        "queue_run_dely=3",
                        "qmgr/unx/wakeup=60",
                        "trigers.cleanup.lost=10%",
                        "mail.0.arivals=poisson 1/s",
                        "mail.1.begin=5s",
                        "duration=1hour",
                        "seed",
                        "mail=x",
                        "seed.x=3"));
    }

    @Test
    void entriesOfListsAreFoundByNumberOrNameOrNotAtAll() {
        String one = "duration: 1h\nmail: [{at: [5s], to: a@b.example}]\n";
        assertEquals(
                """
                --set:1:1: error: "mail.begin": no entry "begin" in mail
                  hint: did you mean "mail.0.begin"?
                --set:2:1: error: "mail.x.begin": no entry "x" in mail
                  hint: its only entry is 0
                --set:3:1: error: "faults.0.at": no entry "0" in faults
                  hint: it is empty; faults.+ adds an entry
                --set:4:1: error: unknown key "destinations.b.example.aftr"
                  hint: did you mean "destinations.b.example.after"?
                --set:5:18: error: this is not YAML: expected ',' or '}', but got <stream end>
                  hint: while parsing a flow mapping
                --set:6:10: error: missing key "at" of a fault
                  hint: such as at: 2h
                --set:6:11: error: unknown key "att"
                  hint: did you mean "at"?""",
                refusal(
                        one,
                        "mail.begin=1s",
                        "mail.x.begin=1s",
                        "faults.0.at=1s",
                        "destinations.b.example.aftr=1s",
                        "faults.+={ at: 1h",
                        "faults.+={att: 1h, reload: true}"));
    }

    @Test
    void fieldsOfMasterCfAreHeldAgainstTheirNames() {
        assertEquals("""
                --set:1:1: error: unknown parameter "wakup"
                  hint: did you mean "qmgr/unix/wakeup"?
                --set:2:1: error: field "wakeup_time": bad value: "soon"
                  hint: write digits, or -
                --set:3:1: error: bad numerical configuration: max_use = x
                  hint: write digits only, at least 1
                x.yaml:2:26: error: no service for "qmgr/unx/wakeup" in master.cf
                  hint: did you mean "qmgr/unix/wakeup"?""", refusal("""
                        duration: 1h
                        faults: { at: 1s, set: { qmgr/unx/wakeup: 10 } }
                        """, "qmgr/unix/wakup=60", "qmgr/unix/wakeup=soon", "smtp/unix/max_use=x"));
    }

    // ---------------------------------------------------------------- what is no scenario at all

    @Test
    void textThatIsNoYamlIsRefusedAtItsPlace() {
        assertEquals("""
                x.yaml:2:1: error: a tab where YAML wants blanks
                  hint: indent with blanks""", refusal("mail:\n\t- {at: [5s]}"));
        assertEquals(
                "x.yaml:1:12: error: this is not YAML: mapping values are not allowed here", refusal("duration: 1: 2"));
        assertEquals("""
                x.yaml:1:1: error: the file is empty
                  hint: the least that a scenario needs is duration: 1h""", refusal("# nothing\n"));
        assertEquals("""
                x.yaml:1:1: error: found a list, not a scenario
                  hint: a scenario is keys with values, such as duration: 1h""", refusal("- duration: 1h"));
        assertEquals("""
                x.yaml:2:1: error: a second document begins here
                  hint: one file holds one scenario; remove the line ---""", refusal("duration: 1h\n---\nduration: 2h"));
        assertEquals("""
                x.yaml:2:9: error: the character U+0007 is not allowed in YAML
                  hint: remove it, or write it as an escape in double quotes""", refusal("duration: 1h\ntitle: a\u0007b"));
        assertEquals("""
                x.yaml:2:3: error: a key that is a list or a mapping
                  hint: keys are single words""", refusal("duration: 1h\n? [a]\n: b"));
    }

    @Test
    void textThatUnfoldsIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ",").repeat(6) + "]\n");
        }
        assertEquals("""
                x.yaml:1:10: error: the aliases unfold to more than 100000 values
                  hint: write the values out""", refusal(bomb.toString()));
        assertEquals("""
                x.yaml:0:0: error: more than 50 aliases of lists or mappings
                  hint: write the values out""", refusal("a: &a [x]\nb: [" + "*a,".repeat(51) + "]\n"));
        assertEquals("""
                x.yaml:0:0: error: values are nested more than 30 levels deep
                  hint: no part of a scenario needs more than six""", refusal("a: " + "[".repeat(40) + "]".repeat(40)));
        assertEquals("""
                x.yaml:1:4: error: an alias stands inside the value that it repeats
                  hint: write the values out""", refusal("a: &a [*a]"));
        assertEquals("""
                x.yaml:0:0: error: the file has 3000001 characters, more than 3000000
                  hint: long lists of mail belong into a table of their own: mail: { file: workload.csv }""", refusal(" ".repeat(3_000_001)));
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("seed-log.yaml");
        Files.write(file, "duration: 1h\ntitle: Caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(
                folder + "/seed-log.yaml:2:11: error: byte 0xE9 is not UTF-8\n  hint: save the file as UTF-8",
                refusalOf(file));
        assertEquals(
                folder + "/sed-log.yaml:0:0: error: there is no file \"" + folder + "/sed-log.yaml\"\n"
                        + "  hint: did you mean \"" + folder + "/seed-log.yaml\"?",
                refusalOf(folder.resolve("sed-log.yaml")));
        assertEquals(
                folder + ":0:0: error: \"" + folder + "\" is a directory, not a file\n  hint: name a file in it",
                refusalOf(folder));
    }

    private static String refusalOf(Path file) {
        return String.valueOf(assertThrows(InvalidInput.class, () -> ScenarioFile.read(file, List.of()))
                .getMessage());
    }

    @Test
    void filesBesideTheScenarioReportTheirOwnPlaces(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("x.yaml");
        Files.writeString(file, """
                duration: 1h
                main.cf: {file: main.cf}
                master.cf: {file: master.cf}
                mail: {file: mail.csv}
                """);
        Files.writeString(folder.resolve("main.cf"), "queue_run_delay = 5\nours = 3\nmax_use = x\n");
        Files.writeString(folder.resolve("mail.csv"), """
                id,t_s,via,from,to,nrcpt,size
                m1,-1,smtp,a@b.example,c@d.example,1,439
                m2,1,uucp,a@b.example,c@d.example e@f.example,3,4kB
                m3,1
                """);

        assertEquals("""
                F/mail.csv:2:4: error: t_s: found "-1", not seconds since the start of Postfix
                  hint: write a number such as 3.009144
                F/mail.csv:3:6: error: via: found "uucp", not smtp or sendmail
                  hint: write one of them
                F/mail.csv:3:47: error: nrcpt: found "3", but there are 2 recipients in to
                  hint: write 2, or leave the cell empty
                F/mail.csv:3:49: error: size: found "4kB", not a number of bytes
                  hint: write digits
                F/mail.csv:4:1: error: the line has 2 cells, the header 7
                  hint: cells stand between commas; recipients between blanks
                F/main.cf:1:19: warning: queue_run_delay = 5 means 5 seconds
                  hint: without a unit this parameter counts seconds; write 5s, or 5m for minutes
                F/main.cf:2:1: warning: unused parameter: ours=3
                  hint: nothing reads it and no value refers to it
                F/main.cf:3:11: error: bad numerical configuration: max_use = x
                  hint: write digits only, at least 1
                F/x.yaml:3:19: error: there is no file "F/master.cf"
                  hint: paths in a scenario are relative to the file in which they stand""", refusalOf(file).replace(folder.toString(), "F"));
    }
}
