package org.qmgrsim.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains a mail log line by line: each line that tells something about the queue, with its meaning below it; and behind the
 * lines of each scan what they come to. Reads it once, in any length.
 */
public final class LogReading {
    private static final String INDENT = "    ";

    private final LinePhrases phrases;
    private final Map<Integer, Episode> episodes = new HashMap<>();
    private int lines;
    private int unknown; // since the last line that said something

    /** What a qmgr has found since it was asked to scan incoming. */
    private static final class Episode {
        private final List<String> found = new ArrayList<>();
    }

    /**
     * A reading in a language.
     *
     * @param language English or Japanese; any other is answered in English
     */
    public LogReading(Locale language) {
        this.phrases = new LinePhrases(language);
    }

    /** What a line means: the line, its meaning, and perhaps a conclusion; empty if it is no line of Postfix. */
    public List<String> read(String text) {
        Optional<LogLine> parsed = LogLine.of(text);
        if (parsed.isEmpty()) {
            return List.of();
        }
        LogLine line = parsed.get();
        lines++;
        Optional<LinePhrases.Meaning> meaning = phrases.meaning(line);
        if (meaning.isEmpty()) {
            unknown++;
            return List.of();
        }
        List<String> said = new ArrayList<>();
        tellUnknown(said);
        said.add(line.timeOfDay() + " " + line.program() + "[" + line.pid() + "]: " + line.text());
        said.add(INDENT + meaning.get().words());
        String conclusion = conclusion(line, meaning.get().key());
        if (conclusion != null) {
            said.add("");
            said.add(conclusion);
            said.add("");
        }
        return said;
    }

    /** What is still to be said when the log is over: what it breaks off in the middle of, or that there was nothing. */
    public List<String> end() {
        if (lines == 0) {
            return List.of(phrases.say("none"));
        }
        List<String> said = new ArrayList<>();
        tellUnknown(said);
        for (Episode episode : episodes.values()) {
            if (!episode.found.isEmpty()) {
                said.add("");
                said.add(phrases.say("episode.found", String.join(", ", episode.found)));
            }
        }
        return said;
    }

    private void tellUnknown(List<String> said) {
        if (unknown > 0) {
            said.add(INDENT + phrases.say("unknown", Integer.toString(unknown)));
            unknown = 0;
        }
    }

    private @Nullable String conclusion(LogLine line, String key) {
        Episode episode = episodes.get(line.pid());
        if (key.equals("scan.incoming")) {
            episodes.put(line.pid(), new Episode());
        } else if (episode != null && key.equals("feed.file")) {
            episode.found.add(line.text().substring(line.text().lastIndexOf('/') + 1));
        } else if (episode != null && line.text().equals("done incoming queue scan")) {
            episodes.remove(line.pid());
            return episode.found.isEmpty()
                    ? phrases.say("episode.nothing")
                    : phrases.say("episode.found", String.join(", ", episode.found));
        }
        return null;
    }
}
