package org.qmgrsim.journal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.Wait;

/**
 * The mail system as its facts tell it, at one instant: which files stand where, what each message waits for, which
 * processes live, which services are throttled, how wide the windows are.
 *
 * <p>A view that is subscribed to a journal moves on with each fact and is always at the present. A {@link QueueHistory}
 * gives the view of any instant of a saved run. One thread at a time may use a view.
 */
public final class QueueView implements Reader {
    final State state;

    /** Before the first fact. */
    public QueueView() {
        this(new State(new Names(), Rows.Past.NONE, Rows.Past.NONE));
    }

    QueueView(State state) {
        this.state = state;
    }

    /** Moves on by one fact. */
    @Override
    public void read(Fact fact) {
        Fold.apply(state, fact);
    }

    /** Number of the last fact that has happened; 0: none. */
    public long number() {
        return state.number;
    }

    /** The instant, in nanoseconds since the epoch of the run. */
    public long nanos() {
        return state.nanos;
    }

    // ---------------------------------------------------------------- files

    /** Number of files in a directory. */
    public int count(QueueName queue) {
        return state.directories[queue.ordinal()].size();
    }

    /** Hands over the files of a directory, in the order in which they were made. */
    public void forEach(QueueName queue, Consumer<QueuedFile> action) {
        state.directories[queue.ordinal()].forEach(file -> action.accept(file(file, queue)));
    }

    /** The files of a directory, in the order in which they were made. */
    public List<QueuedFile> files(QueueName queue) {
        List<QueuedFile> files = new ArrayList<>(count(queue));
        forEach(queue, files::add);
        return files;
    }

    /** The files of a message, the newest first: none on its way in and when it has left; seldom two. */
    public List<QueuedFile> files(int message) {
        List<QueuedFile> files = new ArrayList<>(1);
        int file = isMessage(message) ? Packed.lastFile(state.subjects.get(message, State.WHAT)) : Packed.NO_FILE;
        for (; file >= 0; file = state.names.earlier(file)) {
            QueueName queue = Packed.queue(state.files.get(file, State.FILE));
            if (queue != null) {
                files.add(file(file, queue));
            }
        }
        return files;
    }

    private QueuedFile file(int file, QueueName queue) {
        long now = state.files.get(file, State.FILE);
        return new QueuedFile(
                file,
                queue,
                state.names.queueId(file),
                state.names.message(file),
                Packed.sizeBytes(now),
                Packed.mode(now),
                state.files.get(file, State.MTIME),
                state.files.get(file, State.PLACE_NANOS),
                state.names.createdNanos(file));
    }

    // ---------------------------------------------------------------- messages

    /** Messages that have begun and not left. */
    public int messages() {
        return state.messages.size();
    }

    /** Messages that have begun so far. */
    public long messagesBegun() {
        return state.began;
    }

    /** Messages that have left so far. */
    public long messagesGone() {
        return state.gone;
    }

    /** How many messages wait for something. */
    public int waiting(Wait reason) {
        return state.waiting[reason.ordinal()];
    }

    /** Hands over the messages that have begun and not left, in the order in which they began. */
    public void forEachMessage(Consumer<MessageState> action) {
        state.messages.forEach(subject -> message(subject).ifPresent(action));
    }

    /** A message that has begun; empty if this is none. */
    public Optional<MessageState> message(int subject) {
        if (!(begun(subject) instanceof Happening.MessageBegan began)) {
            return Optional.empty();
        }
        long what = state.subjects.get(subject, State.WHAT);
        return Optional.of(new MessageState(
                subject,
                began,
                state.names.beganNanos(subject),
                Packed.waitsFor(what),
                sinceFact(subject),
                sinceNanos(subject),
                Packed.isGone(what)));
    }

    private boolean isMessage(int subject) {
        return begun(subject) instanceof Happening.MessageBegan;
    }

    // ---------------------------------------------------------------- processes, services, destinations

    /** The processes that have not ended, the oldest first. */
    public List<ProcessState> processes() {
        return list(state.processes, this::process);
    }

    /** A process, living or dead; empty if this is none. */
    public Optional<ProcessState> process(int subject) {
        if (!(begun(subject) instanceof Happening.ProcessForked forked)) {
            return Optional.empty();
        }
        int life = (int) state.subjects.get(subject, State.WHAT);
        return Optional.of(new ProcessState(
                subject,
                forked,
                state.names.beganNanos(subject),
                ProcessState.Life.values()[life - Packed.RUNNING],
                sinceFact(subject),
                sinceNanos(subject)));
    }

    /** The services of the running master, in the order of their rows. */
    public List<ServiceState> services() {
        return list(state.services, this::service);
    }

    /** A service; empty if this is none. */
    public Optional<ServiceState> service(int subject) {
        if (!(begun(subject) instanceof Happening.ServiceDefined defined)) {
            return Optional.empty();
        }
        long what = state.subjects.get(subject, State.WHAT);
        return Optional.of(new ServiceState(
                subject,
                defined,
                Packed.isThrottled(what),
                Packed.throttleSeconds(what),
                sinceFact(subject),
                sinceNanos(subject)));
    }

    /** The destinations that the running qmgr has met, in the order in which it met them. */
    public List<DestinationState> destinations() {
        return list(state.destinations, this::destination);
    }

    /** A destination; empty if this is none. */
    public Optional<DestinationState> destination(int subject) {
        if (!(begun(subject) instanceof Happening.DestinationNamed named)) {
            return Optional.empty();
        }
        long what = state.subjects.get(subject, State.WHAT);
        return Optional.of(new DestinationState(
                subject,
                named,
                Packed.hasWindow(what) ? Packed.window(what) : named.window(),
                sinceFact(subject),
                sinceNanos(subject)));
    }

    private static <T> List<T> list(PagedBits members, IntFunction<Optional<T>> find) {
        List<T> list = new ArrayList<>(members.size());
        members.forEach(subject -> find.apply(subject).ifPresent(list::add));
        return list;
    }

    /** How the subject began; null if it has not yet. */
    private @Nullable Happening begun(int subject) {
        Happening began = state.names.began(subject);
        return began == null || state.subjects.get(subject, State.WHAT) == 0 ? null : began;
    }

    private long sinceFact(int subject) {
        return state.subjects.get(subject, State.SINCE_FACT);
    }

    private long sinceNanos(int subject) {
        return state.subjects.get(subject, State.SINCE_NANOS);
    }

    // ---------------------------------------------------------------- check

    /**
     * Whether every message is accounted for: in exactly one place, in the system or gone; no file in two directories; every
     * wait the continuation of the one before. Takes time in proportion to what stands in the queue.
     *
     * <p>It holds for whole instants: a file is removed by one fact and its message leaves by the next, at the same instant.
     */
    public Audit audit() {
        return new Auditor(state).audit();
    }
}
