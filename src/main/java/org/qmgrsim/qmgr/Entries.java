package org.qmgrsim.qmgr;

/**
 * Makes entries and ends them.
 *
 * @see "Postfix src/qmgr/qmgr_entry.c"
 */
final class Entries {
    private final Core core;
    private final ClogWatch clogs;

    Entries(Core core) {
        this.core = core;
        this.clogs = new ClogWatch(core);
    }

    /** A new entry, without recipients, at the end of its peer and of what waits for its destination. */
    Entry create(Peer peer) {
        DestinationQueue queue = peer.queue;
        if (queue.isDead()) {
            throw new IllegalStateException("a new entry for " + queue + ", which is dead");
        }
        Entry entry = new Entry(peer);
        entry.message().refcount++;
        peer.waiting.append(entry.inPeer);
        peer.refcount++;
        queue.enqueue(entry);
        peer.job.readEntries++;
        clogs.look(queue);
        return entry;
    }

    void add(Entry entry, Recipient recipient) {
        entry.add(recipient);
        entry.peer.job.recipientCount++;
        entry.message().recipientCount++;
        core.recipients++;
    }

    /** Turns a waiting entry into one for another destination, however many its recipients. */
    Entry move(Entry entry, DestinationQueue to) {
        Job from = entry.peer.job;
        Job job = to.transport.jobs().obtain(entry.message());
        Entry moved = create(job.obtainPeer(to));
        int recipients = entry.size();
        moved.takeOver(entry);
        from.recipientCount -= recipients;
        job.recipientCount += recipients;
        core.narration.movedToRetry(entry, moved);
        giveUp(entry);
        return moved;
    }

    /** The end of an entry that was under way. */
    void done(Entry entry) {
        DestinationQueue queue = entry.queue();
        queue.end(entry);
        returnSlots(entry);
        suspend(queue);
        updateBlocker(queue);
        freePeer(entry.peer);
        queue.lastDoneSeconds = core.clock.loopSeconds();
        finish(entry);
    }

    /** The end of an entry that was still waiting. */
    void giveUp(Entry entry) {
        DestinationQueue queue = entry.queue();
        entry.peer.waiting.unlink(entry.inPeer);
        entry.peer.job.selectedEntries++;
        queue.dequeue(entry);
        returnSlots(entry);
        updateBlocker(queue);
        freePeer(entry.peer);
        finish(entry);
    }

    private void returnSlots(Entry entry) {
        Job job = entry.peer.job;
        Message message = entry.message();
        int recipients = entry.size();
        job.recipientCount -= recipients;
        message.recipientCount -= recipients;
        core.recipients -= recipients;
        for (Link<Job> link = message.jobs.head(); link != null; link = link.next) {
            Job sponsor = link.owner;
            boolean hasSpare = sponsor.recipientCount < sponsor.recipientLimit;
            if (sponsor != job && hasSpare && (sponsor.level == Job.RETIRED || !message.moreToRead)) {
                sponsor.transport.jobs().slots().move(sponsor);
            }
        }
        if (!message.moreToRead) {
            job.transport.jobs().slots().move(job);
        }
    }

    /** A rate delay is a pause after each delivery; even a dead destination then only pauses. */
    private static void suspend(DestinationQueue queue) {
        int delaySeconds = queue.transport.destinationRateDelaySeconds();
        if (delaySeconds > 0) {
            if (queue.isDead()) {
                queue.unthrottle();
            }
            if (queue.isReady()) {
                queue.suspend(delaySeconds);
            }
        }
    }

    private static void updateBlocker(DestinationQueue queue) {
        if (!queue.isSuspended()) {
            queue.transport.jobs().updateBlocker(queue);
        }
    }

    private static void freePeer(Peer peer) {
        peer.refcount--;
        if (peer.refcount == 0) {
            peer.job.freePeer(peer);
        }
    }

    private void finish(Entry entry) {
        DestinationQueue queue = entry.queue();
        if (queue.isEmpty()) {
            if (queue.isDead() && core.queues > 2 * core.general.messageRecipientLimit()) {
                queue.unthrottle();
            }
            queue.transport.deleteIfIdle(queue);
        }
        Message message = entry.message();
        message.refcount--;
        if (message.refcount == 0) {
            core.outcomes.done(message);
        }
    }
}
