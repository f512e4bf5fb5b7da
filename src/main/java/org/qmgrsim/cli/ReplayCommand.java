package org.qmgrsim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.CaseFolder;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim replay CASE_DIR --out DIR}. */
@Command(
        name = "replay",
        description = "Repeats a recorded case from its inputs and writes the mail log that the model makes of them.",
        footer = {"", "Example: qmgrsim replay cases/b1_triggers_wakeup300 --out results/b1"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ReplayCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CASE_DIR", description = "folder with case.json, main.cf, master.cf and the CSV files")
    private Path folder;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where maillog goes")
    private Path out;

    @Option(names = "--seed", paramLabel = "N", description = "seed in place of that of the case")
    private @Nullable Long seed;

    @Override
    public Integer call() throws InvalidInput {
        Loaded loaded = CaseFolder.read(folder);
        loaded.warnings().forEach(System.err::println);
        Scenario scenario = loaded.scenario();
        if (seed != null) {
            scenario = scenario.withSeed(seed);
        }
        try (ResultFolder results = new ResultFolder(out)) {
            RecordedRun run = RecordedRun.of(scenario, results, null, null);
            Manifest.finish(results, RunInputs.ofCase(folder, loaded), run);
            System.out.println(scenario.name() + ": " + run.fingerprint());
        }
        return 0;
    }
}
