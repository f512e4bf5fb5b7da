package org.qmgrsim.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a parameter.
 *
 * @param name as in main.cf
 * @param kind how its value is read
 * @param defaultValue before substitution
 * @param unit what it counts, for people: {@code time (s)}, {@code messages}; for times it holds the default unit
 * @param min least value in seconds or units, or least length of a text; null or 0 for none
 * @param max greatest value in seconds or units; null for none
 * @param override form of the per-transport parameters that it is the default of, such as {@code
 *     TRANSPORT_recipient_limit}; empty if there are none
 * @param takesEffect what makes a change take effect
 * @param meaning one sentence
 * @param readBy who reads it, for people
 * @param programs the programs that read it at their start and die if it is bad; {@code *} for all
 */
public record Parameter(
        String name,
        Kind kind,
        String defaultValue,
        String unit,
        @Nullable Long min,
        @Nullable Long max,
        String override,
        String takesEffect,
        String meaning,
        String readBy,
        Set<String> programs) {
    /** How a value is read. */
    public enum Kind {
        /** Integer with an optional unit s, m, h, d, w. */
        TIME,
        /** Integer of 32 bits. */
        NUMBER,
        /** Integer of 64 bits: bytes. */
        SIZE,
        /** {@code yes} or {@code no}. */
        BOOLEAN,
        /** See {@link Feedback}. */
        FEEDBACK,
        /** {@code compatibility_level}. */
        LEVEL,
        /** Anything. */
        TEXT
    }

    private static final String TRANSPORT = "TRANSPORT_";

    /** Unit of a time value that has none: one of s, m, h, d, w. */
    public char defaultUnit() {
        return unit.startsWith("time (") ? unit.charAt("time (".length()) : 's';
    }

    /** Whether every transport can have a value of its own. */
    public boolean isPerTransport() {
        return override.startsWith(TRANSPORT);
    }

    /** What follows the name of the transport, {@code recipient_limit} for instance. */
    String suffix() {
        return override.substring(TRANSPORT.length());
    }

    /** Whether this program reads it when it starts. */
    public boolean isReadBy(String program) {
        return programs.contains("*") || programs.contains(program);
    }
}
