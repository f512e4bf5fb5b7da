package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.view.SecondDelivery.Reason;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** What is delivered twice, and why, is in the journal, and in the account of a run. */
class SecondDeliveriesTest {
    // Steps take fifty times as long as usual: of the 7.5 ms between the host's 250 and the end of the agent's step,
    // the last is a
    // millisecond before 13.605 s.
    private static final String SLOW = """
            duration: 15m
            costs: 50
            mail:
              - { at: [10s], from: alice@example.net, to: [bob@example.org, carol@example.org] }
            destinations:
              example.org: { after: 2s }
            """;

    private static RunMeasures run(String faults) throws InvalidInput {
        RunMeasures measures = new RunMeasures(life -> {});
        new Simulation(
                        ScenarioFile.parse(SLOW + faults, Path.of("slow.yaml"), List.of())
                                .scenario(),
                        0)
                .read(measures)
                .run();
        return measures;
    }

    @ParameterizedTest
    @CsvSource({
        "13.4, 0", // the host has all of the message, but has not answered: it is sent again, and counts once
        "13.6, 2", // the host has answered, and the agent has not marked it
        "13.7, 0" // all is done
    })
    void anAgentThatEndsBetweenThe250AndTheMarkSendsItsMailTwice(double second, int twice) throws InvalidInput {
        RunMeasures measures = run("faults: [{ at: " + second + "s, kill: smtp }]\n");
        assertEquals(twice, measures.outcomes().secondDeliveries());
        assertEquals(
                twice == 0
                        ? List.of()
                        : List.of("bob@example.org " + Reason.AGENT_ENDED, "carol@example.org " + Reason.AGENT_ENDED),
                measures.outcomes().deliveredTwice().stream()
                        .map(each -> each.how().recipient() + " " + each.how().reason())
                        .toList());
    }

    @Test
    void theAccountNamesEachOfThem() throws InvalidInput {
        String text = Section.OUTCOMES.of(run("faults: [{ at: 13.6s, kill: smtp }]\n"));
        List<String> lines =
                text.lines().filter(line -> line.startsWith("delivered twice")).toList();
        assertEquals(
                List.of("bob", "carol"),
                lines.stream()
                        .map(line -> line.replaceFirst(
                                "delivered twice: \\w+ to (\\w+)@example.org, by smtp\\[\\d+] after 13 s and again after"
                                        + " 10 min \\d s: the agent ended before it had marked the recipient in the queue"
                                        + " file",
                                "$1"))
                        .toList());
    }
}
