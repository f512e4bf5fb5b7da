package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.language.FileChoice;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.PostqueueCommand;
import org.qmgrsim.scenario.language.PostsuperCommand;

/** What is done to Postfix, and what happens to it, as a scenario says it. */
final class FaultReader {
    private final ConfigReader config;
    private final DestinationReader remote;
    private final ServiceNames services;
    private final FilesReader queueFiles;
    private final Times times;
    private final List<Problem> problems;
    private final List<Action> actions = new ArrayList<>();
    private final List<DestinationChange> destinations = new ArrayList<>();
    private ConfigurationFiles files;

    /**
     * @param files at the start; edits are judged one after another
     */
    FaultReader(
            ConfigReader config,
            ConfigurationFiles files,
            FilesReader queueFiles,
            DestinationReader remote,
            Times times,
            List<Problem> problems) {
        this.config = config;
        this.remote = remote;
        this.services = new ServiceNames(files.master(), problems);
        this.files = files;
        this.queueFiles = queueFiles;
        this.times = times;
        this.problems = problems;
    }

    /** In order of time; those of the same time as they stand in the file. */
    List<Action> actions() {
        return List.copyOf(actions);
    }

    List<DestinationChange> destinations() {
        return List.copyOf(destinations);
    }

    void read(Item scenario) {
        Item faults = scenario.find("faults");
        if (faults == null) {
            return;
        }
        faults.elements().stream()
                .filter(fault -> fault.has("at"))
                .sorted(Comparator.comparingLong(fault -> fault.get("at", Long.class)))
                .forEach(this::take);
    }

    private void take(Item fault) {
        long at = times.at(fault, "at");
        Action simple = simple(fault, at);
        if (simple != null) {
            actions.add(simple);
        }
        signal(fault.find("kill"), at, ProcessChoice.OLDEST, signalOf(fault));
        signal(fault.find("sigstop"), at, ProcessChoice.OLDEST, Signals.STOP);
        signal(fault.find("sigcont"), at, ProcessChoice.ALL, Signals.CONT);
        crash(fault, "crash_at_start", at, CrashPlan.Moment.START);
        crash(fault, "crash_at_request", at, CrashPlan.Moment.REQUEST);
        typed(fault, at);
        trigger(fault, at);
        for (TriggerFault change : TriggerReader.readAt(fault.find("triggers"), at)) {
            actions.add(new Action.Triggers(at, change));
        }
        destinations.addAll(remote.readAt(fault.find("destinations"), false, at));
        destinations.addAll(remote.readAt(fault.find("hosts"), true, at));
        edit(fault, at);
        actions.addAll(queueFiles.put(fault.find("put"), at));
        Long step = fault.find("step_clock", Long.class);
        if (step != null) {
            actions.add(new MachineAction.StepClock(at, step));
        }
        actions.addAll(disk(fault.find("disk"), at));
        silentTrigger(fault, at);
        Action handled = queueFiles.handle(fault, at);
        if (handled != null) {
            actions.add(handled);
        }
    }

    private static @Nullable Action simple(Item fault, long at) {
        if (fault.has("reload")) {
            return new Action.Reload(at);
        } else if (fault.has("stop")) {
            return new Action.Stop(at);
        } else if (fault.has("start")) {
            return new Action.Start(at);
        } else if (fault.has("abort")) {
            return new Action.Abort(at);
        } else if (fault.has("kill_master")) {
            return new Action.KillMaster(at);
        } else if (fault.has("flush")) {
            return new Action.Postqueue(at, PostqueueCommand.FLUSH);
        }
        return fault.has("connect_and_quit") ? new Action.ConnectAndQuit(at) : null;
    }

    private static int signalOf(Item fault) {
        Integer number = Signals.number(fault.get("signal", String.class));
        if (number == null) {
            throw new IllegalStateException("the language allows a signal without a number");
        }
        return number;
    }

