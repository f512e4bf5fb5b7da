package org.qmgrsim.bench;

import org.qmgrsim.kernel.Agenda;

/** Our agenda as a model uses it: one object per event, run by the agenda, that schedules itself again. */
final class HeldAgenda implements Hold {
    private final Agenda agenda = new Agenda();
    private final Increments increments;

    HeldAgenda(int pending, Increments increments) {
        this.increments = increments;
        for (int i = 0; i < pending; i++) {
            new Again().run();
        }
    }

    @Override
    public long step() {
        agenda.runNext(Long.MAX_VALUE);
        return agenda.now();
    }

    private final class Again implements Runnable {
        @Override
        public void run() {
            agenda.schedule(agenda.now() + increments.next(), this);
        }
    }
}
