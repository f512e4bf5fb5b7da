package org.qmgrsim.master;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.Supervisor;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Turn;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.master.Service.Event;

/**
 * master(8): owns all sockets, watches one only while nobody else can, forks, reaps, throttles, and sends wakeups.
 *
 * @see "Postfix src/master: master_service.c, master_avail.c, master_spawn.c, master_status.c, master_wakeup.c"
 */
public final class Master extends Daemon implements Supervisor {
    /** That no service has such a socket. */
    public static final int NOBODY = -1;

    private static final int SIGTERM = 15;
    private static final long LONGEST_SLEEP_SECONDS = 500;
    private static final String DAEMON_DIRECTORY = "/usr/lib/postfix/sbin/";

    private final MasterFiles files;
    private final Programs programs;
    private final long readyNanos;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final Map<Daemon, Child> children = new LinkedHashMap<>();
    private final int rowCost;
    private final int forkCost;
    private final int statusCost;
    private final int reapCost;
    private int forks;
    private int reloads;
    private int rowsSeen;
    private boolean settingUp = true;

    /**
     * A master that has just been started by postfix-script.
     *
     * @param readyNanos when it logs {@code daemon started}: the setting up of services takes until then
     */
    public Master(Host host, Identity identity, MasterFiles files, Programs programs, long readyNanos) {
        super(host, identity);
        this.files = files;
        this.programs = programs;
        this.readyNanos = readyNanos;
        this.rowCost = machine.costs().code("master.row");
        this.forkCost = machine.costs().code("master.fork");
        this.statusCost = machine.costs().code("master.status");
        this.reapCost = machine.costs().code("master.reap");
        limitSleep(LONGEST_SLEEP_SECONDS);
    }

    /** How many more clients the backlog of a socket takes; {@link #NOBODY} if there is no such service. */
    public int room(String socketName) {
        for (Service service : services.values()) {
            if (service.socket().name().equals(socketName)) {
                return service.room();
            }
        }
        return NOBODY;
    }

    // ---------------------------------------------------------------- start, reload, end

    @Override
    public void start() {
        enterLoop(this::setUp);
    }

    private void setUp() {
        host.flow().empty();
        if (!readRows(this::startService)) {
            settingUp = false;
            return;
        }
        then(() -> work(Math.max(0, readyNanos - machine.now()), () -> {
            settingUp = false;
            masterSaid(Turn.STARTED);
        }));
    }

    /** Whether it has not yet said that it is started, and still may. */
    public boolean isSettingUp() {
        return settingUp;
    }

    private void masterSaid(Turn turn) {
        journal.add(subject(), new Happening.MasterSaid(turn, files.version()));
    }

    /** Reads main.cf, then handles the rows of master.cf one by one; false if a bad value or row ends master. */
    private boolean readRows(java.util.function.Consumer<ServiceRow> handler) {
        var bad = files.badParameter();
        if (bad.isPresent()) {
            then(() -> fatal(bad.get()));
            return false;
        }
        for (ServiceRow row : files.rows()) {
            work(cost(rowCost), () -> handler.accept(row));
        }
        var fatal = files.badRow();
        fatal.ifPresent(text -> then(() -> fatal(text)));
        return fatal.isEmpty();
    }

    private void startService(ServiceRow row) {
        int subject = journal.newSubject();
        int maxproc = maxproc(row);
        journal.add(
                subject,
                new Happening.ServiceDefined(
                        row.name(), row.type(), row.wakeupSeconds(), row.wakeupConditional(), maxproc));
        int backlog = Math.max(maxproc, files.defaultProcessLimit());
        ListenSocket socket = row.type().equals("fifo")
                ? ListenSocket.fifo(row.endpoint())
                : new ListenSocket(row.endpoint(), backlog);
        long key = Luck.key(identity().key(), ++rowsSeen);
        Service service = new Service(
                subject, key, row, maxproc, DAEMON_DIRECTORY + row.program(), socket, backlog, new Service.Callbacks() {
                    @Override
                    public LoopTimer wakeup(Service of) {
                        return timer(() -> sendWakeup(of));
                    }

                    @Override
                    public LoopTimer throttle(Service of) {
                        return timer(() -> endThrottle(of));
                    }

                    @Override
                    public Runnable nobodyTakes(Service of) {
                        return () -> Master.this.nobodyTakes(of);
                    }
                });
        about(service.nextKey(Event.ROW));
        service.stress().setPossible(maxproc > 1 && files.facesInternet(row));
        services.put(row.key(), service);
        host.publish(socket, subject);
        watchOrNot(service);
        say(() -> "master_status_init: " + socket.name());
        startWakeups(service);
    }

