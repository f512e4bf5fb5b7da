package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.Launcher;
import org.qmgrsim.gui.NoWindow;
import org.qmgrsim.gui.Start;
import org.qmgrsim.gui.shots.Shots;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim gui [SCENARIO]}. */
@Command(
        name = "gui",
        description = {
            "Opens the window: a run to be played, stepped through and looked into.",
            "With --shots it needs no display, and draws the window as pictures instead."
        },
        footer = {"", "Example: qmgrsim gui scenarios/seed-log.yaml"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class GuiCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "SCENARIO", description = "what to open")
    private @Nullable Path scenario;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "one value over the scenario, as for run; may be repeated")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "seed in place of that of the scenario")
    private @Nullable Long seed;

    @Option(
            names = "--shots",
            paramLabel = "DIR",
            description = "draw the window into this folder, in both languages and themes, and several sizes")
    private @Nullable Path shots;

    @Override
    public Integer call() throws InvalidInput {
        Start start = new Start(scenario, sets, seed, Version.number());
        try {
            if (shots != null) {
                Path folder = shots;
                try (ResultFolder results = new ResultFolder(folder)) {
                    int made = Shots.draw(start, ShippedScenarios.folder(), results::file);
                    ObjectNode manifest = JsonNodeFactory.instance.objectNode();
                    manifest.put("qmgrsim", Version.number());
                    results.finish("shots.json", manifest);
                    System.out.println("written: " + folder + " with " + made + " pictures");
                }
            } else {
                Launcher.open(start);
            }
            return 0;
        } catch (NoWindow e) {
            throw new OutputFailed(String.valueOf(e.getMessage()), e);
        }
    }
}
