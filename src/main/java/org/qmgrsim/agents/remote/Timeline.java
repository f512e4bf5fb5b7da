package org.qmgrsim.agents.remote;

import java.util.ArrayList;
import java.util.List;

/** Something that changes at times that are known beforehand; asked for in order of time. */
final class Timeline<T> {
    private record Change<T>(long fromNanos, T value) {}

    private final T before;
    private final List<Change<T>> changes = new ArrayList<>();
    private int passed;

    /** What holds until the first change. */
    Timeline(T before) {
        this.before = before;
    }

    /** Adds a change; changes are added in order of time, and of two at one time the last one holds. */
    void add(long fromNanos, T value) {
        changes.add(new Change<>(fromNanos, value));
    }

    /** What holds at an instant, which is not before the one that was asked for last. */
    T at(long nanos) {
        while (passed < changes.size() && changes.get(passed).fromNanos() <= nanos) {
            passed++;
        }
        return passed == 0 ? before : changes.get(passed - 1).value();
    }
}
