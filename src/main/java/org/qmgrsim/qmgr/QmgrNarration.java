package org.qmgrsim.qmgr;

import java.util.List;
import org.qmgrsim.journal.Happening;

/** Turns what happens in the queue manager's memory into facts and lines of the log. */
final class QmgrNarration implements Narration {
    private final Qmgr qmgr;

    QmgrNarration(Qmgr qmgr) {
        this.qmgr = qmgr;
    }

    @Override
    public void transportCreated(Transport transport) {
        qmgr.parameters()
                .settings()
                .fatalOfTransport(transport.name())
                .ifPresent(line -> qmgr.then(() -> qmgr.fatal(line)));
        qmgr.say(() -> "qmgr_transport_create: " + transport.name() + " concurrency "
                + transport.windowRules().limit() + " recipients " + transport.destinationRecipientLimit());
    }

    @Override
    public void transportSelected(Transport transport) {
        qmgr.say(() -> "qmgr_transport_select: " + transport.name());
    }

    @Override
    public void transportThrottled(Transport transport, Dsn why) {
        qmgr.say(() -> "qmgr_transport_throttle: transport " + transport.name() + ": status: " + why.status()
                + " reason: " + why.reason());
    }

    @Override
    public void transportUnthrottled(Transport transport) {
        qmgr.say(() -> "qmgr_transport_unthrottle: transport " + transport.name());
    }

    @Override
    public void deferTransport(Transport transport, Dsn why) {
        qmgr.say(() -> "defer transport " + transport.name() + ": " + why);
    }

    @Override
    public void deferSite(DestinationQueue queue, Dsn why) {
        qmgr.say(() -> "defer site " + queue.name() + ": " + why);
    }

    @Override
    public void transportFailure(Transport transport) {
        qmgr.log("warning: transport " + transport.name()
                + " failure -- see a previous warning/fatal/panic logfile record for the problem description");
    }

    @Override
    public void enableAll() {
        qmgr.say("qmgr_enable_all");
    }

    @Override
    public void enableTransport(Transport transport) {
        qmgr.say(() -> "enable transport " + transport.name());
    }

    @Override
    public void enableSite(DestinationQueue queue) {
        qmgr.say(() -> "enable site " + queue.transport().name() + "/" + queue.name());
    }

    @Override
    public void queueThrottle(DestinationQueue queue, Dsn why) {
        qmgr.say(() -> "qmgr_queue_throttle: queue " + queue.name() + ": " + why);
    }

    @Override
    public void queueUnthrottle(DestinationQueue queue) {
        qmgr.say(() -> "qmgr_queue_unthrottle: queue " + queue.name());
    }

    @Override
    public void queueDeleted(DestinationQueue queue) {
        if (queue.window().size() != queue.transport().windowRules().initial()) {
            qmgr.factAbout(qmgr.destination(queue), 0, new Happening.WindowForgotten());
        }
    }

    @Override
    public void windowChanged(DestinationQueue queue, int from, int to) {
        window(queue, to);
    }

    @Override
    public void queueDead(DestinationQueue queue, Dsn why) {
        window(queue, 0);
    }

    @Override
    public void queueSuspended(DestinationQueue queue, long seconds) {
        window(queue, -1);
    }

    @Override
    public void queueResumed(DestinationQueue queue) {
        window(queue, queue.window().size());
    }

    @Override
    public void queueAlive(DestinationQueue queue) {
        window(queue, queue.window().size());
    }

    private void window(DestinationQueue queue, int size) {
        qmgr.factAbout(qmgr.destination(queue), 0, new Happening.WindowChanged(size));
    }

    @Override
    public void feedbackForm(Transport transport, String parameter, int type, int window, double value) {
        qmgr.log(transport.name() + ": " + parameter + " feedback type " + type + " value at " + window + ": "
                + General.format(value));
    }

    @Override
    public void feedback(DestinationQueue queue, boolean good, double value) {
        qmgr.log(name(good) + ": feedback " + General.format(value));
    }

    @Override
    public void feedbackWindow(DestinationQueue queue, boolean good) {
        Window window = queue.window();
        qmgr.log(name(good) + ": queue " + queue.name() + ": limit "
                + queue.transport().windowRules().limit() + " window " + window.size() + " success "
                + General.format(window.success()) + " failure " + General.format(window.failure()) + " fail_cohorts "
                + General.format(window.failCohorts()));
    }

    private static String name(boolean good) {
        return good ? "qmgr_queue_unthrottle" : "qmgr_queue_throttle";
    }

    @Override
    public void clogged(ClogWarning warning) {
        warning.lines().forEach(line -> qmgr.log("warning: " + line));
    }

    @Override
    public void feedbackMalformed(String line) {
        qmgr.log(line);
    }

    @Override
    public void recipientLimit(Message message, int limit) {
        qmgr.say(() -> message.queueId() + ": recipient limit " + limit);
        qmgr.then(() -> qmgr.announce(message));
    }

    @Override
    public void recipientsSorted(Message message, List<Recipient> sorted) {
        qmgr.say("start sorted recipient list");
        for (Recipient recipient : sorted) {
            qmgr.say(() -> "qmgr_message_sort: " + recipient.address());
        }
        qmgr.say("end sorted recipient list");
    }

    @Override
    public void peerSelected(Message message, DestinationQueue queue, int busy, int window) {
        qmgr.say(() -> "qmgr_peer_select: " + message.queueId() + " "
                + queue.transport().name() + " " + queue.name() + " (" + busy + " of " + window + ")");
    }

    @Override
    public void sessionCachingAllowed(DestinationQueue queue) {
        qmgr.say(() -> "qmgr_entry_select: allowing on-demand session caching for " + queue.name());
    }

    @Override
    public void sessionCachingDisallowed(DestinationQueue queue) {
        qmgr.say(() -> "qmgr_entry_select: disallowing on-demand session caching for " + queue.name());
    }

    @Override
    public void jobPreempted(Transport transport, Message current, Message by, int level) {
        qmgr.say(() -> "qmgr_job_preempt: " + current.queueId() + " by " + by.queueId() + ", level " + level);
    }

    @Override
    public void jobPopped(Transport transport, Message message) {
        qmgr.say(() -> "qmgr_job_pop: " + message.queueId());
    }

    @Override
    public void jobRetired(Transport transport, Message message) {
        qmgr.say(() -> "qmgr_job_retire: " + message.queueId());
    }

    @Override
    public void jobFreed(Transport transport, Message message) {
        qmgr.say(() -> "qmgr_job_free: " + message.queueId() + " " + transport.name());
    }
}
