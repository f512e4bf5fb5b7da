package org.qmgrsim.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.ScenarioFile;

/**
 * A scenario with remote hosts, run on an ideal system: exact timers, steps that cost nothing, no flow control. Postfix starts
 * at a whole second; times count from then.
 */
final class Scene {
    private final List<String> sets = new ArrayList<>(List.of("in_flow_delay=0"));
    private final String text;

    private Scene(String text) {
        this.text = text;
    }

    /** A scenario less its first lines. */
    static Scene of(String text) {
        return new Scene("clock: ideal\ncosts: none\n" + text.stripIndent());
    }

    /** Something is set as on the command line. */
    Scene set(String... more) {
        sets.addAll(List.of(more));
        return this;
    }

    /** What happens in so many seconds. */
    Course play(int seconds) {
        sets.add("duration=" + seconds + "s");
        try {
            return Course.of(ScenarioFile.parse("duration: 1s\n" + text, Path.of("scene.yaml"), sets)
                    .scenario());
        } catch (InvalidInput e) {
            throw new IllegalArgumentException(String.valueOf(e.problems()), e);
        }
    }

    /** Lines of smtp, each after its time; queue IDs and addresses are left out. */
    static List<String> smtp(Course course) {
        return course.log().rows().stream()
                .filter(row -> row.line().program().equals("smtp"))
                .map(row -> String.format(
                        Locale.ROOT, "%.1f %s", row.at(), plain(row.line().text())))
                .toList();
    }

    /** The recipients' lines of smtp, each after its time: the host, the status and the text. */
    static List<String> outcomes(Course course) {
        return smtp(course).stream()
                .filter(line -> line.contains(" to=<"))
                .map(line -> line.replaceFirst(
                        "to=<([^>]+)>, relay=(\\S+?)(?::25)?,(?: conn_use=\\d+,)? .* dsn=(\\S+), status=", "$1 $2 $3 "))
                .toList();
    }

    private static String plain(String text) {
        return text.replaceFirst("^[0-9A-F]{6,}: ", "").replaceAll("\\[[0-9.]+\\]", "");
    }
}
