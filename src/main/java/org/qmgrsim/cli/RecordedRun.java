package org.qmgrsim.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.report.MessagesCsv;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;

/**
 * A run that was written down as it went.
 *
 * @param facts base facts in its journal
 * @param journalKept whether the journal is among the results
 */
record RecordedRun(Scenario scenario, RunMeasures measures, String fingerprint, long facts, boolean journalKept) {
    /**
     * Runs a scenario and writes {@code maillog}, {@code journal}, and {@code messages.csv} if asked.
     *
     * @param keepJournal whether to keep the journal; null: unless it is huge
     */
    static RecordedRun of(Scenario scenario, ResultFolder results, boolean messages, @Nullable Boolean keepJournal) {
        Fingerprint fingerprint = new Fingerprint();
        Simulation simulation = new Simulation(scenario, 0).read(fingerprint);
        RunMeasures measures;
        boolean kept;
        try (BufferedWriter log = Files.newBufferedWriter(results.file("maillog"));
                KeptJournal journal = KeptJournal.of(results, properties(scenario), keepJournal)) {
            simulation.read(journal);
            simulation
                    .journal()
                    .subscribeToDetails(new MailLog(
                            log, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
            if (messages) {
                try (BufferedWriter rows = Files.newBufferedWriter(results.file("messages.csv"));
                        MessagesCsv csv = new MessagesCsv(rows, ScenarioFile.START_NANOS)) {
                    measures = new RunMeasures(csv);
                    simulation.read(measures).run();
                }
            } else {
                measures = new RunMeasures(life -> {});
                simulation.read(measures).run();
            }
            kept = journal.finish();
        } catch (UncheckedIOException e) {
            throw new OutputFailed("cannot write to " + results.place() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + results.place() + ": " + e.getMessage(), e);
        }
        return new RecordedRun(
                scenario, measures, fingerprint.toString(), simulation.journal().facts(), kept);
    }

    private static RunProperties properties(Scenario scenario) {
        return new RunProperties(
                scenario.name(),
                scenario.title(),
                Version.number(),
                scenario.version(),
                scenario.seed(),
                scenario.epochCalendarNanos(),
                scenario.zone(),
                ScenarioFile.START_NANOS,
                scenario.endNanos());
    }
}
