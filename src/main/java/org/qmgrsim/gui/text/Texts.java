package org.qmgrsim.gui.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The words of the window in one language. Names of daemons, parameters and directories are the same in all. */
public final class Texts {
    private final Language language;
    private final Properties words = new Properties();

    /** A language that the window speaks. */
    public enum Language {
        /** English. */
        EN("en", "EN"),
        /** Japanese. */
        JA("ja", "日本語");

        private final String code;
        private final String label;

        Language(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** Its ISO code. */
        public String code() {
            return code;
        }

        /** How it calls itself. */
        public String label() {
            return label;
        }
    }

    /** The words of a language. */
    public Texts(Language language) {
        this.language = language;
        String name = "/org/qmgrsim/gui/texts_" + language.code() + ".properties";
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name);
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Which language it is. */
    public Language language() {
        return language;
    }

    /** All keys. */
    public java.util.Set<String> keys() {
        return words.stringPropertyNames();
    }

    /** What a message waits for; of one that has only just come, that it comes. */
    public String waitsFor(org.qmgrsim.journal.@org.jspecify.annotations.Nullable Wait wait) {
        return wait == null ? of("wait.none") : org.qmgrsim.report.story.Phrases.word(locale(), wait);
    }

    /** The locale of the language. */
    public java.util.Locale locale() {
        return language == Language.JA ? java.util.Locale.JAPANESE : java.util.Locale.ENGLISH;
    }

    /**
     * A text with its gaps filled: {@code {0}} by the first value, and so on.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    public String of(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + language.code());
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    // ---------------------------------------------------------------- numbers

    /** A count with thin spaces between thousands. */
    public static String count(long number) {
        String digits = Long.toString(Math.abs(number));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                out.append('\u2009');
            }
            out.append(digits.charAt(i));
        }
        return (number < 0 ? "\u2212" : "") + out;
    }

    /** Seconds as tables and sentences have them: {@code 119.7 s}, {@code 0.40 s}, {@code 3 ms}. */
    public String seconds(double seconds) {
        double size = Math.abs(seconds);
        String sign = seconds < 0 ? "\u2212" : "";
        if (size < 0.000_005) {
            return of("unit.seconds", "0");
        } else if (size < 0.001) {
            return of("unit.millis", sign + fixed(size * 1000, 2));
        } else if (size < 0.1) {
            return of("unit.millis", sign + fixed(size * 1000, size < 0.01 ? 1 : 0));
        }
        return of("unit.seconds", sign + fixed(size, size < 10 ? 2 : 1));
    }

    /** A length of time in words from 100 s on: {@code 2 min 0 s}. */
    public String span(double seconds) {
        if (seconds < 100) {
            return seconds < 10 ? seconds(seconds) : of("unit.seconds", Long.toString(Math.round(seconds)));
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return of("unit.minutes", whole / 60, whole % 60);
        } else if (whole < 86_400) {
            return of("unit.hours", whole / 3600, whole / 60 % 60);
        }
        return of("unit.days", whole / 86_400, whole / 3600 % 24);
    }

    /** A number with so many places behind the point. */
    public static String fixed(double value, int places) {
        return java.math.BigDecimal.valueOf(value)
                .setScale(places, java.math.RoundingMode.HALF_UP)
                .toPlainString();
    }
}
