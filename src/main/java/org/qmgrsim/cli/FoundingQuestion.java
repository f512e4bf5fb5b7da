package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.DesignFile;
import org.qmgrsim.experiment.Setting;
import org.qmgrsim.experiment.Study;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.report.SummaryJson;
import org.qmgrsim.report.WhyWakeup;

/** The study that answers why qmgr needs a wakeup: runs it, writes its charts and says what it found. */
final class FoundingQuestion {
    private static final String STUDY = "experiments/why-wakeup.yaml";

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
        Study study = Study.of(design, null);
        try (ResultFolder results = new ResultFolder(out)) {
            StudyResult result = study.run(Runtime.getRuntime().availableProcessors(), progress(study.runs()));
            WhyWakeup why = new WhyWakeup(result);
            String version = Version.number();
            results.write("charts/waits", why.survival(version));
            results.write("charts/quantiles", why.quantiles(version));
            results.finish("study.json", json(result, file));
            to.println(why.sentence());
            to.println();
            to.println("The question: " + WhyWakeup.QUESTION);
            to.println("Mail of a small office, " + design.replications()
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

    /** On a terminal one line that counts up and vanishes. */
    private static IntConsumer progress(int runs) {
        if (System.console() == null) {
            return done -> {};
        }
        return done -> {
            System.err.print("\r" + (done < runs ? "run " + done + " of " + runs + " " : " ".repeat(30) + "\r"));
            System.err.flush();
        };
    }

    private static ObjectNode json(StudyResult result, Path file) {
        Design design = result.design();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("study", design.name());
        json.put("title", design.title());
        json.put("study_sha256", Digest.of(file));
        json.put("scenario_sha256", Digest.of(design.base()));
        json.put("seed", result.seed());
        json.put("qmgrsim", Version.number());
        json.put("replications", design.replications());
        json.put("fingerprints_sha256", Digest.of(String.join("\n", result.fingerprints())));
        var points = json.putArray("points");
        result.points().forEach(point -> {
            ObjectNode node = points.addObject();
            for (int i = 0; i < design.factors().size(); i++) {
                node.put(
                        design.factors().get(i).name(),
                        point.point().levels().get(i).label());
            }
            point.point().settings().stream().map(Setting::text).forEach(node.putArray("set")::add);
            node.setAll(SummaryJson.of(point.activation()));
        });
        return json;
    }
}
