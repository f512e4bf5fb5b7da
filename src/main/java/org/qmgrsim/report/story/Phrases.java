package org.qmgrsim.report.story;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.report.Clock;
import org.qmgrsim.report.Words;

/** Says sentences in one language, for one run, whose calendar gives the times of day. */
public final class Phrases {
    private static final double SECOND = 1e9;
    private static final double LONG = 120;
    private static final Pattern UNIT = Pattern.compile("[a-z]+");
    private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle phrases;
    private final long epochCalendarNanos;
    private final ZoneOffset zone;

    /**
     * Phrases of a language.
     *
     * @param language English or Japanese; any other is answered in English
     */
    public Phrases(Locale language, RunProperties run) {
        this.phrases = bundle(language);
        this.epochCalendarNanos = run.epochCalendarNanos();
        this.zone = run.zone();
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                Phrases.class.getPackageName() + ".phrases",
                language.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ROOT,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** The sentence. */
    public String say(Sentence sentence) {
        Map<String, Object> values = sentence.values();
        Matcher gap = GAP.matcher(phrases.getString(sentence.key()));
        StringBuilder text = new StringBuilder();
        while (gap.find()) {
            Object value = values.get(gap.group(1));
            if (value == null) {
                throw new IllegalStateException(sentence.key() + " has no " + gap.group(1));
            }
            gap.appendReplacement(text, Matcher.quoteReplacement(text(value)));
        }
        return gap.appendTail(text).toString();
    }

    /** What a message waits for, in a few words. */
    public String word(Wait wait) {
        return phrases.getString("wait." + wait);
    }

    /** The same in a language, of any run. */
    public static String word(Locale language, Wait wait) {
        return bundle(language).getString("wait." + wait);
    }

    /** A phrase without gaps. */
    String phrase(String key) {
        return phrases.getString(key);
    }

    private String text(Object value) {
        if (value instanceof Sentence.At at) {
            return clock(at.nanos());
        } else if (value instanceof Sentence.Span span) {
            return span(span.nanos() / SECOND);
        } else if (value instanceof Number number) {
            return Words.count(number.longValue());
        }
        return value.toString();
    }

    /** Seconds with three digits; from two minutes on in minutes and seconds, hours and minutes, and so on. */
    private String span(double seconds) {
        String english =
                seconds < LONG ? Words.time(seconds) : Words.span(seconds).replaceFirst(" 0 (s|min)$", "");
        return UNIT.matcher(english).replaceAll(unit -> phrases.getString("unit." + unit.group()));
    }

    /** The time of day with milliseconds of a virtual time. */
    String clock(long nanos) {
        return Clock.rfc3339(epochCalendarNanos + nanos, zone)
                .substring("2024-01-22T".length(), "2024-01-22T11:59:44.274".length());
    }
}
