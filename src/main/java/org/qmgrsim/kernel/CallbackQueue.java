package org.qmgrsim.kernel;

import java.util.Arrays;

/** Callbacks that wait for their turn, first in first out, each with what caused it. */
final class CallbackQueue {
    private Runnable[] callbacks = new Runnable[8];
    private long[] causes = new long[8];
    private int head;
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void add(Runnable callback, long cause) {
        if (size == callbacks.length) {
            grow();
        }
        int tail = (head + size++) & (callbacks.length - 1);
        callbacks[tail] = callback;
        causes[tail] = cause;
    }

    /** The cause of the first callback. */
    long cause() {
        return causes[head];
    }

    @SuppressWarnings("NullAway") // a place that holds no callback is never read
    Runnable take() {
        Runnable first = callbacks[head];
        callbacks[head] = null;
        head = (head + 1) & (callbacks.length - 1);
        size--;
        return first;
    }

    @SuppressWarnings("NullAway")
    void clear() {
        Arrays.fill(callbacks, null);
        size = 0;
    }

    private void grow() {
        Runnable[] moreCallbacks = new Runnable[callbacks.length * 2];
        long[] moreCauses = new long[causes.length * 2];
        for (int i = 0; i < size; i++) {
            int from = (head + i) & (callbacks.length - 1);
            moreCallbacks[i] = callbacks[from];
            moreCauses[i] = causes[from];
        }
        callbacks = moreCallbacks;
        causes = moreCauses;
        head = 0;
    }
}
