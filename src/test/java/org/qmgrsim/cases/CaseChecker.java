package org.qmgrsim.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;

/**
 * Lays a mail log beside the facts of a recorded case. The log must begin at the recorded fraction of a second: timers are
 * whole seconds of the wall clock, so the tight tolerances hold only then.
 */
final class CaseChecker {
    private static final double SAME_PHASE = 0.01;
    /** Stamps are whole microseconds, the recorded times whole milliseconds. */
    private static final double GRAIN = 0.001;

    private static final Set<String> UNDERSTOOD = Set.of(
            "kind",
            "event",
            "after",
            "label",
            "fine",
            "needs",
            "origin",
            "items",
            "classes",
            "expect",
            "quota",
            "gap",
            "tol",
            "tol_per_event",
            "tol_per_attempt",
            "count_tol",
            "min",
            "max",
            "mean",
            "mean_tol");

    private final JsonNode expected;
    private final PostfixLog log;
    private final Map<String, LoggedMessage> found;
    private final double stop;

    CaseChecker(JsonNode expected, PostfixLog log) {
        this.expected = expected;
        this.log = log;
        this.found = Matching.of(
                expected.path("recorded").path("messages"),
                log,
                expected.path("clock_factor").asDouble(1));
        this.stop = expected.path("stop_s").asDouble(Double.MAX_VALUE);
    }

    /** Every check of the case, and that the log begins at the right fraction of a second. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(phase());
        expected.path("checks").forEach(check -> verdicts.add(verdict(check)));
        return verdicts;
    }

    private Verdict phase() {
        double apart =
                (log.startMicros() - LogLine.micros(expected.path("start").asText())) / 1e6;
        double fraction = Math.abs(apart - Math.rint(apart));
        return new Verdict("phase", fraction < SAME_PHASE, apart + " s from the recorded start", List.of());
    }

    private Verdict verdict(JsonNode check) {
        check.fieldNames().forEachRemaining(field -> {
            if (!UNDERSTOOD.contains(field)) {
                throw new IllegalArgumentException("a check with a field that is not understood: " + field);
            }
        });
        for (JsonNode program : check.path("needs")) {
            if (!log.isVerbose(program.asText())) {
                return new Verdict(name(check), false, "no -v lines of " + program.asText(), List.of());
            }
        }
        String kind = check.path("kind").asText();
        return switch (kind) {
            case "message_count" -> messageCount(check);
            case "matched" -> matched(check);
            case "arrival_delay" -> arrivalDelay(check);
            case "active_delay" -> activeDelay(check);
            case "active_delay_stats" -> activeDelayStatistics(check);
            case "attempts" -> attempts(check);
            case "final" -> fates(check);
            case "removed" -> removed(check);
            case "sequence" -> new LineOrder(log, check.path("classes")).verdict(name(check), check, found);
            case "event_count" -> eventCount(check);
            case "event_times" -> eventTimes(check);
            case "intervals" -> intervals(check);
            case "after" -> after(check);
            default -> throw new IllegalArgumentException("a check of an unknown kind: " + kind);
        };
    }

    private static String name(JsonNode check) {
        StringBuilder name = new StringBuilder(check.path("kind").asText());
        for (String part : List.of("event", "label")) {
            if (check.has(part)) {
                name.append(' ').append(check.path(part).asText());
            }
        }
        return name + (check.path("fine").asBoolean() ? " (fine)" : "");
    }

    private static double tolerance(JsonNode check) {
        return check.path("tol").asDouble();
    }

    private static double quota(JsonNode check) {
        return check.path("quota").asDouble(1);
    }

    // ---------------------------------------------------------------- messages

    private Verdict messageCount(JsonNode check) {
        String origin = check.path("origin").asText();
        long count = log.messages().stream()
                .filter(message -> message.origin().equals(origin))
                .count();
        return near(check, count, "messages");
    }

    private static Verdict near(JsonNode check, double count, String what) {
        double want = check.path("expect").asDouble();
        boolean held = Math.abs(count - want) <= tolerance(check);
        return new Verdict(name(check), held, count + " " + what + ", expected " + want, List.of());
    }

    private Verdict matched(JsonNode check) {
        List<String> missing = new ArrayList<>();
        for (JsonNode message : expected.path("recorded").path("messages")) {
            if (!found.containsKey(message.path("id").asText())) {
                missing.add(message.path("id").asText());
            }
        }
        return new Verdict(name(check), missing.size() <= tolerance(check), "without counterpart: " + missing, missing);
    }

    /** A judgement on one message: what is wrong, or null. */
    @FunctionalInterface
    private interface Judgement {
        String deviation(LoggedMessage message, JsonNode item);
    }

