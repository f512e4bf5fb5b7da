package org.qmgrsim.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Document;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.LessonLanguage;
import org.qmgrsim.scenario.language.Node;

/** Reads lessons from YAML; whatever is wrong in the file is reported at once, with its place. */
public final class LessonFile {
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");
    private static final String MEASURES =
            "such as active 1, mover 1, attempts 1, attempt 2 of 1, waits agent of 1, longest active,"
                    + " lines REGEX or time REGEX";

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    private @Nullable Path scenario;
    private final List<String> sets = new ArrayList<>();

    private LessonFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInput with all that is wrong
     */
    public static Lesson read(Path file) throws InvalidInput {
        LessonFile reader = new LessonFile(file);
        String text = reader.text();
        Node.Mapping root = text == null ? null : Document.read(text, file.toString(), reader.problems);
        if (root == null) {
            throw new InvalidInput(reader.problems);
        }
        Item item = LessonLanguage.check(root, reader.problems);
        List<Step> steps = new ArrayList<>();
        item.elements("steps").forEach(step -> steps.add(reader.step(step)));
        Words title = reader.words(item.find("title"));
        Words about = reader.words(item.find("about"));
        int minutes = item.get("minutes", Long.class).intValue();
        if (steps.isEmpty() && reader.problems.isEmpty()) {
            reader.wrong(item.at(), "a lesson without steps", "give at least one step");
        }
        InvalidInput.throwIfAnyError(reader.problems);
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return new Lesson(name, title, about, minutes, steps);
    }

    private @Nullable String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            wrong(new Position(file.toString(), 0, 0), "there is no such file", "qmgrsim lesson lists what is there");
        } catch (IOException e) {
            wrong(new Position(file.toString(), 0, 0), "cannot be read as UTF-8 text", null);
        }
        return null;
    }

    private void wrong(Position at, String message, @Nullable String hint) {
        problems.add(Problem.error(at, message, hint));
    }

    private Step step(Item item) {
        String path = item.find("scenario", String.class);
        if (path != null) {
            scenario = file.resolveSibling(path).normalize();
            sets.clear();
        }
        List<String> changed = strings(item, "set");
        sets.addAll(changed);
        Map<String, Probe> values = values(item.find("values"));
        Words after = item.has("after") ? words(item.find("after")) : null;
        Question question = question(item.find("predict"));
        boolean runs = question != null || !values.isEmpty() || after != null;
        if (runs && scenario == null) {
            wrong(item.at(), "there is nothing to run", "name a scenario in this step, or in one before it");
        }
        checkGaps(item.find("after"), after, values);
        return new Step(
                words(item.find("text")),
                runs ? scenario : null,
                sets,
                changed,
                item.has("look") ? String.valueOf(item.find("look", String.class)) : "",
                question,
                values,
                after);
    }

    private Words words(@Nullable Item item) {
        String en = item == null ? null : item.find("en", String.class);
        String ja = item == null ? null : item.find("ja", String.class);
        return new Words(en == null ? "" : en.strip(), ja == null ? "" : ja.strip());
    }

    private static List<String> strings(Item item, String key) {
        return item.elements(key).stream().map(each -> each.as(String.class)).toList();
    }

    private Map<String, Probe> values(@Nullable Item item) {
        Map<String, Probe> values = new LinkedHashMap<>();
        if (item != null) {
            item.fields().forEach((name, measure) -> {
                Probe probe = probe(measure);
                if (probe != null) {
                    values.put(name, probe);
                }
            });
        }
        return values;
    }

    private @Nullable Probe probe(Item item) {
        Probe probe = Probe.read(item.as(String.class).strip());
        if (probe == null) {
            wrong(item.at(), "found \"" + item.as(String.class) + "\", which is no measure", MEASURES);
        }
        return probe;
    }

    /** Each name in braces must stand for a value, and both languages must tell the same values. */
    private void checkGaps(@Nullable Item item, @Nullable Words words, Map<String, Probe> values) {
        if (item == null || words == null) {
            return;
        }
        for (String text : List.of(words.en(), words.ja())) {
            Matcher gap = GAP.matcher(text);
            while (gap.find()) {
                if (!values.containsKey(gap.group(1))) {
                    wrong(item.at(), "{" + gap.group(1) + "} stands for no value", "give it under values");
                }
            }
        }
        values.keySet().forEach(name -> {
            if (words.en().contains("{" + name + "}") != words.ja().contains("{" + name + "}")) {
                wrong(item.at(), "{" + name + "} stands in one language only", "tell the same in both");
            }
        });
    }

    private @Nullable Question question(@Nullable Item item) {
        if (item == null) {
            return null;
        }
        Words ask = words(item.find("ask"));
        List<String> hingesOn = strings(item, "hinges_on");
        Item measured = item.find("measure");
        Probe measure = measured == null ? null : probe(measured);
        if (item.has("order")) {
            List<Question.Event> events = new ArrayList<>();
            item.elements("order").forEach(event -> events.add(event(event)));
            return new Question.Order(ask, events, hingesOn);
        } else if (measure == null) {
            if (measured == null) {
                wrong(item.at(), "missing key \"measure\" of a prediction", MEASURES);
            }
            return null;
        } else if (item.has("options")) {
            List<Question.Option> options = new ArrayList<>();
            item.elements("options").forEach(option -> options.add(option(option)));
            return new Question.Choice(ask, measure, options, hingesOn);
        }
        String within = String.valueOf(item.find("within", String.class));
        double number = Double.parseDouble(within.replaceAll("[ %s]", ""));
        boolean share = within.contains("%");
        return new Question.Estimate(ask, measure, share ? number / 100 : 0, share ? 0 : number, hingesOn);
    }

    private Question.Option option(Item item) {
        String is = item.find("is", String.class);
        String least = item.find("least", String.class);
        String below = item.find("below", String.class);
        if ((is == null) == (least == null && below == null)) {
            wrong(item.at(), "an option that is never right, or right in two ways", "give is, or least and below");
        }
        return new Question.Option(
                words(item.find("text")),
                is,
                least == null ? Double.NEGATIVE_INFINITY : Double.parseDouble(least),
                below == null ? Double.POSITIVE_INFINITY : Double.parseDouble(below),
                item.has("because") ? words(item.find("because")) : null);
    }

    private Question.Event event(Item item) {
        String line = String.valueOf(item.find("line", String.class));
        Pattern pattern;
        try {
            pattern = Pattern.compile(line);
        } catch (PatternSyntaxException e) {
            wrong(item.at(), "found \"" + line + "\", which is no regular expression: " + e.getDescription(), null);
            pattern = Pattern.compile("");
        }
        return new Question.Event(words(item.find("text")), new Probe.TimeOf(1, pattern));
    }
}
