package org.qmgrsim.scenario.language;

/** When messages come, as the key {@code arrivals} says it. */
public sealed interface Arrivals {
    /** Something that comes again and again. */
    sealed interface Rhythm extends Arrivals {
        /** How often on average. */
        double perSecond();
    }

    /** At random, so many a second on average. */
    record Poisson(double perSecond) implements Rhythm {}

    /** One after another at the same distance. */
    record Even(double gapNanos) implements Rhythm {
        @Override
        public double perSecond() {
            return 1e9 / gapNanos;
        }
    }

    /** Many at once, or spread evenly over a while. */
    record Burst(int count, long atNanos, long overNanos) implements Arrivals {}

    /** Such bursts again and again. */
    record Bursts(int count, Rhythm rhythm, long overNanos) implements Arrivals {}
}
