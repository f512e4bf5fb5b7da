package org.qmgrsim.lesson;

/** A text in both languages. */
public record Words(String en, String ja) {
    /** The text in one of them. */
    public String in(Language language) {
        return language == Language.JA ? ja : en;
    }
}
