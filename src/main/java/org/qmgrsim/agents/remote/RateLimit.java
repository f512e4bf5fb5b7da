package org.qmgrsim.agents.remote;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * So much within any stretch of time: connections if it is counted at the greeting, recipients at RCPT, else messages. What
 * goes beyond is turned away, and does not count.
 *
 * @param atMost from 1
 * @param withinNanos length of the stretch
 */
public record RateLimit(int atMost, long withinNanos, Stage at, Answer beyond) implements Trait {
    @Override
    public @Nullable Answer at(Stage stage, Question question) {
        if (stage != at) {
            return null;
        }
        return question.memory().of(this, Passed::new).lets(this, question.nowNanos()) ? null : beyond;
    }

    /** When the last ones passed. */
    private static final class Passed {
        private final Deque<Long> times = new ArrayDeque<>();

        boolean lets(RateLimit limit, long nowNanos) {
            while (!times.isEmpty() && times.getFirst() <= nowNanos - limit.withinNanos()) {
                times.removeFirst();
            }
            if (times.size() >= limit.atMost()) {
                return false;
            }
            times.addLast(nowNanos);
            return true;
        }
    }
}