    private void signal(@Nullable Item given, long at, ProcessChoice byDefault, int signal) {
        if (given == null) {
            return;
        }
        if (given.isValue() && given.as(String.class).equals("master")) {
            actions.add(new Action.SignalMaster(at, signal));
            return;
        }
        String socket = services.socket(given.isValue() ? given : given.find("service"));
        String process = given.isValue() ? null : given.find("process", String.class);
        if (socket != null) {
            actions.add(new Action.Signal(
                    at,
                    socket,
                    process == null ? byDefault : ProcessChoice.valueOf(process.toUpperCase(Locale.ROOT)),
                    signal));
        }
    }

    private void crash(Item fault, String key, long at, CrashPlan.Moment moment) {
        Item crash = fault.find(key);
        if (crash == null) {
            return;
        }
        String socket = services.socket(crash.isValue() ? crash : crash.find("service"));
        if (socket == null) {
            return;
        }
        if (crash.isValue()) {
            actions.add(new Action.Crash(at, socket, new CrashPlan(moment, CrashPlan.SHORTLY, signalOf(fault), 0, 1)));
            return;
        }
        Long exit = crash.find("exit", Long.class);
        actions.add(new Action.Crash(
                at,
                socket,
                new CrashPlan(
                        moment,
                        crash.get("after", Long.class),
                        exit == null ? signalOf(fault) : 0,
                        exit == null ? 0 : exit.intValue(),
                        crash.get("times", Long.class))));
    }

    private void typed(Item fault, long at) {
        PostqueueCommand postqueue = fault.find("postqueue", PostqueueCommand.class);
        if (postqueue != null) {
            actions.add(new Action.Postqueue(at, postqueue));
        }
        FileChoice damaged = fault.find("damage", FileChoice.class);
        if (damaged != null) {
            actions.add(new Action.Damage(at, damaged));
        }
        Item forks = fault.find("forks_fail");
        if (forks != null) {
            String socket = forks.has("service") ? services.socket(forks.find("service")) : "";
            if (socket != null) {
                actions.add(new Action.ForksFail(
                        at, socket, forks.get("times", Long.class), forks.get("reason", String.class)));
            }
        }
        PostsuperCommand postsuper = fault.find("postsuper", PostsuperCommand.class);
        if (postsuper != null) {
            actions.add(new Action.Postsuper(at, postsuper));
        }
    }

    private void trigger(Item fault, long at) {
        Item trigger = fault.find("trigger");
        if (trigger == null) {
            return;
        }
        String socket = trigger.has("to") ? services.socket(trigger.find("to")) : "public/qmgr";
        if (socket != null) {
            actions.add(new Action.SendTrigger(at, socket, trigger.get("bytes", String.class)));
        }
    }

    /** What a scenario says of the disk. */
    static List<Action> disk(@Nullable Item disk, long at) {
        return disk == null
                ? List.of()
                : List.of(new MachineAction.Disk(
                        at,
                        disk.find("free", Long.class),
                        disk.find("inodes", Long.class),
                        disk.find("fsync", Law.class),
                        disk.find("names", Law.class),
                        disk.find("stat", Law.class)));
    }

    private void silentTrigger(Item fault, long at) {
        Item silent = fault.find("silent_trigger");
        if (silent == null) {
            return;
        }
        String socket = silent.has("to") ? services.socket(silent.find("to")) : "public/qmgr";
        if (socket != null) {
            String bytes = silent.find("bytes", String.class);
            actions.add(new MachineAction.SilentTrigger(
                    at,
                    socket,
                    silent.get("count", Long.class).intValue(),
                    silent.get("for", Long.class),
                    bytes == null ? "" : bytes));
        }
    }

    private void edit(Item fault, long at) {
        Item edit = fault.find("edit");
        if (edit != null) {
            String what = edit.fields().keySet().stream().sorted().collect(Collectors.joining(" and "));
            change(new Action.Edit(at, what, config.edit(edit)));
        }
        Item set = fault.find("set");
        if (set != null) {
            String what = set.fields().entrySet().stream()
                    .map(entry -> entry.getKey() + " = " + entry.getValue().as(String.class))
                    .collect(Collectors.joining(", "));
            change(new Action.Edit(at, what, ConfigReader.change(set)));
        }
    }

    private void change(Action.Edit edit) {
        files = config.checkedApply((FileChange) edit.edit(), files);
        actions.add(edit);
    }
}
