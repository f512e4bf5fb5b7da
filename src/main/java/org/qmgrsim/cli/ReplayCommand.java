package org.qmgrsim.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.scenario.CaseFolder;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim replay CASE_DIR --out DIR}. */
@Command(
        name = "replay",
        description = {
            "Repeats a recorded case from its inputs and writes the mail log that the model makes of them.",
            "Example: qmgrsim replay cases/b1_triggers_wakeup300 --out results/b1"
        },
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CASE_DIR", description = "folder with case.json, main.cf, master.cf and the CSV files")
    private Path folder;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where maillog goes")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", description = "seed in place of that of the case")
    private @Nullable Long seed;

    @Override
    public Integer call() throws InvalidInput, IOException {
        Scenario scenario = CaseFolder.read(folder);
        if (seed != null) {
            scenario = scenario.withSeed(seed);
        }
        Fingerprint fingerprint = new Fingerprint();
        try (ResultFolder results = new ResultFolder(out)) {
            try (BufferedWriter writer = Files.newBufferedWriter(results.file("maillog"))) {
                Simulation simulation = new Simulation(scenario, 0);
                simulation
                        .journal()
                        .subscribeToDetails(new MailLog(
                                writer, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
                simulation.read(fingerprint).run();
            }
            results.finish();
        }
        System.out.println(scenario.name() + ": " + fingerprint);
        return 0;
    }
}
