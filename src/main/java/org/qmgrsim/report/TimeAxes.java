package org.qmgrsim.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;
import org.qmgrsim.journal.saved.RunProperties;

/** The two time axes of a timeline: since the start below, the clock of the mail log above. Both have round steps. */
final class TimeAxes {
    private static final double[] STEPS = {
        1e-6, 1e-5, 1e-4, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600,
        7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800, 2_592_000
    };
    private static final int MOST_TICKS = 14;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d", Locale.ENGLISH);
    private static final double DAY = 86_400;
    private static final double HOUR = 3600;
    private static final double MINUTE = 60;

    private final double fromSeconds;
    private final double untilSeconds;
    private final double step;

    TimeAxes(RunProperties run, long fromNanos, long untilNanos) {
        this.fromSeconds = (fromNanos - run.originNanos()) / 1e9;
        this.untilSeconds = (untilNanos - run.originNanos()) / 1e9;
        this.step = step(untilSeconds - fromSeconds);
    }

    private static double step(double seconds) {
        for (double step : STEPS) {
            if (seconds / step <= MOST_TICKS) {
                return step;
            }
        }
        return seconds / MOST_TICKS;
    }

    /** Seconds since the start. */
    NumberAxis sinceStart() {
        return axis("time since the start", fromSeconds, untilSeconds, this::sinceStart);
    }

    /** The calendar, in seconds since 1970 plus the zone's offset. */
    NumberAxis clock(RunProperties run) {
        double shift = (run.epochCalendarNanos() + run.originNanos()) / 1e9
                + run.zone().getTotalSeconds();
        return axis("", fromSeconds + shift, untilSeconds + shift, this::clock);
    }

    private NumberAxis axis(String label, double from, double until, java.util.function.DoubleFunction<String> words) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        axis.setRange(from, until);
        TickUnits units = new TickUnits();
        units.add(new NumberTickUnit(step));
        axis.setStandardTickUnits(units);
        axis.setTickUnit(new NumberTickUnit(step));
        axis.setNumberFormatOverride(ChartStyle.format(words));
        ChartStyle.style(axis);
        return axis;
    }

    private String sinceStart(double seconds) {
        double rounded = Math.rint(seconds / step) * step;
        if (Math.abs(rounded) < step / 2) {
            return "0";
        } else if (step >= DAY) {
            return trim(rounded / DAY) + " d";
        } else if (step >= HOUR) {
            return trim(rounded / HOUR) + " h";
        } else if (step >= MINUTE) {
            double hours = Math.floor(rounded / HOUR);
            String minutes = trim((rounded - hours * HOUR) / MINUTE) + " min";
            return hours == 0 ? minutes : trim(hours) + " h" + (minutes.startsWith("0 ") ? "" : " " + minutes);
        } else if (step >= 1 && untilSeconds >= 10 * MINUTE) {
            double minutes = Math.floor(rounded / MINUTE);
            String rest = trim(rounded - minutes * MINUTE);
            return trim(minutes) + " min" + (rest.equals("0") ? "" : " " + rest + " s");
        }
        return step >= 1 ? trim(rounded) + " s" : decimals(rounded) + " s";
    }

    private String decimals(double seconds) {
        int places = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + places + "f", seconds);
    }

    private static String trim(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }

    private String clock(double localSeconds) {
        double rounded = Math.rint(localSeconds / step) * step;
        long whole = (long) Math.floor(rounded + 1e-7);
        long second = Math.floorMod(whole, (long) DAY);
        String time = String.format(Locale.ROOT, "%02d:%02d", second / 3600, second / 60 % 60);
        if (step >= DAY || (second == 0 && step >= HOUR)) {
            return DATE.format(LocalDate.ofEpochDay(Math.floorDiv(whole, (long) DAY)));
        } else if (step >= MINUTE) {
            return time;
        }
        time += String.format(Locale.ROOT, ":%02d", second % 60);
        return step >= 1 ? time : time + decimals(rounded - whole).substring(1);
    }
}
