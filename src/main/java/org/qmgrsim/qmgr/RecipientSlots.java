package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * The recipient slots of one transport: how many recipients of its jobs may be in memory. They go to the first job in
 * time order whose message is not yet wholly read.
 *
 * @see "Postfix src/qmgr/qmgr_job.c: qmgr_job_link, qmgr_job_move_limits, qmgr_job_preempt"
 */
final class RecipientSlots {
    private final Chain<Job> timeList = new Chain<>();
    private final int perStack;
    private int unused;
    private @Nullable Job nextUnread;

    RecipientSlots(int unused, int perStack) {
        this.unused = unused;
        this.perStack = perStack;
    }

    /** Slots that no job has; below zero by those lent to preempting jobs. */
    int unused() {
        return unused;
    }

    /** Puts the job into the time list and gives it what is unused. */
    void link(Job job) {
        boolean isNextUnread = insert(job);
        if (isNextUnread) {
            Job former = nextUnread;
            nextUnread = job;
            if (former != null) {
                move(former);
            }
        }
        give(job);
    }

    private boolean insert(Job job) {
        boolean passed = nextUnread == null;
        Link<Job> prev = timeList.tail();
        while (prev != null && job.queuedSeconds() < prev.owner.queuedSeconds()) {
            passed |= prev.owner == nextUnread;
            prev = prev.prev;
        }
        timeList.insertAfter(prev, job.inTimeList);
        return passed;
    }

    void unlink(Job job) {
        timeList.unlink(job.inTimeList);
    }

    /** Takes the slots back that the job does not need, and hands them on to the next job with more to read. */
    void move(Job job) {
        if (job == nextUnread) {
            nextUnread = nextUnreadAfter(job);
        }
        int spare = Math.min(job.recipientLimit - job.recipientCount, job.message.room());
        if (spare > 0) {
            job.recipientLimit -= spare;
            job.message.recipientLimit -= spare;
            unused += spare;
            Job next = nextUnread;
            if (next != null) {
                give(next);
            }
        }
    }

    private static @Nullable Job nextUnreadAfter(Job job) {
        Job next = job.inTimeList.after();
        while (next != null && !next.message.moreToRead) {
            next = next.inTimeList.after();
        }
        return next;
    }

    private void give(Job job) {
        if (unused > 0) {
            job.recipientLimit += unused;
            job.message.recipientLimit += unused;
            unused = 0;
        }
    }

    /** Lends half of the reserve to a job that has just preempted another and has more to read. */
    void lend(Job job) {
        int slots = (perStack + unused + 1) / 2;
        job.recipientLimit += slots;
        job.message.recipientLimit += slots;
        unused -= slots;
    }
}
