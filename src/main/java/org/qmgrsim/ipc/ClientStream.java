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
    private final String label;
    private final LoopTimer idle;
    private final LoopTimer lifetime;
    private final int connectCost;
    private final int askCost;
    private @Nullable Stream<Q, A> stream;

    /** The server's end of the stream. */
    static final class Stream<Q, A> extends Connection {
        private @Nullable MultiServer<Q, A> server;
        private @Nullable Query<Q, A> asked;
        private @Nullable Runnable whenBroken;
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
            if (open && whenBroken != null) {
                whenBroken.run();
            }
            open = false;
            if (asked != null) {
                asked.fail();
            }
        }

        boolean isOpen() {
            return open;
        }

        void whenBroken(Runnable callback) {
            whenBroken = callback;
        }

        /** The server, if it has accepted and waits for questions. */
        @Nullable
        MultiServer<Q, A> freeServer() {
            return open && server != null && server.isFree() ? server : null;
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
     */
    public ClientStream(Daemon client, String socketName, String label) {
        this.client = client;
        this.socketName = socketName;
        this.label = label;
        this.idle = client.timer(this::disconnect);
        this.lifetime = client.timer(this::disconnect);
        this.connectCost = client.host.machine().costs().code("ipc.connect");
        this.askCost = client.host.machine().costs().code("ipc.query");
    }

    /** Adds the steps of one question to the client's script; {@code then} gets the answer. Without one, it is asked again. */
    public void ask(Q question, long key, Consumer<A> then) {
        client.then(new Asking(new Query<>(key, question), then, 1));
    }

    /** One attempt to get an answer. */
    private final class Asking implements Runnable {
        private final Query<Q, A> query;
        private final Consumer<A> then;
        private final int count;

        Asking(Query<Q, A> query, Consumer<A> then, int count) {
            this.query = query;
            this.then = then;
            this.count = count;
        }

        @Override
        public void run() {
            if (stream != null && !stream.open) {
                disconnect();
                client.then(this::ask);
            } else {
                ask();
            }
        }

        private void ask() {
            if (stream == null) {
                Stream<Q, A> opened = new Stream<>(query.key());
                client.work(
                        client.cost(connectCost), () -> client.connectOrDie(socketName, opened, () -> opened(opened)));
                client.say(() -> "connect to subsystem " + socketName);
            } else {
                client.request(idle, client.limits().ipcIdleSeconds());
            }
            client.work(client.cost(askCost), this::send);
            client.await(
                    query.answered(),
                    client.limits().ipcTimeoutSeconds() * WallClock.SECOND,
                    this::answered,
                    this::tooLate);
        }

        private void send() {
            if (stream == null) {
                query.fail();
            } else {
                stream.ask(query);
            }
        }

        private void answered() {
            A answer = query.answer();
            if (answer != null) {
                then.accept(answer);
            } else {
                client.logNoData(socketName, "premature end-of-input");
                tryAgain(count > 1 ? "Success" : "");
            }
        }

        private void tooLate() {
            query.abandon();
            client.logNoData(socketName, "timeout");
            tryAgain("Connection timed out");
        }

        /** Asks once more, in a second and over a new stream; a failure that could be a service's restart goes unmentioned. */
        private void tryAgain(String errno) {
            if (!errno.isEmpty()) {
                client.log("warning: problem talking to service " + label + ": " + errno);
            }
            client.pause(RETRY_PAUSE, () -> {
                disconnect();
                client.then(new Asking(new Query<>(query.key(), query.question()), then, count + 1));
            });
        }
    }

    private void opened(Stream<Q, A> opened) {
        stream = opened;
        opened.whenBroken = () -> client.ready(() -> {
            if (stream == opened) {
                disconnect();
            }
        });
        client.request(idle, client.limits().ipcIdleSeconds());
        client.request(lifetime, client.limits().ipcTtlSeconds());
    }

    /** Closes the stream; the next question opens another. */
    private void disconnect() {
        if (stream != null) {
            client.say(() -> label + " stream disconnect");
            close();
        }
    }

    /** Closes the stream, as the end of its client does. */
    public void close() {
        if (stream != null) {
            stream.closeByClient();
            stream = null;
            client.cancel(idle);
            client.cancel(lifetime);
        }
    }
}
