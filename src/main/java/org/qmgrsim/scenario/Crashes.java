package org.qmgrsim.scenario;

import java.util.HashMap;
import java.util.Map;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.Supervisor;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.scenario.CrashPlan.Moment;

/** The crashes that are planned, by service; a plan replaces the former one for the same service and moment. */
final class Crashes {
    private final Agenda agenda;
    private final Map<String, Planned> plans = new HashMap<>();

    private static final class Planned {
        private final CrashPlan plan;
        private long left;

        Planned(CrashPlan plan) {
            this.plan = plan;
            this.left = plan.times();
        }
    }

    Crashes(Agenda agenda) {
        this.agenda = agenda;
    }

    void plan(String socket, CrashPlan plan) {
        plans.put(key(socket, plan.moment()), new Planned(plan));
    }

    private static String key(String socket, Moment moment) {
        return moment + " " + socket;
    }

    /** The identity of a process that is about to be made: whoever supervises it, its requests are seen here. */
    Identity watched(Identity identity, String socket) {
        Supervisor supervisor = identity.supervisor();
        return new Identity(
                identity.subject(),
                identity.pid(),
                identity.program(),
                identity.key(),
                identity.generation(),
                identity.verbosity(),
                new Supervisor() {
                    @Override
                    public void status(Daemon child, boolean available) {
                        supervisor.status(child, available);
                        if (!available) {
                            expect(child, Moment.REQUEST, socket);
                        }
                    }

                    @Override
                    public void ended(Daemon child) {
                        supervisor.ended(child);
                    }
                });
    }

    /** A process has been forked. */
    void forked(Daemon process, String socket) {
        expect(process, Moment.START, socket);
    }

    private void expect(Daemon process, Moment moment, String socket) {
        Planned planned = plans.isEmpty() ? null : plans.get(key(socket, moment));
        if (planned == null || planned.left == 0) {
            return;
        }
        int served = process.useCount();
        if (moment == Moment.START) {
            planned.left--;
        }
        agenda.schedule(agenda.now() + planned.plan.afterNanos(), () -> {
            boolean still =
                    moment == Moment.START || (planned.left > 0 && process.isBusy() && process.useCount() == served);
            if (process.alive() && still) {
                if (moment == Moment.REQUEST) {
                    planned.left--;
                }
                planned.plan.crash(process);
            }
        });
    }
}
