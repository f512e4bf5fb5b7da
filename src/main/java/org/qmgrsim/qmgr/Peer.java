package org.qmgrsim.qmgr;

/**
 * The entries of one job for one destination, first in first out.
 *
 * @see "Postfix src/qmgr/qmgr_peer.c"
 */
final class Peer {
    final Job job;
    final DestinationQueue queue;
    final Link<Peer> inJob = new Link<>(this);
    final Chain<Entry> waiting = new Chain<>();

    /** Entries waiting or busy. */
    int refcount;

    Peer(Job job, DestinationQueue queue) {
        this.job = job;
        this.queue = queue;
    }

    /** Takes the first waiting entry for delivery ({@code qmgr_entry_select}). */
    Entry select() {
        Entry entry = waiting.first();
        if (entry == null) {
            throw new IllegalStateException("nothing waits in " + job.message + " for " + queue);
        }
        waiting.unlink(entry.inPeer);
        job.selectedEntries++;
        queue.start(entry);
        return entry;
    }

    /** Puts an entry back that was taken: first in its peer, last at its destination ({@code qmgr_entry_unselect}). */
    void unselect(Entry entry) {
        queue.unstart(entry);
        waiting.prepend(entry.inPeer);
        job.selectedEntries--;
    }
}
