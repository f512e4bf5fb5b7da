package org.qmgrsim.ipc;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Gate;

/**
 * A connection with one request that is there from the beginning, and one answer: for which the client stands still
 * (global/mail_command_client.c), or which it gets as an event (global/abounce.c).
 *
 * @param <Q> the request
 * @param <A> the answer
 */
public final class Errand<Q, A> extends Connection {
    private final Q request;
    private final Gate over = new Gate();
    private @Nullable Daemon client;
    private @Nullable Consumer<@Nullable A> event;
    private @Nullable A answer;
    private long takenNanos = -1;

    /** An errand that its client is about to run. */
    public Errand(long key, Q request) {
        super(key);
        this.request = request;
    }

    /** An errand whose client goes on meanwhile: {@code event} runs in its loop with the answer, or with null. */
    public Errand(long key, Q request, Daemon client, Consumer<@Nullable A> event) {
        this(key, request);
        this.client = client;
        this.event = event;
    }

    /** The server greets the client, now, and reads what is asked. */
    public Q take(long nowNanos) {
        takenNanos = nowNanos;
        return request;
    }

    /** Whether the server has greeted. */
    public boolean isTaken() {
        return takenNanos >= 0;
    }

    /** When the server greeted. */
    public long takenNanos() {
        return takenNanos;
    }

    /** The server answers. */
    public void answer(A given) {
        if (!over.isOpen()) {
            answer = given;
            end();
        }
    }

    @Override
    public void broken() {
        end();
    }

    /** The client no longer waits: whatever comes is not read. */
    public void abandon() {
        over.open();
    }

    private void end() {
        if (over.isOpen()) {
            return;
        }
        over.open();
        Consumer<@Nullable A> then = event;
        if (client != null && then != null && client.alive()) {
            client.ready(() -> then.accept(answer));
        }
    }

    /** Opens when there is an answer, or when there never will be one. */
    Gate over() {
        return over;
    }

    @Nullable
    A answer() {
        return answer;
    }
}
