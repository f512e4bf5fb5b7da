package org.qmgrsim.scenario;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.qmgrsim.kernel.WallClock;

/** Calendar times as Postfix writes them into messages. */
final class MailClock {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private MailClock() {}

    /** The message ID that cleanup makes: time in UTC, queue ID, host (cleanup_message.c). */
    static String messageId(long calendarNanos, String queueId, String host) {
        LocalDateTime at =
                LocalDateTime.ofEpochSecond(Math.floorDiv(calendarNanos, WallClock.SECOND), 0, ZoneOffset.UTC);
        StringBuilder id = new StringBuilder(64).append('<');
        two(id, at.getYear() / 100);
        two(id, at.getYear() % 100);
        two(id, at.getMonthValue());
        two(id, at.getDayOfMonth());
        two(id, at.getHour());
        two(id, at.getMinute());
        two(id, at.getSecond());
        return id.append('.')
                .append(queueId)
                .append('@')
                .append(host)
                .append('>')
                .toString();
    }

    /** A time as a log without years has it: {@code Jan  1 00:00:00}. */
    static String stamp(long second, ZoneOffset zone) {
        LocalDateTime at = LocalDateTime.ofEpochSecond(second, 0, zone);
        StringBuilder stamp = new StringBuilder(16)
                .append(MONTHS, 3 * at.getMonthValue() - 3, 3 * at.getMonthValue())
                .append(at.getDayOfMonth() < 10 ? "  " : " ")
                .append(at.getDayOfMonth())
                .append(' ');
        two(stamp, at.getHour());
        two(stamp.append(':'), at.getMinute());
        two(stamp.append(':'), at.getSecond());
        return stamp.toString();
    }

    private static void two(StringBuilder to, int number) {
        to.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
