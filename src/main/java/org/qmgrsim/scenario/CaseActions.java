package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.language.PostqueueCommand;
import org.qmgrsim.scenario.language.PostsuperCommand;

/** The rows of {@code actions.csv} as actions. */
final class CaseActions {
    private static final String QMGR = "public/qmgr";
    private static final Pattern DESTINATION = Pattern.compile("port (\\d+) (\\w+)(?: delay ([0-9.]+) s)?");
    private static final Pattern COMMAND = Pattern.compile("post(queue|super) (-.*)");
    private static final Pattern DROP =
            Pattern.compile("(\\w+)/(\\S+) mode (\\d+) mtime ([+-]?[0-9.]+) s, copy of (\\w+).*");
    private static final Pattern CHMOD = Pattern.compile("(?:\\w+/)?(\\w+)(?: mode| to)? (0?[0-7]{3}).*");
    private static final Pattern PROCESS = Pattern.compile("(kill next|kill|trigger) (\\S+)( connect| write| close)?");
    private static final Pattern WAKEUP = Pattern.compile("(\\S+) wakeup (\\S+)");

    private final List<DestinationChange> destinations;
    private final ServiceNames services;
    private final List<Problem> problems;
    private final List<Action> actions = new ArrayList<>();
    private boolean startsAtZero;

    CaseActions(List<DestinationChange> destinations, ServiceNames services, List<Problem> problems) {
        this.destinations = destinations;
        this.services = services;
        this.problems = problems;
    }

    List<Action> actions() {
        return List.copyOf(actions);
    }

    /** Whether the system is started at second 0: unless the first start is said to be later. */
    boolean startsAtZero() {
        return startsAtZero || actions.stream().noneMatch(Action.Start.class::isInstance);
    }

    void add(CsvRows.Row row) {
        long at = CaseFolder.at(row.number("t_s", problems), 0.0);
        String argument = row.text("argument").trim();
        String action = row.text("action").trim();
        switch (action) {
            case "note" -> {}
            case "start" -> start(at);
            case "postfix stop" -> actions.add(new Action.Stop(at));
            case "postfix abort" -> actions.add(new Action.Abort(at));
            case "postfix reload" -> actions.add(new Action.Reload(at));
            case "postfix flush" -> actions.add(new Action.Postqueue(at, PostqueueCommand.FLUSH));
            case "kill master" -> actions.add(new Action.KillMaster(at));
            case "deny triggers qmgr" -> actions.add(deny(at, "cleanup", QMGR));
            case "deny triggers pickup" -> actions.add(deny(at, "sendmail", "public/pickup"));
            case "destination" -> destination(row, at, argument);
            case "edit master.cf" -> editMaster(row, at, argument);
            case "edit main.cf" -> editMain(row, at, argument);
            case "smtp connect and quit" -> actions.add(new Action.ConnectAndQuit(at));
            case "fault" ->
                problems.add(Problem.warning(
                        new Position(row.file(), row.line(), 0),
                        "a fault that is described in words only is passed over: " + argument,
                        null));
            case "drop file" -> drop(row, at, argument);
            case "chmod" -> chmod(row, at, argument);
            default -> withArgument(row, at, action);
        }
    }

    /** Commands with their arguments, and what is done to a process. */
    private void withArgument(CsvRows.Row row, long at, String action) {
        Matcher process = PROCESS.matcher(action);
        if (process.matches()) {
            toProcess(row, at, process);
            return;
        }
        Matcher command = COMMAND.matcher(action);
        PostqueueCommand postqueue =
                command.matches() && command.group(1).equals("queue") ? PostqueueCommand.of(command.group(2)) : null;
        PostsuperCommand postsuper =
                command.matches() && command.group(1).equals("super") ? PostsuperCommand.of(command.group(2)) : null;
        if (postqueue != null) {
            actions.add(new Action.Postqueue(at, postqueue));
        } else if (postsuper != null) {
            actions.add(new Action.Postsuper(at, postsuper));
        } else {
            problems.add(row.error("action", "is no action of the model"));
        }
    }

    /** What is done to the process of a service, such as {@code kill smtp}. */
    private void toProcess(CsvRows.Row row, long at, Matcher action) {
        String socket = services.socket(action.group(2), new Position(row.file(), row.line(), 0));
        if (socket == null) {
            return;
        }
        String argument = row.text("argument").trim();
        String step = action.group(3) == null ? "" : action.group(3).trim();
        switch (action.group(1)) {
            case "kill" -> actions.add(new Action.Signal(at, socket, signal(row, argument)));
            case "kill next" -> actions.add(new Action.Crash(at, socket, CrashPlan.atStart(signal(row, argument), 1)));
            default -> trigger(row, at, socket, step.isEmpty() ? argument : step + " " + argument);
        }
    }

    private void drop(CsvRows.Row row, long at, String argument) {
        Matcher file = DROP.matcher(argument);
        QueueName queue = file.matches() ? HandledFiles.queue(file.group(1)) : null;
        if (queue == null) {
            problems.add(row.error("argument", "is not of the form \"QUEUE/ID mode M mtime +N s, copy of mN\""));
            return;
        }
        actions.add(new FileAction.CopyOf(
                at,
                queue,
                file.group(2),
                Integer.parseInt(file.group(3), 8),
                (long) Double.parseDouble(file.group(4)),
                file.group(5)));
    }

