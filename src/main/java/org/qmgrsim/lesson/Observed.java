package org.qmgrsim.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.measure.MessageLife;
import org.qmgrsim.measure.MessageLives;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/** A run of a step, as far as questions are asked of it: its mail log and the lives of its messages. */
public final class Observed {
    static final double SECOND = 1e9;

    /** A line of the log, and when it was written, in seconds since the start of Postfix. */
    private record Line(double at, String text) {}

    private final List<Line> log = new ArrayList<>();
    private final List<MessageLife> lives = new ArrayList<>();
    private final Map<Integer, List<Double>> attempts = new HashMap<>();
    private final Map<Integer, Long> arrived = new HashMap<>();

    private Observed() {}

    /** Runs a scenario. */
    public static Observed of(Scenario scenario) {
        Observed observed = new Observed();
        StringBuilder text = new StringBuilder();
        Simulation simulation = new Simulation(scenario, 0);
        MailLog log = new MailLog(text, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), true);
        double start = scenario.startNanos();
        simulation.read(new MessageLives(observed.lives::add)).read(observed::read);
        simulation
                .journal()
                .subscribeToDetails(new TimedLog(
                        log, text, (line, nanos) -> observed.log.add(new Line((nanos - start) / SECOND, line))));
        simulation.run();
        observed.lives.sort(Comparator.comparingInt(MessageLife::message));
        return observed;
    }

    private void read(Fact fact) {
        if (fact.what() instanceof Happening.MessageBegan) {
            arrived.put(fact.subject(), fact.atNanos());
        } else if (fact.what() instanceof Happening.MessageActive) {
            long since = arrived.getOrDefault(fact.subject(), fact.atNanos());
            attempts.computeIfAbsent(fact.subject(), subject -> new ArrayList<>())
                    .add((fact.atNanos() - since) / SECOND);
        }
    }

    /** The lives of all messages, in order of arrival. */
    List<MessageLife> lives() {
        return lives;
    }

    /** The message with this number, from 1; empty if there were not so many. */
    Optional<MessageLife> message(int number) {
        return number >= 1 && number <= lives.size() ? Optional.of(lives.get(number - 1)) : Optional.empty();
    }

    /** The ages of a message, in seconds, each time that it became active. */
    List<Double> attempts(int number) {
        return message(number)
                .map(life -> attempts.getOrDefault(life.message(), List.of()))
                .orElse(List.of());
    }

    /** When lines were written in which an expression occurs, in seconds since the start of Postfix. */
    List<Double> times(Pattern pattern) {
        return log.stream()
                .filter(line -> pattern.matcher(line.text()).find())
                .map(Line::at)
                .toList();
    }

    /** The lines of the log in which an expression occurs, as Postfix writes them. */
    public List<String> lines(Pattern pattern) {
        return log.stream()
                .map(Line::text)
                .filter(text -> pattern.matcher(text).find())
                .toList();
    }
}
