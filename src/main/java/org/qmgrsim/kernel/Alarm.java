package org.qmgrsim.kernel;

/**
 * An event that is put off or called off far more often than it happens: the end of a sleep that something else ends
 * first, the limit of a wait. The agenda holds one place for it, which stays where it is while the alarm moves away; a place
 * that comes too early is taken anew.
 *
 * <p>An alarm happens when, and in the order in which, an event would that is scheduled and cancelled each time.
 */
final class Alarm {
    /** When an alarm is due that is not set. */
    static final long NEVER = Long.MAX_VALUE;

    private final Agenda agenda;
    private final Runnable action;
    private final Runnable ring = this::ring;

    private long dueNanos = NEVER;
    private long order;
    private long cause;

    private long ticket = Agenda.NONE;
    private long placeNanos = NEVER;
    private long placeOrder;

    /** An alarm that is not set. */
    Alarm(Agenda agenda, Runnable action) {
        this.agenda = agenda;
        this.action = action;
    }

    /** When it is due; {@link #NEVER} if it is not set. */
    long dueNanos() {
        return dueNanos;
    }

    boolean isSet() {
        return dueNanos != NEVER;
    }

    /** The alarm is due then, and no longer when it was. */
    void set(long atNanos) {
        dueNanos = atNanos;
        cause = agenda.cause();
        order = agenda.takeOrder();
        if (atNanos < placeNanos || atNanos == agenda.now()) {
            agenda.cancel(ticket);
            take(atNanos == agenda.now() ? agenda.schedule(atNanos, ring) : agenda.schedule(atNanos, order, ring));
        }
    }

    /** The alarm is called off. */
    void clear() {
        dueNanos = NEVER;
    }

    /** The alarm is never set again: its place is free. */
    void end() {
        agenda.cancel(ticket);
        ticket = Agenda.NONE;
        placeNanos = NEVER;
        clear();
    }

    private void take(long place) {
        ticket = place;
        placeNanos = dueNanos;
        placeOrder = order;
    }

    private void ring() {
        boolean itsOwn = placeNanos == dueNanos && placeOrder == order;
        ticket = Agenda.NONE;
        placeNanos = NEVER;
        if (itsOwn) {
            dueNanos = NEVER;
            agenda.setCause(cause);
            action.run();
        } else if (isSet()) {
            take(agenda.schedule(dueNanos, order, ring));
        }
    }
}
