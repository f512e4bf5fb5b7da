package org.qmgrsim.qmgr;

import java.util.regex.Pattern;

/**
 * Draws the consequences of what an agent reports, or of its being lost.
 *
 * @see "Postfix src/qmgr/qmgr_deliver.c: qmgr_deliver_update"
 */
final class DeliveryReports {
    private static final String SUSPENDED = "delivery temporarily suspended: ";
    private static final Pattern VALID_DSN = Pattern.compile("[245]\\.[0-9]{1,3}\\.[0-9]{1,3}");

    private final Core core;
    private final Deferral deferral;
    private final Entries entries;

    // The buffer of the last complete report is shared by all agents; a lost one leaves in it what was there.
    private String dsn = "";
    private String reason = "";

    DeliveryReports(Core core, Deferral deferral, Entries entries) {
        this.core = core;
        this.deferral = deferral;
        this.entries = entries;
    }

    void report(Entry entry, Report report) {
        DestinationQueue queue = entry.queue();
        dsn = report.dsn();
        reason = report.reason();
        if (report.status() != 0) {
            tryAgain(entry);
        }
        queue.transport.unthrottle();
        if (reason.isEmpty()) {
            queue.unthrottle();
        }
        entries.done(entry);
    }

    void agentLost(Entry entry) {
        if (core.general.lostAgent() == LostAgent.KILLS_ITS_TRANSPORT) {
            loseTransport(entry);
            return;
        }
        tryAgain(entry);
        entries.done(entry);
    }

    private void loseTransport(Entry entry) {
        Transport transport = entry.transport();
        entry.message().raise(Message.DEFER);
        transport.throttle(Deferral.TRANSPORT_ERROR);
        core.narration.transportFailure(transport);
        entry.peer.unselect(entry);
        deferral.killTransport(transport, Deferral.TRANSPORT_ERROR);
    }

    private void tryAgain(Entry entry) {
        entry.message().raise(Message.DEFER);
        if (!dsn.isEmpty()) {
            siteFailed(entry.queue());
        }
    }

    private void siteFailed(DestinationQueue queue) {
        if (!VALID_DSN.matcher(dsn).matches()) {
            dsn = "4.0.0";
        }
        reason = SUSPENDED + (reason.isEmpty() ? "unknown error" : reason);
        if (queue.isReady()) {
            Dsn why = new Dsn(dsn, reason);
            queue.throttle(why);
            if (queue.isDead()) {
                deferral.deferTodo(queue, why);
            }
        }
    }
}
