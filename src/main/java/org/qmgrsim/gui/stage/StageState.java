package org.qmgrsim.gui.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.view.DestinationState;
import org.qmgrsim.journal.view.MessageState;
import org.qmgrsim.journal.view.ProcessState;
import org.qmgrsim.journal.view.QueueView;
import org.qmgrsim.journal.view.QueuedFile;
import org.qmgrsim.journal.view.ServiceState;
import org.qmgrsim.journal.view.WorkHistory;
import org.qmgrsim.report.Release;

/** What the stage shows of an instant: counts, the messages that are drawn one by one, services, clocks, destinations. */
final class StageState {
    /** Messages of a directory that are told one by one; of more only the counts. */
    static final int MOST_TOLD = 2000;

    /** A message in a directory. */
    record Mail(int message, String queueId, @Nullable Wait waitsFor, long sinceNanos) {}

    /** A directory. */
    record Directory(QueueName queue, int count, List<Mail> mails, Map<Wait, Integer> counts) {}

    /** The processes of a service. */
    record Service(ServiceState state, List<ProcessState> processes, int busy) {
        String name() {
            return state.defined().name();
        }

        int stopped() {
            return (int) processes.stream()
                    .filter(process -> process.life() == ProcessState.Life.STOPPED)
                    .count();
        }

        /** Whether facts tell when its processes work. */
        boolean tells() {
            return !processes.isEmpty()
                    && WorkHistory.tells(processes.get(0).forked().program());
        }
    }

    /** A destination and the deliveries to it. */
    record Destination(DestinationState state, int busy) {}

    /**
     * A clock that runs down.
     *
     * @param periodSeconds 0: it never comes
     * @param lastNanos when it came last
     * @param nextNanos when it comes next; -1: not known to come
     */
    record Clock(long periodSeconds, long lastNanos, long nextNanos) {
        /** The share that is left of the period; negative if there is none. */
        double left(long now) {
            long length = nextNanos - lastNanos;
            return periodSeconds == 0 || nextNanos < 0 || length <= 0
                    ? -1
                    : Math.max(0, Math.min(1, (double) (nextNanos - now) / length));
        }
    }

    /** The end of a wait. */
    record End(@Nullable Release release) {}

    private static final long SECOND = 1_000_000_000L;

    private final Playback playback;
    private final QueueView view;
    private final Computed run;
    private final Map<QueueName, Directory> directories = new EnumMap<>(QueueName.class);
    private final List<Service> services = new ArrayList<>();
    private final List<Destination> destinations = new ArrayList<>();

    StageState(Playback playback) {
        this.playback = playback;
        this.view = playback.view();
        this.run = playback.run();
        for (QueueName queue : QueueName.values()) {
            directories.put(queue, look(queue));
        }
        services();
        destinations();
    }

    // ---------------------------------------------------------------- directories

    private Directory look(QueueName queue) {
        int count = view.count(queue);
        List<Mail> mails = new ArrayList<>();
        Map<Wait, Integer> counts = new EnumMap<>(Wait.class);
        if (count <= MOST_TOLD) {
            for (QueuedFile file : view.files(queue)) {
                Optional<MessageState> message = view.message(file.message());
                Wait wait = message.map(MessageState::waitsFor).orElse(null);
                long since = message.map(MessageState::sinceNanos).orElse(file.sinceNanos());
                mails.add(new Mail(file.message(), file.queueId(), wait, since));
                if (wait != null) {
                    counts.merge(wait, 1, Integer::sum);
                }
            }
        } else {
            for (Wait wait : waitsIn(queue)) {
                int waiting = view.waiting(wait);
                if (waiting > 0) {
                    counts.put(wait, waiting);
                }
            }
        }
        return new Directory(queue, count, mails, counts);
    }

    private static List<Wait> waitsIn(QueueName queue) {
        return switch (queue) {
            case INCOMING -> List.of(Wait.NO_TRIGGER, Wait.TRIGGER, Wait.RECEIVING, Wait.FLOW_CONTROL);
            case ACTIVE -> List.of(Wait.AGENT, Wait.DELIVERY, Wait.COMPLETION);
            case DEFERRED -> List.of(Wait.BACKOFF, Wait.LOCKED);
            case MAILDROP -> List.of(Wait.PICKUP);
            case HOLD -> List.of(Wait.HOLD);
            default -> List.of();
        };
    }

    Directory directory(QueueName queue) {
        Directory found = directories.get(queue);
        if (found == null) {
            throw new IllegalStateException("no directory " + queue);
        }
        return found;
    }

    /** The mail that has waited longest in a directory; null if there is none, or nobody can tell. */
    static @Nullable Mail oldest(Directory directory) {
        return directory.mails().stream()
                .min(Comparator.comparingLong(Mail::sinceNanos))
                .orElse(null);
    }

    // ---------------------------------------------------------------- services

    private void services() {
        List<ProcessState> all = view.processes();
        for (ServiceState service : view.services()) {
            List<ProcessState> mine = new ArrayList<>();
            int busy = 0;
            for (ProcessState process : all) {
                if (process.forked().service() == service.subject()) {
                    mine.add(process);
                    busy += run.work().at(process.subject(), playback.number()) != 0 ? 1 : 0;
                }
            }
            services.add(new Service(service, mine, busy));
        }
    }

