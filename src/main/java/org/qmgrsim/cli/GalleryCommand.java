package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.report.Chart;
import org.qmgrsim.report.TimelineChart;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim gallery}: the pictures of {@code results/gallery}. */
@Command(
        name = "gallery",
        description = "Draws the timelines of some scenarios, those of the README unless others are named.",
        footer = {"", "Example: qmgrsim gallery scenarios/bad-startup.yaml --out results/mine"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class GalleryCommand implements Callable<Integer> {
    private static final List<String> SHOWN =
            List.of("seed-log", "qmgr-killed-idle", "bad-startup", "reload-under-load");

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "scenarios")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the pictures (default: results/gallery)")
    private Path out = Path.of("results", "gallery");

    @Override
    public Integer call() throws InvalidInput {
        try (ResultFolder results = new ResultFolder(out)) {
            for (Path file : files.isEmpty() ? shipped() : files) {
                Scenario scenario = ScenarioFile.read(file, List.of()).scenario();
                results.write(scenario.name(), timeline(scenario));
            }
            ObjectNode made = JsonNodeFactory.instance.objectNode();
            made.put("qmgrsim", Version.number());
            results.finish("gallery.json", made);
        }
        System.out.println("written: " + out);
        return 0;
    }

    private static List<Path> shipped() throws InvalidInput {
        Path folder = ShippedScenarios.folder();
        return SHOWN.stream().map(name -> folder.resolve(name + ".yaml")).toList();
    }

    private static Chart timeline(Scenario scenario) {
        RunProperties properties = scenario.properties(Version.number());
        RunCourse course = new RunCourse(properties.originNanos(), properties.endNanos());
        new Simulation(scenario, 0).read(course).run();
        course.end();
        return TimelineChart.of(properties, course);
    }
}
