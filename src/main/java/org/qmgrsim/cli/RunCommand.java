package org.qmgrsim.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.report.RunReport;
import org.qmgrsim.report.Section;
import org.qmgrsim.report.SummaryJson;
import org.qmgrsim.report.TimelineChart;
import org.qmgrsim.scenario.InputFiles;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qmgrsim run FILE}. */
@Command(
        name = "run",
        description = "Runs a scenario and writes mail log, message table, summary and charts.",
        footer = {
            "",
            "Example: qmgrsim run scenarios/why-wakeup.yaml --set triggers.cleanup.lost=10%%",
            "Example: qmgrsim run --config /etc/postfix --set qmgr/unix/wakeup=60"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "a scenario, such as scenarios/why-wakeup.yaml; may be left out with --config")
    private @Nullable Path file;

    @Option(
            names = {"--config", "--config-dir"},
            paramLabel = "PATH",
            description = {
                "run on the configuration of a real system: a directory with main.cf and master.cf, such as a copy of",
                "/etc/postfix, or a file that holds what postconf -n, -M, -P or -F printed; may be repeated"
            })
    private List<Path> configuration = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", description = "folder of the results (default: results/NAME)")
    private @Nullable Path out;

    @Option(names = "--no-results", description = "print the account and write no files")
    private boolean noResults;

    @Option(names = "--seed", paramLabel = "N", description = "seed in place of that of the scenario")
    private @Nullable Long seed;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = {
                "one value over the scenario; may be repeated: a parameter of main.cf (queue_run_delay=60s),",
                "a field of master.cf (qmgr/unix/wakeup=60), or a key of the scenario (triggers.cleanup.lost=10%%)"
            })
    private List<String> sets = new ArrayList<>();

    @Mixin
    private ShownSections show;

    @Option(
            names = "--step",
            paramLabel = "DURATION",
            description = "distance of the rows of series.csv, such as 10s (default: some hundred rows for the run)")
    private @Nullable String step;

    @Option(
            names = "--journal",
            negatable = true,
            fallbackValue = "true",
            description = {
                "keep the journal, or do not (--no-journal);",
                "without this option it is kept unless it holds more than ten million facts"
            })
    private @Nullable Boolean journal;

    @Option(names = "--json", description = "print the summary as JSON")
    private boolean json;

    @Override
    public Integer call() throws InvalidInput {
        show.check();
        Loaded loaded = load();
        loaded.warnings().forEach(System.err::println);
        if (!loaded.passedOver().isEmpty()) {
            PassedOverText.lines(loaded.passedOver()).forEach(System.err::println);
        }
        Scenario scenario = seed == null ? loaded.scenario() : loaded.scenario().withSeed(seed);
        if (noResults) {
            RunMeasures measures = new RunMeasures(life -> {});
            new Simulation(scenario, 0).read(measures).run();
            print(report(scenario, measures), measures);
            return 0;
        }
        Path place = out == null ? Path.of("results", scenario.name()) : out;
        try (ResultFolder results = new ResultFolder(place)) {
            RecordedRun run = RecordedRun.of(scenario, results, new RecordedRun.Tables(stepNanos()), journal);
            results.write("summary.json", SummaryJson.text(SummaryJson.of(run.measures())));
            RunReport report = report(scenario, run.measures());
            boolean charts = run.measures().activation().waits().count() > 0;
            if (charts) {
                results.write("charts/survival", report.survival());
            }
            results.write("charts/timeline", TimelineChart.of(run.properties(), run.course()));
            Manifest.finish(results, RunInputs.ofRun(file, configuration, sets, loaded), run);
            print(report, run.measures());
            if (!json) {
                System.out.println("written: " + place
                        + "/ with maillog, messages.csv, series.csv, summary.json, manifest.json"
                        + (run.journalKept() ? ", journal" : " (no journal)") + " and charts/timeline"
                        + (charts ? ", survival" : "") + " (.png, .svg)");
            }
        }
        return 0;
    }

    private Loaded load() throws InvalidInput {
        if (file == null && configuration.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Missing FILE: name a scenario, or a configuration with --config");
        }
        return ScenarioFile.readOn(file, configuration, sets, InputFiles.ofDisk());
    }

    private @Nullable Long stepNanos() {
        return step == null ? null : RunInstant.durationNanos(step);
    }

    private static int wakeupSeconds(Scenario scenario) {
        return scenario.files().master().rows().stream()
                .filter(row -> row.name().equals("qmgr"))
                .mapToInt(row -> row.wakeupSeconds())
                .findFirst()
                .orElse(0);
    }

    private static RunReport report(Scenario scenario, RunMeasures measures) {
        return new RunReport(
                scenario.title(), Version.number(), scenario.seed(), wakeupSeconds(scenario), measures.activation());
    }

    private void print(RunReport report, RunMeasures measures) {
        if (json) {
            System.out.print(SummaryJson.text(SummaryJson.of(measures)));
            return;
        }
        System.out.println(report.sentence());
        System.out.println();
        for (Section section : show.of(measures)) {
            System.out.println(section.heading() + ":");
            System.out.println(section.of(measures));
        }
    }
}
