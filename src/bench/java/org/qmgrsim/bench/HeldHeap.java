package org.qmgrsim.bench;

/**
 * The lower bound: a bare array heap of times. It knows no event, no order among equal times and no cancelling, so it does
 * less than a simulation needs.
 */
final class HeldHeap implements Hold {
    private final long[] due;
    private final int shift;
    private final Increments increments;
    private int size;

    /**
     * @param shift children per node as a power of two: 1 is a binary heap, 2 a heap of four
     */
    HeldHeap(int shift, int pending, Increments increments) {
        this.shift = shift;
        this.increments = increments;
        this.due = new long[pending + 1];
        for (int i = 0; i < pending; i++) {
            push(increments.next());
        }
    }

    @Override
    public long step() {
        long next = pop() + increments.next();
        push(next);
        return next;
    }

    private void push(long time) {
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> shift;
            if (due[parent] <= time) {
                break;
            }
            due[hole] = due[parent];
            hole = parent;
        }
        due[hole] = time;
    }

    private long pop() {
        long earliest = due[0];
        long last = due[--size];
        int hole = 0;
        while (true) {
            int first = (hole << shift) + 1;
            if (first >= size) {
                break;
            }
            int least = least(first);
            if (last <= due[least]) {
                break;
            }
            due[hole] = due[least];
            hole = least;
        }
        due[hole] = last;
        return earliest;
    }

    private int least(int first) {
        int least = first;
        int end = Math.min(first + (1 << shift), size);
        for (int child = first + 1; child < end; child++) {
            if (due[child] < due[least]) {
                least = child;
            }
        }
        return least;
    }
}
