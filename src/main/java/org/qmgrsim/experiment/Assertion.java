package org.qmgrsim.experiment;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/**
 * What a measure has to be.
 *
 * @param below whether it has to be below the limit; else above
 * @param confidence with which that has to be known, from 0 to 1
 * @param where at which points
 */
public record Assertion(String text, Measure measure, boolean below, double limit, double confidence, Place where) {
    private static final Pattern FORM = Pattern.compile("(.+?) (<|<=|>|>=) ([^,]+)(?:, *([0-9.]+) ?%)?");

    /** Reads a text; null if it is none, which is a problem. */
    static @Nullable Assertion read(String text, double confidence, Place where, Position at, List<Problem> problems) {
        Matcher matcher = FORM.matcher(text.strip());
        Amount limit = matcher.matches() ? Amount.of(matcher.group(3)) : null;
        if (limit == null) {
            problems.add(Problem.error(
                    at,
                    "found \"" + text + "\", not MEASURE < VALUE or MEASURE > VALUE",
                    "such as p95(arrival→active) < 600s, 95%; a value is a number, a time or a share"));
            return null;
        }
        Measure measure = MeasureReader.read(matcher.group(1), at, problems);
        if (measure == null || !unitFits(measure, limit, at, problems)) {
            return null;
        }
        String given = matcher.group(4);
        return new Assertion(
                text.strip(),
                measure,
                matcher.group(2).startsWith("<"),
                limit.base(),
                given == null ? confidence : Double.parseDouble(given) / 100,
                where);
    }

    private static boolean unitFits(Measure measure, Amount limit, Position at, List<Problem> problems) {
        boolean good =
                switch (measure.unit()) {
                    case SECONDS -> limit.isTime();
                    case SHARE -> limit.unit().equals("%") || limit.unit().isEmpty();
                    case COUNT -> limit.unit().isEmpty();
                    case PER_SECOND -> limit.unit().startsWith("/");
                };
        if (!good) {
            problems.add(Problem.error(
                    at,
                    measure.text() + " is no match for a value in \"" + limit.unit() + "\"",
                    switch (measure.unit()) {
                        case SECONDS -> "write a time, such as 600s";
                        case SHARE -> "write a share, such as 1%";
                        case COUNT -> "write a number";
                        case PER_SECOND -> "write a rate, such as 20/s";
                    }));
        }
        return good;
    }

    /** Whether a value is on the right side. */
    public boolean meets(double value) {
        return below ? value < limit : value > limit;
    }
}