    private int maxproc(ServiceRow row) {
        return row.maxproc(files.defaultProcessLimit());
    }

    /** SIGHUP: both files are read again; every row loses its status channel and begins its wakeups anew. */
    public void reload() {
        signal(() -> {
            about(Luck.key(-identity().key(), ++reloads));
            masterSaid(Turn.RELOADED);
            List<String> vanished = new ArrayList<>(services.keySet());
            if (readRows(row -> {
                Service service = services.get(row.key());
                if (service == null) {
                    startService(row);
                } else {
                    restart(service, row);
                }
            })) {
                files.rows().forEach(row -> vanished.remove(row.key()));
                then(() -> vanished.forEach(this::stopService));
            }
        });
    }

    private void restart(Service service, ServiceRow row) {
        about(service.nextKey(Event.ROW));
        service.change(row, maxproc(row));
        service.stress().setPossible(service.maxproc() > 1 && files.facesInternet(row));
        loseProcesses(service);
        watchOrNot(service);
        startWakeups(service);
    }

    /** The status channel is made anew: idle processes leave at once, busy ones when they are done. */
    private void loseProcesses(Service service) {
        cancel(service.wakeup());
        List.copyOf(service.children()).forEach(Daemon::disown);
    }

    private void stopService(String key) {
        Service service = services.remove(key);
        if (service == null) {
            return;
        }
        cancel(service.wakeup());
        cancel(service.throttle());
        service.socket().close();
        List.copyOf(service.children()).forEach(child -> child.killBy(SIGTERM));
    }

    /** {@code postfix stop} or {@code abort}: SIGTERM to all, deliveries under way are lost and repeated later. */
    public void terminate() {
        signal(() -> {
            masterSaid(Turn.TERMINATING);
            killBy(SIGTERM);
        });
    }

    @Override
    protected void died() {
        List<Daemon> orphans = new ArrayList<>(children.keySet());
        super.died();
        if (signal() == SIGTERM) {
            orphans.forEach(child -> child.killBy(SIGTERM));
            services.values().forEach(service -> service.socket().close());
        } else {
            orphans.forEach(Daemon::disown);
            services.values().forEach(service -> {
                service.socket().unwatchByMaster();
                service.socket().letGo();
            });
        }
    }

    // ---------------------------------------------------------------- who takes the next connection

    private void watchOrNot(Service service) {
        say(listenLine(service));
        warnIfFull(service);
        if (service.needsWatching() != service.listening()) {
            watch(service, service.needsWatching(), machine.now());
            say(eventsLine(service));
        }
    }

    private void watch(Service service, boolean watches, long fromNanos) {
        service.setListening(watches, fromNanos);
        if (watches) {
            service.socket().watchByMaster(service.nobodyTakes());
        } else {
            service.socket().unwatchByMaster();
        }
    }

    /** A connection waits. Before master has got round to watching the socket, it cannot know. */
    private void nobodyTakes(Service service) {
        long watchedFromNanos = service.listensFromNanos();
        if (machine.now() >= watchedFromNanos) {
            ready(() -> connectionWaits(service));
            return;
        }
        machine.agenda().schedule(watchedFromNanos, () -> {
            if (alive() && service.listening()) {
                watch(service, true, watchedFromNanos);
            }
        });
    }

    private static Supplier<String> eventsLine(Service service) {
        String what = service.listening() ? "enable" : "disable";
        return () ->
                "master_avail_listen: " + what + " events " + service.socket().name();
    }

