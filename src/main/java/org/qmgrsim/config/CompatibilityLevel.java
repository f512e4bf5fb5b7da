package org.qmgrsim.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Levels {@code major[.minor[.patch]]}, such as {@code 2} or {@code 3.6}, as numbers that can be compared. */
final class CompatibilityLevel {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})(?:\\.(\\d{1,3})(?:\\.(\\d{1,3}))?)?");

    private CompatibilityLevel() {}

    /** A number that grows with the level; -1 if the text is no level. */
    static long parse(String text) {
        Matcher level = FORM.matcher(text);
        return level.matches() ? part(level, 1) * 1_000_000 + part(level, 2) * 1000 + part(level, 3) : -1;
    }

    private static long part(Matcher level, int group) {
        return level.group(group) == null ? 0 : Long.parseLong(level.group(group));
    }

    static String malformed(String text) {
        return "malformed compatibility level syntax: \"" + text + "\"";
    }
}
