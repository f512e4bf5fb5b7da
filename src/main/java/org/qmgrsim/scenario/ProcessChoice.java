package org.qmgrsim.scenario;

import java.util.Comparator;
import java.util.List;
import org.qmgrsim.ipc.Daemon;

/** Which of the processes of a service are meant. */
public enum ProcessChoice {
    /** The one that was forked first. */
    OLDEST,
    /** The one that was forked last. */
    NEWEST,
    /** Of those that serve a client, the one that was forked first. */
    BUSY,
    /** Of those that serve nobody, the one that has been idle longest: it gets the next client. */
    IDLE,
    /** All. */
    ALL;

    /** In small letters. */
    @Override
    public String toString() {
        return switch (this) {
            case OLDEST -> "oldest";
            case NEWEST -> "newest";
            case BUSY -> "busy";
            case IDLE -> "idle";
            case ALL -> "all";
        };
    }

    /** The chosen ones. */
    List<Daemon> of(List<Daemon> oldestFirst) {
        return switch (this) {
            case OLDEST -> oldestFirst.stream().limit(1).toList();
            case NEWEST ->
                oldestFirst.stream().skip(Math.max(0, oldestFirst.size() - 1)).toList();
            case BUSY -> oldestFirst.stream().filter(Daemon::isBusy).limit(1).toList();
            case IDLE ->
                oldestFirst.stream()
                        .filter(process -> !process.isBusy())
                        .sorted(Comparator.comparingLong(Daemon::idleSinceNanos))
                        .limit(1)
                        .toList();
            case ALL -> oldestFirst;
        };
    }
}
