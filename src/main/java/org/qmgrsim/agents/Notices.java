package org.qmgrsim.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qmgrsim.spool.BounceRequest;
import org.qmgrsim.spool.BounceRequest.Kind;
import org.qmgrsim.spool.QueueFile;

/**
 * To whom bounce(8) writes about a message, and what: to its sender, and, as {@code notify_classes} has it, to a postmaster.
 *
 * @see "Postfix src/bounce/bounce_notify_service.c, bounce_warn_service.c, bounce_notify_util.c"
 */
final class Notices {
    /** What a notice adds to the text that it returns, in bytes, as recorded. */
    private static final int REPORT_BYTES = 1857;

    /** The polite words in it, of which a copy for a postmaster has none. */
    private static final int BOILERPLATE_BYTES = 430;

    /** The headers of an ordinary message, those included that it got on its way here. */
    private static final int HEADER_BYTES = 420;

    private final MailSystem system;

    Notices(MailSystem system) {
        this.system = system;
    }

    /**
     * A message that bounce(8) sends.
     *
     * @param to recipient
     * @param from sender, empty for what goes to the sender of the message
     * @param what the words of the log
     * @param failed the words of the log when it cannot be queued
     * @param vital whether the request has failed if it cannot be queued
     */
    record Notice(String to, String from, int bytes, String what, String failed, boolean vital) {}

    /** Whether nothing is sent, since the message is itself a notice to a postmaster. */
    boolean isDiscarded(BounceRequest request) {
        return request.kind() != Kind.SEND_TRACE
                && request.file().sender().equalsIgnoreCase(system.doubleBounceAddress());
    }

    /** The notices of a request, in the order in which they are sent. */
    List<Notice> of(BounceRequest request) {
        QueueFile about = request.file();
        Set<String> classes = system.notifyClasses();
        boolean warning = request.kind() == Kind.WARN;
        String kind = warning ? "delay" : "non-delivery";
        List<Notice> notices = new ArrayList<>();
        if (request.kind() == Kind.SEND_TRACE) {
            if (!about.traceLog().isEmpty()) {
                notices.add(toSender(about, "delivery status", HEADER_BYTES));
            }
        } else if (about.sender().isEmpty()) {
            if (warning ? classes.contains("delay") : classes.contains("bounce") || classes.contains("2bounce")) {
                String to = warning ? system.delayNoticeRecipient() : system.doubleBounceNoticeRecipient();
                notices.add(toPostmaster(to, kind, original(about), "postmaster notification failed", true));
            }
        } else {
            notices.add(toSender(about, kind, warning ? HEADER_BYTES : original(about)));
            if (classes.contains(warning ? "delay" : "bounce")) {
                String to = warning ? system.delayNoticeRecipient() : system.bounceNoticeRecipient();
                String failed = "postmaster notice failed while " + (warning ? "warning " : "bouncing to ");
                notices.add(toPostmaster(to, kind, HEADER_BYTES, failed + about.sender(), false));
            }
        }
        return notices;
    }

    private static Notice toSender(QueueFile about, String kind, int returned) {
        String failed = "sender notification failed to " + about.sender();
        return new Notice(
                about.sender(), "", REPORT_BYTES + returned, "sender " + kind + " notification", failed, true);
    }

    private Notice toPostmaster(String to, String kind, int returned, String failed, boolean vital) {
        return new Notice(
                to,
                system.doubleBounceAddress(),
                REPORT_BYTES - BOILERPLATE_BYTES + returned,
                "postmaster " + kind + " notification",
                failed,
                vital);
    }

    /** How much of a message a notice returns: all of it, or, if that is too much, the headers. */
    private int original(QueueFile about) {
        return about.mail().sizeBytes() > system.bounceSizeLimit()
                ? HEADER_BYTES
                : about.mail().sizeBytes();
    }
}