    private void chmod(CsvRows.Row row, long at, String argument) {
        Matcher file = CHMOD.matcher(argument);
        if (!file.matches()) {
            problems.add(row.error("argument", "is not of the form \"QUEUE/ID mode M\""));
            return;
        }
        actions.add(new FileAction.Chmod(at, file.group(1), Integer.parseInt(file.group(2), 8)));
    }

    private void start(long at) {
        if (at <= CaseFolder.START_NANOS) {
            startsAtZero = true;
        } else {
            actions.add(new Action.Start(at));
        }
    }

    private int signal(CsvRows.Row row, String name) {
        Integer number = Signals.number(name.isEmpty() ? "SIGKILL" : name);
        if (number == null) {
            problems.add(row.error("argument", "is no signal"));
            return Signals.KILL;
        }
        return number;
    }

    private static Action deny(long at, String sender, String socket) {
        return new Action.Triggers(
                at, new TriggerFault(sender, socket, Happening.Loss.DENIED, 1, 0, at, Long.MAX_VALUE));
    }

    private void trigger(CsvRows.Row row, long at, String socket, String request) {
        String[] words = request.split(" ", 2);
        String bytes = words.length > 1 && !words[1].isEmpty() ? words[1] : "W";
        switch (words[0]) {
            case "connect" -> actions.add(new Action.SlowTrigger(at, socket, Action.SlowTrigger.Step.CONNECT, ""));
            case "write" -> actions.add(new Action.SlowTrigger(at, socket, Action.SlowTrigger.Step.WRITE, bytes));
            case "close" -> actions.add(new Action.SlowTrigger(at, socket, Action.SlowTrigger.Step.CLOSE, ""));
            case "" -> problems.add(row.error("argument", "names no bytes"));
            default -> actions.add(new Action.SendTrigger(at, socket, request));
        }
    }

    private void destination(CsvRows.Row row, long at, String argument) {
        Matcher change = DESTINATION.matcher(argument);
        double delay = change.matches() && change.group(3) != null ? Double.parseDouble(change.group(3)) : 0;
        Behaviour behaviour = change.matches() ? CaseFolder.behaviour(change.group(2), Law.constant(delay)) : null;
        if (behaviour == null) {
            problems.add(row.error("argument", "is not of the form \"port N BEHAVIOUR [delay N s]\""));
            return;
        }
        String port = ":" + change.group(1);
        boolean listed = destinations.stream().anyMatch(known -> known.fromNanos() == at);
        if (listed) {
            return; // the same change stands in destinations.csv
        }
        List.copyOf(destinations).stream()
                .map(DestinationChange::name)
                .filter(nexthop -> nexthop.endsWith(port))
                .distinct()
                .forEach(nexthop -> destinations.add(new DestinationChange(at, nexthop, behaviour)));
    }

    private void editMaster(CsvRows.Row row, long at, String argument) {
        Position here = new Position(row.file(), row.line(), 0);
        if (argument.startsWith("add: ")) {
            MasterCf added = MasterCf.parse(argument.substring(5).trim(), here);
            added.problems().forEach(problem -> problems.add(problem.asWarning())); // master shall die of it
            edit(
                    at,
                    argument,
                    files -> new ConfigurationFiles(files.main(), added.over(files.master()), files.tables()));
            return;
        }
        Matcher wakeup = WAKEUP.matcher(argument);
        if (!wakeup.matches()) {
            problems.add(row.error("argument", "is not of the form \"add: ROW\" or \"SERVICE wakeup N\""));
            return;
        }
        edit(at, argument, files -> {
            MasterCf changed = withWakeup(files.master(), wakeup.group(1), wakeup.group(2), here);
            return changed == null ? files : new ConfigurationFiles(files.main(), changed, files.tables());
        });
    }

    private static @Nullable MasterCf withWakeup(MasterCf master, String service, String wakeup, Position here) {
        try {
            return master.withField(service + "/unix/wakeup", wakeup, here);
        } catch (InvalidInput e) {
            return null;
        }
    }

    private void editMain(CsvRows.Row row, long at, String argument) {
        Position here = new Position(row.file(), row.line(), 0);
        if (argument.startsWith("remove ")) {
            String name = argument.substring("remove ".length()).trim();
            edit(
                    at,
                    argument,
                    files -> new ConfigurationFiles(files.main().without(name), files.master(), files.tables()));
            return;
        }
        String assignment = argument.startsWith("add: ") ? argument.substring(5) : argument;
        int equals = assignment.indexOf('=');
        if (equals < 0) {
            problems.add(row.error("argument", "is not of the form \"remove NAME\" or \"NAME = VALUE\""));
            return;
        }
        String name = assignment.substring(0, equals).trim();
        String value = assignment.substring(equals + 1).trim();
        edit(
                at,
                argument,
                files -> new ConfigurationFiles(files.main().with(name, value, here), files.master(), files.tables()));
    }

    private void edit(long at, String what, Action.FileEdit edit) {
        actions.add(new Action.Edit(at, what, edit));
    }
}
