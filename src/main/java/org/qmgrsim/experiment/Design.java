package org.qmgrsim.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to run: every combination of the levels of all factors over one base scenario, each so many times.
 *
 * @param name short name, for files
 * @param title one line for people
 * @param base file of the base scenario
 * @param replications runs of each point; run number i of every point has the same luck
 */
public record Design(String name, String title, Path base, int replications, List<Factor> factors) {
    /** Takes a copy of the list. */
    public Design {
        factors = List.copyOf(factors);
    }

    /** The full factorial; the last factor varies fastest. */
    public List<Point> points() {
        List<List<Level>> points = List.of(List.of());
        for (Factor factor : factors) {
            List<List<Level>> longer = new ArrayList<>();
            for (List<Level> point : points) {
                for (Level level : factor.levels()) {
                    List<Level> with = new ArrayList<>(point);
                    with.add(level);
                    longer.add(with);
                }
            }
            points = longer;
        }
        return points.stream().map(Point::new).toList();
    }

    /** The same with other numbers of replications. */
    public Design withReplications(int number) {
        return new Design(name, title, base, number, factors);
    }
}
