package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qmgrsim.experiment.Estimate;
import org.qmgrsim.experiment.Finding;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.Point;
import org.qmgrsim.experiment.PointResult;
import org.qmgrsim.experiment.Search;
import org.qmgrsim.experiment.StudyResult;

/** The one sentence that a study comes to, with its uncertainty. */
public final class StudyAnswer {
    private static final Pattern RESULT = Pattern.compile("\\{([^{}]+?) at ([^{}]+)}");

    private StudyAnswer() {}

    /** The sentence. */
    public static String of(StudyResult result) {
        String pattern = result.design().answer();
        if (pattern != null) {
            return filled(pattern.strip(), result);
        }
        Search search = result.design().search();
        return search == null ? usual(result) : found(result, search);
    }

    /** Results that a pattern names and the study does not have, for a check before it runs. */
    public static List<String> unknown(String pattern, List<Measure> measures, List<List<String>> points) {
        List<String> unknown = new ArrayList<>();
        Matcher matcher = RESULT.matcher(pattern);
        while (matcher.find()) {
            String name = matcher.group(1).strip().replace("->", "→");
            if (measures.stream().noneMatch(measure -> measure.text().equals(name))
                    || !points.contains(labels(matcher.group(2)))) {
                unknown.add(matcher.group());
            }
        }
        return unknown;
    }

    private static List<String> labels(String text) {
        return List.of(text.split(", *"));
    }

    private static String filled(String pattern, StudyResult result) {
        return RESULT.matcher(pattern)
                .replaceAll(match ->
                        Matcher.quoteReplacement(words(match.group(1).strip(), labels(match.group(2)), result)));
    }

    private static String words(String measure, List<String> labels, StudyResult result) {
        String name = measure.replace("->", "→");
        PointResult point = result.at(labels.toArray(new String[0]));
        if (point == null) {
            return "(no such point)";
        }
        return point.estimates().stream()
                .filter(estimate -> estimate.measure().text().equals(name))
                .findFirst()
                .map(EstimateWords::withInterval)
                .orElse("(not measured)");
    }

    private static String usual(StudyResult result) {
        Measure measure = result.design().measures().get(0);
        List<PointResult> known = result.points().stream()
                .filter(point -> point.of(measure).isKnown())
                .sorted(Comparator.comparingDouble(
                        point -> point.of(measure).interval().value()))
                .toList();
        if (known.isEmpty()) {
            return measure.text() + ": no point has enough data.";
        }
        PointResult first = known.get(0);
        PointResult last = known.get(known.size() - 1);
        if (known.size() == 1) {
            return measure.text() + " is " + at(first, measure) + ".";
        }
        return measure.text() + " goes from " + at(first, measure) + " to " + at(last, measure) + "."
                + told(first.of(measure), last.of(measure));
    }

    private static String found(StudyResult result, Search search) {
        List<String> sentences = new ArrayList<>();
        for (Finding finding : result.findings()) {
            sentences.add(found(result, search, finding));
        }
        return String.join(" ", sentences);
    }

    private static String found(StudyResult result, Search search, Finding finding) {
        String factor = result.design().factors().get(search.factor()).name();
        List<String> others = new ArrayList<>(finding.base().labels());
        others.remove(search.factor());
        String where = others.isEmpty() ? "" : " at " + String.join(", ", others);
        Point best = finding.best();
        Point next = finding.next();
        if (best == null) {
            return next == null
                    ? "The runs do not tell whether any " + factor + where + " meets "
                            + search.goal().text() + "."
                    : "No " + factor + where + " is known to meet "
                            + search.goal().text() + ".";
        }
        PointResult at = result.at(best.labels().toArray(new String[0]));
        String value = at == null
                ? ""
                : " (" + EstimateWords.withInterval(at.of(search.goal().measure())) + ")";
        String beyond = finding.limit()
                ? ", the end of the range"
                : next == null
                        ? "; beyond it the runs do not tell"
                        : "; " + next.labels().get(search.factor()) + " misses it"
                                + (finding.undecided() > 0 ? ", and between them the runs do not tell" : "");
        return "The " + (search.largest() ? "largest " : "smallest ") + factor + where + " with "
                + search.goal().text() + " is " + best.labels().get(search.factor()) + value + beyond + ".";
    }

    private static String told(Estimate first, Estimate last) {
        boolean apart = first.interval().isClosed()
                && (last.isNever()
                        || (last.interval().isClosed()
                                && first.interval().high() < last.interval().low()));
        return apart ? "" : " The runs do not tell these two apart.";
    }

    private static String at(PointResult point, Measure measure) {
        return EstimateWords.withInterval(point.of(measure)) + " at " + point.point();
    }
}
