package org.qmgrsim.ipc;

import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Process.State;
import org.qmgrsim.kernel.WallClock;

/**
 * The watchdog of a daemon: an alarm after each third of the limit, and the third one in a single turn of the loop ends the
 * process (util/watchdog.c).
 *
 * <p>A process that waits in its loop is woken by the alarm and begins another turn, so that it may idle for ever; the model
 * takes that as done. While a process is stopped, alarms become one, which comes when it goes on.
 */
final class Watchdog {
    private static final int STEPS = 3;

    private final Daemon daemon;
    private final Agenda agenda;
    private final Runnable alarm = this::alarm;
    private final long stepNanos;
    private long ticket = Agenda.NONE;
    private long turnNanos;
    private long alarmedTurnNanos;
    private int trips;
    private boolean overslept;

    /** A watchdog that sleeps, for turns of at most {@code limitSeconds}, 3 or more. */
    Watchdog(Daemon daemon, Agenda agenda, long limitSeconds) {
        this.daemon = daemon;
        this.agenda = agenda;
        this.stepNanos = limitSeconds / STEPS * WallClock.SECOND;
    }

    /** The daemon is back in its loop. */
    void start() {
        turnNanos = agenda.now();
        if (ticket == Agenda.NONE) {
            arm();
        }
    }

    /** The daemon shows that it is well ({@code watchdog_pat}). */
    void pat() {
        trips = 0;
    }

    private void arm() {
        alarmedTurnNanos = turnNanos;
        trips = 0;
        ticket = agenda.schedule(turnNanos + stepNanos, alarm);
    }

    private void alarm() {
        ticket = Agenda.NONE;
        switch (daemon.state()) {
            case WAITING, DEAD -> {}
            case STOPPED, WORKING, BLOCKED -> {
                if (turnNanos != alarmedTurnNanos) {
                    arm(); // that was for an earlier turn: each begins the three alarms anew
                } else if (daemon.state() == State.STOPPED) {
                    overslept = true;
                } else {
                    ring();
                }
            }
        }
    }

    private void ring() {
        if (++trips < STEPS) {
            ticket = agenda.schedule(agenda.now() + stepNanos, alarm);
        } else {
            daemon.biteByWatchdog();
        }
    }

    /** The daemon was stopped and goes on. */
    void carryOn() {
        if (overslept) {
            overslept = false;
            if (daemon.state() == State.WORKING || daemon.state() == State.BLOCKED) {
                ring();
            }
        }
    }

    /** The daemon is dead. */
    void stop() {
        agenda.cancel(ticket);
        ticket = Agenda.NONE;
    }
}
