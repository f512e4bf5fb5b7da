package org.qmgrsim.scenario.language;

/** When messages come, as the key {@code arrivals} says it. */
public sealed interface Arrivals {
    /** At random, so many a second on average. */
    record Poisson(double perSecond) implements Arrivals {}

    /** One after another at the same distance. */
    record Even(double gapNanos) implements Arrivals {}

    /** Many at once, or spread evenly over a while. */
    record Burst(int count, long atNanos, long overNanos) implements Arrivals {}
}
