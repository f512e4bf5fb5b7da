package org.qmgrsim.scenario;

import org.qmgrsim.ipc.Daemon;

/**
 * How the next processes of a service crash.
 *
 * @param moment where in its life
 * @param afterNanos how long after that moment
 * @param signal that ends the process; 0: it exits by itself
 * @param exitStatus with which it exits, without a signal
 * @param times how many crash
 */
public record CrashPlan(Moment moment, long afterNanos, int signal, int exitStatus, long times) {
    /** All processes from now on. */
    public static final long ALWAYS = Long.MAX_VALUE;

    /** A short time after a fork: before a process has served anything. */
    public static final long SHORTLY = 500_000;

    /** What a crash counts from. */
    public enum Moment {
        /** The process has been forked. */
        START,
        /** The process has told master that it has a client. */
        REQUEST
    }

    /** The next processes end by a signal shortly after their fork. */
    static CrashPlan atStart(int signal, long times) {
        return new CrashPlan(Moment.START, SHORTLY, signal, 0, times);
    }

    /** What is planned, for people. */
    String words() {
        String who = times == ALWAYS
                ? "every process"
                : times == 1 ? "the next process" : "the next " + times + " processes";
        String how = signal == 0 ? "exit status " + exitStatus : "signal " + signal;
        return who + ": " + how + " " + afterNanos / 1e6 + " ms after its "
                + (moment == Moment.START ? "start" : "client came");
    }

    /** Does it to a process. */
    void crash(Daemon process) {
        if (signal == 0) {
            process.exit(exitStatus);
        } else {
            Signals.send(process, signal);
        }
    }
}
