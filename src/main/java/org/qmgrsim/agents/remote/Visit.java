package org.qmgrsim.agents.remote;

/**
 * One attempt to deliver one request, as the hosts see it that it leads to.
 *
 * @param key of its luck: the message and its first recipient
 * @param attempt the number of the attempt
 * @param sender the envelope sender
 */
public record Visit(long key, long attempt, String sender) {}
