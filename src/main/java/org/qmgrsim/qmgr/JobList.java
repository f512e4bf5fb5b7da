package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * The jobs of one transport in scheduling order: by time of activation, except that a job that has preempted another
 * stands directly before it. Jobs that wait for the window of a destination are marked as blockers, all of them to be
 * cleared at once by a change of the tag.
 *
 * @see "Postfix src/qmgr/qmgr_job.c"
 */
final class JobList {
    private final Core core;
    private final Transport transport;
    private final RecipientSlots slots;
    private final CandidateCache cache = new CandidateCache();
    private final Chain<Job> list = new Chain<>();
    private final int slotCost;
    private @Nullable Job current;
    private int blockerTag = 1;

    JobList(Core core, Transport transport, TransportSettings settings) {
        this.core = core;
        this.transport = transport;
        this.slotCost = settings.deliverySlotCost();
        this.slots = new RecipientSlots(settings.recipientLimit(), settings.extraRecipientLimit());
    }

    RecipientSlots slots() {
        return slots;
    }

    CandidateCache cache() {
        return cache;
    }

    /** The job from which the next selection starts, or null if it would be in vain. */
    @Nullable
    Job current() {
        return current;
    }

    void setCurrent(@Nullable Job job) {
        current = job;
    }

    /** The job of the message, made or brought back if need be, and ready for new entries ({@code qmgr_job_obtain}). */
    Job obtain(Message message) {
        Job job = message.jobOf(transport);
        if (job == null) {
            job = new Job(message, transport);
            message.jobs.append(job.inMessage);
        }
        if (job.level == Job.RETIRED) {
            link(job);
        }
        cache.clear();
        if (isBlocker(job)) {
            job.blockerTag = 0;
            current = list.first();
        }
        return job;
    }

    /** Behind the last job that is as old or older and stands by itself ({@code qmgr_job_link}). */
    private void link(Job job) {
        boolean passedCurrent = current == null;
        Link<Job> prev = list.tail();
        while (prev != null && (prev.owner.parent != null || job.queuedSeconds() < prev.owner.queuedSeconds())) {
            passedCurrent |= prev.owner == current;
            prev = prev.prev;
        }
        list.insertAfter(prev, job.inJobList);
        job.level = 0;
        if (passedCurrent) {
            current = job;
        }
        slots.link(job);
    }

    boolean isBlocker(Job job) {
        return job.blockerTag == blockerTag;
    }

    /** The job cannot go on because of the windows of its destinations. */
    void block(Job job) {
        job.blockerTag = blockerTag;
        job.markBlockers(blockerTag);
    }

    /**
     * After an entry of the destination has ended or its pause is over: if it was blocking and has room now, all
     * blockers are looked at anew.
     *
     * @see "Postfix src/qmgr/qmgr_job.c: qmgr_job_blocker_update"
     */
    void updateBlocker(DestinationQueue queue) {
        if (queue.blockerTag != blockerTag) {
            return;
        }
        if (queue.hasRoom() && queue.todoCount > 0) {
            blockerTag += 2;
            current = list.first();
            cache.clear();
        }
        if (queue.hasRoom() || queue.isDead()) {
            queue.blockerTag = 0;
        }
    }

    /** Puts the job directly before the one that it preempts, one level up. */
    void stack(Job job, Job preempted) {
        list.unlink(job.inJobList);
        list.insertAfter(preempted.inJobList.prev, job.inJobList);
        job.parent = preempted;
        preempted.children.append(job.inChildren);
        job.level = preempted.level + 1;
        current = job;
        cache.clear();
    }

    /**
     * Ends the job's preemption of another and gives back the slots it did not use; the job stays where it is in the
     * list.
     *
     * @see "Postfix src/qmgr/qmgr_job.c: qmgr_job_pop"
     */
    void pop(Job job) {
        core.narration.jobPopped(transport, job.message);
        Job parent = job.parent;
        if (parent != null) {
            if (job.level == parent.level + 1) {
                parent.slotsAvailable -= job.slotsUsed * slotCost;
            }
            parent.children.unlink(job.inChildren);
            job.parent = null;
        }
        handChildrenTo(parent, job);
        job.level = 0;
        cache.clear();
    }

    private static void handChildrenTo(@Nullable Job parent, Job job) {
        for (Job child = job.children.first(); child != null; child = job.children.first()) {
            job.children.unlink(child.inChildren);
            if (parent != null) {
                parent.children.append(child.inChildren);
            }
            child.parent = parent;
        }
    }

    /** Takes the job out of the lists; it comes back if it gets new entries ({@code qmgr_job_retire}). */
    void retire(Job job) {
        core.narration.jobRetired(transport, job.message);
        if (job.level > 0) {
            pop(job);
        }
        slots.move(job);
        unlink(job);
    }

    private void unlink(Job job) {
        handChildrenTo(null, job);
        if (current == job) {
            current = job.inJobList.after();
        }
        cache.forget(job);
        list.unlink(job.inJobList);
        slots.unlink(job);
        job.level = Job.RETIRED;
    }

    /** Forgets the job, whose message has no entries any more ({@code qmgr_job_free}). */
    void free(Job job) {
        core.narration.jobFreed(transport, job.message);
        if (job.level > 0) {
            pop(job);
        }
        slots.move(job);
        if (job.recipientCount != 0 || job.recipientLimit != 0) {
            throw new IllegalStateException("job of " + job.message + " at " + transport + " is freed with "
                    + job.recipientCount + " recipients and " + job.recipientLimit + " slots");
        }
        if (job.level != Job.RETIRED) {
            unlink(job);
        }
        job.message.jobs.unlink(job.inMessage);
    }
}
