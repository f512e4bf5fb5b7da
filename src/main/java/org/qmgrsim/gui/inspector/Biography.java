package org.qmgrsim.gui.inspector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;
import org.qmgrsim.report.story.Part;
import org.qmgrsim.report.story.Phrases;
import org.qmgrsim.report.story.Sentence;
import org.qmgrsim.report.story.Story;

/** The story of the selected message, where the playhead stands in it; kept while the run and the message stay. */
final class Biography {
    private static final Pattern TIME = Pattern.compile("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}");

    private @Nullable Computed run;
    private int message;
    private @Nullable Story story;

    /** The story; null if the message does not exist in the run. */
    @Nullable
    Story of(Playback playback, Subject.Message key) {
        int wanted = playback.run().messageOf(key);
        if (wanted == 0) {
            return null;
        }
        Story known = story;
        if (known == null || run != playback.run() || message != wanted) {
            known = Story.of(playback.run().journal(), playback.run().properties(), wanted);
            run = playback.run();
            message = wanted;
            story = known;
        }
        return known;
    }

    /** What the inspector says of it. */
    Account account(Playback playback, Subject.Message key, Texts texts) {
        Story told = of(playback, key);
        if (told == null) {
            return new Account("", texts.of("kind.message"), texts.of("message.absent"), List.of(), List.of());
        }
        String id = told.queueIds().isEmpty()
                ? texts.of("kind.message")
                : told.queueIds().get(told.queueIds().size() - 1);
        Phrases phrases = new Phrases(texts.locale(), playback.run().properties());
        List<Account.Piece> pieces = new ArrayList<>();
        say(playback.run(), phrases, told.opening(), texts, pieces);
        String kind = playback.view().files(told.message()).stream()
                .findFirst()
                .map(file -> texts.of("kind.message.in", file.queue()))
                .orElse(texts.of("kind.message"));
        Part part = partAt(told, playback.nanos());
        if (part == null) {
            boolean before = playback.nanos() < told.beganNanos();
            if (!before) {
                say(playback.run(), phrases, told.ending(), texts, pieces);
            }
            String head = before ? texts.of("message.not.yet") : texts.of("head.left");
            return new Account(id, kind, head, before ? List.of() : pieces, List.of());
        }
        pieces.clear();
        for (Sentence sentence : part.sentences()) {
            say(playback.run(), phrases, sentence, texts, pieces);
        }
        String word = texts.waitsFor(part.reason());
        String so = texts.seconds((playback.nanos() - part.fromNanos()) / 1e9);
        String head = part.ended()
                ? texts.of("head.to.go", word, so, texts.seconds((part.untilNanos() - playback.nanos()) / 1e9))
                : texts.of("head.never", word, so);
        return new Account(id, kind, head, pieces, part.governedBy());
    }

    /** The part in which an instant lies; null if it lies in none. */
    static @Nullable Part partAt(Story story, long nanos) {
        for (Part part : story.parts()) {
            if (nanos >= part.fromNanos() && nanos < part.untilNanos()) {
                return part;
            }
        }
        return null;
    }

    /** A sentence, its times as links. */
    private static void say(Computed run, Phrases phrases, Sentence sentence, Texts texts, List<Account.Piece> pieces) {
        String text = phrases.say(sentence) + (texts.language() == Texts.Language.JA ? "" : " ");
        Map<String, Long> instants = new LinkedHashMap<>();
        instants(run, sentence, instants);
        Matcher time = TIME.matcher(text);
        int from = 0;
        while (time.find()) {
            Long nanos = instants.get(time.group());
            if (nanos != null) {
                pieces.add(Account.words(text.substring(from, time.start())));
                pieces.add(new Account.Piece(time.group(), nanos));
                from = time.end();
            }
        }
        pieces.add(Account.words(text.substring(from)));
    }

    private static void instants(Computed run, Sentence sentence, Map<String, Long> into) {
        for (Object value : sentence.values().values()) {
            if (value instanceof Sentence.At at) {
                into.put(Times.millis(run, at.nanos()), at.nanos());
            } else if (value instanceof Sentence inner) {
                instants(run, inner, into);
            }
        }
    }
}
