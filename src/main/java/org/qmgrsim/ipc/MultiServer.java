package org.qmgrsim.ipc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.LoopTimer;

/**
 * A daemon that serves many clients at a time, one question after another (master/multi_server.c): it is busy for the time
 * of a question, and exits when it has had no client for {@code max_idle} seconds.
 *
 * @param <Q> a question
 * @param <A> an answer
 */
public abstract class MultiServer<Q, A> extends Daemon {
    private final ListenSocket socket;
    private final Runnable accept = this::accept;
    private final Runnable served = this::served;
    private final LoopTimer idle = timer(() -> exit(0));
    private final int acceptCost;
    private final Set<ClientStream.Stream<?, ?>> clients = new LinkedHashSet<>();
    private int clientsServed;

    protected MultiServer(Host host, Identity identity, ListenSocket socket, Limits limits) {
        super(host, identity, limits);
        this.socket = socket;
        socket.hold();
        this.acceptCost = machine.costs().code("server.accept");
    }

    /** Begins to listen; the last step of a start. */
    protected final void listen() {
        guardLoop();
        socket.watch(this, accept);
        idleFromNow();
    }

    private void idleFromNow() {
        if (clients.isEmpty()) {
            request(idle, limits().maxIdleSeconds());
        } else {
            cancel(idle);
        }
    }

    @SuppressWarnings("unchecked") // only streams of this kind of question connect to this socket
    private void accept() {
        Connection connection = socket.accept(this);
        socket.watch(this, accept);
        if (connection instanceof ClientStream.Stream<?, ?> stream) {
            clients.add(stream);
            idleFromNow();
            about(connection.key());
            work(cost(acceptCost), () -> ((ClientStream.Stream<Q, A>) stream).acceptedBy(this));
        }
    }

    /** A question has come over one of the streams. */
    final void ask(Query<Q, A> query) {
        ready(() -> {
            about(query.key());
            report(false);
            serve(query);
            then(served);
        });
    }

    private void served() {
        report(true);
    }

    /** Answers one question, in as many steps as it takes. */
    protected abstract void serve(Query<Q, A> query);

    /** Whether it waits for questions. */
    final boolean isFree() {
        return state() == State.WAITING;
    }

    /** Answers a question in no time, without standing in its line. */
    final @Nullable A answerAtOnce(Q question) {
        report(false);
        A answer = answer(question);
        report(true);
        return answer;
    }

    /** The answer to a question; a server that needs time for it has none. */
    protected @Nullable A answer(Q question) {
        throw new UnsupportedOperationException("this server answers in steps of its own");
    }

    /** A client has closed its stream. */
    final void clientGone(ClientStream.Stream<Q, A> stream) {
        ready(() -> {
            clients.remove(stream);
            clientsServed++;
            if (limits().maxUse() > 0 && clientsServed >= limits().maxUse() && clients.isEmpty()) {
                exit(0);
            } else {
                idleFromNow();
            }
        });
    }

    @Override
    protected final void suspended() {
        socket.stopped(this);
    }

    @Override
    protected final void resumedAgain() {
        socket.continued(this);
    }

    @Override
    protected void died() {
        socket.unwatch(this);
        socket.letGo();
        super.died();
        List.copyOf(clients).forEach(Connection::broken);
    }
}
