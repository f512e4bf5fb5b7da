package org.qmgrsim.experiment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to run: which points over one base scenario, how often each, and what is measured.
 *
 * @param name short name, for files
 * @param title one line for people
 * @param base file of the base scenario
 * @param over settings at every point
 * @param around the base point
 * @param listed the points of a plan that lists them
 * @param conditions that every point meets
 * @param leaveOut points that are not run
 * @param confidence of all intervals, from 0 to 1
 * @param seed in place of that of the scenario; null for that
 * @param fromNanos messages that arrive earlier in virtual time are not measured
 * @param untilNanos messages that arrive then or later are not measured
 * @param answer a pattern for the sentence that the report opens with; null for the usual one
 */
public record Design(
        String name,
        String title,
        String question,
        Path base,
        List<Setting> over,
        List<Factor> factors,
        Plan plan,
        Point around,
        List<Point> listed,
        List<Condition> conditions,
        List<Place> leaveOut,
        Replications replications,
        double confidence,
        @Nullable Long seed,
        long fromNanos,
        long untilNanos,
        @Nullable Steady steady,
        List<Measure> measures,
        List<Assertion> assertions,
        List<Beside> beside,
        @Nullable Search search,
        @Nullable CliffMap map,
        @Nullable String answer) {
    /** Takes copies of the lists. */
    public Design {
        over = List.copyOf(over);
        factors = List.copyOf(factors);
        listed = List.copyOf(listed);
        conditions = List.copyOf(conditions);
        leaveOut = List.copyOf(leaveOut);
        measures = List.copyOf(measures);
        assertions = List.copyOf(assertions);
        beside = List.copyOf(beside);
    }

    /** The points of the plan, without those that are left out. */
    public List<Point> points() {
        return Points.of(this);
    }

    /** The same with another number of replications. */
    public Design withReplications(Replications other) {
        return new Design(
                name,
                title,
                question,
                base,
                over,
                factors,
                plan,
                around,
                listed,
                conditions,
                leaveOut,
                other,
                confidence,
                seed,
                fromNanos,
                untilNanos,
                steady,
                measures,
                assertions,
                beside,
                search,
                map,
                answer);
    }

    /** The same with another seed. */
    public Design withSeed(@Nullable Long other) {
        return new Design(
                name,
                title,
                question,
                base,
                over,
                factors,
                plan,
                around,
                listed,
                conditions,
                leaveOut,
                replications,
                confidence,
                other,
                fromNanos,
                untilNanos,
                steady,
                measures,
                assertions,
                beside,
                search,
                map,
                answer);
    }
}
