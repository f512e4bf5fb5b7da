package org.qmgrsim.evidence;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines of a mail log mean, in one language. */
final class LinePhrases {
    private static final Pattern GAP = Pattern.compile("\\{(\\d+)}");

    /** A form of line, and the key of what it means. */
    record Form(String key, Pattern program, Pattern text) {}

    /** The key of a form that fits a line, and what that line means. */
    record Meaning(String key, String words) {}

    private final List<Form> forms = forms();
    private final ResourceBundle phrases;

    LinePhrases(Locale language) {
        this.phrases = ResourceBundle.getBundle(
                LinePhrases.class.getPackageName() + ".lines",
                language.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ROOT,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The forms of lines that are known, in the order in which they are tried. */
    static List<Form> forms() {
        try (InputStream in = Objects.requireNonNull(LinePhrases.class.getResourceAsStream("patterns.tsv"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<Form> forms = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    String[] columns = line.split("\t", -1);
                    forms.add(new Form(columns[0], Pattern.compile(columns[1]), Pattern.compile(columns[2])));
                }
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the line means, by the first form that fits; empty if none does. */
    Optional<Meaning> meaning(LogLine line) {
        for (Form form : forms) {
            if (form.program().matcher(line.program()).matches()) {
                Matcher text = form.text().matcher(line.text());
                if (text.matches()) {
                    return Optional.of(new Meaning(form.key(), say(form.key(), text.toMatchResult())));
                }
            }
        }
        return Optional.empty();
    }

    /** A phrase with its gaps filled. */
    String say(String key, String... values) {
        Matcher gap = GAP.matcher(phrases.getString(key));
        return gap.replaceAll(found -> Matcher.quoteReplacement(values[Integer.parseInt(found.group(1)) - 1]));
    }

    private String say(String key, MatchResult groups) {
        String[] values = new String[groups.groupCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Objects.requireNonNullElse(groups.group(i + 1), "");
        }
        return say(key, values);
    }
}
