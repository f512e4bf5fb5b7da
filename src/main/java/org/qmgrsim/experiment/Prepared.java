package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;

/**
 * A point whose scenario is valid.
 *
 * @param digest of all inputs of its runs but the number of the replication
 */
record Prepared(Point point, Scenario scenario, String digest) {
    private static final String SET = "--set";

    /**
     * Reads the scenario of a point.
     *
     * @param errors get what is wrong
     * @return null if something is
     */
    static @Nullable Prepared of(
            Design design, Point point, String program, Set<Problem> errors, Set<Problem> warnings) {
        List<Setting> settings = new ArrayList<>(design.over());
        settings.addAll(point.settings());
        try {
            Loaded loaded = ScenarioFile.read(
                    design.base(), settings.stream().map(Setting::text).toList());
            loaded.warnings().forEach(problem -> warnings.add(inDesign(problem, settings)));
            Long seed = design.seed();
            Scenario scenario =
                    seed == null ? loaded.scenario() : loaded.scenario().withSeed(seed);
            return new Prepared(point, scenario, digest(loaded, settings, scenario, program));
        } catch (InvalidInput invalid) {
            invalid.problems().forEach(problem -> errors.add(inDesign(problem, settings)));
            return null;
        }
    }

    private static Problem inDesign(Problem problem, List<Setting> settings) {
        return problem.file().equals(SET) ? settings.get(problem.line() - 1).inDesign(problem) : problem;
    }

    private static String digest(Loaded loaded, List<Setting> settings, Scenario scenario, String program) {
        Sha256 digest = new Sha256().add(program);
        loaded.inputs().values().forEach(digest::add);
        settings.forEach(setting -> digest.add(setting.text()));
        return digest.add(Long.toString(scenario.seed())).hex();
    }

    /** The key of one of its runs. */
    String key(int replication, List<Measure> measures, Scope scope) {
        Sha256 key = new Sha256().add(digest).add(Integer.toString(replication)).add(scope.toString());
        measures.forEach(measure -> key.add(measure.text()));
        return key.hex();
    }
}
