package org.qmgrsim.cli;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.TimeValue;

/** The fields of master.cf that matter to the model, in the notation of {@code postconf -F}, as if they were parameters. */
final class ServiceFields {
    private static final Parameter WAKEUP = field(
            "SERVICE/TYPE/wakeup",
            "-",
            "seconds",
            "Time between the wakeups that master sends to a service; 0 or - = none; 300? = only after its first use");

    private static final Parameter PROCESS_LIMIT = field(
            "SERVICE/TYPE/process_limit",
            "-",
            "processes",
            "Most processes of a service at a time; 0 = no limit; - = default_process_limit");

    private ServiceFields() {}

    private static Parameter field(String name, String byDefault, String unit, String meaning) {
        return new Parameter(
                name,
                Parameter.Kind.TEXT,
                byDefault,
                unit,
                0L,
                null,
                "",
                "reload",
                meaning,
                "master",
                Set.of("master"));
    }

    /** Fields in whose name or meaning a term occurs. */
    static List<Parameter> search(String term) {
        String wanted = term.toLowerCase(Locale.ROOT);
        return List.of(WAKEUP, PROCESS_LIMIT).stream()
                .filter(field -> (field.name() + field.meaning())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    /** What {@code service/type/field} is, or {@code service/type/parameter}; null if there is no such service or field. */
    static @Nullable Parameter find(String path, MasterCf master) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (row(path, master) == null) {
            return null;
        }
        Parameters.PerTransport perTransport = Parameters.catalogue().splitPerTransport(name);
        return switch (name) {
            case "wakeup" -> WAKEUP;
            case "process_limit", "maxproc" -> PROCESS_LIMIT;
            default ->
                perTransport != null
                        ? perTransport.base()
                        : Parameters.catalogue().find(name);
        };
    }

    private static @Nullable ServiceRow row(String path, MasterCf master) {
        String service = path.substring(0, path.lastIndexOf('/'));
        return master.rows().stream()
                .filter(row -> row.key().equals(service))
                .findFirst()
                .orElse(null);
    }

    /** What a field of a service is. */
    static EffectiveValue value(String path, MasterCf master) {
        ServiceRow row = row(path, master);
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (row == null) {
            throw new IllegalArgumentException("no service for " + path);
        }
        if (name.equals("wakeup")) {
            String means = row.wakeupSeconds() == 0
                    ? "means none"
                    : "means " + TimeValue.words(row.wakeupSeconds(), 's')
                            + (row.wakeupConditional() ? ", after the first use" : "");
            return new EffectiveValue(row.wakeupField(), row.wakeupField(), means, row.at());
        } else if (name.equals("process_limit") || name.equals("maxproc")) {
            return new EffectiveValue(row.maxprocField(), row.maxprocField(), null, row.at());
        }
        Assignment set = row.overrides().get(name);
        return new EffectiveValue(
                set == null ? "" : set.value(), set == null ? "" : set.value(), null, set == null ? null : set.at());
    }
}
