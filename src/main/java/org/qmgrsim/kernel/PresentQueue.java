package org.qmgrsim.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The events of the present instant, first in, first out, each with its cause. An event is known by its place in the row of
 * all that ever stood here; a cancelled one is passed over.
 */
final class PresentQueue {
    /** Tickets are below zero and below {@link Agenda#NONE}, so that nobody takes them for those of the heap. */
    private static final long FIRST_TICKET = Agenda.NONE - 1;

    private @Nullable Runnable[] action = new @Nullable Runnable[64];
    private long[] causeOf = new long[64];
    private long head;
    private long tail;
    private int cancelled;
    private long cause;

    /** Whether nothing stands here, cancelled events included. */
    boolean isEmpty() {
        return head == tail;
    }

    /** Events that wait. */
    int pending() {
        return (int) (tail - head) - cancelled;
    }

    long add(Runnable event, long itsCause) {
        if (tail - head == action.length) {
            grow();
        }
        int place = place(tail);
        action[place] = event;
        causeOf[place] = itsCause;
        return FIRST_TICKET - tail++;
    }

    void cancel(long ticket) {
        long number = FIRST_TICKET - ticket;
        if (number >= head && number < tail && action[place(number)] != null) {
            action[place(number)] = null;
            cancelled++;
        }
    }

    /** Takes the first event; null if there is none. */
    @Nullable
    Runnable next() {
        while (head != tail) {
            int place = place(head++);
            Runnable event = action[place];
            if (event != null) {
                action[place] = null;
                cause = causeOf[place];
                return event;
            }
            cancelled--;
        }
        return null;
    }

    /** The cause of the event that was taken last. */
    long cause() {
        return cause;
    }

    private int place(long number) {
        return (int) number & (action.length - 1);
    }

    private void grow() {
        @Nullable Runnable[] formerAction = action;
        long[] formerCause = causeOf;
        action = new @Nullable Runnable[formerAction.length * 2];
        causeOf = new long[action.length];
        for (long number = head; number < tail; number++) {
            int from = (int) number & (formerAction.length - 1);
            action[place(number)] = formerAction[from];
            causeOf[place(number)] = formerCause[from];
        }
    }
}
