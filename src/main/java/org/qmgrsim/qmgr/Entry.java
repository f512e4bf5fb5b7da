package org.qmgrsim.qmgr;

import java.util.ArrayList;
import java.util.List;

/**
 * One delivery request: some recipients of one message at one destination.
 *
 * @see "Postfix src/qmgr/qmgr_entry.c"
 */
final class Entry implements Choice {
    final Peer peer;
    final Link<Entry> inPeer = new Link<>(this);
    final Link<Entry> inQueue = new Link<>(this);
    private List<Recipient> recipients = new ArrayList<>(2);

    Entry(Peer peer) {
        this.peer = peer;
    }

    Message message() {
        return peer.job.message;
    }

    DestinationQueue queue() {
        return peer.queue;
    }

    Transport transport() {
        return peer.job.transport;
    }

    /** Its recipients, not to be changed. */
    List<Recipient> recipients() {
        return recipients;
    }

    int size() {
        return recipients.size();
    }

    void add(Recipient recipient) {
        recipients.add(recipient);
    }

    /** Takes over all recipients of another entry, which is left with none. */
    void takeOver(Entry other) {
        List<Recipient> mine = recipients;
        recipients = other.recipients;
        other.recipients = mine;
    }

    @Override
    public String toString() {
        return message() + " " + queue();
    }
}
