package org.qmgrsim.ipc;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.WallClock;

/**
 * A client's stream to a service that answers one question after another, such as trivial-rewrite. It is opened when it is
 * needed and closed when it was not used for a while (global/clnt_stream.c).
 *
 * @param <Q> a question
 * @param <A> an answer
 */
public final class ClientStream<Q, A> {
    /** Between two attempts to get an answer (global/rewrite_clnt.c, clnt_stream.c). */
    private static final long RETRY_PAUSE = WallClock.SECOND;

    private final Daemon client;
    private final String socketName;
    private final long idleSeconds;
    private final LoopTimer idle;
    private final int connectCost;
    private final int askCost;
    private @Nullable Stream<Q, A> stream;

    /** The server's end of the stream. */
    static final class Stream<Q, A> extends Connection {
        private @Nullable MultiServer<Q, A> server;
        private @Nullable Query<Q, A> asked;
        private boolean open = true;

        Stream(long key) {
            super(key);
        }

        void acceptedBy(MultiServer<Q, A> by) {
            server = by;
            if (asked != null) {
                by.ask(asked);
            }
        }

        void ask(Query<Q, A> query) {
            asked = query;
            if (!open) {
                query.fail();
            } else if (server != null) {
                server.ask(query);
            }
        }

        @Override
        public void broken() {
            open = false;
            if (asked != null) {
                asked.fail();
            }
        }

        void closeByClient() {
            open = false;
            if (server != null && server.alive()) {
                server.clientGone(this);
            }
        }
    }

    /**
     * A stream that is not open yet.
     *
     * @param label what the client calls it in its log, such as {@code rewrite}
     * @param idleSeconds {@code ipc_idle}: seconds without use after which it is closed
     */
    public ClientStream(Daemon client, String socketName, String label, long idleSeconds) {
        this.client = client;
        this.socketName = socketName;
        this.idleSeconds = idleSeconds;
        this.idle = client.timer(() -> disconnect(label));
        this.connectCost = client.host.machine().costs().code("ipc.connect");
        this.askCost = client.host.machine().costs().code("ipc.query");
    }

    /** Adds the steps of one question to the client's script; {@code then} gets the answer. Without one, it is asked again. */
    public void ask(Q question, long key, Consumer<A> then) {
        client.then(() -> {
            if (stream == null || !stream.open) {
                client.work(client.cost(connectCost), () -> open(key));
                client.say(() -> "connect to subsystem " + socketName);
            }
            Query<Q, A> query = new Query<>(key, question);
            client.work(client.cost(askCost), () -> send(query));
            client.await(query.answered(), () -> answered(query, key, then));
        });
    }

    private void open(long key) {
        Stream<Q, A> opened = new Stream<>(key);
        stream = opened;
        if (!client.connect(client.host.socket(socketName), opened)) {
            opened.broken();
        }
    }

    private void send(Query<Q, A> query) {
        if (stream == null) {
            query.fail();
        } else {
            stream.ask(query);
        }
    }

    private void answered(Query<Q, A> query, long key, Consumer<A> then) {
        client.request(idle, idleSeconds);
        A answer = query.answer();
        if (answer == null) {
            client.work(RETRY_PAUSE, () -> ask(query.question(), key, then));
        } else {
            then.accept(answer);
        }
    }

    private void disconnect(String label) {
        client.say(() -> label + " stream disconnect");
        close();
    }

    /** Closes the stream, as the end of its client does. */
    public void close() {
        if (stream != null) {
            stream.closeByClient();
            stream = null;
        }
    }
}
