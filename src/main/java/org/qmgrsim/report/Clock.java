package org.qmgrsim.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Calendar time as the files of a run show it. */
public final class Clock {
    private static final long SECOND = 1_000_000_000L;

    private Clock() {}

    /** A stamp with microseconds, as in the mail log: {@code 2024-01-22T11:50:00.250000+01:00}. */
    public static String rfc3339(long calendarNanos, ZoneOffset zone) {
        StringBuilder text = new StringBuilder(32);
        second(text, Math.floorDiv(calendarNanos, SECOND), zone);
        text.append('.');
        int micros = (int) (Math.floorMod(calendarNanos, SECOND) / 1000);
        for (int digit = 100_000; digit > 0; digit /= 10) {
            text.append((char) ('0' + micros / digit % 10));
        }
        return text.append(offset(zone)).toString();
    }

    /** The part of a stamp up to its seconds. */
    static void second(StringBuilder text, long second, ZoneOffset zone) {
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
        text.append(at.getYear()).append('-');
        two(text, at.getMonthValue()).append('-');
        two(text, at.getDayOfMonth()).append('T');
        two(text, at.getHour()).append(':');
        two(text, at.getMinute()).append(':');
        two(text, at.getSecond());
    }

    static String offset(ZoneOffset zone) {
        return zone.getTotalSeconds() == 0 ? "+00:00" : zone.getId();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
