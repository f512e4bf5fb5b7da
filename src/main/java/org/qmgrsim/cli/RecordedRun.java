package org.qmgrsim.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.saved.JournalWriter;
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
 */
record RecordedRun(Scenario scenario, RunMeasures measures, String fingerprint, long facts) {
    private static final String JOURNAL = "journal";
    private static final long MOST_FACTS = 10_000_000;

    /** Runs a scenario and writes {@code maillog}, {@code journal} unless it is huge, and {@code messages.csv} if asked. */
    static RecordedRun of(Scenario scenario, ResultFolder results, boolean messages) {
        Fingerprint fingerprint = new Fingerprint();
        Simulation simulation = new Simulation(scenario, 0).read(fingerprint);
        RunMeasures measures;
        Path journal = results.file(JOURNAL);
        try (BufferedWriter log = Files.newBufferedWriter(results.file("maillog"));
                JournalWriter saved = JournalWriter.create(journal, Map.of("scenario", scenario.name()))) {
            simulation.read(saved);
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
            saved.finish();
        } catch (UncheckedIOException e) {
            throw new OutputFailed("cannot write to " + results.place() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + results.place() + ": " + e.getMessage(), e);
        }
        if (simulation.journal().facts() > MOST_FACTS) {
            results.drop(JOURNAL);
        }
        return new RecordedRun(
                scenario, measures, fingerprint.toString(), simulation.journal().facts());
    }
}
