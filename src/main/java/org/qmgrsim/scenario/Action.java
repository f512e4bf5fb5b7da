package org.qmgrsim.scenario;

import org.qmgrsim.agents.Postsuper.Operation;
import org.qmgrsim.ipc.TriggerFault;

/** Something that is done to the system, or happens to it, at a certain time. */
public interface Action {
    /** When it takes effect; virtual time. */
    long atNanos();

    /** What was done, as an operator would say it. */
    String words();

    /** Does it. */
    void by(Operator operator);

    /** {@code postfix start}. */
    record Start(long atNanos) implements Action {
        @Override
        public String words() {
            return "postfix start";
        }

        @Override
        public void by(Operator operator) {
            operator.start(atNanos);
        }
    }

    /** {@code postfix stop}. */
    record Stop(long atNanos) implements Action {
        @Override
        public String words() {
            return "postfix stop";
        }

        @Override
        public void by(Operator operator) {
            operator.stop();
        }
    }

    /** {@code postfix abort}. */
    record Abort(long atNanos) implements Action {
        @Override
        public String words() {
            return "postfix abort";
        }

        @Override
        public void by(Operator operator) {
            operator.abort();
        }
    }

    /** {@code postfix reload}. */
    record Reload(long atNanos) implements Action {
        @Override
        public String words() {
            return "postfix reload";
        }

        @Override
        public void by(Operator operator) {
            operator.reload();
        }
    }

    /** master is killed by SIGKILL. */
    record KillMaster(long atNanos) implements Action {
        @Override
        public String words() {
            return "kill master";
        }

        @Override
        public void by(Operator operator) {
            operator.killMaster();
        }
    }

    /** A signal to the process of a service, such as {@code public/qmgr}. */
    record Signal(long atNanos, String socket, int signal) implements Action {
        @Override
        public String words() {
            return "signal " + signal + " to " + socket;
        }

        @Override
        public void by(Operator operator) {
            operator.signal(socket, signal);
        }
    }

    /** From now on: the next {@code count} processes of a service get a signal 0.5 ms after their fork. */
    record SignalNext(long atNanos, String socket, int signal, int count) implements Action {
        @Override
        public String words() {
            return "signal " + signal + " to the next " + count + " of " + socket;
        }

        @Override
        public void by(Operator operator) {
            operator.signalNext(socket, signal, count);
        }
    }

    /** {@code postqueue -f} or {@code postfix flush}. */
    record Flush(long atNanos) implements Action {
        @Override
        public String words() {
            return "postqueue -f";
        }

        @Override
        public void by(Operator operator) {
            operator.flush();
        }
    }

    /** A client that triggers a service with some bytes. */
    record SendTrigger(long atNanos, String socket, String bytes) implements Action {
        @Override
        public String words() {
            return "trigger " + bytes + " to " + socket;
        }

        @Override
        public void by(Operator operator) {
            operator.trigger(socket, bytes);
        }
    }

    /** One step of a slow client of a service: {@code connect}, {@code write BYTES} or {@code close}. */
    record SlowTrigger(long atNanos, String socket, Step step, String bytes) implements Action {
        /** What the client does. */
        public enum Step {
            CONNECT,
            WRITE,
            CLOSE
        }

        @Override
        public String words() {
            return "slow client of " + socket + ": " + step;
        }

        @Override
        public void by(Operator operator) {
            switch (step) {
                case CONNECT -> operator.slowConnect(socket);
                case WRITE -> operator.slowWrite(bytes);
                case CLOSE -> operator.slowClose();
            }
        }
    }

    /** From now on triggers fare like this. */
    record Triggers(long atNanos, TriggerFault fault) implements Action {
        @Override
        public String words() {
            String sender = fault.sender().isEmpty() ? "all" : fault.sender();
            return "triggers from " + sender + ": probability of loss " + fault.probability();
        }

        @Override
        public void by(Operator operator) {
            operator.triggers(fault);
        }
    }

    /** The files in {@code /etc/postfix} are these from now on; nobody is told. */
    record Edit(long atNanos, String what, FileEdit edit) implements Action {
        @Override
        public String words() {
            return "edit " + what;
        }

        @Override
        public void by(Operator operator) {
            operator.edit(edit);
        }
    }

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
    record Postsuper(long atNanos, Operation operation, String message) implements Action {
        @Override
        public String words() {
            return "postsuper: " + operation + " " + message;
        }

        @Override
        public void by(Operator operator) {
            operator.postsuper(operation, message);
        }
    }

    /** {@code postqueue -i}: deliver one message now. */
    record DeliverNow(long atNanos, String message) implements Action {
        @Override
        public String words() {
            return "postqueue -i " + message;
        }

        @Override
        public void by(Operator operator) {
            operator.deliverNow(message);
        }
    }

    /** {@code postqueue -s}: deliver all mail for a site now. */
    record DeliverSite(long atNanos, String site) implements Action {
        @Override
        public String words() {
            return "postqueue -s " + site;
        }

        @Override
        public void by(Operator operator) {
            operator.deliverSite(site);
        }
    }

    /** An SMTP client connects and quits. */
    record ConnectAndQuit(long atNanos) implements Action {
        @Override
        public String words() {
            return "an SMTP client connects and quits";
        }

        @Override
        public void by(Operator operator) {
            operator.connectAndQuit();
        }
    }
}
