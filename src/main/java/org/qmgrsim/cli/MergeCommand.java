package org.qmgrsim.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.Runner;
import org.qmgrsim.experiment.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qmgrsim merge FILE [SHARD...]}. */
@Command(
        name = "merge",
        description = {
            "Puts the parts together that experiment --shard made, makes the runs that are still missing, and writes the results.",
            "They are the same, byte for byte, however the study was cut."
        },
        footer = {"", "Example: qmgrsim merge big.yaml --out results/big"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class MergeCommand implements Callable<Integer> {
    @Mixin
    private StudyOptions options;

    @Parameters(
            index = "1..*",
            paramLabel = "SHARD",
            description = "files that experiment --shard wrote (default: all in DIR.shards)")
    private List<Path> shards = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InvalidInput {
        Design design = options.design();
        Experiment experiment = options.experiment(design);
        Path place = options.place(design);
        List<Path> files = shards.isEmpty() ? Shards.of(place) : shards;
        if (files.isEmpty()) {
            throw new OutputFailed("there is nothing in " + Shards.folder(place) + " to merge", null);
        }
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new OutputFailed("there is no file " + file, null);
            }
        }
        try (StudyFolder folder = new StudyFolder(place, true, false)) {
            files.forEach(folder::takeOver);
            StudyResult result;
            try (StudyProgress progress = StudyProgress.on(System.err, design);
                    Interruption interruption = new Interruption(folder.store(), ResultFolder.partialOf(place))) {
                result = experiment.run(new Runner(folder.store(), options.workers(), progress));
            }
            folder.finish(experiment, result, options.file());
            return ExperimentCommand.print(spec.commandLine().getOut(), options, result, place);
        }
    }
}
