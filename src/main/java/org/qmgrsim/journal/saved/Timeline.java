package org.qmgrsim.journal.saved;

/**
 * How many facts of a kind there are in any stretch of time, exactly, at every level of detail: sums are kept for each 4096
 * facts, so a stretch costs two searches and a look at no more than 8192 codes, whether it is a second or the whole run.
 */
public final class Timeline {
    private final SavedJournal journal;
    private final Counts counts;

    Timeline(SavedJournal journal, Counts counts) {
        this.journal = journal;
        this.counts = counts;
    }

    /** Number of facts of a kind among the first {@code facts} of the journal. */
    public long upTo(int code, long facts) {
        int segment = (int) (facts / Form.SEGMENT);
        long count = counts.before(segment, code);
        long done = (long) segment * Form.SEGMENT;
        if (done < facts) {
            Block block = journal.block(SavedJournal.blockOf(facts));
            for (long number = done + 1; number <= facts; number++) {
                count += block.kind((int) (number - block.first())) == code ? 1 : 0;
            }
        }
        return count;
    }

    /** Number of facts of a kind in the whole journal. */
    public long total(int code) {
        return counts.before(Integer.MAX_VALUE, code);
    }

    /**
     * Counts the facts of a kind in stretches of equal length that follow one another.
     *
     * @param fromNanos the first stretch begins behind this instant
     * @param toNanos the last one ends with this instant
     * @param stretches how many; at least 1
     */
    public long[] counts(int code, long fromNanos, long toNanos, int stretches) {
        long[] result = new long[stretches];
        long before = upTo(code, journal.seek(fromNanos));
        long span = toNanos - fromNanos;
        for (long i = 1; i <= stretches; i++) {
            long end = fromNanos + span / stretches * i + span % stretches * i / stretches;
            long upTo = upTo(code, journal.seek(end));
            result[(int) i - 1] = upTo - before;
            before = upTo;
        }
        return result;
    }
}
