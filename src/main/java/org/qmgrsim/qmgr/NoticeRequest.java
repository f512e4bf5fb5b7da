package org.qmgrsim.qmgr;

import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.spool.BounceRequest;

/**
 * A request to bounce(8), during which qmgr goes on with other things. No answer counts as a failure, and so does none
 * within 1000 s, for the greeting and again for the answer.
 *
 * @see "Postfix src/global/abounce.c"
 */
final class NoticeRequest {
    private static final long TIMEOUT_SECONDS = 1000;

    private final Qmgr qmgr;
    private final String socketName;
    private final BounceRequest request;
    private final IntConsumer then;
    private final Errand<BounceRequest, Integer> errand;
    private final LoopTimer timeout;
    private boolean greeted;

    /**
     * A request that is not sent yet.
     *
     * @param then gets the status; 0: the notice is posted, or none was due
     */
    NoticeRequest(Qmgr qmgr, String socketName, BounceRequest request, IntConsumer then) {
        this.qmgr = qmgr;
        this.socketName = socketName;
        this.request = request;
        this.then = then;
        this.errand = new Errand<>(request.file().mail().key(), request, qmgr, this::answered);
        this.timeout = qmgr.timer(this::timedOut);
    }

    /** Adds the step that sends it. */
    void send() {
        qmgr.connect(socketName, errand, this::connected);
        qmgr.say(() -> "connect to subsystem " + socketName);
    }

    private void connected(boolean well) {
        if (well) {
            qmgr.request(timeout, TIMEOUT_SECONDS);
        } else {
            over(Message.DEFER);
        }
    }

    private void answered(@Nullable Integer status) {
        qmgr.cancel(timeout);
        if (status == null) {
            qmgr.logNoData(socketName, "premature end-of-input");
        }
        over(status == null ? Message.DEFER : status);
    }

    private void timedOut() {
        if (errand.isTaken() && !greeted) {
            greeted = true;
            qmgr.requestSince(timeout, errand.takenNanos(), TIMEOUT_SECONDS);
            return;
        }
        errand.abandon();
        over(Message.DEFER);
    }

    private void over(int status) {
        qmgr.about(request.file().mail().key());
        if (status != 0) {
            qmgr.log(request.file().id() + ": status=deferred (" + what() + " failed)");
        }
        then.accept(status);
    }

    private String what() {
        return switch (request.kind()) {
            case WARN -> "delay warning";
            case SEND_TRACE -> "trace";
            default -> "bounce";
        };
    }
}