    List<Service> all() {
        return services;
    }

    /** The service of a name and type; null if master does not run, or has none. */
    @Nullable
    Service service(String name, String type) {
        for (Service service : services) {
            if (service.name().equals(name) && service.state().defined().type().equals(type)) {
                return service;
            }
        }
        return null;
    }

    /** The clock by which master wakes a service. */
    @Nullable
    Clock wakeup(Service service) {
        Happening.ServiceDefined defined = service.state().defined();
        if (defined.wakeupSeconds() == 0) {
            return null;
        }
        Track track = run.tracks().wakeupsOf(service.state().subject());
        long last = -1;
        long next = -1;
        if (track != null) {
            int place = track.after(playback.nanos());
            last = place > 0 ? track.nanos(place - 1) : -1;
            next = place < track.size() ? track.nanos(place) : -1;
        }
        if (next < 0 && last >= 0) {
            next = last + (defined.wakeupSeconds() + 1) * SECOND;
            next = next > run.endNanos() ? next - SECOND : -1;
        }
        return new Clock(defined.wakeupSeconds(), last, next);
    }

    /** qmgr's own clock for the deferred queue; null if no qmgr runs. */
    @Nullable
    Clock deferredClock() {
        Service qmgr = service("qmgr", "unix");
        long due = run.tracks().scanDueMicros(playback.nanos());
        long set = run.tracks().scanDueSetNanos(playback.nanos());
        if (qmgr == null
                || qmgr.processes().isEmpty()
                || due < 0
                || qmgr.processes().get(0).forkedNanos() > set) {
            return null;
        }
        long next = run.nanosOfCalendar(due);
        Track scans = run.tracks().of(Tracks.Sort.SCAN_DEFERRED);
        int place = scans.after(playback.nanos());
        if (place < scans.size() && scans.nanos(place) - next < 2 * SECOND) {
            next = Math.max(next, scans.nanos(place));
        }
        return new Clock(Math.max(1, setting("queue_run_delay")), set, next);
    }

    /** The value of a parameter that the running qmgr read at its start; -1 if none runs. */
    long setting(String name) {
        Service qmgr = service("qmgr", "unix");
        if (qmgr == null || qmgr.processes().isEmpty()) {
            return -1;
        }
        int subject = qmgr.processes().get(0).subject();
        for (Fact fact : run.life(subject)) {
            if (fact.what() instanceof Happening.SettingRead read && read.name().equals(name)) {
                return read.value();
            }
        }
        return -1;
    }

    // ---------------------------------------------------------------- destinations

    private void destinations() {
        Map<Integer, Integer> busy = new java.util.HashMap<>();
        for (Service service : services) {
            for (ProcessState process : service.processes()) {
                long fact = run.work().at(process.subject(), playback.number());
                if (fact != 0 && run.what(fact) instanceof Happening.DeliveryBegan began) {
                    busy.merge(began.destination(), 1, Integer::sum);
                }
            }
        }
        for (DestinationState state : view.destinations()) {
            destinations.add(new Destination(state, busy.getOrDefault(state.subject(), 0)));
        }
        destinations.sort(Comparator.comparingInt(StageState::rank)
                .thenComparing(destination -> -destination.busy())
                .thenComparing(destination -> destination.state().subject()));
    }

    /** The dead first, then those at work. */
    private static int rank(Destination destination) {
        return destination.state().window() <= 0 ? 0 : destination.busy() > 0 ? 1 : 2;
    }

    /** Those that need to be looked at first. */
    List<Destination> ranked() {
        return destinations;
    }

    // ---------------------------------------------------------------- messages

    /** What ends the wait of a message. */
    End end(int message) {
        return new End(Release.of(run.journal(), message, playback.number()));
    }

    /** The latest trigger that was lost and whose message still waits for it; null if there is none. */
    @Nullable
    Fact lostTrigger() {
        Directory incoming = directory(QueueName.INCOMING);
        Fact latest = null;
        for (Mail mail : incoming.mails()) {
            if (mail.waitsFor() == Wait.NO_TRIGGER) {
                Fact loss = lossOf(mail.message());
                latest = loss != null && (latest == null || loss.number() > latest.number()) ? loss : latest;
            }
        }
        return latest;
    }

    private @Nullable Fact lossOf(int message) {
        long since = view.message(message).map(MessageState::sinceFact).orElse(0L);
        if (since == 0 || !(run.what(since) instanceof Happening.WaitBegan wait) || wait.blocker() == 0) {
            return null;
        }
        Fact blocker = run.journal().fact(wait.blocker());
        return blocker.what() instanceof Happening.TriggerLost
                ? blocker
                : run.journal().fact(since);
    }

    Playback playback() {
        return playback;
    }

    long now() {
        return playback.nanos();
    }

    Optional<Subject> subject(int message) {
        return run.messageSubject(view, message);
    }
}
