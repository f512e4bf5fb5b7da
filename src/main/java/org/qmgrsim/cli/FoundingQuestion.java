package org.qmgrsim.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.report.StudyJson;
import org.qmgrsim.report.SummaryCsv;
import org.qmgrsim.report.SummaryJson;
import org.qmgrsim.report.WhyWakeup;

/** The study that answers why qmgr needs a wakeup: runs it, writes its charts and says what it found. */
final class FoundingQuestion {
    private static final String STUDY = "experiments/wakeup-and-triggers.yaml";

    private final Path out;

    /** An answer whose files go to this folder. */
    FoundingQuestion(Path out) {
        this.out = out;
    }

    void answer(PrintStream to) throws InvalidInput {
        Path scenarios = ShippedScenarios.folder();
        Path file = scenarios.resolve(STUDY);
        answer(to, scenarios, file, DesignFile.read(file));
    }

    /** The same with a design that was changed after it was read. */
    void answer(PrintStream to, Path scenarios, Path file, Design design) throws InvalidInput {
        Experiment experiment = Experiment.of(design, Version.number());
        try (ResultFolder results = new ResultFolder(out);
                TemporaryStore store = new TemporaryStore();
                StudyProgress progress = StudyProgress.quiet(System.err)) {
            StudyResult result = experiment.run(store.runner(progress));
            WhyWakeup why = new WhyWakeup(result);
            String version = Version.number();
            results.write("charts/waits", why.survival(version));
            results.write("charts/quantiles", why.quantiles(version));
            results.write("summary.csv", SummaryCsv.text(result));
            results.write("summary.json", SummaryJson.text(StudyJson.of(result, Version.number())));
            results.finish(StudyManifest.NAME, StudyManifest.of(result, file));

            to.println(why.sentence());
            to.println();
            to.println("The question: " + WhyWakeup.QUESTION);
            to.println("Mail of a small office, " + design.replications().least()
                    + " days at each setting; the wait is the time from the queue file's completion to the active"
                    + " queue.");
            to.println();
            to.print(why.table());
            to.println();
            to.println("charts: " + out.resolve("charts") + "/ with waits.png and quantiles.png (and .svg)");
            to.println();
            to.println("Try:");
            Path scenario = scenarios.resolve("why-wakeup.yaml");
            List.of(
                            "run " + scenario + " --set triggers.cleanup.denied=true",
                            "run " + scenario + " --set triggers.cleanup.lost=10% --set qmgr/unix/wakeup=60",
                            "scenarios")
                    .forEach(command -> to.println("  qmgrsim " + command));
        }
    }
}
