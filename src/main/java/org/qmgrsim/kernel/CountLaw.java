package org.qmgrsim.kernel;

/** The distribution of a whole number from 1 on, drawn by inversion as {@link Law} is. */
public sealed interface CountLaw {
    /**
     * The number that is not exceeded with probability {@code u}; rises with {@code u}.
     *
     * @param u strictly between 0 and 1
     */
    int quantile(double u);

    /** Always the same number, from 1. */
    static CountLaw constant(int number) {
        return new Evenly(number, number);
    }

    /**
     * Each number from one to another equally often, both included.
     *
     * @param least from 1
     * @throws IllegalArgumentException if the least is below 1 or above the greatest
     */
    static CountLaw evenly(int least, int greatest) {
        if (least < 1 || greatest < least) {
            throw new IllegalArgumentException("numbers from " + least + " to " + greatest);
        }
        return new Evenly(least, greatest);
    }

    /**
     * As often as one fails until one succeeds: many ones, and few large numbers.
     *
     * @param mean from 1
     * @throws IllegalArgumentException if it is below 1 or not finite
     */
    static CountLaw geometric(double mean) {
        if (!(mean >= 1) || mean == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("mean " + mean + " of a geometric law: give a number from 1");
        }
        return new Geometric(mean);
    }

    /** A law of numbers rounded to whole ones, at least 1. */
    static CountLaw rounded(Law law) {
        return new Rounded(law);
    }

    /** See {@link #evenly}. */
    record Evenly(int least, int greatest) implements CountLaw {
        @Override
        public int quantile(double u) {
            return least + Math.min(greatest - least, (int) (u * ((double) greatest - least + 1)));
        }
    }

    /** See {@link #geometric}. */
    record Geometric(double mean) implements CountLaw {
        @Override
        public int quantile(double u) {
            if (mean == 1) {
                return 1;
            }
            double more = StrictMath.log1p(-u) / StrictMath.log1p(-1 / mean);
            return 1 + (int) Math.min(Integer.MAX_VALUE - 1, Math.floor(more));
        }
    }

    /** See {@link #rounded}. */
    record Rounded(Law law) implements CountLaw {
        @Override
        public int quantile(double u) {
            return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(law.quantile(u))));
        }
    }
}
