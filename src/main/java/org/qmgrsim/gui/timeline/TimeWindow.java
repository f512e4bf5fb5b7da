package org.qmgrsim.gui.timeline;

/** The stretch of a run that the timeline shows. Immutable; times in nanoseconds since the epoch of the run. */
public record TimeWindow(long fromNanos, long untilNanos, long leastNanos, long mostNanos) {
    /** The shortest stretch: 100 µs. */
    public static final long SHORTEST = 100_000;

    /** The whole of a run. */
    public static TimeWindow all(long fromNanos, long untilNanos) {
        return new TimeWindow(
                fromNanos,
                Math.max(fromNanos + SHORTEST, untilNanos),
                fromNanos,
                Math.max(fromNanos + SHORTEST, untilNanos));
    }

    /** Its length. */
    public long span() {
        return untilNanos - fromNanos;
    }

    /** Where an instant lies, 0 at the left end and 1 at the right. */
    public double share(long nanos) {
        return (double) (nanos - fromNanos) / span();
    }

    /** The instant at a place. */
    public long at(double share) {
        return fromNanos + Math.round(share * span());
    }

    /** Zooms; what lies at {@code share} stays there. More than 1 zooms in. */
    public TimeWindow zoom(double factor, double share) {
        long whole = mostNanos - leastNanos;
        long span = Math.max(SHORTEST, Math.min(whole, Math.round(span() / factor)));
        long fixed = at(share);
        return moved(fixed - Math.round(share * span), span);
    }

    /** Moves by so many of its own lengths. */
    public TimeWindow pan(double lengths) {
        return moved(fromNanos + Math.round(lengths * span()), span());
    }

    /** Shows a stretch, as far as it lies in the run. */
    public TimeWindow to(long from, long until) {
        long span = Math.max(SHORTEST, Math.min(mostNanos - leastNanos, until - from));
        return moved(from, span);
    }

    /** Shows all. */
    public TimeWindow fit() {
        return moved(leastNanos, mostNanos - leastNanos);
    }

    /** The same stretch, moved so far that an instant can be seen. */
    public TimeWindow showing(long nanos) {
        if (nanos >= fromNanos && nanos <= untilNanos) {
            return this;
        }
        return moved(nanos - span() / 3, span());
    }

    private TimeWindow moved(long from, long span) {
        long begin = Math.max(leastNanos, Math.min(mostNanos - span, from));
        return new TimeWindow(begin, begin + span, leastNanos, mostNanos);
    }
}
