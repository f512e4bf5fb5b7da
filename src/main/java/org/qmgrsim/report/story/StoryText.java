package org.qmgrsim.report.story;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.report.Words;

/** A story for a terminal: a paragraph, then a line for each part, and sentences below it. */
public final class StoryText {
    /** What the delivery has said already. */
    private static final String TOLD_ABOVE = "deferred.why";

    private static final int MOST_PARTS = 24;
    private static final double SECOND = 1e9;
    private static final String INDENT = " ".repeat(14);

    private final Phrases phrases;
    private final boolean all;

    /**
     * A writer of stories.
     *
     * @param all whether to show every part of a long life, not only the first and the last ones
     */
    public StoryText(Locale language, RunProperties run, boolean all) {
        this.phrases = new Phrases(language, run);
        this.all = all;
    }

    /** The text, with lines that end in a line feed. */
    public String of(Story story) {
        StringBuilder text = new StringBuilder();
        Part longest = story.longest();
        String summary = phrases.say(story.opening())
                + space()
                + phrases.say(story.ending())
                + space()
                + phrases.say(Sentence.of("longest")
                        .with("share", Words.share(longest.nanos(), Math.max(1, story.nanos())))
                        .with("word", phrases.word(longest.reason())));
        Wrapping.wrap(summary, "", text);
        text.append('\n');
        List<Part> parts = story.parts();
        boolean fold = !all && parts.size() > MOST_PARTS;
        int head = fold ? MOST_PARTS / 2 : parts.size();
        parts.subList(0, head).forEach(part -> part(part, text));
        if (fold) {
            int tail = parts.size() - MOST_PARTS / 2;
            long nanos = parts.get(tail).fromNanos() - parts.get(head).fromNanos();
            text.append(INDENT)
                    .append(phrases.say(
                            Sentence.of("folded").with("parts", tail - head).span("time", nanos)))
                    .append('\n');
            parts.subList(tail, parts.size()).forEach(part -> part(part, text));
        }
        text.append(line("", seconds(story.beganNanos(), story.endNanos()), phrases.phrase("total")));
        return text.toString();
    }

    private void part(Part part, StringBuilder text) {
        text.append(line(
                phrases.clock(part.fromNanos()),
                seconds(part.fromNanos(), part.untilNanos()),
                phrases.word(part.reason())));
        List<String> said = new ArrayList<>();
        part.sentences().stream()
                .filter(sentence -> !sentence.key().equals(TOLD_ABOVE))
                .forEach(sentence -> said.add(phrases.say(sentence)));
        Wrapping.wrap(String.join(space(), said), INDENT, text);
        if (!part.governedBy().isEmpty()) {
            text.append(INDENT)
                    .append(phrases.say(Sentence.of("governed").with("names", String.join(", ", part.governedBy()))))
                    .append('\n');
        }
    }

    /** Japanese has no blank between sentences. */
    private String space() {
        return phrases.phrase("total").charAt(0) > 'z' ? "" : " ";
    }

    private static String line(String at, String seconds, String word) {
        return String.format(Locale.ROOT, "%-12s  %14s s  %s%n", at, seconds, word)
                .replace("\r\n", "\n");
    }

    /** The length of a part whose borders were rounded to microseconds, so that the parts add up as they stand there. */
    private static String seconds(long fromNanos, long untilNanos) {
        return BigDecimal.valueOf(micros(untilNanos) - micros(fromNanos), 6).toPlainString();
    }

    private static long micros(long nanos) {
        return Math.floorDiv(nanos + 500, 1000);
    }
}
