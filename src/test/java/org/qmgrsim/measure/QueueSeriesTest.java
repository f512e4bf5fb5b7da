package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.view.QueueView;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/** The rows of series.csv are the state of the queue at their instants, and lose nothing in between. */
class QueueSeriesTest {
    private static final long SECOND = 1_000_000_000L;

    private static List<SeriesRow> rows(String yaml, long stepSeconds) throws InvalidInput {
        Scenario scenario =
                ScenarioFile.parse(yaml, Path.of("s.yaml"), List.of()).scenario();
        List<SeriesRow> rows = new ArrayList<>();
        new Simulation(scenario, 0)
                .read(new QueueSeries(
                        stepSeconds * SECOND, ScenarioFile.START_NANOS, scenario.epochCalendarNanos(), rows::add))
                .run();
        return rows;
    }

    private static SeriesRow.Queue queue(SeriesRow row, String name) {
        return row.queues()
                .get(QueueSeries.QUEUES.stream().map(Object::toString).toList().indexOf(name));
    }

    /** The first message is with its host from 10 s to 15 s, the second one, at the same host with one connection, until 20 s. */
    @Test
    void queuesAndAgesAreThoseOfTheInstant() throws InvalidInput {
        List<SeriesRow> rows = rows("""
                duration: 30s
                clock: ideal
                costs: none
                main.cf: |
                  default_destination_concurrency_limit = 1
                  initial_destination_concurrency = 1
                mail: { at: [10s, 11s], from: a@example.net, to: b@example.org }
                destinations: { example.org: { answers: 250, after: 5s } }
                """, 1);

        assertEquals(31, rows.size());
        assertEquals(new SeriesRow.Queue(0, -1), queue(rows.get(9), "active"));
        assertEquals(new SeriesRow.Queue(2, 3 * SECOND), queue(rows.get(13), "active"));
        assertEquals(1, rows.get(13).now().deliveries());
        assertEquals(new SeriesRow.Queue(1, 5 * SECOND), queue(rows.get(16), "active"));
        assertEquals(new SeriesRow.Queue(0, -1), queue(rows.get(20), "active"));
        assertEquals(1, rows.get(10).since().arrived());
        assertEquals(1, rows.get(15).since().sent());
        assertEquals(1, rows.get(20).since().removed());
    }

    @Test
    void rowsAgreeWithTheFoldAndAddUp() throws InvalidInput {
        Scenario scenario =
                ScenarioFile.parse("""
                        duration: 1h
                        mail:
                          - { arrivals: poisson 20/min, to: [b@example.org, c@example.com], end: 40m }
                          - { via: sendmail, arrivals: poisson 2/min, to: b@example.org }
                        destinations: { example.org: { answers: 250, after: 3s }, example.com: { answers: 450 } }
                        triggers: { cleanup: { lost: 50% } }
                        faults: [{ at: 20m, kill: qmgr }, { at: 30m, sigstop: qmgr }, { at: 31m, sigcont: qmgr }]
                        """, Path.of("s.yaml"), List.of()).scenario();
        QueueView view = new QueueView();
        RunMeasures measures = new RunMeasures(life -> {});
        List<SeriesRow> rows = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        QueueSeries series =
                new QueueSeries(7 * SECOND, ScenarioFile.START_NANOS, scenario.epochCalendarNanos(), row -> {
                    for (int i = 0; i < row.queues().size(); i++) {
                        int told = row.queues().get(i).files();
                        long real = view.files(QueueSeries.QUEUES.get(i)).stream()
                                .filter(file -> file.complete())
                                .count();
                        if (told != real) {
                            mistakes.add(
                                    QueueSeries.QUEUES.get(i) + " at " + row.atNanos() + ": " + told + ", not " + real);
                        }
                    }
                    rows.add(row);
                });
        // the series first: when it makes a row, the fold has not seen the fact behind the row's instant either
        new Simulation(scenario, 0).read(series).read(view).read(measures).run();

        assertEquals(List.of(), mistakes);
        assertEquals(3600 / 7 + 2, rows.size());
        assertEquals(measures.activation().messages(), sum(rows, SeriesRow.Since::arrived));
        assertTrue(sum(rows, SeriesRow.Since::triggersLost) > 100);
        assertEquals(13, sum(rows, SeriesRow.Since::wakeups), "at the start and every 300 s, the last one at the end");
        assertTrue(rows.stream().anyMatch(row -> row.now().qmgr() == ServiceState.Life.STOPPED));
        assertTrue(rows.stream().allMatch(row -> row.now().deliveries() <= 40));
    }

    private static int sum(List<SeriesRow> rows, ToIntFunction<SeriesRow.Since> of) {
        return rows.stream().map(SeriesRow::since).mapToInt(of).sum();
    }

    @Test
    void theStepSuitsTheRun() {
        assertEquals(SECOND / 10, QueueSeries.stepFor(10 * SECOND));
        assertEquals(60 * SECOND, QueueSeries.stepFor(9 * 3600 * SECOND));
        assertEquals(600 * SECOND, QueueSeries.stepFor(5 * 86_400 * SECOND));
    }
}
