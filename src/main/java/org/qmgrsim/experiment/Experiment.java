package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qmgrsim.config.Changes;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.ConfigurationFiles;
import org.qmgrsim.scenario.ImportedConfiguration;

/** A design whose scenarios are all valid, ready to run. */
public final class Experiment {
    private final Design design;
    private final String program;
    private final Map<Point, Prepared> prepared = new LinkedHashMap<>();
    private final List<Point> points;
    private final List<Problem> warnings;

    private Experiment(Design design, String program) throws InvalidInput {
        this.design = design;
        this.program = program;
        this.points = design.points();
        Set<Problem> errors = new LinkedHashSet<>();
        Set<Problem> found = new LinkedHashSet<>();
        if (points.isEmpty()) {
            errors.add(Problem.error(
                    new Position(design.base().toString(), 0, 0),
                    "no point of the design meets its conditions",
                    "look at where and leave_out"));
        }
        for (Point point : points) {
            Prepared one = Prepared.of(design, point, program, errors, found);
            if (one != null) {
                prepared.put(point, one);
            }
        }
        InvalidInput.throwIfAnyError(errors);
        this.warnings = List.copyOf(found);
        Steady steady = design.steady();
        if (steady != null) {
            SteadyState.check(this, steady);
        }
    }

    /**
     * Reads the scenario of every point.
     *
     * @param program a digest of the program: runs of another one are not taken for runs of this
     * @throws InvalidInput with all that is wrong in any of them
     */
    public static Experiment of(Design design, String program) throws InvalidInput {
        return new Experiment(design, program);
    }

    /** The design. */
    public Design design() {
        return design;
    }

    /** The points that are known before anything runs. */
    public List<Point> points() {
        return points;
    }

    /** What is legal and does not mean what it looks like, in any of the scenarios. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The seed of every run. */
    public long seed() {
        return prepared(points.get(0)).scenario().seed();
    }

    /** A point with its scenario; one that turns up while the study runs is read then. */
    Prepared prepared(Point point) {
        return prepared.computeIfAbsent(point, this::late);
    }

    private Prepared late(Point point) {
        Set<Problem> errors = new LinkedHashSet<>();
        Prepared one = Prepared.of(design, point, program, errors, new LinkedHashSet<>());
        if (one == null) {
            throw new IllegalStateException("no scenario at (" + point + "): " + errors);
        }
        return one;
    }

    /** The tasks of some points, run by run, so that a study that is broken off is balanced. */
    List<Runner.Task> tasks(List<Point> of, int from, int until, Scope scope) {
        List<Runner.Task> tasks = new ArrayList<>();
        for (int replication = from; replication < until; replication++) {
            for (Point point : of) {
                tasks.add(task(point, replication, scope));
            }
        }
        return tasks;
    }

    Runner.Task task(Point point, int replication, Scope scope) {
        return new Runner.Task(prepared(point), replication, design.measures(), scope);
    }

    /** What the first run of a point shows, and nothing else: for an estimate of the time. */
    public void tryOut(Point point) {
        Probe.run(prepared(point).scenario(), 0, design.measures(), scope());
    }

    /** What to type on a machine with the shipped configuration to give it that of a point. */
    public List<String> commands(Point point) {
        ConfigurationFiles files = prepared(point).scenario().files();
        ConfigurationFiles shipped =
                ImportedConfiguration.read(List.of(), new ArrayList<>()).files();
        return Changes.between(shipped.main(), shipped.master(), files.main(), files.master())
                .commands();
    }

    /** What is measured of every run. */
    Scope scope() {
        return new Scope(design.fromNanos(), design.untilNanos(), null, 0);
    }

    /** Makes every n-th run, beginning with number i, counted from 0; what depends on results has to wait for the merge. */
    public void runShard(Runner runner, int shard, int shards) {
        List<Runner.Task> all = tasks(points, 0, design.replications().least(), scope());
        List<Runner.Task> mine = new ArrayList<>();
        for (int i = shard; i < all.size(); i += shards) {
            mine.add(all.get(i));
        }
        runner.ensure(mine);
    }

    /** Makes all runs that are missing, and reads the results off them. */
    public StudyResult run(Runner runner) {
        return new Study(this, runner).run();
    }
}
