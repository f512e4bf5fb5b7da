package org.qmgrsim.qmgr;

/**
 * The state of a destination: one integer, its concurrency window if positive, else dead or suspended, and the three
 * sums that move it. All numbers are IEEE doubles, as in Postfix, so they agree to the last bit.
 *
 * @see "Postfix src/qmgr/qmgr_queue.c: qmgr_queue_throttle, qmgr_queue_unthrottle"
 */
final class Window {
    /** Returned in place of a feedback when none was counted; feedback is never negative. */
    static final double NO_FEEDBACK = -1;

    private static final int DEAD = 0;
    private static final int SUSPENDED = -1;

    private final WindowRules rules;
    private int size;
    private double success;
    private double failure;
    private double failCohorts;

    Window(WindowRules rules) {
        this.rules = rules;
        this.size = rules.initial();
    }

    /** The window if positive; 0 is dead, −1 suspended. */
    int size() {
        return size;
    }

    double success() {
        return success;
    }

    double failure() {
        return failure;
    }

    double failCohorts() {
        return failCohorts;
    }

    boolean isReady() {
        return size > 0;
    }

    boolean isDead() {
        return size == DEAD;
    }

    boolean isSuspended() {
        return size == SUSPENDED;
    }

    /**
     * A delivery that was no failure of this ready destination.
     *
     * @param busy deliveries under way, the ending one included: the window never runs far ahead of them
     * @return the feedback counted, or {@link #NO_FEEDBACK}
     */
    double grow(int busy) {
        failCohorts = 0;
        int limit = rules.limit();
        if ((limit != 0 && size >= limit) || size >= busy + rules.initial()) {
            return NO_FEEDBACK;
        }
        double feedback = rules.positive().at(size);
        success += feedback;
        // The half step guards small feedback against rounding.
        while (success + feedback / 2 >= 1) {
            size += 1;
            success -= 1;
            failure = 0;
        }
        if (limit > 0) {
            size = Math.min(size, limit);
        }
        return feedback;
    }

    /**
     * A failure of this ready destination; it may be dead afterwards.
     *
     * @return the feedback counted, or {@link #NO_FEEDBACK}
     */
    double shrink() {
        failCohorts += 1.0 / size;
        if (rules.cohortLimit() > 0 && failCohorts >= rules.cohortLimit()) {
            size = DEAD;
            return NO_FEEDBACK;
        }
        double feedback = rules.negative().at(size);
        failure -= feedback;
        while (failure - feedback / 2 < 0) {
            size -= 1;
            success = 0;
            failure += 1;
        }
        size = Math.max(size, 1);
        return feedback;
    }

    /** The end of being dead: the best window is then the number of deliveries that live. */
    void revive(int busy) {
        failCohorts = 0;
        size = busy > 0 ? busy : rules.initial();
        success = 0;
        failure = 0;
    }

    void suspend() {
        size = SUSPENDED;
    }

    void resume() {
        size = 1;
    }
}
