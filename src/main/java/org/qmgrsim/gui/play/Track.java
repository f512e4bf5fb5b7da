package org.qmgrsim.gui.play;

import java.util.Arrays;

/** Facts of one sort, in order: their numbers and instants. */
public final class Track {
    private int[] numbers = new int[16];
    private long[] nanos = new long[16];
    private int size;

    /** Adds the next one. */
    public void add(long number, long atNanos) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        numbers[size] = (int) number;
        nanos[size++] = atNanos;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** Number of a fact; {@code place} from 0. */
    public long number(int place) {
        return numbers[place];
    }

    /** When it happened, in nanoseconds since the epoch of the run. */
    public long nanos(int place) {
        return nanos[place];
    }

    /** The first place whose fact comes later than an instant; {@link #size} if none does. */
    public int after(long atNanos) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (nanos[middle] <= atNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first place whose number is greater than this. */
    public int afterNumber(long number) {
        int place = Arrays.binarySearch(numbers, 0, size, (int) number);
        return place < 0 ? -place - 1 : place + 1;
    }

    /** How many lie behind {@code from}, up to {@code until}. */
    public int count(long from, long until) {
        return after(until) - after(from);
    }
}
