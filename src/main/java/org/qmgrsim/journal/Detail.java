package org.qmgrsim.journal;

/**
 * A fact of the second level: a line that a daemon prints with {@code -v}.
 *
 * <p>Details are numbered behind the base fact that came before them, so that asking for them shifts no number.
 *
 * @param base number of the last base fact before it
 * @param index its place among the details behind that fact, from 0
 * @param process the process that prints it
 * @param line what it says, in the exact form of the log
 */
public record Detail(long base, int index, long atNanos, int process, String line) {}
