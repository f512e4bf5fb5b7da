package org.qmgrsim.config.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;

/** A configuration as the queue manager sees it, and what was found in it. */
final class Subject {
    final MainCf main;
    final MasterCf master;
    final Settings settings;
    private final @Nullable ServiceRow qmgr;
    private final List<Problem> found = new ArrayList<>();

    Subject(MainCf main, MasterCf master) {
        this.main = main;
        this.master = master;
        this.qmgr = master.rows().stream()
                .filter(row -> isQmgr(row) && row.name().equals("qmgr"))
                .findFirst()
                .orElse(null);
        Settings plain = Settings.of(main, master);
        this.settings = qmgr == null ? plain : plain.forService(qmgr);
    }

    static boolean isQmgr(ServiceRow row) {
        return row.program().equals("qmgr") || row.program().equals("oqmgr");
    }

    void warn(Position at, String message, String reason) {
        found.add(Problem.warning(at, message, reason));
    }

    /** Nothing that a run could make sense of, though Postfix does not refuse it. */
    void refuse(Position at, String message, String hint) {
        found.add(Problem.error(at, message, hint));
    }

    /** Findings by place. */
    List<Problem> found() {
        return found.stream().sorted(Problem.BY_PLACE).toList();
    }

    /** What somebody set for qmgr, in its row or in main.cf; null if the default holds. */
    @Nullable
    Assignment find(String name) {
        Assignment own = qmgr == null ? null : qmgr.overrides().get(name);
        return own != null ? own : main.find(name);
    }

    /** Whether somebody set a parameter to another value than it has anyway: {@code postconf} prints all of them. */
    boolean isChanged(String name) {
        Assignment set = find(name);
        return set != null && !settings.text(name).equals(byDefault(name));
    }

    private @Nullable String byDefault(String name) {
        Parameters.PerTransport perTransport = Parameters.catalogue().splitPerTransport(name);
        return Settings.of(MainCf.empty(), master)
                .text(perTransport == null ? name : perTransport.base().name());
    }

    /** Where the first of these parameters that somebody set has its value. */
    Position placeOf(String... names) {
        for (String name : names) {
            Assignment set = find(name);
            if (set != null) {
                return set.valueAt();
            }
        }
        return new Position("main.cf", 0, 0);
    }

    /** The delivery service behind a transport; null if there is none. */
    @Nullable
    ServiceRow transport(String name) {
        return master.findByEndpoint("private/" + name);
    }
}
