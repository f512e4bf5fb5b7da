package org.qmgrsim.kernel;

/** What the laws demand of their numbers. */
final class Require {
    private Require() {}

    static double probability(double u) {
        if (!(u > 0 && u < 1)) {
            throw new IllegalArgumentException("probability " + u + " is not strictly between 0 and 1");
        }
        return u;
    }

    static double aboveZero(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " " + value + " of a law: give a finite number above 0");
        }
        return value;
    }

    static double atLeastZero(String name, double value) {
        return between(0, Double.MAX_VALUE, name, value);
    }

    static double between(double least, double greatest, String name, double value) {
        if (!(value >= least && value <= greatest)) {
            throw new IllegalArgumentException(
                    name + " " + value + " of a law: give a number from " + least + " to " + greatest);
        }
        return value;
    }
}
