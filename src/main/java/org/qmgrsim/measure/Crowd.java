package org.qmgrsim.measure;

/** How many messages were in each stay, on average over each of some hundred equal parts of a stretch of time. */
public final class Crowd {
    private final long fromNanos;
    private final long untilNanos;
    private final int parts;
    private final double width;
    private final double[][] partial;
    private final int[][] change;

    Crowd(long fromNanos, long untilNanos, int parts) {
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
        this.parts = parts;
        this.width = Math.max(1, untilNanos - fromNanos) / (double) parts;
        this.partial = new double[Stay.values().length][parts];
        this.change = new int[Stay.values().length][parts + 1];
    }

    void add(Stay stay, long since, long until) {
        double begin = Math.max(0, (since - fromNanos) / width);
        double end = Math.min(parts, (Math.min(until, untilNanos) - fromNanos) / width);
        if (end <= begin) {
            return;
        }
        int first = (int) begin;
        int last = Math.min(parts - 1, (int) end);
        double[] row = partial[stay.ordinal()];
        if (first == last) {
            row[first] += end - begin;
            return;
        }
        row[first] += first + 1 - begin;
        row[last] += end - last;
        change[stay.ordinal()][first + 1]++;
        change[stay.ordinal()][last]--;
    }

    /** The mean number in each part. */
    public double[] mean(Stay stay) {
        double[] mean = partial[stay.ordinal()].clone();
        int whole = 0;
        for (int i = 0; i < parts; i++) {
            whole += change[stay.ordinal()][i];
            mean[i] += whole;
        }
        return mean;
    }
}
