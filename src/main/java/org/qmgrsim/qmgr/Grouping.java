package org.qmgrsim.qmgr;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bundles recipients into as few entries as the transport's recipient limit allows. The last entry of a peer that still
 * waits is filled up first; one that was already chosen never.
 *
 * @see "Postfix src/qmgr/qmgr_message.c: qmgr_message_assign"
 */
final class Grouping {
    private final Entries entries;

    Grouping(Entries entries) {
        this.entries = entries;
    }

    /** Puts the recipients, sorted by destination, into entries; those without a destination are left out. */
    void assign(Message message, List<Recipient> sorted) {
        Peer peer = null;
        for (Recipient recipient : sorted) {
            DestinationQueue queue = recipient.queue();
            if (queue != null) {
                peer = peerFor(message, queue, peer);
                entries.add(entryFor(peer), recipient);
            }
        }
        clearCandidates(message);
    }

    private static Peer peerFor(Message message, DestinationQueue queue, @Nullable Peer last) {
        if (last == null || last.job.transport != queue.transport) {
            return queue.transport.jobs().obtain(message).obtainPeer(queue);
        }
        return last.queue == queue ? last : last.job.obtainPeer(queue);
    }

    private Entry entryFor(Peer peer) {
        int limit = peer.queue.transport.destinationRecipientLimit();
        Entry entry = peer.waiting.last();
        return entry != null && (limit == 0 || entry.size() < limit) ? entry : entries.create(peer);
    }

    /** The count of unread recipients has changed for all jobs of the message, also for those that got nothing. */
    private static void clearCandidates(Message message) {
        for (Link<Job> link = message.jobs.head(); link != null; link = link.next) {
            Job job = link.owner;
            JobList jobs = job.transport.jobs();
            if (job.hasEntries() && !jobs.isBlocker(job)) {
                jobs.cache().clear();
            }
        }
    }
}
