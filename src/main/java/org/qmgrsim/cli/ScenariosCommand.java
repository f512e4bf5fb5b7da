package org.qmgrsim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.report.Table;
import org.qmgrsim.scenario.ScenarioFile;
import picocli.CommandLine.Command;

/** {@code qmgrsim scenarios}. */
@Command(
        name = "scenarios",
        description = "Lists the scenarios that come with the program.",
        footer = {"", "Example: qmgrsim scenarios"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ScenariosCommand implements Callable<Integer> {
    @Override
    public Integer call() throws InvalidInput {
        Path folder = ShippedScenarios.folder();
        Table table = Table.ofTexts("scenario", "title");
        for (Path file : ShippedScenarios.files(folder)) {
            table.row(file.toString(), title(file));
        }
        for (Path file : ShippedScenarios.files(folder.resolve("experiments"))) {
            table.row(file.toString(), studyTitle(file));
        }
        System.out.print(table);
        System.out.println("\nTo run one: qmgrsim run " + folder.resolve("why-wakeup.yaml"));
        return 0;
    }

    private static String title(Path file) {
        try {
            return ScenarioFile.read(file, java.util.List.of()).scenario().title();
        } catch (InvalidInput invalid) {
            return "(has errors)";
        }
    }

    private static String studyTitle(Path file) {
        try {
            return DesignFile.read(file).title() + " (a study: qmgrsim without arguments runs it)";
        } catch (InvalidInput invalid) {
            return "(has errors)";
        }
    }
}
