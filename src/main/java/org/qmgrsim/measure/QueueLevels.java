package org.qmgrsim.measure;

import java.util.HashMap;
import java.util.Map;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;

/**
 * How many files stand in each queue directory over a stretch of time: the average weighted by time, the most, and the
 * greatest age that a message reached there. It remembers only messages that are in the system.
 */
public final class QueueLevels implements Reader {
    private final long fromNanos;
    private final long untilNanos;
    private final int queues = QueueName.values().length;
    private final int[] files = new int[queues];
    private final int[] most = new int[queues];
    private final double[] fileSeconds = new double[queues];
    private final long[] sinceNanos = new long[queues];
    private final long[] oldestNanos = new long[queues];
    private final Map<Integer, Long> arrived = new HashMap<>();
    private final Map<Integer, QueueName> place = new HashMap<>();

    /** Measures from one virtual time to another. */
    public QueueLevels(long fromNanos, long untilNanos) {
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
    }

    @Override
    public boolean reads(int kind) {
        return switch (kind) {
            case Happening.MessageBegan.CODE,
                    Happening.FileCreated.CODE,
                    Happening.FileMoved.CODE,
                    Happening.FileRemoved.CODE,
                    Happening.MessageRemoved.CODE,
                    Happening.RunEnded.CODE -> true;
            default -> false;
        };
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        long at = fact.atNanos();
        switch (what.code()) {
            case Happening.MessageBegan.CODE -> arrived.put(fact.subject(), at);
            case Happening.FileCreated.CODE -> enter(fact.subject(), ((Happening.FileCreated) what).queue(), at);
            case Happening.FileMoved.CODE -> {
                leave(fact.subject(), ((Happening.FileMoved) what).from(), at);
                enter(fact.subject(), ((Happening.FileMoved) what).to(), at);
            }
            case Happening.FileRemoved.CODE -> leave(fact.subject(), ((Happening.FileRemoved) what).queue(), at);
            case Happening.MessageRemoved.CODE -> arrived.remove(fact.subject());
            case Happening.RunEnded.CODE -> end(at);
            default -> {
                // no file
            }
        }
    }

    private void enter(int message, QueueName queue, long at) {
        change(queue, 1, at);
        place.put(message, queue);
    }

    private void leave(int message, QueueName queue, long at) {
        change(queue, -1, at);
        age(message, queue, at);
        place.remove(message, queue);
    }

    private void age(int message, QueueName queue, long at) {
        Long since = arrived.get(message);
        long seen = Math.min(at, untilNanos);
        if (since != null && at >= fromNanos && seen >= since) {
            oldestNanos[queue.ordinal()] = Math.max(oldestNanos[queue.ordinal()], seen - since);
        }
    }

    private void change(QueueName queue, int by, long at) {
        int q = queue.ordinal();
        count(q, at);
        files[q] += by;
        if (at >= fromNanos && at < untilNanos) {
            most[q] = Math.max(most[q], files[q]);
        }
    }

    private void count(int q, long at) {
        long begin = Math.max(sinceNanos[q], fromNanos);
        long end = Math.min(at, untilNanos);
        if (end > begin) {
            fileSeconds[q] += files[q] * ((end - begin) / 1e9);
            most[q] = Math.max(most[q], files[q]);
        }
        sinceNanos[q] = at;
    }

    private void end(long at) {
        for (int q = 0; q < queues; q++) {
            count(q, at);
        }
        place.forEach((message, queue) -> age(message, queue, at));
    }

    /** Files on average over time. */
    public double mean(QueueName queue, long endNanos) {
        double seconds = (Math.min(untilNanos, endNanos) - fromNanos) / 1e9;
        return seconds <= 0 ? 0 : fileSeconds[queue.ordinal()] / seconds;
    }

    /** The most files at a time. */
    public int most(QueueName queue) {
        return most[queue.ordinal()];
    }

    /** The greatest age of a message in it, in seconds. */
    public double oldestSeconds(QueueName queue) {
        return oldestNanos[queue.ordinal()] / 1e9;
    }
}
