package org.qmgrsim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.ConnectAndQuit;
import org.qmgrsim.agents.TriggerCommand;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.Trigger;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Turn;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.master.Master;
import org.qmgrsim.scenario.language.FileChoice;
import org.qmgrsim.scenario.language.PostqueueCommand;
import org.qmgrsim.scenario.language.PostsuperCommand;

/** Who does the actions of a scenario: types commands, edits files, sends signals, and now and then breaks something. */
final class Operator {
    private final World world;
    private final Agenda agenda;
    private final Installation installation;
    private final Commands commands;
    private final InputMail mail;
    private final HandledFiles files;
    private final TypedCommands typed;
    private final HandledMachine handledMachine;
    private @Nullable Trigger slowTrigger;

    Operator(World world, Installation installation, Commands commands, InputMail mail) {
        this.world = world;
        this.agenda = world.agenda();
        this.installation = installation;
        this.commands = commands;
        this.mail = mail;
        this.handledMachine = new HandledMachine(world, commands);
        this.files = new HandledFiles(world, installation, commands, mail);
        this.typed = new TypedCommands(world, installation, commands, mail);
    }

    /** Has the action done at its time. */
    void expect(Action action) {
        agenda.schedule(begin(action), () -> {
            world.journal().add(0, new Happening.OperatorActed(action.words()));
            action.by(this);
        });
    }

    /** A start is known by its end, {@code daemon started}; all else by its effect. */
    private long begin(Action action) {
        return action instanceof Action.Start ? installation.beginOfStart(action.atNanos()) : action.atNanos();
    }

    // ---------------------------------------------------------------- postfix(1)

    void start(long readyNanos) {
        installation.start(readyNanos);
    }

    void stop() {
        Master running = needRunning();
        if (running != null) {
            installation.stop(running);
        }
    }

    void abort() {
        Master running = needRunning();
        if (running != null) {
            installation.announce(Turn.ABORTING);
            running.terminate();
        }
    }

    void reload() {
        Master running = needRunning();
        if (running != null) {
            installation.reload(running);
        }
    }

    private @Nullable Master needRunning() {
        Master running = installation.running();
        if (running == null) {
            installation.refuse("the Postfix mail system is not running");
        }
        return running;
    }

    void edit(Action.FileEdit edit) {
        installation.edit(edit);
    }

    // ---------------------------------------------------------------- signals

    void killMaster() {
        Master running = needRunning();
        if (running != null) {
            running.killBy(Signals.KILL);
        }
    }

    void signalMaster(int signal) {
        Master running = installation.running();
        if (running != null) {
            switch (signal) {
                case Signals.HUP -> running.reload();
                case Signals.TERM -> running.terminate();
                default -> Signals.send(running, signal);
            }
        }
    }

    void signal(String socket, ProcessChoice which, int signal) {
        which.of(installation.processes(socket)).forEach(process -> Signals.send(process, signal));
    }

    void failForks(Action.ForksFail failures) {
        installation.failForks(failures);
    }

    void damage(FileChoice files) {
        typed.files(files).forEach(world.spool()::damage);
    }

    void crash(String socket, CrashPlan plan) {
        installation.plan(socket, plan);
    }

    // ---------------------------------------------------------------- triggers and other clients

    void triggers(TriggerFault fault) {
        world.triggers().add(fault);
    }

    void trigger(String socket, String bytes) {
        command(List.of(new TriggerCommand.Request(socket, bytes)));
    }

    void slowConnect(String socketName) {
        slowTrigger = new Trigger(commands.nextKey(), agenda.cause());
        ListenSocket socket = world.host().socket(socketName);
        if (socket != null) {
            socket.connect(slowTrigger);
        }
    }

    void slowWrite(String bytes) {
        if (slowTrigger != null) {
            slowTrigger.write(bytes);
        }
    }

    void slowClose() {
        if (slowTrigger != null) {
            slowTrigger.closeByClient();
        }
    }

    void connectAndQuit() {
        ListenSocket socket = world.host().socket(installation.smtpSocket());
        if (socket != null) {
            socket.connect(new ConnectAndQuit(commands.nextKey(), Producers.LOCAL_CLIENT));
        }
    }

    private void command(List<TriggerCommand.Request> requests) {
        new TriggerCommand(world.host(), commands.run("postqueue"), requests).start();
    }

    // ---------------------------------------------------------------- postqueue(1), postsuper(1)

    void postqueue(PostqueueCommand command) {
        typed.postqueue(command);
    }

    void postsuper(PostsuperCommand command) {
        typed.postsuper(command);
    }

    // ---------------------------------------------------------------- files by hand

    /** What is done to queue files with cp, mv, chmod, touch and rm. */
    HandledFiles files() {
        return files;
    }

    /** What happens to the machine. */
    HandledMachine machine() {
        return handledMachine;
    }
}
