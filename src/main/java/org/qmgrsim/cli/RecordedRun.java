package org.qmgrsim.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.QueueSeries;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.report.MessagesCsv;
import org.qmgrsim.report.SeriesCsv;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/**
 * A run that was written down as it went.
 *
 * @param facts base facts in its journal
 * @param journalKept whether the journal is among the results
 */
record RecordedRun(
        Scenario scenario,
        RunProperties properties,
        RunMeasures measures,
        RunCourse course,
        String fingerprint,
        long facts,
        boolean journalKept) {
    /**
     * How the tables are to be.
     *
     * @param stepNanos distance of the rows of the series; null: as it suits the length of the run
     */
    record Tables(@Nullable Long stepNanos) {
        QueueSeries series(RunProperties run, SeriesCsv to) {
            long step = stepNanos == null ? QueueSeries.stepFor(run.endNanos() - run.originNanos()) : stepNanos;
            return new QueueSeries(step, run.originNanos(), run.epochCalendarNanos(), to);
        }
    }

    /**
     * Runs a scenario and writes {@code maillog}, {@code journal}, and the tables if asked.
     *
     * @param tables what to write into {@code messages.csv} and {@code series.csv}; null: neither
     * @param keepJournal whether to keep the journal; null: unless it is huge
     */
    static RecordedRun of(
            Scenario scenario, ResultFolder results, @Nullable Tables tables, @Nullable Boolean keepJournal) {
        RunProperties properties = scenario.properties(Version.number());
        RunCourse course = new RunCourse(properties.originNanos(), properties.endNanos());
        Fingerprint fingerprint = new Fingerprint();
        Simulation simulation = new Simulation(scenario, 0).read(fingerprint);
        RunMeasures measures;
        boolean kept;
        try (BufferedWriter log = Files.newBufferedWriter(results.file("maillog"));
                KeptJournal journal = KeptJournal.of(results, properties, keepJournal)) {
            simulation.read(journal).read(course);
            simulation
                    .journal()
                    .subscribeToDetails(new MailLog(
                            log, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
            if (tables != null) {
                try (BufferedWriter rows = Files.newBufferedWriter(results.file("messages.csv"));
                        MessagesCsv csv = new MessagesCsv(rows, properties.originNanos());
                        BufferedWriter steps = Files.newBufferedWriter(results.file("series.csv"));
                        SeriesCsv series = new SeriesCsv(
                                steps, properties.originNanos(), properties.epochCalendarNanos(), properties.zone())) {
                    measures = new RunMeasures(csv);
                    simulation
                            .read(measures)
                            .read(tables.series(properties, series))
                            .run();
                }
            } else {
                measures = new RunMeasures(life -> {});
                simulation.read(measures).run();
            }
            course.end();
            kept = journal.finish();
        } catch (UncheckedIOException e) {
            throw new OutputFailed("cannot write to " + results.place() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + results.place() + ": " + e.getMessage(), e);
        }
        return new RecordedRun(
                scenario,
                properties,
                measures,
                course,
                fingerprint.toString(),
                simulation.journal().facts(),
                kept);
    }
}
