package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * Chooses the entry for an agent that has greeted. A choice may first need more recipients of a message; then it says
 * so, stands still, and goes on from there once they are assigned, for nothing else happens in between.
 *
 * @see "Postfix src/qmgr/qmgr_job.c: qmgr_job_entry_select, qmgr_job_peer_select"
 */
final class EntryChooser {
    private final Core core;
    private final JobList jobs;
    private final Preemption preemption;
    private final int refillLimit;
    private final int refillDelaySeconds;
    private @Nullable Job cursor;
    private @Nullable Job following;
    private Stage stage = Stage.FRESH;

    /** How often the file of the job under the cursor has been read for this choice. */
    private enum Stage {
        FRESH,
        READ_EARLY,
        READ_LAST
    }

    EntryChooser(Core core, Transport transport, JobList jobs, TransportSettings settings) {
        this.core = core;
        this.jobs = jobs;
        this.preemption = new Preemption(core, transport, jobs, settings);
        this.refillLimit = settings.recipientRefillLimit();
        this.refillDelaySeconds = settings.recipientRefillDelaySeconds();
    }

    /** An entry, now busy; or the message to be refilled before the same call is made again; or nothing. */
    Choice choose() {
        if (cursor == null) {
            begin();
        }
        for (Job job = cursor; job != null; job = cursor) {
            Choice choice = jobs.isBlocker(job) ? null : tryJob(job);
            if (choice != null) {
                return choice;
            }
            moveTo(following);
        }
        jobs.setCurrent(null);
        return Choice.Nothing.NOTHING;
    }

    private void begin() {
        Job current = jobs.current();
        moveTo(current != null && preemption.isEnabled() ? preemption.preempt(current) : current);
    }

    private void moveTo(@Nullable Job job) {
        cursor = job;
        following = job == null ? null : job.inJobList.after();
        stage = Stage.FRESH;
    }

    private @Nullable Choice tryJob(Job job) {
        Message message = job.message;
        if (stage == Stage.FRESH && isRefillDue(message)) {
            stage = Stage.READ_EARLY;
            return message;
        }
        Peer peer = job.hasEntries() ? job.selectPeer() : null;
        if (peer != null) {
            return take(job, peer);
        }
        if (stage != Stage.READ_LAST && canRefill(message)) {
            stage = Stage.READ_LAST;
            return message;
        }
        passOver(job);
        return null;
    }

    private boolean canRefill(Message message) {
        return message.moreToRead && message.refcount > 0 && message.room() > 0;
    }

    private boolean isRefillDue(Message message) {
        return canRefill(message)
                && (message.room() >= refillLimit
                        || core.clock.nowSeconds() - message.refillSeconds >= refillDelaySeconds);
    }

    private Entry take(Job job, Peer peer) {
        moveTo(null);
        Entry entry = peer.select();
        job.slotsAvailable++;
        job.slotsUsed++;
        jobs.cache().clearUnlessFor(job);
        jobs.setCurrent(job);
        if (!job.hasEntries() && !job.message.moreToRead) {
            jobs.retire(job);
        }
        return entry;
    }

    private void passOver(Job job) {
        if (job.hasEntries()) {
            jobs.block(job);
        } else {
            jobs.retire(job);
        }
    }
}
