package org.qmgrsim.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.measure.Mover;

class TextsTest {
    private static final Pattern GAP = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesSayTheSameThings() {
        Texts english = new Texts(Texts.Language.EN);
        Texts japanese = new Texts(Texts.Language.JA);
        assertEquals(new TreeSet<>(english.keys()), new TreeSet<>(japanese.keys()));
        for (String key : english.keys()) {
            assertEquals(gaps(english.of(key)), gaps(japanese.of(key)), key);
        }
    }

    private static TreeSet<String> gaps(String text) {
        TreeSet<String> gaps = new TreeSet<>();
        GAP.matcher(text).results().forEach(gap -> gaps.add(gap.group()));
        return gaps;
    }

    @Test
    void everyWaitFamilyMoverHasAWord() {
        for (Texts.Language language : Texts.Language.values()) {
            Texts texts = new Texts(language);
            for (Wait wait : Wait.values()) {
                assertFalse(texts.waitsFor(wait).isEmpty());
            }
            for (Family family : Family.values()) {
                texts.of(family.key());
            }
            for (Mover mover : Mover.values()) {
                texts.of("mover." + mover.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void timesAreWrittenAsPeopleReadThem() {
        Texts texts = new Texts(Texts.Language.EN);
        assertEquals("205.2 s", texts.seconds(205.206));
        assertEquals("21 ms", texts.seconds(0.0214));
        assertEquals("0.12 ms", texts.seconds(0.000_12));
        assertEquals("\u22122.50 s", texts.seconds(-2.5));
        assertEquals("2 min 3 s", texts.span(123.1));
        assertEquals("99 s", texts.span(99.4));
        assertEquals("1 h 0 min", texts.span(3600));
        assertEquals("12\u2009345", Texts.count(12_345));
    }
}
