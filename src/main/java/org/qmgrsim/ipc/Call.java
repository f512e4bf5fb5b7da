package org.qmgrsim.ipc;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Gate;

/**
 * A connection over which one request is made and one answer given, as between qmgr and a delivery agent: the server
 * accepts and greets, the client writes its request, the server answers, the client closes.
 *
 * <p>The client is told in its loop when the greeting, or the answer, or the end of the connection, can be read.
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public final class Call<Q, A> extends Connection {
    private final Daemon client;
    private final Runnable event;
    private final Gate requested = new Gate();
    private final Gate closed = new Gate();
    private boolean greeted;
    private boolean broken;
    private @Nullable Q request;
    private @Nullable A answer;

    /**
     * A call that its client is about to make.
     *
     * @param event runs in the client's loop whenever there is something to read, the end included
     */
    public Call(long key, Daemon client, Runnable event) {
        super(key);
        this.client = client;
        this.event = event;
    }

    // ---------------------------------------------------------------- the server's side

    /** The server greets the client. */
    public void greet() {
        greeted = true;
        tellClient();
    }

    /** Opens when the request can be read, or when the client has closed without one. */
    public Gate requested() {
        return requested;
    }

    /** The request; none if the client closed without one. */
    public @Nullable Q request() {
        return request;
    }

    /** The server answers. */
    public void answer(A given) {
        answer = given;
        tellClient();
    }

    /** Opens when the client has closed. */
    public Gate closed() {
        return closed;
    }

    @Override
    public void broken() {
        broken = true;
        tellClient();
    }

    private void tellClient() {
        if (!closed.isOpen() && client.alive()) {
            client.ready(event);
        }
    }

    // ---------------------------------------------------------------- the client's side

    /** Whether the server has greeted. */
    public boolean greeted() {
        return greeted;
    }

    /** Whether the server has gone without an answer. */
    public boolean lost() {
        return broken && answer == null;
    }

    /** The client writes its request. */
    public void request(Q asked) {
        request = asked;
        requested.open();
    }

    /** The answer, once given. */
    public @Nullable A answer() {
        return answer;
    }

    /** The client closes the connection. */
    public void close() {
        closed.open();
        requested.open();
    }
}
