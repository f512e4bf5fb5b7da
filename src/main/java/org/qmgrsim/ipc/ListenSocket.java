package org.qmgrsim.ipc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Process.State;

/**
 * A listen socket with its backlog, and those who watch it.
 *
 * <p>Readiness is told to one watcher for each waiting connection: to the process that has been idle longest, and to
 * master only if no process watches. Who was told and does not accept (because it died, or because another was faster)
 * makes room for the next. master holds the socket from the beginning.
 *
 * <p>The order comes from a lock: idle processes of a service stand in line for it, and who has it waits for a connection.
 * So when the first in line is stopped by a signal all stand still behind it; another one only loses its place.
 *
 * <p>It can also be a FIFO: then nobody connects, and whoever reads gets all that has been written, at most 1024 bytes.
 */
public final class ListenSocket {
    /** What a pipe holds, in bytes: pipe(7). */
    private static final int PIPE_BYTES = 65_536;

    private static final int READ_BYTES = 1024;

    private final String name;
    private final boolean fifo;
    private final int backlogLimit;
    private final Deque<Connection> backlog = new ArrayDeque<>();
    private final Deque<Watcher> idle = new ArrayDeque<>();
    private final List<Watcher> told = new ArrayList<>();
    private final Map<Daemon, Watcher> outOfLine = new LinkedHashMap<>();
    private @Nullable Runnable master;
    private boolean masterTold;
    private boolean closed;
    private int holders = 1;

    private record Watcher(Daemon process, Runnable accept) {
        boolean isStopped() {
            return process.state() == State.STOPPED;
        }
    }

    /**
     * A socket that master has just bound.
     *
     * @param name as Postfix logs it, such as {@code public/qmgr}
     * @param backlogLimit connections that may wait for somebody to accept them
     */
    public ListenSocket(String name, int backlogLimit) {
        this(name, backlogLimit, false);
    }

    private ListenSocket(String name, int backlogLimit, boolean fifo) {
        this.name = name;
        this.backlogLimit = backlogLimit;
        this.fifo = fifo;
    }

    /** A FIFO that master has just made: a service of type {@code fifo}, which is for triggers only. */
    public static ListenSocket fifo(String name) {
        return new ListenSocket(name, PIPE_BYTES, true);
    }

    /** Whether it is a FIFO. */
    public boolean isFifo() {
        return fifo;
    }

    /** A process inherits the socket: it lives as long as somebody holds it, be it only a forked child. */
    public void hold() {
        holders++;
    }

    /** A process that held the socket has ended; with the last one it is closed, though its file stays. */
    public void letGo() {
        if (--holders == 0) {
            close();
        }
    }

    /** The name as Postfix logs it. */
    public String name() {
        return name;
    }

    /** Connections that nobody has accepted yet. */
    public int waiting() {
        return backlog.size();
    }

    /** Whether anybody can connect: the file stays when master is gone. */
    public boolean isOpen() {
        return !closed;
    }

    /** Puts a connection into the backlog; false if that is full, or the socket is gone. */
    public boolean connect(Connection connection) {
        if (closed || backlog.size() >= backlogLimit) {
            return false;
        }
        backlog.add(connection);
        tellSomebody();
        return true;
    }

    /**
     * Puts a connection into the backlog, as a client does that waits in connect(2) until there is room: for the others in
     * line it makes no difference. False if the socket is gone.
     */
    public boolean connectBlocking(Connection connection) {
        if (closed) {
            return false;
        }
        backlog.add(connection);
        tellSomebody();
        return true;
    }

    /** Why nobody can connect to a socket now, in the words of the system; null stands for a socket that never was. */
    public static String whyNot(@Nullable ListenSocket socket) {
        if (socket == null) {
            return "No such file or directory";
        }
        return socket.closed ? "Connection refused" : "Resource temporarily unavailable";
    }

    /** A process takes the oldest connection; none if another was faster. */
    public @Nullable Connection accept(Daemon process) {
        forget(process);
        return backlog.poll();
    }

    /** A process reads from a FIFO: all triggers that fit into one read, in the order in which they were written. */
    List<Trigger> read(Daemon process) {
        forget(process);
        List<Trigger> requests = new ArrayList<>();
        int bytes = 0;
        while (backlog.peek() instanceof Trigger next && bytes + next.read().length() <= READ_BYTES) {
            requests.add(next);
            bytes += next.read().length();
            backlog.remove();
        }
        return requests;
    }

    /** A process is idle: {@code accept} becomes ready in its loop when a connection is there for it. */
    public void watch(Daemon process, Runnable accept) {
        idle.add(new Watcher(process, accept));
        tellSomebody();
    }

    /** A process has been stopped by a signal. */
    void stopped(Daemon process) {
        Watcher first = told.isEmpty() ? idle.peek() : null;
        if (first != null && first.process() == process) {
            return; // it keeps the lock
        }
        for (Iterator<Watcher> each = idle.iterator(); each.hasNext(); ) {
            Watcher watcher = each.next();
            if (watcher.process() == process) {
                each.remove();
                outOfLine.put(process, watcher);
                return;
            }
        }
    }

    /** A stopped process goes on; without the lock, at the end of the line. */
    void continued(Daemon process) {
        Watcher back = outOfLine.remove(process);
        if (back != null) {
            idle.add(back);
        }
        tellSomebody();
    }

    /** A process no longer watches, because it is busy or dead. */
    public void unwatch(Daemon process) {
        forget(process);
        outOfLine.remove(process);
        for (Iterator<Watcher> each = idle.iterator(); each.hasNext(); ) {
            if (each.next().process() == process) {
                each.remove();
                break;
            }
        }
        tellSomebody();
    }

    /** master watches the socket; {@code event} is called when a connection waits and no process can take it. */
    public void watchByMaster(Runnable event) {
        master = event;
        masterTold = false;
        tellSomebody();
    }

    /** master no longer watches. */
    public void unwatchByMaster() {
        master = null;
        masterTold = false;
    }

    /** The end of the socket: who still stands in the backlog is cut off. */
    public void close() {
        closed = true;
        master = null;
        idle.clear();
        told.clear();
        outOfLine.clear();
        while (!backlog.isEmpty()) {
            backlog.remove().broken();
        }
    }

    private void forget(Daemon process) {
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).process() == process) {
                told.remove(i);
                return;
            }
        }
    }

    private boolean lockIsHeld() {
        for (Watcher watcher : told) {
            if (watcher.isStopped()) {
                return true;
            }
        }
        Watcher next = idle.peek();
        return next != null && next.isStopped();
    }

    private void tellSomebody() {
        while (backlog.size() > told.size() && !idle.isEmpty() && !lockIsHeld()) {
            Watcher first = idle.remove();
            told.add(first);
            first.process().ready(first.accept());
        }
        if (backlog.size() > told.size() && master != null && !masterTold) {
            masterTold = true;
            master.run();
        }
    }
}
