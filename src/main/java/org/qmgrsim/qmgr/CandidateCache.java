package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/** The last answer to the question which job might preempt the current one, until something changes it. */
final class CandidateCache {
    private @Nullable Job candidate;
    private @Nullable Job current;
    private long atSeconds;

    void clear() {
        current = null;
        candidate = null;
    }

    /** Forgets the answer if it was given for another job: its slots have changed. */
    void clearUnlessFor(Job job) {
        if (current != job) {
            clear();
        }
    }

    /** Forgets the answer if the job has a part in it. */
    void forget(Job job) {
        if (candidate == job || current == job) {
            clear();
        }
    }

    /** Whether the answer for this job still holds: a candidate within the same second, the want of one for longer. */
    boolean holds(Job job, long nowSeconds) {
        return current == job && (candidate == null || atSeconds == nowSeconds);
    }

    @Nullable
    Job candidate() {
        return candidate;
    }

    void remember(@Nullable Job best, Job forJob, long nowSeconds) {
        candidate = best;
        current = forJob;
        atSeconds = nowSeconds;
    }
}
