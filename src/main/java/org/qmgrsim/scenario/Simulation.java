package org.qmgrsim.scenario;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.ConnectAndQuit;
import org.qmgrsim.agents.Destinations;
import org.qmgrsim.agents.FailingStart;
import org.qmgrsim.agents.FlushCommand;
import org.qmgrsim.agents.MailSystem;
import org.qmgrsim.agents.Postdrop;
import org.qmgrsim.agents.Postsuper;
import org.qmgrsim.agents.ProgramFiles;
import org.qmgrsim.agents.SmtpSession;
import org.qmgrsim.agents.TriggerCommand;
import org.qmgrsim.config.Route;
import org.qmgrsim.config.Routing;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.ipc.Supervisor;
import org.qmgrsim.ipc.Trigger;
import org.qmgrsim.ipc.TriggerFaults;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.journal.Happening.Turn;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Costs;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Machine;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.master.Master;
import org.qmgrsim.master.MasterFiles;
import org.qmgrsim.master.Programs;
import org.qmgrsim.qmgr.Qmgr;
import org.qmgrsim.spool.FlushRequest;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * One run: a function of (scenario, replication). It is made, readers subscribe to its journal, and it runs once.
 */
public final class Simulation {
    private static final String LOCAL_CLIENT = "unknown[127.0.0.1]";
    private static final int FIRST_PID = 180;
    private static final long SCRIPT_LEAD = 7_300_000;
    private static final long SETUP_LEAD = 6_000_000;
    private static final long CONNECT_AGAIN = 1_000_000_000;
    private static final long SIGNAL_NEXT_DELAY = 500_000;

    private final Scenario scenario;
    private final Agenda agenda = new Agenda();
    private final Luck luck;
    private final Machine machine;
    private final Journal journal;
    private final TriggerFaults triggers;
    private final Host host;
    private final Spool spool;
    private final Destinations destinations = new Destinations();
    private final Files files = new Files();

    private ConfigurationFiles current;
    private Settings settings;
    private final Map<ServiceRow, Seen> seen = new IdentityHashMap<>();
    private @Nullable Master master;
    private Action.@Nullable SignalNext signalNext;
    private int signalsLeft;
    private @Nullable Trigger slowTrigger;
    private final Map<String, Mail> labels = new HashMap<>();
    private long commands;
    private long masters;

    /**
     * A run that has not begun.
     *
     * @param replication its number among the runs of this seed
     */
    public Simulation(Scenario scenario, int replication) {
        this.scenario = scenario;
        this.luck = new Luck(scenario.seed(), replication);
        WallClock clock = scenario.idealClock()
                ? WallClock.ideal(scenario.epochCalendarNanos())
                : WallClock.wholeSeconds(
                        scenario.epochCalendarNanos(), scenario.clockFactor(), scenario.costFactor() > 0);
        Costs costs = new Costs(
                CostTable.read(scenario.queueFileSystem()), luck, scenario.costFactor() * scenario.clockFactor());
        this.machine = new Machine(agenda, clock, luck, costs);
        this.journal = new Journal(agenda);
        this.triggers = new TriggerFaults(luck);
        this.host = new Host(machine, journal, triggers, FIRST_PID);
        this.spool = new Spool(machine, journal);
        this.current = scenario.files();
        this.settings = Settings.of(current.main(), current.master());
    }

    /** Where readers subscribe. */
    public Journal journal() {
        return journal;
    }

    /** The queue directories, for checks that lay the journal beside them. */
    public Spool spool() {
        return spool;
    }

    /** Events that have run. */
    public long events() {
        return agenda.executed();
    }

    /** Adds a reader of base facts. */
    public Simulation read(Reader reader) {
        journal.subscribe(reader);
        return this;
    }

    /** Runs from the beginning to the end. */
    public void run() {
        scenario.triggerFaults().forEach(triggers::add);
        scenario.destinations()
                .forEach(change -> destinations.change(change.fromNanos(), change.nexthop(), change.behaviour()));
        if (scenario.startNanos() >= 0) {
            start(scenario.startNanos());
        }
        scenario.actions().forEach(action -> agenda.schedule(begin(action), () -> act(action)));
        for (int i = 0; i < scenario.sources().size(); i++) {
            next(scenario.sources().get(i), i + 1L, 0, null);
        }
        agenda.runUntil(scenario.endNanos());
        agenda.setCause(0);
        journal.add(0, new Happening.RunEnded());
    }

    // ---------------------------------------------------------------- mail

