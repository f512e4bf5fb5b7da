package org.qmgrsim.kernel;

/**
 * Keyed randomness: one decision, one draw, a hash of (seed, replication, purpose, subject, attempt).
 *
 * <p>There is no stream and no state, so no draw can shift another: two runs that differ in one setting share the luck of
 * everything that they have in common. The subject key must not depend on timing (the ordinal of a message at its source,
 * never a queue ID, an inode or a process ID), or the runs share nothing.
 *
 * <p>The same arguments give the same bits on every machine and for ever; a test holds sample values.
 *
 * @see "Salmon et al. 2011, Parallel random numbers: as easy as 1, 2, 3 (counter-based generators)"
 */
public final class Luck {
    /** 2^64 over the golden ratio, odd: spreads neighbouring numbers over all bits before they are mixed. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final double LEAST = 0x1p-54;

    private final long root;

    /**
     * The luck of one run.
     *
     * @param seed any number
     * @param replication the number of the run among those of this seed
     */
    public Luck(long seed, int replication) {
        this.root = absorb(absorb(0, seed), replication);
    }

    /**
     * A number from 2<sup>-54</sup> to 1 - 2<sup>-53</sup>, both included, so strictly inside (0, 1): 53 random bits,
     * where all bits zero count as one half of the lowest.
     *
     * @param purposeCode what is decided, see {@link Purpose#code(int)}
     * @param subjectKey whom it concerns; see {@link #key(long, long)}
     * @param attempt the how many-eth decision of this purpose for this subject
     */
    public double uniform(int purposeCode, long subjectKey, long attempt) {
        return toUnitInterval(bits(purposeCode, subjectKey, attempt));
    }

    /** Like {@link #uniform(int, long, long)}, for a purpose without details. */
    public double uniform(Purpose purpose, long subjectKey, long attempt) {
        return uniform(purpose.code(), subjectKey, attempt);
    }

    /** 64 random bits for the same arguments; {@link #uniform(int, long, long)} is made from the upper 53 of them. */
    public long bits(int purposeCode, long subjectKey, long attempt) {
        return absorb(absorb(absorb(root, purposeCode), subjectKey), attempt);
    }

    /**
     * One subject key from two numbers, such as (source, ordinal) or (parent, kind): of the same first number no two seconds
     * share a key, and else two keys meet as seldom as two random longs.
     */
    public static long key(long first, long second) {
        return absorb(absorb(GOLDEN, first), second);
    }

    static double toUnitInterval(long bits) {
        long upper = bits >>> 11;
        return upper == 0 ? LEAST : upper * 0x1p-53;
    }

    /** For each hash a bijection of the number, for each number a bijection of the hash. */
    private static long absorb(long hash, long number) {
        return mix(hash + GOLDEN * (number + 1));
    }

    /** A bijection in which every bit of the input moves every bit of the output (Evensen's constants, "moremur"). */
    private static long mix(long bits) {
        long x = bits;
        x = (x ^ (x >>> 27)) * 0x3C79AC492BA7B653L;
        x = (x ^ (x >>> 33)) * 0x1C69B3F74AC4AE35L;
        return x ^ (x >>> 27);
    }
}
