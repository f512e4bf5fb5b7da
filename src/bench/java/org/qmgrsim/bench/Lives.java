package org.qmgrsim.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.MessageLives;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/**
 * How many messages a second of processor time go through the whole system, from the client's connection to {@code
 * removed}, with streaming measures and without a log; beside it a bare agenda that runs the same number of events, each of
 * which does nothing but schedule itself again.
 */
public final class Lives {
    private static final Path SCENARIO = Path.of("src/bench/scenarios/steady-mail.yaml");
    private static final int BARE_PENDING = 100;

    private static final int WARM_UP_ROUNDS = 4;
    private static final int ROUNDS = 8;

    private final List<String> settings;

    private Lives(boolean quick) {
        this.settings = quick ? List.of("duration=410s", "mail.0.end=400s") : List.of();
    }

    public static void main(String[] args) throws InvalidInput {
        new Lives(args.length > 0 && args[0].equals("quick")).run();
    }

    private void run() throws InvalidInput {
        System.out.println("| costs | messages/s | worst round | events/message | facts/message | ns/event"
                + " | bytes/message | bare agenda, ns/event | messages at a time |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        row("none");
        row("measured");
    }

    private void row(String costs) throws InvalidInput {
        List<String> sets = new ArrayList<>(settings);
        sets.add("costs=" + costs);
        Scenario scenario = ScenarioFile.read(SCENARIO, sets).scenario();
        Crowd crowd = new Crowd();
        new Simulation(scenario, 0).read(crowd).run();
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round(scenario);
        }
        Round best = round(scenario);
        long worst = best.meter.cpuNanos();
        for (int i = 1; i < ROUNDS; i++) {
            Round round = round(scenario);
            worst = Math.max(worst, round.meter.cpuNanos());
            best = round.meter.cpuNanos() < best.meter.cpuNanos() ? round : best;
        }
        double messages = best.activation.messages();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.1f | %.1f | %.1f | %.0f | %.1f | %d |%n",
                costs,
                messages * 1e9 / best.meter.cpuNanos(),
                messages * 1e9 / worst,
                best.events / messages,
                best.facts / messages,
                (double) best.meter.cpuNanos() / best.events,
                best.meter.bytes() / messages,
                bare(best.events),
                crowd.most);
    }

    private record Round(Activation activation, long events, long facts, Meter meter) {}

    private static Round round(Scenario scenario) {
        Activation activation = new Activation();
        Simulation simulation = new Simulation(scenario, 0).read(new MessageLives(activation));
        Meter meter = Meter.of(simulation::run);
        if (activation.never() > 0) {
            throw new IllegalStateException("the system does not keep up with the load");
        }
        return new Round(activation, simulation.events(), simulation.journal().facts(), meter);
    }

    /** Nanoseconds an event of an agenda whose events do nothing; best of several rounds. */
    private static double bare(long events) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            HeldAgenda agenda = new HeldAgenda(BARE_PENDING, new Increments());
            Meter meter = Meter.of(() -> {
                for (long n = 0; n < events; n++) {
                    agenda.step();
                }
            });
            best = Math.min(best, (double) meter.cpuNanos() / events);
        }
        return best;
    }

    /** Counts the messages that are in the system at a time. */
    private static final class Crowd implements Reader {
        private int now;
        private int most;

        @Override
        public void read(Fact fact) {
            if (fact.what().code() == Happening.MessageBegan.CODE) {
                most = Math.max(most, ++now);
            } else if (fact.what().code() == Happening.MessageRemoved.CODE) {
                now--;
            }
        }
    }
}
