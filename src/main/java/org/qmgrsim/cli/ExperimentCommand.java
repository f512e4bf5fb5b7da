package org.qmgrsim.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.RunStore;
import org.qmgrsim.experiment.Runner;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.report.StudyJson;
import org.qmgrsim.report.SummaryJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code qmgrsim experiment FILE}. */
@Command(
        name = "experiment",
        description = {
            "Runs an experiment: every point of its design, as often as it says, on all processors.",
            "Exit code 1: an assertion of the experiment failed, or its runs do not decide it."
        },
        footer = {
            "",
            "Example: qmgrsim experiment scenarios/experiments/wakeup-and-triggers.yaml --dry-run",
            "Example: qmgrsim experiment scenarios/experiments/wakeup-and-triggers.yaml --out results/wakeup",
            "Example: qmgrsim experiment big.yaml --out big --shard 3/10    (job 3 of 10; then qmgrsim merge big.yaml --out big)"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExperimentCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private StudyOptions options;

    @Option(names = "--resume", description = "go on with an unfinished study in DIR.partial")
    private boolean resume;

    @Option(names = "--restart", description = "throw an unfinished study in DIR.partial away")
    private boolean restart;

    @Option(
            names = "--dry-run",
            description = "print the design, its runs and what they will take, and run nothing more")
    private boolean dryRun;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description =
                    "make every N-th run only, beginning with the I-th, into DIR.shards/I-of-N.runs; merge them afterwards")
    private @Nullable String shard;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InvalidInput {
        Design design = options.design();
        Experiment experiment = options.experiment(design);
        PrintWriter out = spec.commandLine().getOut();
        if (dryRun) {
            out.print(new DryRun(experiment, options.workers()).text());
            out.flush();
            return 0;
        }
        if (shard != null) {
            shard(experiment, shard);
            return 0;
        }
        Path place = options.place(design);
        try (StudyFolder folder = new StudyFolder(place, resume, restart)) {
            StudyResult result = run(folder.store(), experiment, place);
            folder.finish(experiment, result, options.file());
            return print(out, options, result, place);
        }
    }

    private StudyResult run(RunStore store, Experiment experiment, Path place) {
        try (StudyProgress progress = StudyProgress.on(System.err, experiment.design());
                Interruption interruption = new Interruption(store, ResultFolder.partialOf(place))) {
            return experiment.run(new Runner(store, options.workers(), progress));
        }
    }

    /** Tells what came out. */
    static int print(PrintWriter out, StudyOptions options, StudyResult result, Path place) {
        if (options.json()) {
            out.print(SummaryJson.text(StudyJson.of(result, Version.number())));
        } else {
            out.print(StudyAccount.text(result));
            out.println(
                    "written: " + place + "/ with report.html, report.md, charts, summary.csv, summary.json, runs.csv"
                            + (result.verdicts().isEmpty() ? "" : ", junit.xml"));
        }
        out.flush();
        return result.passed() ? 0 : FAILED;
    }

    private void shard(Experiment experiment, String text) {
        int slash = text.indexOf('/');
        boolean numbers = text.matches("[1-9][0-9]{0,5}/[1-9][0-9]{0,5}");
        int number = numbers ? Integer.parseInt(text.substring(0, slash)) : 0;
        int of = numbers ? Integer.parseInt(text.substring(slash + 1)) : 0;
        if (number < 1 || number > of) {
            throw new ParameterException(
                    spec.commandLine(), "--shard: found \"" + text + "\", not I/N with I from 1 to N, such as 3/10");
        }
        Path file = Shards.file(options.place(experiment.design()), number, of);
        try (RunStore store = Shards.open(file);
                StudyProgress progress = StudyProgress.on(System.err, experiment.design());
                Interruption interruption = new Interruption(store, file)) {
            experiment.runShard(new Runner(store, options.workers(), progress), number - 1, of);
            spec.commandLine().getOut().println("written: " + file + " with " + store.size() + " runs");
        } catch (java.io.IOException e) {
            throw new OutputFailed("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
