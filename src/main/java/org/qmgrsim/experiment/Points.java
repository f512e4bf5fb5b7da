package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.qmgrsim.config.Position;

/** The points of a plan, in a fixed order: the last factor varies fastest. */
final class Points {
    private static final Position DRAWN = new Position("plan: latin hypercube", 1, 1);

    private Points() {}

    static List<Point> of(Design design) {
        Set<Point> points = new LinkedHashSet<>();
        switch (design.plan().kind()) {
            case FULL -> full(points, design);
            case ONE_AT_A_TIME -> oneAtATime(points, design);
            case LATIN_HYPERCUBE -> hypercube(points, design);
            case LISTED -> points.addAll(design.listed());
        }
        return points.stream().filter(point -> isWanted(design, point)).toList();
    }

    static boolean isWanted(Design design, Point point) {
        return design.conditions().stream().allMatch(condition -> condition.holds(point))
                && design.leaveOut().stream().noneMatch(place -> place.holds(point));
    }

    private static void full(Set<Point> points, Design design) {
        List<List<Level>> all = List.of(List.of());
        for (int i = 0; i < design.factors().size(); i++) {
            // the factor that is searched stays where it is: the search moves it
            Search search = design.search();
            List<Level> levels = search != null && search.factor() == i
                    ? List.of(design.around().levels().get(i))
                    : design.factors().get(i).levels();
            List<List<Level>> longer = new ArrayList<>();
            for (List<Level> point : all) {
                for (Level level : levels) {
                    List<Level> with = new ArrayList<>(point);
                    with.add(level);
                    longer.add(with);
                }
            }
            all = longer;
        }
        all.stream().map(Point::new).forEach(points::add);
    }

    private static void oneAtATime(Set<Point> points, Design design) {
        points.add(design.around());
        for (int i = 0; i < design.factors().size(); i++) {
            for (Level level : design.factors().get(i).levels()) {
                points.add(design.around().with(i, level));
            }
        }
    }

    private static void hypercube(Set<Point> points, Design design) {
        int size = design.plan().size();
        Long seed = design.seed();
        double[][] places = LatinHypercube.of(size, design.factors().size(), seed == null ? 1 : seed);
        for (double[] place : places) {
            List<Level> levels = new ArrayList<>();
            for (int i = 0; i < place.length; i++) {
                Factor factor = design.factors().get(i);
                Range range = factor.range();
                levels.add(
                        range == null
                                ? factor.levels()
                                        .get((int) (place[i] * factor.levels().size()))
                                : factor.level(range.at(place[i]), DRAWN));
            }
            points.add(new Point(levels));
        }
    }

    /** How many points a plan has before any is left out. */
    static long count(Plan plan, List<Factor> factors, int listed) {
        return switch (plan.kind()) {
            case FULL ->
                factors.stream().mapToLong(factor -> factor.levels().size()).reduce(1, Points::product);
            case ONE_AT_A_TIME ->
                1
                        + factors.stream()
                                .mapToLong(factor -> factor.levels().size() - 1)
                                .sum();
            case LATIN_HYPERCUBE -> plan.size();
            case LISTED -> listed;
        };
    }

    private static long product(long a, long b) {
        return a > Long.MAX_VALUE / Math.max(1, b) ? Long.MAX_VALUE : a * b;
    }
}
