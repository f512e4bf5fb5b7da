package org.qmgrsim.journal;

/**
 * One fact: when, to whom, why and what.
 *
 * @param number its place in the journal, from 1
 * @param atNanos nanoseconds since the epoch of the run
 * @param subject the message, process, service or destination that it is about; 0 is the system as a whole
 * @param cause number of the fact that made it happen now; 0: none
 * @param since number of the fact that began the state which this one ends; 0: none
 */
public record Fact(long number, long atNanos, int subject, long cause, long since, Happening what) {}
