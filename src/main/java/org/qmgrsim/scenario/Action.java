package org.qmgrsim.scenario;

import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.scenario.language.FileChoice;
import org.qmgrsim.scenario.language.PostqueueCommand;
import org.qmgrsim.scenario.language.PostsuperCommand;

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

    /** A signal to processes of a service, such as {@code public/qmgr}. */
    record Signal(long atNanos, String socket, ProcessChoice which, int signal) implements Action {
        /** A signal to the oldest process. */
        public Signal(long atNanos, String socket, int signal) {
            this(atNanos, socket, ProcessChoice.OLDEST, signal);
        }

        @Override
        public String words() {
            return "signal " + signal + " to " + (which == ProcessChoice.OLDEST ? "" : which + " of ") + socket;
        }

        @Override
        public void by(Operator operator) {
            operator.signal(socket, which, signal);
        }
    }

    /** A signal to master. */
    record SignalMaster(long atNanos, int signal) implements Action {
        @Override
        public String words() {
            return "signal " + signal + " to master";
        }

        @Override
        public void by(Operator operator) {
            operator.signalMaster(signal);
        }
    }

    /** From now on processes of a service crash. */
    record Crash(long atNanos, String socket, CrashPlan plan) implements Action {
        @Override
        public String words() {
            return socket + ": " + plan.words();
        }

        @Override
        public void by(Operator operator) {
            operator.crash(socket, plan);
        }
    }

    /** The end of queue files is lost. */
    record Damage(long atNanos, FileChoice files) implements Action {
        @Override
        public String words() {
            return "damage " + files;
        }

        @Override
        public void by(Operator operator) {
            operator.damage(files);
        }
    }

    /** From now on forks fail: those of the service with that socket, or all if it is empty. */
    record ForksFail(long atNanos, String socket, long times, String reason) implements Action {
        @Override
        public String words() {
            return "forks fail" + (socket.isEmpty() ? "" : " for " + socket) + ": " + reason;
        }

        @Override
        public void by(Operator operator) {
            operator.failForks(this);
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

    /** An operator types postsuper(1). */
    record Postsuper(long atNanos, PostsuperCommand command) implements Action {
        @Override
        public String words() {
            return command.toString();
        }

        @Override
        public void by(Operator operator) {
            operator.postsuper(command);
        }
    }

    /** An operator types postqueue(1). */
    record Postqueue(long atNanos, PostqueueCommand command) implements Action {
        @Override
        public String words() {
            return command.toString();
        }

        @Override
        public void by(Operator operator) {
            operator.postqueue(command);
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
