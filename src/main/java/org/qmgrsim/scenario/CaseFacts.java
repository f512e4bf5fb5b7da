package org.qmgrsim.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/** {@code case.json}: what a case needs to say beside its tables. */
final class CaseFacts {
    static final List<String> KEYS = List.of(
            "scenario",
            "title",
            "postfix",
            "start",
            "end_s",
            "stop_s",
            "seed",
            "clock",
            "costs",
            "clock_factor",
            "queue_fs",
            "master_verbose");

    private static final String DEFAULT_START = "2024-01-01T00:00:00+00:00";
    private static final double LONGEST_SECONDS = 315_360_000;
    private static final int GREATEST_FACTOR = 1000;

    private final String text;
    private final String file;
    private final List<Problem> problems;
    private final JsonNode root;

    private CaseFacts(String text, String file, List<Problem> problems) {
        this.text = text;
        this.file = file;
        this.problems = problems;
        this.root = parse();
    }

    /** Reads the text of a file; keys that it does not know are passed over with a warning. */
    static CaseFacts read(String text, String file, List<Problem> problems) {
        CaseFacts facts = new CaseFacts(text, file, problems);
        facts.root.fieldNames().forEachRemaining(facts::known);
        return facts;
    }

    private JsonNode parse() {
        JsonMapper mapper = new JsonMapper();
        try {
            JsonNode node = mapper.readTree(text);
            if (node.isObject()) {
                return node;
            }
            problems.add(Problem.error(Position.startOf(file), "found no object", "write { \"end_s\": 60 }"));
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            problems.add(Problem.error(
                    new Position(file, at.getLineNr(), at.getColumnNr()), e.getOriginalMessage(), "this is no JSON"));
        }
        return mapper.createObjectNode();
    }

    private void known(String key) {
        if (!KEYS.contains(key)) {
            String nearest = Nearest.of(key, KEYS);
            problems.add(Problem.warning(
                    place(key),
                    "unknown key \"" + key + "\" is passed over",
                    nearest == null ? "the keys are " + String.join(", ", KEYS) : "did you mean \"" + nearest + "\"?"));
        }
    }

    /** A word or line of text. */
    String text(String key, String otherwise) {
        return root.path(key).asText(otherwise);
    }

    /** One of a few words. */
    String oneOf(String key, Set<String> words, String otherwise) {
        String found = text(key, otherwise);
        if (words.contains(found)) {
            return found;
        }
        bad(key, "not one of " + String.join(", ", words.stream().sorted().toList()), Nearest.of(found, words));
        return otherwise;
    }

    /** The instant of second 0. */
    OffsetDateTime start() {
        try {
            return OffsetDateTime.parse(text("start", DEFAULT_START));
        } catch (DateTimeParseException e) {
            bad("start", "not an instant such as 2026-11-23T12:04:54.072818+00:00", null);
            return OffsetDateTime.parse(DEFAULT_START);
        }
    }

    /** Seconds from the start to the end of the run: {@code end_s}, or else {@code stop_s}. */
    double endSeconds() {
        String key = root.has("end_s") ? "end_s" : "stop_s";
        if (!root.has(key)) {
            problems.add(Problem.error(
                    Position.startOf(file),
                    "missing key \"end_s\"",
                    "seconds until the end of the run: \"end_s\": 60"));
            return 0;
        }
        return number(key, LONGEST_SECONDS, 0);
    }

    /** What every cost is multiplied with: {@code measured} is 1, {@code none} 0. */
    double costFactor() {
        return switch (text("costs", "measured")) {
            case "measured" -> 1;
            case "none" -> 0;
            default -> number("costs", GREATEST_FACTOR, 1);
        };
    }

    /** How many times faster than the machine the clock runs. */
    int clockFactor() {
        double factor = number("clock_factor", GREATEST_FACTOR, 1);
        if (factor < 1 || factor != Math.rint(factor)) {
            bad("clock_factor", "not a whole number from 1 to " + GREATEST_FACTOR, null);
            return 1;
        }
        return (int) factor;
    }

    long seed() {
        JsonNode seed = root.path("seed");
        if (!seed.isMissingNode() && !seed.canConvertToLong()) {
            bad("seed", "not a whole number", null);
        }
        return seed.asLong(1);
    }

    boolean flag(String key) {
        JsonNode flag = root.path(key);
        if (!flag.isMissingNode() && !flag.isBoolean()) {
            bad(key, "not true or false", null);
        }
        return flag.asBoolean(false);
    }

    private double number(String key, double greatest, double otherwise) {
        JsonNode number = root.path(key);
        if (number.isMissingNode()) {
            return otherwise;
        }
        double value = number.isNumber() ? number.asDouble() : Double.NaN;
        if (value >= 0 && value <= greatest) {
            return value;
        }
        bad(key, String.format(Locale.ROOT, "not a number from 0 to %.0f", greatest), null);
        return otherwise;
    }

    private void bad(String key, String why, @Nullable String nearest) {
        problems.add(Problem.error(
                place(key),
                key + ": found " + root.path(key) + ", " + why,
                nearest == null ? null : "did you mean \"" + nearest + "\"?"));
    }

    /** Where a key stands; the parser does not tell. */
    private Position place(String key) {
        int at = Math.max(0, text.indexOf("\"" + key + "\""));
        int line = (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new Position(file, line, at - text.lastIndexOf('\n', at - 1));
    }
}
