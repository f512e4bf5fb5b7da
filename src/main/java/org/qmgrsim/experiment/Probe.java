package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.Attempts;
import org.qmgrsim.measure.DelaySample;
import org.qmgrsim.measure.DestinationUse;
import org.qmgrsim.measure.Flow;
import org.qmgrsim.measure.MessageLife;
import org.qmgrsim.measure.MessageLives;
import org.qmgrsim.measure.Outcomes;
import org.qmgrsim.measure.QueueLevels;
import org.qmgrsim.measure.ScanActivity;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/** One run, and what is read off it: just the readers that the measures need. */
final class Probe {
    private final Scenario scenario;
    private final Scope scope;
    private final List<Reader> readers = new ArrayList<>();
    private final Map<Measure.Delays, DelaySample> samples = new LinkedHashMap<>();
    private final Activation activation = new Activation();
    private final Attempts attempts = new Attempts();
    private final Outcomes outcomes = new Outcomes();
    private final ScanActivity scans = new ScanActivity();
    private final DestinationUse destinations = new DestinationUse();
    private final Flow flow = new Flow();
    private final QueueLevels levels;
    private final Course.Recorder course;

    private Probe(Scenario scenario, Scope scope, List<Measure> measures) {
        this.scenario = scenario;
        this.scope = scope;
        this.levels = new QueueLevels(scope.fromNanos(), scope.untilNanos());
        this.course = new Course.Recorder(scope, scenario.endNanos());
        for (Measure measure : measures) {
            if (measure instanceof Measure.OfDelays delays) {
                samples.computeIfAbsent(delays.delays(), any -> new DelaySample());
            } else if (measure instanceof Measure.OfRuns ofRuns) {
                add(ofRuns.quantity());
            }
        }
        readers.add(0, new MessageLives(this::life));
    }

    private void add(Quantity quantity) {
        switch (quantity) {
            case ATTEMPTS, ATTEMPTS_EACH, SUSPENDED -> addOnce(attempts);
            case SENT, DEFERRALS, DEFERRED_SHARE, BOUNCED, EXPIRED, NOTICES -> addOnce(outcomes);
            case INCOMING_SCANS, EMPTY_SCANS, DEFERRED_SCANS, LOST_TRIGGERS -> addOnce(scans);
            case MEAN_INCOMING,
                    MEAN_ACTIVE,
                    MEAN_DEFERRED,
                    MOST_INCOMING,
                    MOST_ACTIVE,
                    MOST_DEFERRED,
                    OLDEST_INCOMING,
                    OLDEST_ACTIVE,
                    OLDEST_DEFERRED -> addOnce(levels);
            case THROUGHPUT, DRAINED -> addOnce(flow);
            case DEATHS, MOST_DELIVERIES -> addOnce(destinations);
            case MESSAGES, BY_WAKEUP, NEVER_ACTIVE -> {
                // read off the lives
            }
        }
    }

    private void addOnce(Reader reader) {
        if (!readers.contains(reader)) {
            readers.add(reader);
        }
    }

    private void life(MessageLife life) {
        if (!scope.takes(life.arrivedNanos())) {
            return;
        }
        activation.accept(life);
        samples.forEach((delays, sample) -> {
            if (delays.sender().isEmpty() || delays.sender().equals(life.sender())) {
                delays.stage().add(life, sample);
            }
        });
        course.add(life);
    }

    /** Runs a replication: a pure function of its arguments. */
    static RunRecord run(Scenario scenario, int replication, List<Measure> measures, Scope scope) {
        Probe probe = new Probe(scenario, scope, measures);
        Simulation simulation = new Simulation(scenario, replication);
        probe.readers.forEach(simulation::read);
        simulation.run();
        List<Double> numbers = new ArrayList<>();
        for (Measure measure : measures) {
            if (measure instanceof Measure.OfRuns ofRuns) {
                numbers.add(ofRuns.quantity().of(probe));
            }
        }
        return new RunRecord(List.copyOf(probe.samples.values()), numbers, probe.course.end());
    }

    /** The delays of these measures, each once, in the order in which a record holds them. */
    static List<Measure.Delays> delays(List<Measure> measures) {
        return measures.stream()
                .filter(Measure.OfDelays.class::isInstance)
                .map(measure -> ((Measure.OfDelays) measure).delays())
                .distinct()
                .toList();
    }

    /** The numbers of these measures, in the order in which a record holds them. */
    static List<Measure.OfRuns> numbers(List<Measure> measures) {
        return measures.stream()
                .filter(Measure.OfRuns.class::isInstance)
                .map(Measure.OfRuns.class::cast)
                .toList();
    }

    Activation activation() {
        return activation;
    }

    Attempts attempts() {
        return attempts;
    }

    Outcomes outcomes() {
        return outcomes;
    }

    ScanActivity scans() {
        return scans;
    }

    DestinationUse destinations() {
        return destinations;
    }

    Flow flow() {
        return flow;
    }

    QueueLevels levels() {
        return levels;
    }

    double mean(QueueName queue) {
        return levels.mean(queue, scenario.endNanos());
    }
}
