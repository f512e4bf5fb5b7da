package org.qmgrsim.qmgr;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.LoopTimer;

/**
 * How long qmgr waits for an agent, to greet or to report, before it gives up on itself: {@code daemon_timeout}.
 *
 * <p>Postfix has a timer for each; as all are of one length, the oldest wait ends first, and one timer that follows it will do.
 *
 * @param <T> what is waited for; a wait that begins anew is a new object, or has ended before
 * @see "Postfix src/qmgr/qmgr_transport.c: qmgr_transport_abort; qmgr_deliver.c: qmgr_deliver_abort"
 */
final class AgentPatience<T> {
    private final Qmgr qmgr;
    private final long limitSeconds;
    private final LoopTimer timer;
    private final Function<T, String> complaint;
    private final Map<T, Long> since = new LinkedHashMap<>();
    private @Nullable T first;

    /** Nothing is waited for yet. */
    AgentPatience(Qmgr qmgr, long limitSeconds, Function<T, String> complaint) {
        this.qmgr = qmgr;
        this.limitSeconds = limitSeconds;
        this.complaint = complaint;
        this.timer = qmgr.timer(this::giveUp);
    }

    /** A wait begins. */
    void begin(T what) {
        qmgr.noteTime();
        since.put(what, qmgr.machine().now());
        follow();
    }

    /** It is over. */
    void end(T what) {
        if (since.remove(what) != null) {
            follow();
        }
    }

    private void follow() {
        Iterator<Map.Entry<T, Long>> waits = since.entrySet().iterator();
        Map.Entry<T, Long> oldest = waits.hasNext() ? waits.next() : null;
        T head = oldest == null ? null : oldest.getKey();
        if (head == first) {
            return;
        }
        first = head;
        if (oldest == null) {
            qmgr.cancel(timer);
        } else {
            qmgr.requestSince(timer, oldest.getValue(), limitSeconds);
        }
    }

    private void giveUp() {
        T inVain = first;
        if (inVain != null) {
            qmgr.fatal("fatal: " + complaint.apply(inVain));
        }
    }
}
