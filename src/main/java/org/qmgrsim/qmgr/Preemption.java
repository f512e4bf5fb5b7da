package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * Lets a small message pass a big one: each entry of the big one earns it 1/cost of a delivery slot, which is the price
 * for being preempted by one entry.
 *
 * @see "Postfix src/qmgr/qmgr_job.c: qmgr_job_preempt, qmgr_job_candidate"
 */
final class Preemption {
    private final Core core;
    private final Transport transport;
    private final JobList jobs;
    private final int slotCost;
    private final int slotLoan;
    private final int loanFactor;
    private final int minimumSlots;

    Preemption(Core core, Transport transport, JobList jobs, TransportSettings settings) {
        this.core = core;
        this.transport = transport;
        this.jobs = jobs;
        this.slotCost = settings.deliverySlotCost();
        this.slotLoan = settings.deliverySlotLoan();
        this.loanFactor = 100 - settings.deliverySlotDiscount();
        this.minimumSlots = settings.minimumDeliverySlots();
    }

    /** With a cost of 0 or 1 the arithmetic degenerates, so it is off. */
    boolean isEnabled() {
        return slotCost >= 2;
    }

    /** The job that goes first: the given one, or one that preempts it now. */
    Job preempt(Job current) {
        if (current.slotsAvailable <= 0 || current.maxEntries() < minimumSlots * slotCost) {
            return current;
        }
        Job job = candidate(current);
        if (job == null || !canAfford(current, job)) {
            return current;
        }
        place(job, current);
        return job;
    }

    private boolean canAfford(Job current, Job job) {
        return current.slotsAvailable / slotCost + slotLoan >= job.entriesToCome() * loanFactor / 100.0;
    }

    private void place(Job job, Job current) {
        int expectedSlots = job.entriesToCome();
        if (job.level > 0) {
            jobs.pop(job);
        }
        jobs.stack(job, current);
        current.slotsAvailable -= expectedSlots * slotCost;
        job.slotsUsed = -expectedSlots;
        if (job.message.moreToRead) {
            jobs.slots().lend(job);
        }
        core.narration.jobPreempted(transport, current.message, job.message, job.level);
    }

    /** The job behind the current one that has waited longest for its size, if any fits into the slots to come. */
    private @Nullable Job candidate(Job current) {
        long now = core.clock.nowSeconds();
        CandidateCache cache = jobs.cache();
        if (!cache.holds(current, now)) {
            cache.remember(search(current, now), current, now);
        }
        return cache.candidate();
    }

    private @Nullable Job search(Job current, long now) {
        int room = (current.readEntries - current.selectedEntries + current.slotsAvailable) / slotCost;
        Job best = null;
        double bestScore = 0;
        Job job = room > 0 ? current.inJobList.after() : null;
        for (; job != null; job = job.inJobList.after()) {
            if (!job.children.isEmpty() || jobs.isBlocker(job)) {
                continue;
            }
            long age = now - job.queuedSeconds() + 1;
            int need = job.entriesToCome();
            if (need > 0 && need <= room) {
                double score = (double) age / job.maxEntries();
                if (score > bestScore) {
                    bestScore = score;
                    best = job;
                }
            }
            if (age <= bestScore && job.level == 0) {
                break; // those behind are younger still
            }
        }
        return best;
    }
}
