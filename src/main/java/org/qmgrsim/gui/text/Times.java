package org.qmgrsim.gui.text;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.qmgrsim.gui.play.Computed;

/** Instants of a run as times of the day. */
public final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

    private Times() {}

    /** {@code 12:03:09}. */
    public static String seconds(Computed run, long nanos) {
        return run.timeOfDay(nanos).format(SECONDS);
    }

    /** {@code 12:03}. */
    public static String minutes(Computed run, long nanos) {
        return run.timeOfDay(nanos).format(MINUTES);
    }

    /** {@code 12:03:09.691}. */
    public static String millis(Computed run, long nanos) {
        return run.timeOfDay(nanos).format(MILLIS);
    }

    /** {@code 12:03:09.691204}. */
    public static String micros(Computed run, long nanos) {
        return run.timeOfDay(nanos).format(MICROS);
    }

    /** {@code 12:03:09.7}. */
    public static String tenths(Computed run, long nanos) {
        LocalTime time = run.timeOfDay(nanos);
        return time.format(SECONDS) + "." + time.getNano() / 100_000_000;
    }
}
