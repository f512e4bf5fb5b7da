package org.qmgrsim.cli;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qmgrsim.journal.saved.RunProperties;

/**
 * An instant of a run as a person names it: so long after the start ({@code 90s}, {@code 2h}, {@code 1h30m}), {@code end}, a stamp of
 * the mail log, or a time of the clock.
 */
final class RunInstant {
    /** For the descriptions of options. */
    static final String FORMS =
            "such as 90s, 2h or 1h30m after the start, 14:05:10 (the first time that the clock shows it),"
                    + " a stamp of the mail log, or end";

    private static final long SECOND = 1_000_000_000L;
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|us|s|m|h|d|w)");
    private static final int MOST_DIGITS = 15;

    private final String text;

    RunInstant(String text) {
        this.text = text.strip();
    }

    /**
     * As a virtual time.
     *
     * @throws OutputFailed if it is no instant, or not one of this run
     */
    long nanos(RunProperties run) {
        long nanos = parse(run);
        if (nanos < 0 || nanos > run.endNanos()) {
            throw new OutputFailed(
                    "\"" + text + "\" is not within the run, which lasts "
                            + new BigDecimal(run.endNanos() - run.originNanos())
                                    .movePointLeft(9)
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + "s",
                    null);
        }
        return nanos;
    }

    private long parse(RunProperties run) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.equals("end")) {
            return run.endNanos();
        } else if (lower.equals("start") || lower.equals("0")) {
            return run.originNanos();
        }
        try {
            if (lower.contains("t") && lower.contains("-")) {
                OffsetDateTime at = OffsetDateTime.parse(text);
                return Math.subtractExact(
                        Math.addExact(Math.multiplyExact(at.toEpochSecond(), SECOND), at.getNano()),
                        run.epochCalendarNanos());
            } else if (lower.contains(":")) {
                return ofClock(LocalTime.parse(lower), run);
            }
            return Math.addExact(run.originNanos(), duration(lower));
        } catch (DateTimeParseException | ArithmeticException e) {
            throw wrong();
        }
    }

    /** The first time in the run at which the clock shows it. */
    private static long ofClock(LocalTime time, RunProperties run) {
        long day = 24 * 3600 * SECOND;
        long start = run.calendarNanos(run.originNanos()) + run.zone().getTotalSeconds() * SECOND;
        return run.originNanos() + Math.floorMod(time.toNanoOfDay() - Math.floorMod(start, day), day);
    }

    /**
     * A duration above 0, in nanoseconds.
     *
     * @throws OutputFailed if it is none
     */
    static long durationNanos(String text) {
        try {
            long nanos = new RunInstant(text).duration(text.strip().toLowerCase(Locale.ROOT));
            if (nanos > 0) {
                return nanos;
            }
        } catch (OutputFailed | ArithmeticException e) {
            // said below in the words of a duration
        }
        throw new OutputFailed("\"" + text + "\" is no duration above 0: write it such as 10s or 1h30m", null);
    }

    private long duration(String lower) {
        Matcher parts = PART.matcher(lower);
        long nanos = 0;
        int end = 0;
        while (parts.find() && parts.start() == end && parts.group(1).length() <= MOST_DIGITS) {
            BigDecimal part = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit(parts.group(2))));
            nanos = Math.addExact(nanos, part.toBigInteger().longValueExact());
            end = parts.end();
        }
        if (end == 0 || end != lower.length()) {
            throw wrong();
        }
        return nanos;
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "us" -> 1000;
            case "ms" -> 1_000_000;
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            case "d" -> 24 * 3600 * SECOND;
            default -> 7 * 24 * 3600 * SECOND;
        };
    }

    private OutputFailed wrong() {
        return new OutputFailed("\"" + text + "\" is no time of a run: write it " + FORMS, null);
    }
}
