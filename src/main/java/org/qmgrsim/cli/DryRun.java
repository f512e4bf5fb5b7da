package org.qmgrsim.cli;

import org.qmgrsim.experiment.Design;
import org.qmgrsim.experiment.Experiment;
import org.qmgrsim.experiment.Factor;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.Range;
import org.qmgrsim.experiment.Setting;
import org.qmgrsim.report.Words;

/** What a study would do, and how long it would take, judged by one run of a point in the middle. */
final class DryRun {
    private static final int MOST_LINES = 40;

    private final Experiment experiment;
    private final int workers;

    DryRun(Experiment experiment, int workers) {
        this.experiment = experiment;
        this.workers = workers;
    }

    String text() {
        Design design = experiment.design();
        StringBuilder text = new StringBuilder();
        text.append(design.title()).append("\n\nfactors:\n");
        for (Factor factor : design.factors()) {
            Range range = factor.range();
            text.append("  ").append(factor.name()).append(": ");
            text.append(
                    range == null
                            ? String.join(
                                    ", ",
                                    factor.levels().stream()
                                            .map(level -> level.label())
                                            .toList())
                            : range.at(0) + " to " + range.at(1) + (range.logarithmic() ? " log" : ""));
            text.append('\n');
        }
        text.append("points:\n");
        experiment.points().stream().limit(MOST_LINES).forEach(point -> line(text, point));
        if (experiment.points().size() > MOST_LINES) {
            text.append("  … and ")
                    .append(experiment.points().size() - MOST_LINES)
                    .append(" more\n");
        }
        text.append("measures:\n");
        design.measures()
                .forEach(measure -> text.append("  ").append(measure.text()).append('\n'));
        runs(text, design);
        return text.toString();
    }

    private static void line(StringBuilder text, Point point) {
        text.append("  ").append(point);
        if (!point.settings().isEmpty()) {
            text.append("   (")
                    .append(String.join(
                            ", ", point.settings().stream().map(Setting::text).toList()))
                    .append(')');
        }
        text.append('\n');
    }

    private void runs(StringBuilder text, Design design) {
        int points = experiment.points().size();
        long least = (long) points * design.replications().least();
        long most = (long) points * design.replications().most();
        text.append("runs: ")
                .append(points)
                .append(" points × ")
                .append(design.replications().least());
        if (most > least) {
            text.append(" to ").append(design.replications().most());
        }
        text.append(" = ").append(Words.count(least));
        text.append(most > least ? " to " + Words.count(most) : "");
        text.append(design.search() == null && design.map() == null ? "\n" : ", and those that the search asks for\n");
        Point middle = experiment.points().get(points / 2);
        experiment.tryOut(middle); // the first is slower: the machine learns
        long before = System.nanoTime();
        experiment.tryOut(middle);
        double seconds = (System.nanoTime() - before) / 1e9;
        Runtime memory = Runtime.getRuntime();
        text.append("estimate: about ")
                .append(Words.duration(seconds * least / workers))
                .append(most > least ? " to " + Words.duration(seconds * most / workers) : "")
                .append(" with ")
                .append(workers)
                .append(workers == 1 ? " worker (" : " workers (")
                .append(Words.time(seconds))
                .append(" for a run of ")
                .append(middle)
                .append("), ")
                .append((memory.totalMemory() - memory.freeMemory()) / 1_000_000)
                .append(" MB of memory\n");
    }
}
