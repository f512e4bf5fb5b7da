package org.qmgrsim.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TimeValue;
import org.qmgrsim.scenario.ConfigurationFiles;

/** Values as the programs see them: qmgr's with the options of its row, the others' from main.cf. */
final class EffectiveValues {
    private final ConfigurationFiles files;
    private final List<Problem> problems;

    EffectiveValues(ConfigurationFiles files) {
        this.files = files;
        this.problems = files.problems(at -> false);
    }

    EffectiveValue of(String name, Parameter parameter) {
        if (name.contains("/")) {
            return ServiceFields.value(name, files.master());
        }
        Settings plain = Settings.of(files.main(), files.master());
        ServiceRow qmgr = parameter.isReadBy("qmgr") ? files.master().findByEndpoint("public/qmgr") : null;
        Assignment own = qmgr == null ? null : qmgr.overrides().get(name);
        Assignment set = own != null ? own : files.main().find(name);
        Settings settings = qmgr == null ? plain : plain.forService(qmgr);
        String value = settings.text(name);
        String written = set != null
                ? set.value()
                : name.equals(parameter.name()) ? defaultOf(parameter, value) : "$" + parameter.name();
        return new EffectiveValue(written, value, means(parameter, value, set), set == null ? null : set.at());
    }

    /** mydomain has no text that could stand in a file. */
    private static String defaultOf(Parameter parameter, String value) {
        return parameter.defaultValue().startsWith("(") ? value : parameter.defaultValue();
    }

    private @Nullable String means(Parameter parameter, String value, @Nullable Assignment set) {
        String refused = set == null ? null : refusal(set.valueAt());
        if (refused != null) {
            return "refused: " + refused;
        } else if (parameter.kind() != Parameter.Kind.TIME) {
            return null;
        }
        return TimeValue.seconds(value, parameter.defaultUnit()).stream()
                .mapToObj(seconds -> "means " + words(seconds))
                .findFirst()
                .orElse(null);
    }

    private @Nullable String refusal(Position at) {
        return problems.stream()
                .filter(problem -> problem.isError()
                        && problem.file().equals(at.file())
                        && problem.line() == at.line()
                        && problem.column() == at.column())
                .map(Problem::message)
                .findFirst()
                .orElse(null);
    }

    /** Seconds in the largest unit that holds them without a rest. */
    static String words(int seconds) {
        for (char unit : new char[] {'w', 'd', 'h', 'm'}) {
            int size = TimeValue.seconds("1", unit).orElse(1);
            if (seconds >= size && seconds % size == 0) {
                return TimeValue.words(seconds / size, unit) + (unit == 'm' ? "" : " (" + seconds + " s)");
            }
        }
        return TimeValue.words(seconds, 's');
    }
}
