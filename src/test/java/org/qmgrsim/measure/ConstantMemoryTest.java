package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** A run holds on to what is in the system, not to what once was: ten days need no more memory than one. */
class ConstantMemoryTest {
    /** Something of all that may remain of a message: retries, notices, addresses by the thousand, greylists, the operator. */
    private static final String OFFICE = """
            title: An office, day after day
            duration: 1d
            start: 2024-01-22T00:00:00+01:00
            main.cf: |
              maximal_queue_lifetime = 4h
              bounce_queue_lifetime = 4h
            mail:
              - arrivals: poisson 20/h
                profile: office-hours
                from: { example.net: 95%, <>: 5% }
                to: { good.test: 60%, slow.test: 20%, grey.test: 10%, full.test: 4%, nobody.test: 4%, dead.test: 2% }
                users: 10
                recipients: geometric 1.5
              - { via: sendmail, arrivals: poisson 2/h, from: cron@example.net, to: root@good.test }
            destinations:
              good.test: { answers: 250, after: 0.4s }
              slow.test: { answers: 250, after: 3s, connections: 5 }
              grey.test: { greylist: { period: 5m, window: 1h, remember: 6h } }
              full.test: { answers: 450 }
              nobody.test: { answers: 550 }
              dead.test: { answers: refuse }
            """;

    /** What holds on to the least of each message, be it only its number in a table, takes several. */
    private static final double WORDS_PER_MESSAGE = 1;

    private record Held(int messages, Map<String, Long> words) {
        long sum() {
            return words.values().stream().mapToLong(count -> count).sum();
        }

        /** By what it has grown since. */
        Map<String, Long> grownTo(Held later) {
            Map<String, Long> grown = new TreeMap<>();
            later.words.forEach((name, count) -> grown.put(name, count - words.getOrDefault(name, 0L)));
            grown.values().removeIf(more -> more <= 0);
            return grown;
        }
    }

    private static Held heldAfter(String duration) throws InvalidInput {
        Scenario scenario = ScenarioFile.parse(OFFICE, Path.of("office.yaml"), List.of("duration=" + duration))
                .scenario();
        Simulation simulation = new Simulation(scenario, 0);
        RunMeasures measures = new RunMeasures(life -> {});
        simulation.read(measures).run();
        // The waits are listed up to their limit, which the mail of ten days does not reach: see the other test.
        Map<String, Long> words = new Retained()
                .without(
                        scenario,
                        measures.activation().waits(),
                        measures.activation().withoutTrigger())
                .of(simulation, measures);
        return new Held(measures.activation().messages(), words);
    }

    @Test
    void tenDaysOfOfficeMailHoldOnToNoMoreThanTwo() throws InvalidInput {
        // After both, it is midnight: little is in the queue, and all that can be known of hosts and addresses is
        // known.
        Held two = heldAfter("2d");
        Held ten = heldAfter("10d");

        int more = ten.messages() - two.messages();
        assertTrue(more > 3000, "too little mail: " + more);
        assertTrue(two.sum() > 5000, () -> "hardly anything was counted: " + two);
        long grown = ten.sum() - two.sum();
        assertTrue(
                grown < WORDS_PER_MESSAGE * more,
                () -> grown + " words for " + more + " messages: " + two.grownTo(ten));
    }

    @Test
    void aMillionWaitsNeedNoMoreMemoryThanAHundredThousand() {
        // The waits are 1 ms to 1000 s, each millisecond once, in a mixed order (7919 is a prime). Beyond 30 000 they
        // are
        // counted to one part in a thousand: that is how well half of 1000 s is known; the longest is known exactly.
        Waits waits = new Waits();
        long few = 0;
        waits.addCensored(2_000_000_000_000L);
        for (int i = 1; i <= 1_000_000; i++) {
            waits.add((i * 7919L % 1_000_000 + 1) * 1_000_000);
            few = i == 100_000 ? words(waits) : few;
        }
        long many = words(waits);

        assertTrue(many <= few * 1.05, few + " words became " + many);
        assertEquals(1_000_001, waits.count());
        assertEquals(1, waits.censored());
        assertEquals(500, waits.quantile(0.5).seconds(), 0.5);
        assertEquals(1000, waits.longestComplete().seconds(), 0);
        assertThrows(IllegalStateException.class, waits::seconds);
    }

    private static long words(Waits waits) {
        return new Retained()
                .of(waits).values().stream().mapToLong(count -> count).sum();
    }
}
