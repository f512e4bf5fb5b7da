package org.qmgrsim.agents;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.SmtpWords.Why;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.spool.DeliveryReport;
import org.qmgrsim.spool.DeliveryRequest;

/**
 * What becomes of the recipients of one request: each is done with, or kept for another server. Whether a failure is the
 * recipient's, the message's or the next hop's is decided here.
 *
 * @see "Postfix src/smtp/smtp_trouble.c, smtp_rcpt.c"
 */
final class SmtpRecipients {
    private enum Mark {
        KEPT,
        DONE
    }

    private final SmtpAgent agent;
    private final DeliveryRequest request;
    private final boolean softBounce;
    private int[] left; // places in the request
    private final @Nullable Mark[] marks; // by place in the request
    private boolean finalServer;
    private boolean completeSession;
    private boolean deferred;
    private Why why = Why.NONE;
    private Why hop = Why.NONE;
    private long connectedNanos = -1;

    SmtpRecipients(SmtpAgent agent, DeliveryRequest request, boolean softBounce) {
        this.agent = agent;
        this.request = request;
        this.softBounce = softBounce;
        this.marks = new @Nullable Mark[request.recipients().size()];
        this.left = new int[marks.length];
        Arrays.setAll(left, place -> place);
    }

    // ---------------------------------------------------------------- who is left

    int left() {
        return left.length;
    }

    String address(int index) {
        return request.addresses().get(left[index]);
    }

    private boolean isMarked(int index) {
        return marks[left[index]] != null;
    }

    private void mark(int index, Mark mark) {
        marks[left[index]] = mark;
    }

    /** The session is over: who was kept is left for the next server. */
    void sweep() {
        int[] kept = new int[left.length];
        int count = 0;
        for (int place : left) {
            if (marks[place] != Mark.DONE) {
                marks[place] = null;
                kept[count++] = place;
            }
        }
        left = Arrays.copyOf(kept, count);
        connectedNanos = -1;
    }

    // ---------------------------------------------------------------- what the client knows

    /** There is no other server to try: what is not delivered now is deferred, or bounced. */
    void thisServerIsFinal() {
        finalServer = true;
    }

    /** A session was ready for the message. */
    void connected() {
        connectedNanos = agent.now();
    }

    /** A session has come to its end as it should, so a later failure is none of the next hop. */
    void sessionWasComplete() {
        completeSession = true;
    }

    /** The last thing that went wrong. */
    void because(Why reason) {
        why = reason;
    }

    Why why() {
        return why;
    }

    // ---------------------------------------------------------------- outcomes

    /** The host has taken the message for a recipient; the agent does not know it yet. */
    void accepted(int index) {
        agent.accepted(request, left[index]);
    }

    /** A recipient was delivered to; the lines of all recipients of a message show the same time. */
    void sent(int index, SmtpConnection by, String reply, long endedNanos) {
        if (!isMarked(index)) {
            outcome(index, by, SmtpWords.dsn(reply), Status.SENT, reply, endedNanos);
        }
    }

    /**
     * One recipient was refused.
     *
     * @return whether steps were added to the agent's script
     */
    boolean refused(int index, SmtpConnection by, Why reason) {
        why = reason;
        if (isForAnother(reason)) {
            agent.log(request.file().id() + ": " + reason.text());
            mark(index, Mark.KEPT);
            return false;
        }
        fail(index, by, DeliveryAgent.WHEN_LOGGED);
        return true;
    }

    /**
     * All that are left have failed for one reason.
     *
     * @param by the session in which it happened, if there is one
     * @param site whether it is a failure of the next hop
     */
    void allFailed(@Nullable SmtpConnection by, Why reason, boolean site) {
        why = reason;
        if (by != null && site) {
            by.isUseless();
        }
        if (isForAnother(reason)) {
            agent.log(request.file().id() + ": " + reason.text());
            for (int i = 0; i < left.length; i++) {
                if (!isMarked(i)) {
                    mark(i, Mark.KEPT);
                }
            }
            return;
        }
        long ended = agent.now();
        if (connectedNanos < 0) {
            connectedNanos = ended;
        }
        boolean any = false;
        for (int i = 0; i < left.length; i++) {
            if (!isMarked(i)) {
                any |= fail(i, by, ended);
            }
        }
        if (site && any && !completeSession && hop.dsn().isEmpty()) {
            hop = reason;
        }
    }

    /** Whether another server may do better: not if the refusal is for good, or there is no other. */
    private boolean isForAnother(Why reason) {
        return (reason.soft() || softBounce) && !finalServer;
    }

    private boolean fail(int index, @Nullable SmtpConnection by, long endedNanos) {
        Status status = why.soft() ? Status.DEFERRED : softBounce ? Status.SOFTBOUNCE : Status.BOUNCED;
        String dsn = status == Status.SOFTBOUNCE ? "4" + why.dsn().substring(1) : why.dsn();
        outcome(index, by, dsn, status, why.text(), endedNanos);
        deferred |= status != Status.BOUNCED;
        return status != Status.BOUNCED;
    }

    private void outcome(
            int index, @Nullable SmtpConnection by, String dsn, Status status, String text, long endedNanos) {
        mark(index, Mark.DONE);
        String relay = by == null ? "none" : by.host().toString();
        int uses = by == null ? 1 : by.uses();
        agent.outcome(request, left[index], new Outcome(relay, uses, dsn, status, text), connectedNanos, endedNanos);
    }

    /** What qmgr is told. */
    DeliveryReport report() {
        return deferred ? new DeliveryReport(1, hop.dsn(), hop.text()) : DeliveryReport.DONE;
    }
}
