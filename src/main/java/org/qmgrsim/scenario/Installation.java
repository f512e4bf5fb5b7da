package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.FailingStart;
import org.qmgrsim.agents.ProgramFiles;
import org.qmgrsim.config.ServicePatterns;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TransportTable;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Turn;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.master.Master;
import org.qmgrsim.master.MasterFiles;
import org.qmgrsim.master.Programs;
import org.qmgrsim.qmgr.Qmgr;

/**
 * Postfix on its machine: the files in {@code /etc/postfix} and the program files, as master and its children find them,
 * and the master that runs now, if any.
 */
final class Installation implements MasterFiles, Programs {
    private static final long SCRIPT_LEAD = 7_300_000;
    private static final String SMTP_PORT = "25";
    private static final long SETUP_LEAD = 6_000_000;
    private static final long LOOK = 8_000_000;
    private static final int LOOKS = 5;
    private static final long SCRIPT_KEY = -2;
    private static final long MASTER_KEY = 0;

    private final World world;
    private final Agenda agenda;
    private final Commands commands;
    private final QueueCheck queues;
    private final Map<ServiceRow, Map<String, Seen>> seen = new IdentityHashMap<>();
    private ConfigurationFiles files;
    private Settings settings;
    private @Nullable String smtpSocket;
    private @Nullable Master master;
    private boolean starting;
    private long masters;
    private long scripts;
    private final Crashes crashes;
    private Action.@Nullable ForksFail failingForks;
    private long forksToFail;
    private final Map<String, List<Daemon>> processes = new LinkedHashMap<>();

    Installation(World world, Commands commands) {
        this.world = world;
        this.agenda = world.agenda();
        this.commands = commands;
        this.queues = new QueueCheck(world, commands, this::settingsNow);
        this.crashes = new Crashes(agenda);
        this.files = world.scenario().files();
        this.settings = Settings.of(files.main(), files.master());
    }

    // ---------------------------------------------------------------- the system as a whole

    /** The master that runs now; none if Postfix is down. */
    @Nullable
    Master running() {
        return master != null && master.alive() ? master : null;
    }

    /** The socket on which SMTP clients find a server: port 25 of all addresses, or else of the first that has one. */
    String smtpSocket() {
        if (smtpSocket == null) {
            smtpSocket = findSmtpSocket();
        }
        return smtpSocket;
    }

    private String findSmtpSocket() {
        List<String> inet = rows().stream()
                .filter(row -> row.type().equals("inet"))
                .map(ServiceRow::endpoint)
                .toList();
        return inet.contains(SMTP_PORT)
                ? SMTP_PORT
                : inet.stream()
                        .filter(endpoint -> endpoint.endsWith(":" + SMTP_PORT))
                        .findFirst()
                        .orElse(SMTP_PORT);
    }

    /**
     * The socket of the service that a connection to a host and port of this machine reaches; null if there is none.
     *
     * @param hostAndPort such as {@code 127.0.0.1:10025}
     */
    @Nullable
    String inetSocket(String hostAndPort) {
        return WayBack.find(rows(), hostAndPort).map(ServiceRow::endpoint).orElse(null);
    }

    /** Connections that an inet service could take now; {@link Master#NOBODY} if none listens. */
    int room(String service) {
        Master running = running();
        return running == null ? Master.NOBODY : running.room(service);
    }

    /** The files change; nobody is told. */
    void edit(Action.FileEdit edit) {
        files = edit.apply(files);
        smtpSocket = null;
        seen.clear();
    }

    /** The lookup table at a path as it is now, or none. */
    @Nullable
    TransportTable table(String path) {
        return files.table(path);
    }

    /** What programs outside master.cf read in the files now. */
    Settings settings() {
        return Settings.of(files.main(), files.master());
    }

    /** Forks are to fail. */
    void failForks(Action.ForksFail failures) {
        failingForks = failures;
        forksToFail = failures.times();
    }

