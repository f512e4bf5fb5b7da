package org.qmgrsim.config.lint;

import org.qmgrsim.config.ServiceRow;

/** Wakeups and process limits of master.cf. */
final class ServiceColumns {
    private final Subject subject;

    ServiceColumns(Subject subject) {
        this.subject = subject;
    }

    void check() {
        subject.master.rows().forEach(this::checkProcessLimit);
        subject.master.rows().forEach(this::checkWakeup);
    }

    private void checkProcessLimit(ServiceRow row) {
        row.processLimitFatal(subject.settings.number("default_process_limit"))
                .ifPresent(fatal -> subject.warn(
                        row.at(),
                        row.key() + " dies at its start: " + fatal,
                        "write " + fatal.charAt(fatal.length() - 1) + " in the column before the command"));
    }

    private void checkWakeup(ServiceRow row) {
        boolean qmgr = Subject.isQmgr(row);
        if (!qmgr && !row.program().equals("pickup")) {
            return;
        }
        if (row.wakeupSeconds() == 0) {
            subject.warn(
                    row.at(),
                    row.key() + " has no wakeup",
                    qmgr
                            ? "nothing starts the queue manager before the first trigger after a start, reload or crash, "
                                    + "and mail whose trigger is lost lies still; write 300"
                            : "mail that was requeued, or submitted while Postfix was down, lies still until the next "
                                    + "submission; write 60");
        } else if (row.wakeupConditional()) {
            subject.warn(
                    row.at(),
                    row.key() + " has a conditional wakeup",
                    "after a start or reload it is not woken before its first use; write " + row.wakeupSeconds());
        }
    }
}