    private void warnIfFull(Service service) {
        if (service.isFull()) {
            service.stress()
                    .warnings(
                            loopSecond(),
                            service.row().name(),
                            service.socket().name(),
                            service.maxproc(),
                            files.site())
                    .forEach(this::log);
        }
    }

    private static Supplier<String> listenLine(Service service) {
        int avail = service.avail();
        int total = service.total();
        return () -> "master_avail_listen: " + service.socket().name() + " avail " + avail + " total " + total + " max "
                + service.maxproc();
    }

    private void connectionWaits(Service service) {
        if (service.listening() && service.socket().waiting() > 0) {
            long key = service.nextKey(Event.FORK);
            about(key);
            if (service.nextIsLast()
                    && service.stress().isPossible()
                    && service.stress().begin(loopSecond())) {
                loseProcesses(service);
                startWakeups(service);
            }
            work(cost(forkCost), () -> fork(service, key));
        } else if (service.listening()) {
            service.setListening(false, machine.now()); // somebody was faster: watch anew
            watchOrNot(service);
        }
    }

    private void fork(Service service, long key) {
        Optional<String> failure = programs.forkFailure(service.socket());
        if (failure.isPresent()) {
            forks++;
            log("warning: master_spawn: fork: " + failure.get() + " -- throttling");
            throttle(service);
            watchOrNot(service);
            return;
        }
        Identity identity = new Identity(
                journal.newSubject(),
                host.nextPid(),
                service.row().program(),
                key,
                ++forks,
                service.row().verbosity() + identity().verbosity(),
                this);
        Daemon child = programs.run(service.row(), service.stress().told(loopSecond()), identity, service.socket());
        if (child == null) {
            watch(service, false, machine.now());
            return;
        }
        journal.add(
                identity.subject(),
                new Happening.ProcessForked(
                        service.subject(),
                        identity.program(),
                        identity.pid(),
                        identity.generation(),
                        identity.verbosity()));
        children.put(child, service.born(child));
        machine.agenda().schedule(machine.now(), () -> {
            if (child.alive()) {
                child.start();
            }
        });
        say(() -> "spawn command " + service.path() + "; pid " + identity.pid());
        say(() -> "master_avail_more: pid " + identity.pid() + " ("
                + service.socket().name() + ")");
        watchOrNot(service);
        if (service.conditional() && service.row().wakeupSeconds() > 0) {
            service.conditionMet();
            startWakeups(service);
            say(() -> "start conditional timer for " + service.socket().name());
        }
    }

    @Override
    protected long triggerPatienceSeconds() {
        return 101;
    }

    /**
     * If nobody else keeps master busy, a report is noted at once: it takes master's time, but no event. Whom it makes
     * master look for, a connection that nobody takes, shows only after that time.
     */
    @Override
    public void status(Daemon process, boolean available) {
        Child child = children.get(process);
        if (child == null) {
            return;
        }
        Service service = child.service();
        int number = service.next(Event.STATUS);
        boolean quiet = identity().verbosity() == 0 && (available || !child.fills());
        long noted = quiet ? busyUnseen(statusNanos(service, number)) : -1;
        if (noted < 0) {
            ready(() -> statusEvent(process, available, service.key(Event.STATUS, number)));
        } else {
            note(child, available, noted);
        }
    }

    private long statusNanos(Service service, int number) {
        return machine.costs().none() ? 0 : machine.costs().draw(statusCost, service.key(Event.STATUS, number), 0);
    }

    private void note(Child child, boolean available, long atNanos) {
        Service service = child.service();
        child.setAvailable(available);
        boolean changes = service.needsWatching() != service.listening();
        if (changes) {
            watch(service, service.needsWatching(), atNanos);
        }
        if (journal.wantsDetails()) {
            List<Supplier<String>> lines =
                    new ArrayList<>(List.of(statusLine(child), availLine(child), listenLine(service)));
            if (changes) {
                lines.add(eventsLine(service));
            }
            machine.agenda().schedule(atNanos, () -> lines.forEach(line -> journal.detail(subject(), line)));
        }
    }

