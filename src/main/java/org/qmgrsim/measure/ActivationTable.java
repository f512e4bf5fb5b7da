package org.qmgrsim.measure;

import java.util.Arrays;
import java.util.function.Consumer;

/** For each message how long it waited from queued to active, by its subject; twenty bytes a message. */
public final class ActivationTable implements Consumer<MessageLife> {
    /** In place of a wait: the message was never queued. */
    public static final long NOT_QUEUED = -1;

    private int[] subjects = new int[64];
    private long[] arrived = new long[64];
    private long[] waits = new long[64];
    private int size;
    private boolean sorted = true;

    @Override
    public void accept(MessageLife life) {
        if (size == subjects.length) {
            int length = size + (size >> 1);
            subjects = Arrays.copyOf(subjects, length);
            arrived = Arrays.copyOf(arrived, length);
            waits = Arrays.copyOf(waits, length);
        }
        sorted &= size == 0 || subjects[size - 1] < life.message();
        subjects[size] = life.message();
        arrived[size] = life.arrivedNanos();
        long wait = !life.wasQueued() ? NOT_QUEUED : life.activationNanos();
        waits[size++] = life.wasQueued() && !life.wasActive() ? Long.MAX_VALUE : wait;
    }

    /** Number of messages. */
    public int size() {
        return size;
    }

    /** The n-th message in the order of their subjects; from 0. */
    public int subject(int place) {
        sort();
        return subjects[place];
    }

    /** When the n-th arrived. */
    public long arrivedNanos(int place) {
        sort();
        return arrived[place];
    }

    /** The wait of the n-th; {@link Long#MAX_VALUE} if it never became active, {@link #NOT_QUEUED} if it was never queued. */
    public long waitNanos(int place) {
        sort();
        return waits[place];
    }

    /** The place of a message; negative if it is not there. */
    public int find(int subject) {
        sort();
        return Arrays.binarySearch(subjects, 0, size, subject);
    }

    private void sort() {
        if (sorted) {
            return;
        }
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        int[] by = subjects;
        Arrays.sort(order, (a, b) -> Integer.compare(by[a], by[b]));
        int[] newSubjects = new int[size];
        long[] newArrived = new long[size];
        long[] newWaits = new long[size];
        for (int i = 0; i < size; i++) {
            newSubjects[i] = subjects[order[i]];
            newArrived[i] = arrived[order[i]];
            newWaits[i] = waits[order[i]];
        }
        subjects = newSubjects;
        arrived = newArrived;
        waits = newWaits;
        sorted = true;
    }
}
