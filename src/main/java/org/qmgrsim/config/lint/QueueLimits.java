package org.qmgrsim.config.lint;

/** How much mail qmgr holds in memory, and when it says that one destination has too much of it. */
final class QueueLimits {
    /** A destination with more than this part of the active queue is one to warn of (CLOG_FRACTION in qmgr_entry.c). */
    private static final int CLOG_FRACTION = 5;

    private final Subject subject;

    QueueLimits(Subject subject) {
        this.subject = subject;
    }

    void check() {
        int active = subject.settings.number("qmgr_message_active_limit");
        int recipients = subject.settings.number("qmgr_message_recipient_limit");
        if (recipients < active) {
            subject.warn(
                    subject.placeOf("qmgr_message_active_limit", "qmgr_message_recipient_limit"),
                    "qmgr_message_recipient_limit is smaller than qmgr_message_active_limit - adjusting"
                            + " qmgr_message_recipient_limit",
                    "qmgr logs this at each start, and takes " + active + " for both");
        }
        checkMinimum(Math.max(recipients, active));
        checkClog(active);
    }

    /** Every message may have the minimum in memory, whatever the limit for all together. */
    private void checkMinimum(int limit) {
        int minimum = subject.settings.number("qmgr_message_recipient_minimum");
        if (minimum > limit) {
            subject.warn(
                    subject.placeOf("qmgr_message_recipient_minimum", "qmgr_message_recipient_limit"),
                    "qmgr_message_recipient_minimum (" + minimum + ") is larger than qmgr_message_recipient_limit ("
                            + limit + ")",
                    "the minimum wins for each message: the limit for all together has no effect");
        }
    }

    private void checkClog(int active) {
        int window = subject.settings.number("smtp", "destination_concurrency_limit");
        boolean warns =
                subject.settings.flag("helpful_warnings") && subject.settings.seconds("qmgr_clog_warn_time") > 0;
        if (warns && window > active / CLOG_FRACTION) {
            subject.warn(
                    subject.placeOf(
                            "qmgr_message_active_limit",
                            "smtp_destination_concurrency_limit",
                            "default_destination_concurrency_limit"),
                    "a fifth of qmgr_message_active_limit (" + active + ") is less than"
                            + " smtp_destination_concurrency_limit (" + window + ")",
                    "qmgr logs \"mail for X is using up N of M active queue entries\" for every site that has more than "
                            + active / CLOG_FRACTION + " entries, those that are being delivered included");
        }
        if (!warns && subject.isChanged("qmgr_clog_warn_time")) {
            subject.warn(
                    subject.placeOf("qmgr_clog_warn_time"),
                    "qmgr_clog_warn_time = 0: nobody hears of a destination that fills the active queue",
                    "by default qmgr warns every 300s of one that has more than a fifth of it ("
                            + active / CLOG_FRACTION + " entries), with advice");
        }
    }
}