    private void statusEvent(Daemon process, boolean available, long key) {
        Child child = children.get(process);
        if (child == null) {
            return;
        }
        about(key);
        work(cost(statusCost), () -> {
            child.setAvailable(available);
            say(statusLine(child));
            say(availLine(child));
            watchOrNot(child.service());
        });
    }

    private static Supplier<String> statusLine(Child child) {
        int available = child.available() ? 1 : 0;
        return () -> "master_status_event: pid " + child.identity().pid() + " gen "
                + child.identity().generation() + " avail " + available;
    }

    private static Supplier<String> availLine(Child child) {
        String what = child.available() ? "more" : "less";
        return () -> "master_avail_" + what + ": pid " + child.identity().pid() + " ("
                + child.service().socket().name() + ")";
    }

    // ---------------------------------------------------------------- death of a child

    @Override
    public void ended(Daemon process) {
        if (alive()) {
            signal(() -> {
                Child child = children.get(process);
                if (child != null) {
                    about(child.service().nextKey(Event.REAP));
                }
                say("got sigchld");
                work(cost(reapCost), () -> reap(process));
            });
        }
    }

    private void reap(Daemon process) {
        Child child = children.remove(process);
        if (child == null) {
            return;
        }
        Service service = child.service();
        int pid = process.identity().pid();
        say(() -> "master_reap_child: pid " + pid);
        then(() -> {
            journal.add(
                    process.subject(),
                    new Happening.ChildReaped(service.subject(), process.exitStatus(), process.signal()));
            if (process.exitStatus() != 0 || process.signal() != 0) {
                log("warning: process " + service.path() + " pid " + pid
                        + (process.signal() != 0
                                ? " killed by signal " + process.signal()
                                : " exit status " + process.exitStatus()));
                if (process.useCount() == 0 && !service.throttled()) {
                    log("warning: " + service.path() + ": bad command startup -- throttling");
                    throttle(service);
                }
            }
            boolean wasAvailable = child.available();
            service.gone(child, process);
            if (wasAvailable) {
                say(() -> "master_avail_less: pid " + pid + " ("
                        + service.socket().name() + ")");
            }
            watchOrNot(service);
        });
    }

    private void throttle(Service service) {
        say(() -> "throttling command " + service.path());
        service.setThrottled(true);
        journal.add(service.subject(), new Happening.ServiceThrottled(files.throttleSeconds()));
        request(service.throttle(), files.throttleSeconds());
    }

    private void endThrottle(Service service) {
        about(service.nextKey(Event.RELEASE));
        say(() -> "throttle released for command " + service.path());
        service.setThrottled(false);
        journal.add(service.subject(), new Happening.ServiceReleased());
        watchOrNot(service);
    }

    // ---------------------------------------------------------------- wakeups

    private void startWakeups(Service service) {
        if (service.row().wakeupSeconds() > 0 && !service.conditional()) {
            say(() -> "master_wakeup_init: service " + service.socket().name() + " time "
                    + service.row().wakeupSeconds());
            then(() -> sendWakeup(service));
        }
    }

    private void sendWakeup(Service service) {
        if (!service.throttled()) {
            long key = service.nextKey(Event.WAKEUP);
            about(key);
            say(() -> "master_wakeup_timer_event: service " + service.socket().name());
            then(() -> {
                journal.add(service.subject(), new Happening.WakeupSent());
                trigger(service.socket(), "W", key, (fact, loss) -> warn(service, loss));
            });
        }
        then(() -> {
            request(service.wakeup(), service.row().wakeupSeconds());
        });
    }

    private void warn(Service service, Happening.Loss loss) {
        String reason =
                switch (loss) {
                    case BACKLOG_FULL -> "Resource temporarily unavailable";
                    case REFUSED, NO_SOCKET -> "Connection refused";
                    case DENIED -> "Permission denied";
                    case TIMED_OUT -> "Connection timed out";
                    case LOST, SWITCHED_OFF -> "";
                };
        if (!reason.isEmpty()) {
            log("warning: master_wakeup_timer_event: service " + service.row().name() + "("
                    + service.socket().name() + "): " + reason);
        }
    }
}