    private Verdict eachMessage(JsonNode check, Judgement judgement) {
        Verdict.Tally tally = new Verdict.Tally();
        for (JsonNode item : check.path("items")) {
            String id = item.isArray() ? item.path(0).asText() : item.asText();
            LoggedMessage message = found.get(id);
            String deviation = message == null ? "is missing" : judgement.deviation(message, item);
            tally.item(deviation == null, () -> id + " " + deviation);
        }
        return tally.verdict(name(check), quota(check));
    }

    private Verdict arrivalDelay(JsonNode check) {
        return eachMessage(check, (message, item) -> {
            double delay = message.arrival() - item.path(1).asDouble();
            double want = item.path(2).asDouble();
            return Math.abs(delay - want) <= tolerance(check)
                    ? null
                    : "has a queue file after " + delay + " s, expected " + want;
        });
    }

    private static double activeDelay(LoggedMessage message) {
        return message.active().get(0) - message.arrival();
    }

    private Verdict activeDelay(JsonNode check) {
        return eachMessage(check, (message, item) -> {
            boolean never = item.path(1).isNull();
            if (message.active().isEmpty()) {
                return never ? null : "never becomes active";
            }
            double delay = activeDelay(message);
            boolean held = !never && Math.abs(delay - item.path(1).asDouble()) <= tolerance(check);
            return held ? null : "becomes active after " + delay + " s, expected " + item.path(1);
        });
    }

    private Verdict activeDelayStatistics(JsonNode check) {
        DoubleSummaryStatistics delays = new DoubleSummaryStatistics();
        for (JsonNode item : check.path("items")) {
            LoggedMessage message = found.get(item.asText());
            if (message != null && !message.active().isEmpty()) {
                delays.accept(activeDelay(message));
            }
        }
        Verdict.Tally tally = new Verdict.Tally();
        tally.item(delays.getCount() > 0, () -> "none becomes active");
        tally.item(within(check.path("mean"), delays.getAverage()), () -> "mean " + delays.getAverage());
        tally.item(within(check.path("max"), delays.getMax()), () -> "maximum " + delays.getMax());
        tally.item(within(check.path("min"), delays.getMin()), () -> "minimum " + delays.getMin());
        return tally.verdict(name(check), 1);
    }

    private static boolean within(JsonNode bounds, double value) {
        return value >= bounds.path(0).asDouble() && value <= bounds.path(1).asDouble();
    }

    private Verdict attempts(JsonNode check) {
        Verdict.Tally tally = new Verdict.Tally();
        for (JsonNode item : check.path("items")) {
            String id = item.path(0).asText();
            LoggedMessage message = found.get(id);
            List<LoggedMessage.Attempt> made = message == null
                    ? List.of()
                    : message.attempts().stream()
                            .filter(attempt -> attempt.at() <= stop + GRAIN)
                            .toList();
            JsonNode wanted = item.path(1);
            if (message == null
                    || Math.abs(made.size() - wanted.size())
                            > check.path("count_tol").asInt()) {
                tally.item(false, () -> id + " " + made.size() + " attempts, expected " + wanted.size());
                continue;
            }
            for (int i = 0; i < Math.min(made.size(), wanted.size()); i++) {
                double tolerance =
                        tolerance(check) + i * check.path("tol_per_attempt").asDouble();
                tally.item(
                        sameAttempt(made.get(i), message.arrival(), wanted.path(i), tolerance),
                        attemptDeviation(id, i, made.get(i), message.arrival(), wanted.path(i)));
            }
        }
        return tally.verdict(name(check), quota(check));
    }

    private static boolean sameAttempt(
            LoggedMessage.Attempt attempt, double arrival, JsonNode wanted, double tolerance) {
        return attempt.outcome().equals(wanted.path(1).asText())
                && Math.abs(attempt.at() - arrival - wanted.path(0).asDouble()) <= tolerance;
    }

    private static Supplier<String> attemptDeviation(
            String id, int index, LoggedMessage.Attempt attempt, double arrival, JsonNode wanted) {
        return () -> id + " attempt " + (index + 1) + " at age " + (attempt.at() - arrival) + " " + attempt.outcome()
                + ", expected " + wanted;
    }

