package org.qmgrsim.measure;

import java.util.Arrays;

/**
 * The share still waiting after so many seconds, estimated from complete and censored waits: the product-limit estimator of
 * Kaplan and Meier (1958). Without censored waits it is one less the empirical distribution function.
 */
public final class Survival {
    private static final double ROUNDING = 1e-12;

    private final double[] seconds;
    private final double[] share;

    private Survival(double[] seconds, double[] share) {
        this.seconds = seconds;
        this.share = share;
    }

    /**
     * The estimate from waits in nanoseconds, both in ascending order. A wait that was censored at an instant counts as
     * still under way at the waits that ended then.
     */
    static Survival of(long[] complete, long[] censored) {
        double[] seconds = new double[complete.length];
        double[] share = new double[complete.length];
        int steps = 0;
        int gone = 0;
        double former = 1;
        int riskAtFormer = complete.length + censored.length;
        int i = 0;
        while (i < complete.length) {
            long at = complete[i];
            int together = 1;
            while (i + together < complete.length && complete[i + together] == at) {
                together++;
            }
            int censoredBefore = gone;
            while (gone < censored.length && censored[gone] < at) {
                gone++;
            }
            int atRisk = complete.length - i + censored.length - gone;
            if (gone > censoredBefore) {
                former = steps == 0 ? 1 : share[steps - 1];
                riskAtFormer = atRisk;
            }
            seconds[steps] = at / 1e9;
            share[steps++] = former * (atRisk - together) / riskAtFormer;
            i += together;
        }
        return new Survival(Arrays.copyOf(seconds, steps), Arrays.copyOf(share, steps));
    }

    /** The estimate from counted waits in seconds, in ascending order, complete and censored ones. */
    static Survival of(double[] at, long[] ended, double[] openAt, long[] open) {
        double[] share = new double[at.length];
        long atRisk = Arrays.stream(ended).sum() + Arrays.stream(open).sum();
        double product = 1;
        int gone = 0;
        for (int i = 0; i < at.length; i++) {
            while (gone < openAt.length && openAt[gone] < at[i]) {
                atRisk -= open[gone++];
            }
            product *= (double) (atRisk - ended[i]) / atRisk;
            share[i] = product;
            atRisk -= ended[i];
        }
        return new Survival(at, share);
    }

    /** Number of steps. */
    public int steps() {
        return seconds.length;
    }

    /** Where a step is, from 0, in seconds. */
    public double seconds(int step) {
        return seconds[step];
    }

    /** The share still waiting just after a step. */
    public double share(int step) {
        return share[step];
    }

    /** The share still waiting after so many seconds. */
    public double at(double afterSeconds) {
        int place = Arrays.binarySearch(seconds, afterSeconds);
        int step = place >= 0 ? place : -place - 2;
        return step < 0 ? 1 : share[step];
    }

    /** The share that was still waiting at the end of all observation: 0 unless the longest wait was censored. */
    public double last() {
        return share.length == 0 ? 1 : share[share.length - 1];
    }

    /** The first time at which at least this share had ended its wait; never, if that share was not reached. */
    public Quantile quantile(double ended) {
        for (int step = 0; step < seconds.length; step++) {
            if (share[step] <= 1 - ended + ROUNDING) {
                return Quantile.of(seconds[step]);
            }
        }
        return Quantile.NEVER;
    }
}
