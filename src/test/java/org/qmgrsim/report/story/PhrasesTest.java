package org.qmgrsim.report.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both languages say the same, and each in its own words. */
class PhrasesTest {
    private static final ResourceBundle ENGLISH = Phrases.bundle(Locale.ENGLISH);
    private static final ResourceBundle JAPANESE = Phrases.bundle(Locale.JAPANESE);
    private static final Pattern GAP = Pattern.compile("\\{\\w+}");

    /** Names that stay as Postfix writes them, whatever the language. */
    private static final Set<String> NAMES = Set.of(
            "master",
            "qmgr",
            "cleanup",
            "smtpd",
            "pickup",
            "postsuper",
            "sendmail",
            "Postfix",
            "SMTP",
            "incoming",
            "active",
            "deferred",
            "maildrop",
            "corrupt",
            "wakeup",
            "mtime",
            "rate",
            "delay",
            "H",
            "r",
            "or",
            "skipped",
            "still",
            "being",
            "delivered",
            "all",
            "postdrop");

    private static Set<String> gaps(String phrase) {
        return GAP.matcher(phrase).results().map(match -> match.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothHaveTheSamePhrasesWithTheSameGaps() {
        assertEquals(new TreeSet<>(ENGLISH.keySet()), new TreeSet<>(JAPANESE.keySet()));
        for (String key : ENGLISH.keySet()) {
            assertEquals(gaps(ENGLISH.getString(key)), gaps(JAPANESE.getString(key)), key);
        }
    }

    @Test
    void inJapaneseOnlyNamesAreInLatinLetters() {
        for (String key : JAPANESE.keySet()) {
            String phrase = GAP.matcher(JAPANESE.getString(key)).replaceAll("");
            Matcher word = Pattern.compile("[A-Za-z]+").matcher(phrase);
            while (word.find()) {
                assertTrue(NAMES.contains(word.group()), key + ": " + word.group());
            }
        }
    }
}