    private Verdict fates(JsonNode check) {
        return eachMessage(
                check,
                (message, item) -> message.fate().equals(item.path(1).asText())
                        ? null
                        : "ends " + message.fate() + ", expected "
                                + item.path(1).asText());
    }

    private Verdict removed(JsonNode check) {
        return eachMessage(check, (message, item) -> message.isRemoved() ? null : "is never removed");
    }

    // ---------------------------------------------------------------- events of services

    private List<Double> events(String name) {
        return log.times(name).stream().filter(time -> time <= stop + GRAIN).toList();
    }

    private Verdict eventCount(JsonNode check) {
        return near(check, events(check.path("event").asText()).size(), "times");
    }

    /** Events that follow one another within {@code gap} are one episode, which has the time of the first. */
    private List<Double> episodes(JsonNode check) {
        double gap = check.path("gap").asDouble(0.25);
        List<Double> episodes = new ArrayList<>();
        for (double time : events(check.path("event").asText())) {
            if (episodes.isEmpty() || time - episodes.get(episodes.size() - 1) > gap) {
                episodes.add(time);
            }
        }
        return episodes;
    }

    private Verdict eventTimes(JsonNode check) {
        List<Double> got = episodes(check);
        List<Double> wanted = new ArrayList<>();
        check.path("expect").forEach(time -> wanted.add(time.asDouble()));
        double drift = check.path("tol_per_event").asDouble();
        dropTail(got, wanted.size(), stop - tolerance(check) - drift * wanted.size());
        dropTail(wanted, got.size(), stop - tolerance(check) - drift * wanted.size());
        if (Math.abs(got.size() - wanted.size()) > check.path("count_tol").asInt()) {
            return new Verdict(name(check), false, "at " + got + ", expected " + wanted, List.of());
        }
        Verdict.Tally tally = new Verdict.Tally();
        eachHasNeighbour(wanted, got, tolerance(check), drift, "expected at ", tally);
        eachHasNeighbour(got, wanted, tolerance(check), drift, "unexpected at ", tally);
        return tally.verdict(name(check), quota(check));
    }

    /** What may as well have come after the stop does not count. */
    private static void dropTail(List<Double> times, int size, double latest) {
        while (times.size() > size && times.get(times.size() - 1) > latest) {
            times.remove(times.size() - 1);
        }
    }

    private static void eachHasNeighbour(
            List<Double> times, List<Double> others, double tolerance, double drift, String what, Verdict.Tally tally) {
        for (int i = 0; i < times.size(); i++) {
            double time = times.get(i);
            double near = tolerance + drift * i;
            tally.item(others.stream().anyMatch(other -> Math.abs(time - other) <= near), () -> what + time);
        }
    }

    private Verdict intervals(JsonNode check) {
        List<Double> times = episodes(check);
        times.removeIf(time -> time < check.path("after").asDouble(-Double.MAX_VALUE));
        DoublePredicate allowed = interval -> interval >= check.path("min").asDouble()
                && interval <= check.path("max").asDouble();
        Verdict.Tally tally = new Verdict.Tally();
        for (int i = 1; i < times.size(); i++) {
            double interval = times.get(i) - times.get(i - 1);
            tally.item(allowed.test(interval), () -> "interval " + interval);
        }
        double mean = times.size() < 2 ? Double.NaN : (times.get(times.size() - 1) - times.get(0)) / (times.size() - 1);
        tally.item(
                Math.abs(mean - check.path("mean").asDouble())
                        <= check.path("mean_tol").asDouble(),
                () -> "mean interval " + mean);
        return tally.verdict(name(check), quota(check));
    }

    /** The next event after the n-th of another kind comes so much later. */
    private Verdict after(JsonNode check) {
        List<Double> firsts = events(check.path("after").asText());
        List<Double> seconds = events(check.path("event").asText());
        Verdict.Tally tally = new Verdict.Tally();
        for (int i = 0; i < check.path("items").size(); i++) {
            JsonNode want = check.path("items").path(i);
            if (want.isNull() && i < firsts.size()) {
                continue;
            }
            double first = i < firsts.size() ? firsts.get(i) : Double.NaN;
            double delay = seconds.stream()
                            .filter(time -> time > first + GRAIN / 2)
                            .findFirst()
                            .orElse(Double.NaN)
                    - first;
            tally.item(
                    Math.abs(delay - want.asDouble()) <= tolerance(check),
                    () -> check.path("event").asText() + " " + delay + " s after " + first + ", expected " + want);
        }
        return tally.verdict(name(check), quota(check));
    }
}
