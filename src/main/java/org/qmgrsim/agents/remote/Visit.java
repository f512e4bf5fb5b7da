package org.qmgrsim.agents.remote;

import org.qmgrsim.spool.QueueFile;

/**
 * One attempt to deliver one request, as the hosts see it that it leads to.
 *
 * @param key of its luck: the message and its first recipient
 * @param attempt the number of the attempt
 * @param file the message, as the client reads it
 * @param told what the client tells of where it has the message from
 */
public record Visit(long key, long attempt, QueueFile file, QueueFile.Came told) {
    String sender() {
        return file.sender();
    }
}
