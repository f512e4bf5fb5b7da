package org.qmgrsim.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.measure.Stage;

/** Reads measures: {@code p99(queued→active)}, {@code over 60s(arrival→delivered from a@example.net)}, {@code deferrals}. */
final class MeasureReader {
    private static final Pattern OF_DELAYS = Pattern.compile("([a-z0-9. ]+?) ?\\( ?(.+?) ?\\)");
    private static final Pattern SENDER = Pattern.compile("(.+?) from (\\S+)");
    private static final Pattern QUANTILE = Pattern.compile("p([0-9]{1,2}(?:\\.[0-9]{1,4})?)");
    private static final Pattern OVER = Pattern.compile("over (\\S+)");

    private MeasureReader() {}

    /** The measure, or null if the text is none, which is a problem. */
    static @Nullable Measure read(String text, Position at, List<Problem> problems) {
        String plain = text.strip().replace("->", "→");
        Matcher matcher = OF_DELAYS.matcher(plain);
        if (!matcher.matches()) {
            Quantity quantity = Quantity.of(plain);
            if (quantity == null) {
                problems.add(unknown(plain, at));
                return null;
            }
            return new Measure.OfRuns(plain, quantity);
        }
        Measure.Delays delays = delays(matcher.group(2), at, problems);
        return delays == null ? null : ofDelays(plain, matcher.group(1), delays, at, problems);
    }

    private static Problem unknown(String text, Position at) {
        List<String> names = new ArrayList<>(Quantity.names());
        String nearest = Nearest.of(text, names);
        return Problem.error(
                at,
                "unknown measure \"" + text + "\"",
                nearest != null
                        ? "did you mean \"" + nearest + "\"?"
                        : "a measure is mean, p50 to p99.99, max or over DURATION of ("
                                + String.join(", ", Stage.names()) + "), or one of: " + String.join(", ", names));
    }

    private static Measure.@Nullable Delays delays(String text, Position at, List<Problem> problems) {
        Matcher from = SENDER.matcher(text);
        boolean ofSender = from.matches();
        String name = ofSender ? from.group(1) : text;
        Stage stage = Stage.of(name);
        if (stage == null) {
            String nearest = Nearest.of(name, Stage.names());
            problems.add(Problem.error(
                    at,
                    "unknown stage \"" + name + "\"",
                    nearest != null
                            ? "did you mean \"" + nearest + "\"?"
                            : "stages are: " + String.join(", ", Stage.names()) + " (or with ->)"));
            return null;
        }
        return new Measure.Delays(stage, ofSender ? from.group(2) : "");
    }

    private static @Nullable Measure ofDelays(
            String text, String statistic, Measure.Delays delays, Position at, List<Problem> problems) {
        Matcher quantile = QUANTILE.matcher(statistic);
        Matcher over = OVER.matcher(statistic);
        if (statistic.equals("mean")) {
            return new Measure.OfDelays(text, Measure.Statistic.MEAN, 0, delays);
        } else if (statistic.equals("max")) {
            return new Measure.OfDelays(text, Measure.Statistic.LONGEST, 0, delays);
        } else if (quantile.matches() && Double.parseDouble(quantile.group(1)) > 0) {
            double share = Double.parseDouble(quantile.group(1)) / 100;
            return new Measure.OfDelays(text, Measure.Statistic.QUANTILE, share, delays);
        } else if (over.matches()) {
            Amount limit = Amount.of(over.group(1));
            if (limit != null && limit.isTime()) {
                return new Measure.OfDelays(text, Measure.Statistic.OVER, limit.base(), delays);
            }
        }
        problems.add(Problem.error(
                at,
                "unknown statistic \"" + statistic + "\"",
                "write mean, a quantile such as p50 or p99.9, max, or over 60s for the share above a limit"));
        return null;
    }
}
