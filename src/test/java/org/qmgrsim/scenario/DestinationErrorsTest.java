package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.agents.remote.Latency;
import org.qmgrsim.agents.remote.MeasuredLatency;
import org.qmgrsim.agents.remote.Outage;
import org.qmgrsim.agents.remote.Schedule;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;
import org.qmgrsim.kernel.Law;

/** What is wrong with destinations is said where it stands, and all at once. */
class DestinationErrorsTest {
    @TempDir
    private Path folder;

    private static final String HEAD = "duration: 1h\nmail: { at: [5s], to: bob@a.test }\n";

    private Loaded load(String text) throws InvalidInput {
        return ScenarioFile.parse(HEAD + text.stripIndent(), folder.resolve("x.yaml"), List.of());
    }

    private String refusal(String text) {
        return said(assertThrows(InvalidInput.class, () -> load(text)).problems().stream()
                .filter(Problem::isError)
                .toList());
    }

    private String said(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.toString().replace(InputFiles.nameOf(folder) + "/", ""))
                .collect(Collectors.joining("\n"));
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text.stripIndent());
    }

    @Test
    void whatCannotHoldIsRefused() {
        assertEquals("""
                x.yaml:4:3: error: "A.test" and "a.test" are the same destination
                  hint: upper and lower case are alike; write one entry, or a list of entries with from
                x.yaml:6:5: error: two entries of "b.test" begin at one time
                  hint: give each its own from
                x.yaml:6:39: error: "1.c.test" is named twice
                  hint: a host has one preference
                x.yaml:7:33: error: "greeting" beside mx
                  hint: say under hosts how each of the exchangers behaves: hosts: { mx.d.test: { greeting: … } }
                x.yaml:8:45: error: the window of the greylist ends before mail is let in
                  hint: write a window longer than the period
                x.yaml:9:42: error: the outage ends before it begins
                  hint: write an until after from
                x.yaml:10:40: error: "backlog" without beyond: queue
                  hint: remove it, or add beyond: queue
                x.yaml:11:55: error: answers: "421" at connect
                  hint: a connection fails by refuse, unreachable or silent
                x.yaml:12:52: error: answers: "451" at body
                  hint: the body has no answer of its own; write lost or silent
                x.yaml:13:22: error: refuses without recipients or share
                  hint: such as refuses: { share: 2% }""", refusal("""
                destinations: { a.test: { },
                  A.test: { },
                  b.test: [{ answers: 450 },
                    { }], c.test: { mx: [10 1.c.test, 20 1.c.test] },
                  d.test: { mx: [10 mx.d.test], greeting: 5s },
                  e.test: { greylist: { period: 5m, window: 5m } },
                  f.test: { outages: { from: 10m, until: 5m } },
                  g.test: { connections: { at_most: 1, backlog: 5 } },
                  h.test: { fails: { share: 1%, at: connect, answers: 421 } },
                  i.test: { fails: { share: 1%, at: body, answers: 451 } },
                  j.test: { refuses: { } } }
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            limits: { at_most: 0/min }          | at_most: found "0/min", not a number within a time | write a number above 0; a host that takes nothing answers: 450
            limits: { at_most: 5 per 0s }       | at_most: found "5 per 0s", not a number within a time | write a time above 0
            limits: { at_most: 1.5/s }          | at_most: found "1.5/s", not a number within a time | write a whole number within a longer time: 1 per 10s
            limits: { at_most: 9999999/s }      | at_most: found "9999999/s", not a number within a time | write at most 1000000
            mx: [mx1.a.test]                    | mx: found "mx1.a.test", not a mail exchanger | write the preference before it: 10 mx1.a.test
            mx: [99999 mx1.a.test]              | mx: found "99999 mx1.a.test", not a mail exchanger | preferences are from 0 to 65535
            answers: rufuse                     | answers: found "rufuse", not a reply such as 250 or 450, refuse, unreachable, blackhole or silent | did you mean "refuse"?
            greylist: { period: 0s }            | period: found "0s", not a duration above 0 | write a number and one of us ms s m h d w, such as 300s, 5m or 0.4s
            dns: nxdomian                       | dns: found "nxdomian", not found, nxdomain, nodata, try_again or nullmx | did you mean "nxdomain"?
            """)
    void valuesThatNoHostHasAreRefused(String key, String message, String hint) {
        String all = refusal("destinations: { a.test: { " + key + " } }");
        assertEquals("error: " + message + "\n  hint: " + hint, all.replaceFirst("x.yaml:\\d+:\\d+: ", ""));
    }

    @Test
    void whatHasNoEffectIsWarnedOf() throws InvalidInput {
        assertEquals("""
                x.yaml:3:41: warning: "greylist" has no effect beside answers: 421
                  hint: no client comes so far; remove it
                x.yaml:4:10: warning: no destination has the host "mx1.a.test"
                  hint: did you mean "mx.a.test"?
                x.yaml:5:41: warning: this outage begins before another one ends
                  hint: while both last, the one that stands first in the file is seen""", said(load("""
                destinations: { a.test: { answers: 421, greylist: { period: 5m } } }
                hosts: { mx1.a.test: { answers: 450 },
                  mx.a.test: { outages: [{ until: 5m }, { from: 4m, until: 6m }] } }
                """).warnings()));
    }

    @Test
    void aTraceIsReplayedOrDrawnFrom() throws Exception {
        file("trace.csv", "t_s,seconds\n0,0.5\n60,2\n");
        file("sample.csv", "seconds\n1\n3\n2\n");
        file("down.csv", "from_s,until_s\n10,20\n30,40\n");
        DestinationChange change = load("""
                destinations:
                  a.test: { after: { file: trace.csv }, greeting: { file: sample.csv }, outages: { file: down.csv } }
                """).scenario().destinations().get(0);

        long start = ScenarioFile.START_NANOS;
        long second = 1_000_000_000L;
        assertEquals(
                new MeasuredLatency(new long[] {start, start + 60 * second}, new long[] {second / 2, 2 * second}),
                change.behaviour().latencies().get(Stage.END));
        assertEquals(
                Latency.of(Law.empirical(1, 2, 3)),
                change.behaviour().latencies().get(Stage.GREETING));
        assertEquals(
                List.of(new Outage(
                        new Schedule.Listed(List.of(
                                new Schedule.Period(start + 10 * second, start + 20 * second),
                                new Schedule.Period(start + 30 * second, start + 40 * second))),
                        Outage.Looks.REFUSE,
                        false)),
                change.behaviour().traits());
    }

    @Test
    void aBadTraceIsRefusedLineByLine() throws IOException {
        file("trace.csv", "t_s,seconds\n0,0.5\n0,-2\n");
        file("down.csv", "from_s,untl_s\n10,20\n");
        assertEquals("""
                down.csv:1:1: error: there is no column "until_s"
                  hint: rename the column "untl_s"
                trace.csv:3:0: error: column seconds: "-2" is not from 0 to 315360000 seconds
                trace.csv:3:0: error: column t_s: "0" is not after the line above
                x.yaml:3:73: error: there is no file "trade.csv"
                  hint: did you mean "trace.csv"?""", refusal("""
                destinations: { a.test: { after: { file: trace.csv }, greeting: { file: trade.csv },
                  outages: { file: down.csv } } }
                """));
    }
}
