package org.qmgrsim.qmgr;

import org.qmgrsim.ipc.FlowPipe;

/**
 * qmgr's side of flow control: one token for each message fed from incoming, and a full pipe whenever no scan of incoming is
 * under way.
 *
 * @see "Postfix src/qmgr/qmgr.c: qmgr_loop; src/global/mail_flow.c"
 */
final class FlowControl {
    private final Qmgr qmgr;
    private final boolean on;
    private final int processLimit;
    private final int putCost;

    FlowControl(Qmgr qmgr, long inFlowDelay, int processLimit) {
        this.qmgr = qmgr;
        this.on = inFlowDelay > 0;
        this.processLimit = processLimit;
        this.putCost = qmgr.machine().costs().code("qmgr.flow");
    }

    /** Settles the tokens at the end of a turn. */
    void settle(boolean fedFromIncoming, boolean scanningIncoming) {
        if (!on) {
            return;
        }
        FlowPipe pipe = qmgr.host().flow();
        int tokens = pipe.tokens();
        int change = 0;
        if (tokens < processLimit) {
            if (fedFromIncoming) {
                change = 1;
            } else if (!scanningIncoming) {
                change = processLimit - tokens;
            }
        } else {
            change = processLimit - tokens;
        }
        if (change == 0) {
            return;
        }
        int put = change;
        qmgr.work(qmgr.cost(putCost), () -> pipe.put(put));
        if (put > 0) {
            qmgr.say(() -> "mail_flow_put: " + put + " " + put);
        } else {
            qmgr.say(() -> "mail_flow_get: " + -put + " " + -put);
        }
    }
}
