package org.qmgrsim.ipc;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Gate;

/**
 * One question over a {@link ClientStream}, for which its asker stands still.
 *
 * @param <Q> the question
 * @param <A> the answer
 */
public final class Query<Q, A> {
    private final long key;
    private final Q question;
    private final Gate answered = new Gate();
    private @Nullable A answer;

    Query(long key, Q question) {
        this.key = key;
        this.question = question;
    }

    /** The key of the luck of whom it is asked for. */
    public long key() {
        return key;
    }

    /** What is asked. */
    public Q question() {
        return question;
    }

    /** Gives the answer. */
    public void answer(A given) {
        if (!answered.isOpen()) {
            answer = given;
            answered.open();
        }
    }

    /** The asker no longer waits. */
    void abandon() {
        answered.open();
    }

    /** The server is gone, or answers no more: a question that was not answered yet never will be. */
    void fail() {
        answered.open();
    }

    Gate answered() {
        return answered;
    }

    @Nullable
    A answer() {
        return answer;
    }
}
