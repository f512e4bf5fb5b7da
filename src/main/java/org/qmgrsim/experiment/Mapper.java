package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.config.Position;

/**
 * Refines a grid of two factors where a measure jumps: a cell is halved both ways if its corners differ by more than a fifth of
 * the whole range, and intervals of two corners do not overlap.
 */
final class Mapper {
    private static final Position HALVED = new Position("map", 1, 1);
    private static final double JUMP = 0.2;
    private static final int MOST_POINTS = 5_000;

    private final Design design;
    private final CliffMap map;
    private final Sampler sampler;
    private final Map<Point, Integer> runs = new LinkedHashMap<>();
    private final Map<Point, Estimate> estimates = new LinkedHashMap<>();
    private double range;

    Mapper(Design design, CliffMap map, Sampler sampler) {
        this.design = design;
        this.map = map;
        this.sampler = sampler;
    }

    /** The cells of the finished map. */
    List<Cell> cells() {
        sample(design.points());
        range = range();
        List<Cell> cells = grid();
        for (int i = 0; i < map.halvings(); i++) {
            cells = refined(cells);
        }
        return cells;
    }

    Map<Point, Integer> sampled() {
        return runs;
    }

    private void sample(List<Point> points) {
        List<Point> missing = points.stream()
                .filter(point -> !runs.containsKey(point))
                .distinct()
                .toList();
        runs.putAll(sampler.sample(missing));
        for (Point point : missing) {
            estimates.put(
                    point,
                    sampler.result(point, runs.getOrDefault(point, 0), design.confidence())
                            .of(map.of()));
        }
    }

    private double range() {
        double[] known = estimates.values().stream()
                .mapToDouble(estimate -> estimate.interval().value())
                .filter(Double::isFinite)
                .toArray();
        double least = java.util.Arrays.stream(known).min().orElse(0);
        return java.util.Arrays.stream(known).max().orElse(0) - least;
    }

    private static List<Level> sorted(Factor factor) {
        return factor.levels().stream()
                .sorted(Comparator.comparingDouble(Mapper::number))
                .toList();
    }

    private static double number(Level level) {
        Amount amount = level.amount();
        if (amount == null) {
            throw new IllegalArgumentException("level " + level.label() + " is no number");
        }
        return amount.base();
    }

    private List<Cell> grid() {
        List<Level> first = sorted(design.factors().get(0));
        List<Level> second = sorted(design.factors().get(1));
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i + 1 < first.size(); i++) {
            for (int j = 0; j + 1 < second.size(); j++) {
                cells.add(cell(first.get(i), first.get(i + 1), second.get(j), second.get(j + 1)));
            }
        }
        return cells;
    }

    private Cell cell(Level left, Level right, Level low, Level high) {
        List<Point> corners = List.of(point(left, low), point(left, high), point(right, low), point(right, high));
        return new Cell(corners, corners.stream().allMatch(estimates::containsKey) && jumps(corners));
    }

    private static Point point(Level first, Level second) {
        return new Point(List.of(first, second));
    }

    private boolean jumps(List<Point> corners) {
        for (Point a : corners) {
            for (Point b : corners) {
                Estimate low = estimates.get(a);
                Estimate high = estimates.get(b);
                if (low != null && high != null && jumps(low, high)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean jumps(Estimate low, Estimate high) {
        if (low.isNever() || high.isNever()) {
            return low.isKnown() && !low.isNever() && high.isNever();
        }
        return high.interval().value() - low.interval().value() > JUMP * range
                && high.interval().low() > low.interval().high();
    }

    private List<Cell> refined(List<Cell> cells) {
        List<Level[]> parts = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        for (Cell cell : cells) {
            Level[] x = {level(cell, 0, 0), level(cell, 3, 0)};
            Level[] y = {level(cell, 0, 1), level(cell, 3, 1)};
            boolean halve = cell.jumps() && runs.size() + points.size() < MOST_POINTS;
            Level[] xs = halve ? halved(0, x) : x;
            Level[] ys = halve ? halved(1, y) : y;
            for (int i = 0; i + 1 < xs.length; i++) {
                for (int j = 0; j + 1 < ys.length; j++) {
                    parts.add(new Level[] {xs[i], xs[i + 1], ys[j], ys[j + 1]});
                }
            }
            for (Level a : xs) {
                for (Level b : ys) {
                    points.add(point(a, b));
                }
            }
        }
        sample(points);
        return parts.stream()
                .map(part -> cell(part[0], part[1], part[2], part[3]))
                .toList();
    }

    private static Level level(Cell cell, int corner, int factor) {
        return cell.corners().get(corner).levels().get(factor);
    }

    /** With the setting in the middle, unless the two are neighbours already. */
    private Level[] halved(int number, Level[] ends) {
        Factor factor = design.factors().get(number);
        Amount low = ends[0].amount();
        Amount high = ends[1].amount();
        if (low == null || high == null || !low.unit().equals(high.unit())) {
            return ends;
        }
        Range given = factor.range();
        Range between = new Range(low, high, given != null && given.logarithmic());
        String middle = between.at(0.5);
        Amount amount = Amount.of(middle);
        boolean isNew = amount != null && amount.number() > low.number() && amount.number() < high.number();
        return isNew ? new Level[] {ends[0], factor.level(middle, HALVED), ends[1]} : ends;
    }
}
