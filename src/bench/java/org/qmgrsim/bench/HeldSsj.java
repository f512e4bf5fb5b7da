package org.qmgrsim.bench;

import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.eventlist.EventList;

/** An event list of SSJ by itself, without SSJ's simulator around it: the same event object goes in again. */
final class HeldSsj implements Hold {
    private final EventList list;
    private final Increments increments;

    HeldSsj(EventList list, int pending, Increments increments) {
        this.list = list;
        this.increments = increments;
        for (int i = 0; i < pending; i++) {
            list.add(new Pending().due(increments.next()));
        }
    }

    @Override
    public long step() {
        Pending earliest = (Pending) list.removeFirst();
        double next = earliest.time() + increments.next();
        list.add(earliest.due(next));
        return (long) next;
    }

    private static final class Pending extends Event {
        Pending due(double time) {
            eventTime = time;
            return this;
        }

        @Override
        public void actions() {
            throw new IllegalStateException("the benchmark runs no actions");
        }
    }
}
