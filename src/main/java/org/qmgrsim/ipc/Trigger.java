package org.qmgrsim.ipc;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Gate;

/** A trigger under way: a connection, a request, and a NUL that may come after the request was read. */
public final class Trigger extends Connection {
    private final long sentFact;
    private final Gate data = new Gate();
    private String bytes = "";
    private @Nullable Runnable whenClosed;

    /** A trigger whose request is there at once. */
    public Trigger(long key, long sentFact, String request) {
        this(key, sentFact);
        write(request);
    }

    /** A trigger of a client that has only connected. */
    public Trigger(long key, long sentFact) {
        super(key);
        this.sentFact = sentFact;
    }

    /** Number of the fact that it was sent. */
    public long sentFact() {
        return sentFact;
    }

    /** Adds to what can be read. */
    public void write(String more) {
        bytes = bytes.isEmpty() ? more : bytes.concat(more);
        data.open();
    }

    /** The NUL that {@code unix_trigger} writes behind its request. */
    public void writeNul() {
        write("\0");
    }

    /** What the client does when the server has closed, or is gone. */
    void whenClosed(Runnable callback) {
        whenClosed = callback;
    }

    /** The server closes: it has served the request, or waited long enough for one. */
    void closeByServer() {
        if (whenClosed != null) {
            whenClosed.run();
            whenClosed = null;
        }
    }

    @Override
    public void broken() {
        closeByServer();
    }

    /** The client closes its end: a reader finds the end of the data. */
    public void closeByClient() {
        data.open();
    }

    /** Opens when there is something to read. */
    Gate data() {
        return data;
    }

    /** What has been written so far. */
    String read() {
        return bytes;
    }
}
