package org.qmgrsim.qmgr;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one message wants of one transport: the unit of scheduling.
 *
 * @see "Postfix src/qmgr/qmgr_job.c"
 */
final class Job {
    /** The level of a job that stands in no list. */
    static final int RETIRED = -1;

    final Message message;
    final Transport transport;
    final Link<Job> inMessage = new Link<>(this);
    final Link<Job> inJobList = new Link<>(this);
    final Link<Job> inTimeList = new Link<>(this);
    final Link<Job> inChildren = new Link<>(this);
    final Chain<Job> children = new Chain<>();

    /** The job that this one has preempted, while that stands. */
    @Nullable
    Job parent;

    /** Depth in its stack of preempting jobs, or {@link #RETIRED}. */
    int level = RETIRED;

    int blockerTag;

    /** Delivery slots used beyond those reserved at preemption. */
    int slotsUsed;

    /** Delivery slots earned for being preempted. */
    int slotsAvailable;

    /** Entries that were taken for delivery or given up. */
    int selectedEntries;

    /** Entries made. */
    int readEntries;

    int recipientCount;
    int recipientLimit;

    private final Chain<Peer> peers = new Chain<>();
    private @Nullable Map<DestinationQueue, Peer> peerOf;

    Job(Message message, Transport transport) {
        this.message = message;
        this.transport = transport;
    }

    long queuedSeconds() {
        return message.queuedSeconds;
    }

    boolean hasEntries() {
        return selectedEntries < readEntries;
    }

    /** Entries that it may come to have: each unread recipient might need one. */
    int maxEntries() {
        return readEntries + message.unread;
    }

    /** Entries that may still have to be delivered. */
    int entriesToCome() {
        return maxEntries() - selectedEntries;
    }

    Peer obtainPeer(DestinationQueue queue) {
        Peer peer = findPeer(queue);
        return peer != null ? peer : createPeer(queue);
    }

    private @Nullable Peer findPeer(DestinationQueue queue) {
        Map<DestinationQueue, Peer> map = peerOf;
        if (map != null) {
            return map.get(queue);
        }
        Peer only = peers.first();
        return only != null && only.queue == queue ? only : null;
    }

    private Peer createPeer(DestinationQueue queue) {
        Peer only = peers.first();
        Map<DestinationQueue, Peer> map = peerOf;
        if (map == null && only != null) {
            map = new HashMap<>();
            map.put(only.queue, only);
            peerOf = map;
        }
        Peer peer = new Peer(this, queue);
        if (map != null) {
            map.put(queue, peer);
        }
        peers.append(peer.inJob);
        return peer;
    }

    void freePeer(Peer peer) {
        peers.unlink(peer.inJob);
        Map<DestinationQueue, Peer> map = peerOf;
        if (map != null) {
            map.remove(peer.queue);
        }
    }

    /**
     * The next peer, round robin, that waits for a destination with room in its window.
     *
     * @see "Postfix src/qmgr/qmgr_peer.c: qmgr_peer_select"
     */
    @Nullable
    Peer selectPeer() {
        for (Link<Peer> link = peers.head(); link != null; link = link.next) {
            Peer peer = link.owner;
            if (peer.queue.hasRoom() && !peer.waiting.isEmpty()) {
                peers.rotateToLast(link);
                peer.queue.narrateSelection(message);
                return peer;
            }
        }
        return null;
    }

    /** Marks the destinations for which this job has waiting entries. */
    void markBlockers(int tag) {
        for (Link<Peer> link = peers.head(); link != null; link = link.next) {
            if (!link.owner.waiting.isEmpty()) {
                link.owner.queue.blockerTag = tag;
            }
        }
    }
}