    private void next(Source source, long sourceKey, long ordinal, @Nullable Arrival former) {
        Arrival arrival = source.arrival(ordinal, sourceKey, luck, former);
        if (arrival == null || arrival.atNanos() > scenario.endNanos()) {
            return;
        }
        agenda.setCause(0);
        agenda.schedule(Math.max(arrival.atNanos(), agenda.now()), () -> {
            arrive(arrival, Luck.key(sourceKey, ordinal));
            next(source, sourceKey, ordinal + 1, arrival);
        });
    }

    private void arrive(Arrival arrival, long key) {
        if (arrival.origin() == Origin.SMTP) {
            ListenSocket socket = host.socket("25");
            int room = master == null || !master.alive() ? Master.NOBODY : master.room("25");
            if (socket == null || room == Master.NOBODY) {
                return; // connection refused: the message stays with its client
            }
            if (room == 0) {
                agenda.schedule(agenda.now() + CONNECT_AGAIN, () -> arrive(arrival, key));
                return;
            }
            socket.connect(new SmtpSession(mail(arrival, key), LOCAL_CLIENT, scenario.ehlo()));
        } else {
            Mail mail = mail(arrival, key);
            new Postdrop(host, command("sendmail", key), spool, mail).start();
        }
    }

    private Mail mail(Arrival arrival, long key) {
        Mail mail =
                new Mail(journal, arrival.origin(), key, arrival.sender(), arrival.recipients(), arrival.sizeBytes());
        if (!arrival.label().isEmpty()) {
            labels.put(arrival.label(), mail);
        }
        return mail;
    }

    private Identity command(String program, long key) {
        Identity identity = new Identity(journal.newSubject(), host.nextPid(), program, key, 0, 0, new Nobody());
        journal.add(identity.subject(), new Happening.ProcessForked(0, identity.program(), identity.pid(), 0, 0));
        return identity;
    }

    private static final class Nobody implements Supervisor {
        @Override
        public void status(Daemon child, boolean available) {}

        @Override
        public void ended(Daemon child) {}
    }

    // ---------------------------------------------------------------- actions

    private static long begin(Action action) {
        return action instanceof Action.Start ? Math.max(0, action.atNanos() - SCRIPT_LEAD) : action.atNanos();
    }

    private void act(Action action) {
        journal.add(0, new Happening.OperatorActed(Actions.describe(action)));
        if (action instanceof Action.Start start) {
            start(start.atNanos());
        } else if (action instanceof Action.Edit edit) {
            current = edit.edit().apply(current);
            seen.clear();
        } else if (action instanceof Action.Triggers change) {
            triggers.add(change.fault());
        } else if (action instanceof Action.SignalNext next) {
            signalNext = next;
            signalsLeft = next.count();
        } else if (action instanceof Action.Flush) {
            command(List.of(
                    new TriggerCommand.Request("public/qmgr", "FADI"),
                    new TriggerCommand.Request("public/pickup", "W")));
        } else if (action instanceof Action.SendTrigger send) {
            command(List.of(new TriggerCommand.Request(send.socket(), send.bytes())));
        } else if (action instanceof Action.SlowTrigger slow) {
            slow(slow);
        } else if (action instanceof Action.ConnectAndQuit) {
            ListenSocket socket = host.socket("25");
            if (socket != null) {
                socket.connect(new ConnectAndQuit(Luck.key(-1, ++commands), LOCAL_CLIENT));
            }
        } else if (action instanceof Action.Postsuper postsuper) {
            List<QueueFile> only = postsuper.message().equals("ALL") ? List.of() : filesOf(postsuper.message());
            if (postsuper.message().equals("ALL") || !only.isEmpty()) {
                new Postsuper(host, command("postsuper"), spool, postsuper.operation(), only).start();
            }
        } else if (action instanceof Action.DeliverNow now) {
            filesOf(now.message()).forEach(file -> flush(new FlushRequest(FlushRequest.Kind.SEND_FILE, "", file.id())));
        } else if (action instanceof Action.DeliverSite site) {
            flush(new FlushRequest(FlushRequest.Kind.SEND_SITE, site.site(), ""));
        } else if (action instanceof Action.DropFile drop) {
            drop(drop);
        } else if (action instanceof Action.Chmod chmod) {
            QueueFile file = spool.find(chmod.queueId());
            if (file != null) {
                spool.setMode(file, chmod.mode());
            }
        } else if (master != null && master.alive()) {
            actOn(master, action);
        } else if (!(action instanceof Action.Signal)) {
            scriptFails("the Postfix mail system is not running");
        }
    }

