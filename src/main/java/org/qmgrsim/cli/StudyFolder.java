package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.RunStore;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.report.Chart;
import org.qmgrsim.report.JUnitXml;
import org.qmgrsim.report.StudyCharts;
import org.qmgrsim.report.StudyJson;
import org.qmgrsim.report.StudyReport;
import org.qmgrsim.report.SummaryCsv;
import org.qmgrsim.report.SummaryJson;

/**
 * The folder of a study: {@code NAME.partial} holds its runs as they are made, whatever stops the program; when the study is
 * whole, the reports are written beside them and the folder gets its name. Runs of an earlier study at the same place are
 * taken over, if their inputs are the same.
 */
final class StudyFolder implements AutoCloseable {
    private static final String RUNS = "runs";

    private final ResultFolder results;
    private final RunStore store;
    private final Path place;

    /**
     * Opens it.
     *
     * @param resume whether to go on with an unfinished study that is there
     * @param restart whether to throw an unfinished study away
     */
    StudyFolder(Path place, boolean resume, boolean restart) {
        this.place = place;
        Path partial = ResultFolder.partialOf(place);
        if (restart) {
            delete(partial);
        } else if (!resume && Files.exists(partial.resolve(RUNS))) {
            throw new OutputFailed(
                    partial + " holds an unfinished study: --resume goes on with it, --restart throws it away", null);
        }
        this.results = new ResultFolder(place, true);
        this.store = open(results.file(RUNS));
        takeOver(place.resolve(RUNS));
    }

    private static void delete(Path folder) {
        try {
            FormerFolder.delete(folder);
        } catch (IOException e) {
            throw new OutputFailed("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Opens a store, which need not exist. */
    static RunStore open(Path file) {
        try {
            return RunStore.open(file);
        } catch (IOException e) {
            throw new OutputFailed("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Takes over the runs that a file holds, if it exists. */
    void takeOver(Path file) {
        if (Files.isRegularFile(file)) {
            try (RunStore other = open(file)) {
                store.addAll(other);
            } catch (IOException e) {
                throw new OutputFailed("cannot read " + file + ": " + e.getMessage(), e);
            }
        }
    }

    RunStore store() {
        return store;
    }

    /** Writes the reports, and lets the folder take its place. */
    void finish(Experiment experiment, StudyResult result, Path design) {
        Map<String, Chart> charts = StudyCharts.of(result, Version.number());
        charts.forEach((name, chart) -> results.write("charts/" + name, chart));
        Map<Point, List<String>> commands = new LinkedHashMap<>();
        result.points().forEach(point -> commands.put(point.point(), experiment.commands(point.point())));
        StudyReport report = StudyReport.of(result, charts, commands, repeat(result, design));
        results.write("report.html", report.html());
        results.write("report.md", report.markdown());
        results.write("summary.csv", SummaryCsv.text(result));
        results.write("runs.csv", SummaryCsv.runs(result));
        results.write("summary.json", SummaryJson.text(StudyJson.of(result, Version.number())));
        if (!result.verdicts().isEmpty()) {
            results.write("junit.xml", JUnitXml.text(result));
        }
        inputs(result, design).forEach(this::copy);
        closeStore();
        results.finish(StudyManifest.NAME, StudyManifest.of(result, design));
    }

    private static List<String> repeat(StudyResult result, Path design) {
        return List.of(
                "# qmgrsim " + Version.number(),
                "qmgrsim experiment " + inputs(result, design).get(design) + " --seed " + result.seed(),
                "# sha256 of " + design.getFileName() + ": " + Digest.of(design),
                "# sha256 of " + result.design().base().getFileName() + ": "
                        + Digest.of(result.design().base()));
    }

    /** The design and its base scenario, and where their copies stand: as they stand to each other, so that the copy can be run. */
    private static Map<Path, String> inputs(StudyResult result, Path design) {
        Path base = result.design().base();
        Path way = design.toAbsolutePath()
                .normalize()
                .resolveSibling("")
                .relativize(base.toAbsolutePath().normalize());
        StringBuilder below = new StringBuilder("inputs/");
        for (Path part : way) {
            below.append(part.toString().equals("..") ? "experiments/" : "");
        }
        Map<Path, String> places = new LinkedHashMap<>();
        places.put(design, below.toString() + design.getFileName());
        places.put(
                base,
                Path.of(below.toString()).resolve(way).normalize().toString().replace('\\', '/'));
        return places;
    }

    private void copy(Path input, String name) {
        try {
            results.write(name, Files.readString(input));
        } catch (IOException e) {
            throw new OutputFailed("cannot read " + input + " again", e);
        }
    }

    private void closeStore() {
        try {
            store.close();
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        closeStore();
        results.close();
    }
}
