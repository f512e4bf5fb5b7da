package org.qmgrsim.scenario;

import org.qmgrsim.agents.Postsuper.Operation;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.journal.QueueName;

/** Something that is done to the system, or happens to it, at a certain time. */
public sealed interface Action {
    /** When it takes effect; virtual time. */
    long atNanos();

    /** {@code postfix start}. */
    record Start(long atNanos) implements Action {}

    /** {@code postfix stop}. */
    record Stop(long atNanos) implements Action {}

    /** {@code postfix abort}. */
    record Abort(long atNanos) implements Action {}

    /** {@code postfix reload}. */
    record Reload(long atNanos) implements Action {}

    /** master is killed by SIGKILL. */
    record KillMaster(long atNanos) implements Action {}

    /** A signal to the process of a service, such as {@code public/qmgr}. */
    record Signal(long atNanos, String socket, int signal) implements Action {}

    /** From now on: the next {@code count} processes of a service get a signal 0.5 ms after their fork. */
    record SignalNext(long atNanos, String socket, int signal, int count) implements Action {}

    /** {@code postqueue -f} or {@code postfix flush}. */
    record Flush(long atNanos) implements Action {}

    /** A client that triggers a service with some bytes. */
    record SendTrigger(long atNanos, String socket, String bytes) implements Action {}

    /** One step of a slow client of a service: {@code connect}, {@code write BYTES} or {@code close}. */
    record SlowTrigger(long atNanos, String socket, Step step, String bytes) implements Action {
        /** What the client does. */
        public enum Step {
            CONNECT,
            WRITE,
            CLOSE
        }
    }

    /** From now on triggers fare like this. */
    record Triggers(long atNanos, TriggerFault fault) implements Action {}

    /** The files in {@code /etc/postfix} are these from now on; nobody is told. */
    record Edit(long atNanos, String what, FileEdit edit) implements Action {}

    /** A change of the configuration files. */
    @FunctionalInterface
    interface FileEdit {
        /** The files after the change. */
        ConfigurationFiles apply(ConfigurationFiles files);
    }

    /**
     * {@code postsuper} on one message or on all.
     *
     * @param message label of a message in the input, or {@code ALL}
     */
    record Postsuper(long atNanos, Operation operation, String message) implements Action {}

    /** {@code postqueue -i}: deliver one message now. */
    record DeliverNow(long atNanos, String message) implements Action {}

    /** {@code postqueue -s}: deliver all mail for a site now. */
    record DeliverSite(long atNanos, String site) implements Action {}

    /**
     * A copy of a message's queue file is put into a queue by hand.
     *
     * @param mtimeAheadSeconds modification time, from now
     */
    record DropFile(long atNanos, QueueName queue, String queueId, int mode, long mtimeAheadSeconds, String copyOf)
            implements Action {}

    /** The mode of a file in a queue is changed by hand. */
    record Chmod(long atNanos, String queueId, int mode) implements Action {}

    /** An SMTP client connects and quits. */
    record ConnectAndQuit(long atNanos) implements Action {}
}