    private void actOn(Master running, Action action) {
        if (action instanceof Action.Stop) {
            said(Turn.STOPPING);
            running.terminate();
        } else if (action instanceof Action.Abort) {
            said(Turn.ABORTING);
            running.terminate();
        } else if (action instanceof Action.Reload) {
            said(Turn.REFRESHING);
            running.reload();
        } else if (action instanceof Action.KillMaster) {
            running.killBy(9);
        } else if (action instanceof Action.Signal signal) {
            Daemon process = running.oldestProcess(signal.socket());
            if (process != null) {
                Signals.send(process, signal.signal());
            }
        }
    }

    private List<QueueFile> filesOf(String label) {
        Mail mail = labels.get(label);
        QueueFile file = mail == null ? spool.find(label) : mail.file();
        return file == null ? List.of() : List.of(file);
    }

    private void drop(Action.DropFile drop) {
        for (QueueFile original : filesOf(drop.copyOf())) {
            Mail mail = new Mail(
                    journal,
                    Origin.BY_HAND,
                    Luck.key(-1, ++commands),
                    original.mail().sender(),
                    original.recipients(),
                    original.mail().sizeBytes());
            QueueFile file = spool.plant(
                    drop.queue(),
                    mail,
                    drop.queueId(),
                    original,
                    drop.mode(),
                    machine.second() + drop.mtimeAheadSeconds());
            mail.waitFor(drop.queue() == QueueName.HOLD ? Wait.HOLD : Wait.NO_TRIGGER, file.readyFact());
        }
    }

    private void flush(FlushRequest request) {
        new FlushCommand(host, command("postqueue"), request).start();
    }

    private Identity command(String program) {
        return command(program, Luck.key(-1, ++commands));
    }

    private void command(List<TriggerCommand.Request> requests) {
        new TriggerCommand(host, command("postqueue"), requests).start();
    }

    private void slow(Action.SlowTrigger slow) {
        ListenSocket socket = host.socket(slow.socket());
        Trigger trigger = slowTrigger;
        switch (slow.step()) {
            case CONNECT -> {
                slowTrigger = new Trigger(Luck.key(-1, ++commands), agenda.cause());
                if (socket != null) {
                    socket.connect(slowTrigger);
                }
            }
            case WRITE -> {
                if (trigger != null) {
                    trigger.write(slow.bytes());
                }
            }
            case CLOSE -> {
                if (trigger != null) {
                    trigger.closeByClient();
                }
            }
        }
    }

    // ---------------------------------------------------------------- the system

    private void said(Turn turn) {
        Identity script = command("postfix-script", Luck.key(-2, ++commands));
        long said = journal.add(script.subject(), new Happening.MasterSaid(turn, scenario.version()));
        journal.add(script.subject(), new Happening.ProcessEnded(0, 0));
        agenda.setCause(said); // what follows comes of what was asked for, not of the end of who asked
    }

    private void start(long readyNanos) {
        agenda.schedule(Math.max(agenda.now(), readyNanos - SCRIPT_LEAD), () -> {
            if (master != null && master.alive()) {
                scriptFails("the Postfix mail system is already running");
                return;
            }
            said(Turn.STARTING);
            agenda.schedule(Math.max(agenda.now(), readyNanos - SETUP_LEAD), () -> startMaster(readyNanos));
        });
    }

    private void startMaster(long readyNanos) {
        if (master != null && master.alive()) {
            scriptFails("the Postfix mail system is already running");
            return;
        }
        host.nextPid();
        Identity identity = new Identity(
                journal.newSubject(),
                host.nextPid(),
                "master",
                Luck.key(0, ++masters),
                0,
                scenario.masterVerbosity(),
                new Nobody());
        journal.add(
                identity.subject(),
                new Happening.ProcessForked(0, identity.program(), identity.pid(), 0, identity.verbosity()));
        master = new Master(host, identity, files, files, readyNanos);
        master.start();
    }

    private void scriptFails(String why) {
        Identity script = command("postfix-script");
        journal.add(script.subject(), new Happening.Logged("fatal: " + why));
    }

    /** The files as master and its children read them. */
    private final class Files implements MasterFiles, Programs {
        @Override
        public Optional<String> badParameter() {
            settings = Settings.of(current.main(), current.master());
            return settings.fatal("master");
        }

        @Override
        public List<ServiceRow> rows() {
            return current.master().rows();
        }

        @Override
        public Optional<String> badRow() {
            return current.master().fatal();
        }

        @Override
        public int defaultProcessLimit() {
            return settings.number("default_process_limit");
        }

