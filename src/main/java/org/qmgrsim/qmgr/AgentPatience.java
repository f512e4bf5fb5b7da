package org.qmgrsim.qmgr;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.LoopTimer;

/**
 * How long qmgr waits for an agent, to greet or to report, before it gives up on itself: {@code daemon_timeout}.
 *
 * <p>Postfix has a timer for each; as all are of one length, the oldest wait ends first, and one timer that follows it will do.
 *
 * @see "Postfix src/qmgr/qmgr_transport.c: qmgr_transport_abort; qmgr_deliver.c: qmgr_deliver_abort"
 */
final class AgentPatience {
    private final Qmgr qmgr;
    private final long limitSeconds;
    private final LoopTimer timer;
    private final Chain<Wait> waits = new Chain<>();
    private @Nullable Wait first;

    /** What may be waited for, again and again. */
    static final class Wait {
        private final Link<Wait> link = new Link<>(this);
        private final Supplier<String> complaint;
        private boolean lasts;
        private long sinceNanos;

        /**
         * Nothing is waited for yet.
         *
         * @param complaint what is logged if it does not come
         */
        Wait(Supplier<String> complaint) {
            this.complaint = complaint;
        }
    }

    /** Nothing is waited for yet. */
    AgentPatience(Qmgr qmgr, long limitSeconds) {
        this.qmgr = qmgr;
        this.limitSeconds = limitSeconds;
        this.timer = qmgr.timer(this::giveUp);
    }

    /** A wait begins. */
    void begin(Wait wait) {
        qmgr.noteTime();
        wait.sinceNanos = qmgr.machine().now();
        if (!wait.lasts) {
            wait.lasts = true;
            waits.append(wait.link);
        }
        follow();
    }

    /** It is over. */
    void end(Wait wait) {
        if (wait.lasts) {
            wait.lasts = false;
            waits.unlink(wait.link);
            follow();
        }
    }

    private void follow() {
        Wait oldest = waits.first();
        if (oldest == first) {
            return;
        }
        first = oldest;
        if (oldest == null) {
            qmgr.cancel(timer);
        } else {
            qmgr.requestSince(timer, oldest.sinceNanos, limitSeconds);
        }
    }

    private void giveUp() {
        Wait inVain = first;
        if (inVain != null) {
            qmgr.fatal("fatal: " + inVain.complaint.get());
        }
    }
}
