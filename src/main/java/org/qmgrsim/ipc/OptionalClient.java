package org.qmgrsim.ipc;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.WallClock;

/**
 * A client of a service that it can do without, such as scache(8): after the third failure it never asks again. Its stream is
 * opened when it is needed and closed when it was not used for a while.
 *
 * <p>A question to a server that has nothing else to do is answered in the same step: that takes microseconds, which are part
 * of what the client's own step costs.
 *
 * @param <Q> a question
 * @param <A> an answer
 * @see "Postfix src/util/auto_clnt.c; src/global/scache_clnt.c"
 */
public final class OptionalClient<Q, A> {
    private static final long RETRY_PAUSE = WallClock.SECOND;
    private static final int MOST_FAILURES = 3;

    private final Daemon client;
    private final String socketName;
    private final String giveUp;
    private final long patienceNanos;
    private final LoopTimer idle;
    private final LoopTimer lifetime;
    private final int connectCost;
    private final int askCost;
    private ClientStream.@Nullable Stream<Q, A> stream;
    private boolean givenUp;

    /**
     * A client that has not connected yet.
     *
     * @param patienceSeconds how long it waits for an answer
     * @param giveUp what it says when it stops asking
     */
    public OptionalClient(Daemon client, String socketName, long patienceSeconds, String giveUp) {
        this.client = client;
        this.socketName = socketName;
        this.giveUp = giveUp;
        this.patienceNanos = patienceSeconds * WallClock.SECOND;
        this.idle = client.timer(this::close);
        this.lifetime = client.timer(this::close);
        this.connectCost = client.host.machine().costs().code("ipc.connect");
        this.askCost = client.host.machine().costs().code("ipc.query");
    }

    /** Asks, now or in steps that are added to the client's script; {@code then} gets the answer, or null for want of one. */
    public void ask(Q question, long key, Consumer<@Nullable A> then) {
        ask(new Query<>(key, question), then, 0);
    }

    private void ask(Query<Q, A> query, Consumer<@Nullable A> then, int failures) {
        ClientStream.Stream<Q, A> open = stream;
        MultiServer<Q, A> server = open == null ? null : open.freeServer();
        if (givenUp) {
            then.accept(null);
        } else if (server != null) {
            client.request(idle, client.limits().ipcIdleSeconds());
            then.accept(server.answerAtOnce(query.question()));
        } else if (open != null && open.isOpen()) {
            client.request(idle, client.limits().ipcIdleSeconds());
            client.work(client.cost(askCost), () -> open.ask(query));
            await(query, then, failures);
        } else {
            connect(query, then, failures);
        }
    }

    private void connect(Query<Q, A> query, Consumer<@Nullable A> then, int failures) {
        close();
        client.work(client.cost(connectCost), () -> {
            ListenSocket socket = client.host.socket(socketName);
            ClientStream.Stream<Q, A> opened = new ClientStream.Stream<>(query.key());
            if (socket == null || !socket.connectBlocking(opened)) {
                client.log("warning: connect to " + socketName + ": " + ListenSocket.whyNot(socket));
                failed(query, then, failures + 1);
                return;
            }
            stream = opened;
            opened.whenBroken(() -> client.ready(() -> {
                if (stream == opened) {
                    close();
                }
            }));
            client.request(idle, client.limits().ipcIdleSeconds());
            client.request(lifetime, client.limits().ipcTtlSeconds());
            opened.ask(query);
            await(query, then, failures);
        });
    }

    private void await(Query<Q, A> query, Consumer<@Nullable A> then, int failures) {
        client.await(
                query.answered(),
                patienceNanos,
                () -> {
                    A answer = query.answer();
                    if (answer != null) {
                        then.accept(answer);
                    } else {
                        noAnswer(query, then, failures + 1, "premature end-of-input", "Success");
                    }
                },
                () -> {
                    query.abandon();
                    noAnswer(query, then, failures + 1, "timeout", "Connection timed out");
                });
    }

    /** The first end of a stream goes without the second warning: a service may have been idle for too long. */
    private void noAnswer(Query<Q, A> query, Consumer<@Nullable A> then, int failures, String what, String errno) {
        client.log("warning: " + what + " on " + socketName + " while reading input attribute name");
        if (failures > 1 || what.equals("timeout")) {
            client.log("warning: problem talking to service " + socketName + ": " + errno);
        }
        failed(query, then, failures);
    }

    private void failed(Query<Q, A> query, Consumer<@Nullable A> then, int failures) {
        close();
        if (failures >= MOST_FAILURES) {
            client.log("warning: " + giveUp);
            givenUp = true;
            then.accept(null);
            return;
        }
        client.pause(RETRY_PAUSE, () -> ask(new Query<>(query.key(), query.question()), then, failures));
    }

    /** Closes the stream, as the end of its client does. */
    public void close() {
        ClientStream.Stream<Q, A> open = stream;
        if (open != null) {
            stream = null;
            open.closeByClient();
            client.cancel(idle);
            client.cancel(lifetime);
        }
    }
}