    @Override
    public Optional<String> forkFailure(ListenSocket socket) {
        Action.ForksFail failures = failingForks;
        if (failures == null
                || forksToFail == 0
                || !(failures.socket().isEmpty() || failures.socket().equals(socket.name()))) {
            return Optional.empty();
        }
        forksToFail--;
        return Optional.of(failures.reason());
    }

    /** Processes of a service are to crash. */
    void plan(String socket, CrashPlan plan) {
        crashes.plan(socket, plan);
    }

    /** The living processes of a service, the oldest first, whether their master lives or not. */
    List<Daemon> processes(String socket) {
        List<Daemon> all = processes.getOrDefault(socket, new ArrayList<>());
        all.removeIf(process -> !process.alive());
        return List.copyOf(all);
    }

    /** {@code postfix-script} announces what was asked for. */
    void announce(Turn turn) {
        Identity script = commands.run("postfix-script", Luck.key(SCRIPT_KEY, ++scripts));
        long said = world.journal()
                .add(
                        script.subject(),
                        new Happening.MasterSaid(turn, world.scenario().version()));
        world.journal().add(script.subject(), new Happening.ProcessEnded(0, 0));
        agenda.setCause(said); // what follows comes of what was asked for, not of the end of who asked
    }

    /** {@code postfix reload} of the master that runs. */
    void reload(Master running) {
        announce(Turn.REFRESHING);
        queues.active();
        running.reload();
        agenda.schedule(agenda.now(), queues::all);
    }

    /**
     * {@code postfix stop}: master is asked to end all; if it does not, five looks long, a second apart, everybody is killed.
     */
    void stop(Master running) {
        announce(Turn.STOPPING);
        running.terminate();
        agenda.schedule(agenda.now() + LOOK, () -> waitForEnd(running, LOOKS));
    }

    private void waitForEnd(Master running, int looks) {
        if (!running.alive()) {
            return;
        }
        if (looks > 0) {
            scriptSays("waiting for the Postfix mail system to terminate");
            agenda.schedule(agenda.now() + WallClock.SECOND, () -> waitForEnd(running, looks - 1));
            return;
        }
        scriptSays("warning: stopping the Postfix mail system with force");
        List<Daemon> group = new ArrayList<>(List.of(running));
        processes.keySet().forEach(socket -> group.addAll(processes(socket)));
        group.forEach(process -> process.killBy(Signals.KILL));
    }

    /** {@code postfix-script} says why it does nothing. */
    void refuse(String why) {
        scriptSays("fatal: " + why);
    }

    private void scriptSays(String line) {
        Identity script = commands.run("postfix-script");
        world.journal().add(script.subject(), new Happening.Logged(line));
    }

    /** When {@code postfix start} is run, such that master says {@code daemon started} at {@code readyNanos}. */
    long beginOfStart(long readyNanos) {
        return before(readyNanos, SCRIPT_LEAD);
    }

    private long before(long readyNanos, long leadNanos) {
        return world.machine().costs().none() ? readyNanos : Math.max(0, readyNanos - leadNanos);
    }

    /** What {@code enable_long_queue_ids} is in the files. */
    boolean longQueueIds() {
        return settingsNow().flag("enable_long_queue_ids");
    }

    private Settings settingsNow() {
        return Settings.of(files.main(), files.master());
    }

    /** {@code postfix start}, such that master says {@code daemon started} at {@code readyNanos}. */
    void start(long readyNanos) {
        starting = true;
        agenda.schedule(Math.max(agenda.now(), beginOfStart(readyNanos)), () -> {
            if (running() != null) {
                starting = false;
                refuse("the Postfix mail system is already running");
                return;
            }
            queues.all();
            announce(Turn.STARTING);
            agenda.schedule(Math.max(agenda.now(), before(readyNanos, SETUP_LEAD)), () -> startMaster(readyNanos));
        });
    }

