package org.qmgrsim.scenario.language;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;

/** The language of experiment files: checks, schema and reference page are made from one table, as for scenarios. */
public final class ExperimentLanguage {
    private static final String HEAD = """
            # Experiment files

            An experiment says which settings of a scenario are compared, how often each is run, and what is measured. It is a
            YAML file in `scenarios/experiments/`; `experiment.schema.json` there lets an editor complete and check it. This
            page and that schema are made from the same table as the checks of the program. How experiments are run and read:
            [experiments.md](experiments.md).

            ```yaml
            title: Which scan period?
            question: How long does greylisted mail wait?
            base: ../greylisting.yaml
            factors:
              queue_run_delay: [60s, 300s]
              minimal_backoff_time: [60s, 300s]
            where: queue_run_delay <= minimal_backoff_time
            replications: 20
            measures: [mean(arrival→delivered), p99(arrival→delivered)]
            assert: ["mean(arrival→delivered) < 600s, 95%"]
            ```
            """;

    private ExperimentLanguage() {}

    /** The experiment that a file holds, less what is wrong in it, which goes to the problems. */
    public static Item check(Node.Mapping root, List<Problem> problems) {
        return Checker.check(root, ExperimentKeys.EXPERIMENT, problems);
    }

    /** Nanoseconds of a duration such as {@code 300s}; null if it is none. */
    public static @Nullable Long nanos(String text) {
        try {
            return Kinds.DURATION.read(text);
        } catch (BadValue e) {
            return null;
        }
    }

    /** A JSON Schema of 2020-12. */
    public static String jsonSchema() {
        return JsonSchema.text(ExperimentKeys.EXPERIMENT, "Experiment of qmgrsim");
    }

    /** The reference page, in Markdown. */
    public static String reference() {
        return Reference.text(HEAD, ExperimentKeys.EXPERIMENT);
    }
}
