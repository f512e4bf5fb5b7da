package org.qmgrsim.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The events to come, in the order in which they will run: by time, and at one time in the order in which they were
 * scheduled.
 *
 * <p>A 4-ary heap in parallel arrays holds the future; events of the present instant go to a {@link PresentQueue}, which
 * gives the same total order for less. The event that runs leaves the root of the heap hollow, and the first event that it
 * schedules takes that place: one way through the heap where taking out and putting in would be two. A cancelled event
 * stays where it is and is passed over; once half of the heap is cancelled, it is swept.
 *
 * <p>Every event carries a <em>cause</em>, a number that the agenda hands on without understanding it: it is taken from
 * {@link #cause()} when the event is scheduled and stands there again when it runs.
 *
 * <p>Times are nanoseconds since the epoch of the run. Scheduling in the past is an error.
 */
public final class Agenda {
    /** A ticket that stands for no event; cancelling it does nothing. */
    public static final long NONE = -1;

    private static final int ARITY_SHIFT = 2;
    private static final int FEW = 64; // so few cancelled events are not worth a sweep

    private long now;
    private long horizon = Long.MAX_VALUE;
    private long cause;
    private long scheduled;
    private long executed;

    private long[] dueNanos = new long[64];
    private int[] slotAt = new int[64];
    private int size; // with the root, hollow or not
    private boolean hollow;
    private boolean ties; // whether the heap may hold more that is due now
    private int cancelled;

    // One slot per event of the heap; an event that was cancelled has no action.
    private @Nullable Runnable[] action = new @Nullable Runnable[64];
    private long[] causeOf = new long[64];
    private long[] sequence = new long[64];
    private int[] freeSlots = new int[64];
    private int freeCount;
    private int slots;

    private final PresentQueue present = new PresentQueue();

    /** The present instant, in nanoseconds since the epoch of the run. */
    public long now() {
        return now;
    }

    /** The cause of what happens now: a number that events inherit when they are scheduled. */
    public long cause() {
        return cause;
    }

    /** Makes {@code cause} the cause of all that follows within this event. */
    public void setCause(long cause) {
        this.cause = cause;
    }

    /** Number of events that have run. */
    public long executed() {
        return executed;
    }

    /** Number of events that wait. */
    public int pending() {
        return size - (hollow ? 1 : 0) - cancelled + present.pending();
    }

    /**
     * Puts an event on the agenda.
     *
     * @param atNanos when it runs; not before {@link #now()}
     * @return a ticket with which it can be cancelled
     * @throws IllegalArgumentException if the time lies in the past
     */
    public long schedule(long atNanos, Runnable event) {
        if (atNanos < now) {
            throw new IllegalArgumentException("event at " + atNanos + " ns is scheduled in the past: now is " + now);
        }
        if (atNanos == now) {
            return present.add(event, cause);
        }
        return schedule(atNanos, takeOrder(), event);
    }

    /** The place in the order of events that one has which is scheduled now; for one that will be put there later. */
    long takeOrder() {
        return scheduled++;
    }

    /** Puts an event on the agenda as if that had been done when its place in the order was taken. */
    long schedule(long atNanos, long order, Runnable event) {
        int slot = takeSlot();
        action[slot] = event;
        causeOf[slot] = cause;
        sequence[slot] = order;
        insert(atNanos, slot);
        return ticket(slot);
    }

    /** Takes an event off the agenda; does nothing if it has run or was cancelled. */
    public void cancel(long ticket) {
        if (ticket < 0) {
            present.cancel(ticket); // or NONE, which is no ticket of its
            return;
        }
        int slot = (int) ticket;
        if (action[slot] == null || ticket(slot) != ticket) {
            return;
        }
        action[slot] = null;
        cancelled++;
        if (cancelled > Math.max(FEW, size / 2)) {
            sweep();
        }
    }

    /**
     * Moves the present to {@code toNanos} if nothing else is due until then, that instant included. A process whose next
     * step is due may then take it at once: no other event could have come first.
     */
    public boolean advance(long toNanos) {
        if (!present.isEmpty() || toNanos > horizon || earliestNanos() <= toNanos) {
            return false;
        }
        now = toNanos;
        return true;
    }

    /** Runs all events up to and including {@code untilNanos}, then stands at that instant. */
    public void runUntil(long untilNanos) {
        horizon = untilNanos;
        while (runNext(untilNanos)) {
            // everything happens in the event
        }
        horizon = Long.MAX_VALUE;
        now = Math.max(now, untilNanos);
    }

    /** Runs the next event if it is due by {@code untilNanos}. */
    public boolean runNext(long untilNanos) {
        // An event of the heap that is due now was scheduled before now, so before all that stands in the present's
        // queue.
        if (ties && earliestNanos() == now) {
            cleanRoot();
            runRoot();
            return true;
        }
        ties = false;
        Runnable event = present.next();
        if (event != null) {
            cause = present.cause();
            executed++;
            event.run();
            return true;
        }
        cleanRoot();
        if (size > 0 && dueNanos[0] <= untilNanos) {
            now = dueNanos[0];
            ties = true;
            runRoot();
            return true;
        }
        return false;
    }

    private void runRoot() {
        int slot = slotAt[0];
        Runnable event = action[slot];
        if (event == null) {
            throw new IllegalStateException("the root of the agenda was cancelled");
        }
        hollow = true;
        cause = causeOf[slot];
        release(slot);
        executed++;
        event.run();
    }

    /** Slots are used again, so a part of the event's number stands beside that of the slot. */
    private long ticket(int slot) {
        return ((sequence[slot] & Integer.MAX_VALUE) << 32) | slot;
    }

    private int takeSlot() {
        if (freeCount > 0) {
            return freeSlots[--freeCount];
        }
        if (slots == action.length) {
            int larger = slots * 2;
            action = Arrays.copyOf(action, larger);
            causeOf = Arrays.copyOf(causeOf, larger);
            sequence = Arrays.copyOf(sequence, larger);
            freeSlots = Arrays.copyOf(freeSlots, larger);
        }
        return slots++;
    }

    private void release(int slot) {
        action[slot] = null;
        freeSlots[freeCount++] = slot;
    }

    private void drop(int slot) {
        cancelled--;
        release(slot);
    }

    /** When the first event of the heap is due; the end of time if there is none. */
    private long earliestNanos() {
        if (hollow && size > 1) {
            int least = leastOf(1);
            if (action[slotAt[least]] != null) {
                return dueNanos[least]; // and the root stays hollow for what will be scheduled
            }
        }
        cleanRoot();
        return size > 0 ? dueNanos[0] : Long.MAX_VALUE;
    }

    private void insert(long due, int slot) {
        if (hollow) {
            hollow = false;
            siftDown(0, due, slot);
            return;
        }
        if (size == dueNanos.length) {
            int larger = size * 2;
            dueNanos = Arrays.copyOf(dueNanos, larger);
            slotAt = Arrays.copyOf(slotAt, larger);
        }
        siftUp(size++, due, slot);
    }

    /** Makes the root an event that will run: fills it if it is hollow, and drops cancelled events from it. */
    private void cleanRoot() {
        if (hollow) {
            hollow = false;
            removeRoot();
        }
        while (size > 0 && action[slotAt[0]] == null) {
            drop(slotAt[0]);
            removeRoot();
        }
    }

    private void removeRoot() {
        size--;
        if (size > 0) {
            siftDown(0, dueNanos[size], slotAt[size]);
        }
    }

    /** Drops all cancelled events of the heap, and orders the rest anew. */
    private void sweep() {
        cleanRoot();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (action[slotAt[i]] == null) {
                drop(slotAt[i]);
            } else {
                put(kept++, dueNanos[i], slotAt[i]);
            }
        }
        size = kept;
        for (int i = (size - 2) >> ARITY_SHIFT; i >= 0; i--) {
            siftDown(i, dueNanos[i], slotAt[i]);
        }
    }

    private boolean before(long due, int slot, int other) {
        return due < dueNanos[other] || (due == dueNanos[other] && sequence[slot] < sequence[slotAt[other]]);
    }

    private void siftUp(int from, long due, int slot) {
        int hole = from;
        while (hole > 0) {
            int parent = (hole - 1) >> ARITY_SHIFT;
            if (!before(due, slot, parent)) {
                break;
            }
            put(hole, dueNanos[parent], slotAt[parent]);
            hole = parent;
        }
        put(hole, due, slot);
    }

    private void siftDown(int from, long due, int slot) {
        int hole = from;
        while (true) {
            int first = (hole << ARITY_SHIFT) + 1;
            if (first >= size) {
                break;
            }
            int least = leastOf(first);
            if (before(due, slot, least)) {
                break;
            }
            put(hole, dueNanos[least], slotAt[least]);
            hole = least;
        }
        put(hole, due, slot);
    }

    /**
     * The earliest of up to four brothers. Which of four it is nobody can foresee, least of all the processor, so they are
     * compared by the signs of their differences, without a branch: half of the time of a step. Times are not negative, so
     * no difference overflows. Equal times are left to the slower way.
     */
    private int leastOf(int first) {
        if (first + 4 > size) {
            return firstScheduledOf(first, size);
        }
        long a = dueNanos[first];
        long b = dueNanos[first + 1];
        long c = dueNanos[first + 2];
        long d = dueNanos[first + 3];
        long ab = b - a;
        long cd = d - c;
        long left = a + (ab & (ab >> 63));
        long right = c + (cd & (cd >> 63));
        long sides = right - left;
        if (((ab | -ab) & (cd | -cd) & (sides | -sides)) >= 0) {
            return firstScheduledOf(first, first + 4); // one of the differences is zero
        }
        long inLeft = ab >>> 63;
        long inRight = 2 + (cd >>> 63);
        return first + (int) (inLeft + ((inRight - inLeft) & (sides >> 63)));
    }

    private int firstScheduledOf(int first, int end) {
        int least = first;
        for (int child = first + 1; child < end; child++) {
            if (before(dueNanos[child], slotAt[child], least)) {
                least = child;
            }
        }
        return least;
    }

    private void put(int index, long due, int slot) {
        dueNanos[index] = due;
        slotAt[index] = slot;
    }
}