    /** Whether a start that costs no time is under way: whoever comes at this very instant finds Postfix up. */
    boolean isComingUp() {
        Master running = running();
        return world.machine().costs().none() && (running == null ? starting : running.isSettingUp());
    }

    private void startMaster(long readyNanos) {
        starting = false;
        if (running() != null) {
            refuse("the Postfix mail system is already running");
            return;
        }
        world.host().nextPid();
        Identity identity = commands.run(
                "master", Luck.key(MASTER_KEY, ++masters), world.scenario().masterVerbosity());
        master = new Master(world.host(), identity, this, this, readyNanos);
        master.start();
    }

    // ---------------------------------------------------------------- the files

    @Override
    public Optional<String> badParameter() {
        settings = Settings.of(files.main(), files.master());
        return settings.fatal("master");
    }

    @Override
    public List<ServiceRow> rows() {
        ServicePatterns disabled = new ServicePatterns(settings.list("master_service_disable"));
        return files.master().rows().stream()
                .filter(row -> !disabled.matches(row))
                .toList();
    }

    @Override
    public Optional<String> badRow() {
        return files.master().fatal();
    }

    @Override
    public boolean facesInternet(ServiceRow row) {
        int colon = row.name().lastIndexOf(':');
        List<String> addresses = colon > 0 ? List.of(row.name().substring(0, colon)) : settings.list("inet_interfaces");
        return row.type().equals("pass")
                || (row.type().equals("inet") && !addresses.stream().allMatch(Installation::isLoopback));
    }

    private static boolean isLoopback(String address) {
        String bare = address.startsWith("[") ? address.substring(1, address.length() - 1) : address;
        return bare.startsWith("127.")
                || List.of("localhost", "loopback-only", "::1").contains(bare);
    }

    @Override
    public String site() {
        return (PostfixVersion.atLeast(version(), 3, 9) ? "https" : "http") + "://www.postfix.org";
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
        return world.scenario().version();
    }

    @Override
    public @Nullable Daemon run(ServiceRow row, @Nullable String stress, Identity identity, ListenSocket socket) {
        Daemon daemon = program(row, stress, crashes.watched(identity, socket.name()), socket);
        if (daemon != null) {
            List<Daemon> all = processes.computeIfAbsent(socket.name(), name -> new ArrayList<>());
            all.removeIf(process -> !process.alive());
            all.add(daemon);
            crashes.forked(daemon, socket.name());
        }
        return daemon;
    }

    private @Nullable Daemon program(ServiceRow row, @Nullable String stress, Identity identity, ListenSocket socket) {
        Seen found = seen.computeIfAbsent(row, which -> new HashMap<>())
                .computeIfAbsent(stress == null ? "-" : stress, told -> see(row, stress));
        boolean qmgr = row.program().equals("qmgr");
        Optional<String> fatal = qmgr ? found.limitFatal() : found.fatal();
        if (fatal.isPresent()) {
            return new FailingStart(world.host(), identity, fatal.get());
        }
        return qmgr
                ? new Qmgr(
                        world.host(),
                        identity,
                        socket,
                        world.spool(),
                        found.settings(),
                        found.environment(),
                        PostfixVersion.atLeast(version(), 3, 9))
                : ProgramFiles.run(row.program(), row.name(), found.environment(), world.host(), identity, socket);
    }

    private Seen see(ServiceRow row, @Nullable String stress) {
        Settings all = Settings.of(files.main(), files.master());
        Settings plain = all.forService(row);
        Settings own = stress == null ? plain : plain.with("stress", stress);
        Optional<String> limit = row.processLimitFatal(all.number("default_process_limit"));
        return new Seen(
                own,
                limit,
                own.fatal(row.program()).or(() -> limit),
                new ServiceEnvironment(world, own, files, this::table));
    }

    /** What new processes of a row find in the files, until these are edited. */
    private record Seen(
            Settings settings, Optional<String> limitFatal, Optional<String> fatal, ServiceEnvironment environment) {}
}
