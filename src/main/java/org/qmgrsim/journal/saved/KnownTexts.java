package org.qmgrsim.journal.saved;

import org.jspecify.annotations.Nullable;

/**
 * The texts that were written lately, so that each is written once. Of bounded size: names of queue files and message IDs
 * come once and never again, and a million of them need not be kept. A text that was forgotten is written anew, which costs
 * space and nothing else.
 */
final class KnownTexts {
    private static final int PLACES = 1 << 16;
    private static final int LONGEST = 1 << 10;

    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private final int[] ids = new int[PLACES];
    private int count;

    /** Texts written so far. */
    int count() {
        return count;
    }

    /** The number of a text that was written, or -1. */
    int find(String text) {
        int place = place(text);
        return text.equals(texts[place]) ? ids[place] : -1;
    }

    /** Gives the next number to a text. */
    void add(String text) {
        if (text.length() <= LONGEST) {
            int place = place(text);
            texts[place] = text;
            ids[place] = count;
        }
        count = Math.incrementExact(count);
    }

    private static int place(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash >>> 16;
    }
}
