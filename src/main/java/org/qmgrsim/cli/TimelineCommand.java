package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.report.Chart;
import org.qmgrsim.report.TimelineChart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qmgrsim timeline RUN}. */
@Command(
        name = "timeline",
        description = {
            "Draws a saved run, or a stretch of it: what was done, how master and qmgr were, arrivals, triggers, wakeups,"
                    + " scans, and each message from arrival to removal.",
            "A time is given " + RunInstant.FORMS + "."
        },
        footer = {"", "Example: qmgrsim timeline results/why-wakeup --from 1h --until 1h10m"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TimelineCommand implements Callable<Integer> {
    @Mixin
    private RunToRead run;

    @Option(names = "--from", paramLabel = "TIME", description = "where the picture begins (default: the start)")
    private String from = "start";

    @Option(names = "--until", paramLabel = "TIME", description = "where it ends (default: the end)")
    private String until = "end";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "name of the pictures without .png and .svg (default: RUN/charts/timeline-FROM-UNTIL)")
    private @Nullable Path out;

    @Override
    public Integer call() throws InvalidInput {
        RunProperties properties = run.open();
        long begin = new RunInstant(from).nanos(properties);
        long end = new RunInstant(until).nanos(properties);
        if (end <= begin) {
            throw new OutputFailed("the picture would end (" + until + ") before it begins (" + from + ")", null);
        }
        RunCourse course = new RunCourse(begin, end);
        run.read(end, course);
        course.end();
        Path name = out == null ? place().resolve(name()) : out;
        write(TimelineChart.of(properties, course), name);
        System.out.println("written: " + name + ".png and .svg");
        return 0;
    }

    /** Among the charts of a saved run; the picture of a scenario, in the working directory. */
    private Path place() {
        return run.isSaved() ? run.path().resolve("charts") : Path.of("");
    }

    private String name() {
        String stretch = from.equals("start") && until.equals("end") ? "" : "-" + from + "-" + until;
        return ("timeline" + stretch).replaceAll("[^A-Za-z0-9.-]", "_");
    }

    private static void write(Chart chart, Path name) {
        try {
            Path parent = name.toAbsolutePath().getParent();
            if (parent != null) {
                java.nio.file.Files.createDirectories(parent);
            }
            chart.writePng(Path.of(name + ".png"));
            chart.writeSvg(Path.of(name + ".svg"));
        } catch (IOException e) {
            throw new OutputFailed("cannot write " + name + ".png: " + e.getMessage(), e);
        }
    }
}
