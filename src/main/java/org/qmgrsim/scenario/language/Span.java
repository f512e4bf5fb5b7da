package org.qmgrsim.scenario.language;

/**
 * From one time to another, or a single time: relative to a moment that the place in the scenario names, negative before it.
 *
 * @param leastNanos the earlier end
 * @param greatestNanos the later end; the same for a single time
 */
public record Span(long leastNanos, long greatestNanos) {
    /** Reads {@code -2h}, {@code +5m}, or two of them with {@code to} between. */
    static Span read(String text) throws BadValue {
        int to = text.indexOf(" to ");
        long first = signed(to < 0 ? text : text.substring(0, to).strip());
        long last = to < 0 ? first : signed(text.substring(to + 4).strip());
        if (last < first) {
            throw new BadValue("write the earlier time first");
        }
        return new Span(first, last);
    }

    private static long signed(String text) throws BadValue {
        boolean before = text.startsWith("-");
        long nanos = Quantities.nanos(before || text.startsWith("+") ? text.substring(1) : text);
        return before ? -nanos : nanos;
    }

    /**
     * A time of the span.
     *
     * @param u its place in the span, from 0 to 1
     */
    public long at(double u) {
        return leastNanos + (long) ((greatestNanos - leastNanos) * u);
    }
}