        @Override
        public long throttleSeconds() {
            return settings.seconds("service_throttle_time");
        }

        @Override
        public String version() {
            return scenario.version();
        }

        @Override
        public @Nullable Daemon run(ServiceRow row, Identity identity, ListenSocket socket) {
            Daemon daemon = program(row, identity, socket);
            Action.SignalNext armed = signalNext;
            if (daemon != null
                    && armed != null
                    && signalsLeft > 0
                    && armed.socket().equals(socket.name())) {
                signalsLeft--;
                agenda.schedule(agenda.now() + SIGNAL_NEXT_DELAY, () -> Signals.send(daemon, armed.signal()));
            }
            return daemon;
        }

        private @Nullable Daemon program(ServiceRow row, Identity identity, ListenSocket socket) {
            Seen files = seen.computeIfAbsent(row, Seen::new);
            boolean qmgr = row.program().equals("qmgr");
            Optional<String> fatal = qmgr ? files.limitFatal : files.fatal;
            if (fatal.isPresent()) {
                return new FailingStart(host, identity, fatal.get());
            }
            return qmgr
                    ? new Qmgr(
                            host,
                            identity,
                            socket,
                            spool,
                            files.settings,
                            PostfixVersion.atLeast(scenario.version(), 3, 9))
                    : ProgramFiles.run(row.program(), row.name(), files.system, host, identity, socket);
        }
    }

    /** What new processes of a row find in the files, until these are edited. */
    private final class Seen {
        private final Settings settings;
        private final Optional<String> limitFatal;
        private final Optional<String> fatal;
        private final System system;

        Seen(ServiceRow row) {
            Settings all = Settings.of(current.main(), current.master());
            this.settings = all.forService(row);
            this.limitFatal = row.processLimitFatal(all.number("default_process_limit"));
            this.fatal = all.fatal(row);
            this.system = new System(settings, current);
        }
    }

    private final class System implements MailSystem {
        private final Settings settings;
        private final ConfigurationFiles files;
        private @Nullable Routing routing;

        System(Settings settings, ConfigurationFiles files) {
            this.settings = settings;
            this.files = files;
        }

        @Override
        public Spool spool() {
            return spool;
        }

        @Override
        public Destinations destinations() {
            return destinations;
        }

        @Override
        public long inFlowDelaySeconds() {
            return settings.seconds("in_flow_delay");
        }

        @Override
        public SingleServer.Lifetime lifetime() {
            return new SingleServer.Lifetime(settings.number("max_use"), settings.seconds("max_idle"));
        }

        @Override
        public long ipcIdleSeconds() {
            return settings.seconds("ipc_idle");
        }

        @Override
        public long delayWarningSeconds() {
            return settings.seconds("delay_warning_time");
        }

        @Override
        public int bounceSizeLimit() {
            return settings.number("bounce_size_limit");
        }

        @Override
        public long flushRefreshSeconds() {
            return settings.seconds("fast_flush_refresh_time");
        }

        @Override
        public @Nullable String flushSite(String address) {
            String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
            for (String pattern : settings.list("fast_flush_domains")) {
                String lower = pattern.toLowerCase(Locale.ROOT);
                if (domain.equals(lower) || domain.endsWith("." + lower)) {
                    return domain;
                }
            }
            return null;
        }

        @Override
        public String doubleBounceAddress() {
            return "double-bounce@" + settings.text("myhostname");
        }

        @Override
        public String postmasterAddress() {
            return "postmaster@" + settings.text("myhostname");
        }

        @Override
        public boolean notifiesPostmasterOfBounces() {
            List<String> classes = settings.list("notify_classes");
            return classes.contains("bounce") || classes.contains("2bounce");
        }

        @Override
        public boolean logsNoticesFirst() {
            return PostfixVersion.atLeast(scenario.version(), 3, 11);
        }

        @Override
        public boolean softBounce() {
            return settings.flag("soft_bounce");
        }

        @Override
        public boolean cachesSessions() {
            return settings.flag("smtp_connection_cache_on_demand");
        }

        @Override
        public long sessionCacheSeconds() {
            return settings.seconds("smtp_connection_cache_time_limit");
        }

        @Override
        public Route route(String address) {
            if (routing == null) {
                routing = Routing.of(settings, files::table);
            }
            return routing.route(address);
        }

        @Override
        public String messageId(long calendarNanos, String queueId) {
            return MailClock.messageId(calendarNanos, queueId, settings.text("myhostname"));
        }
    }
}
