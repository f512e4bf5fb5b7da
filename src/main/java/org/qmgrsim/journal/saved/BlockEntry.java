package org.qmgrsim.journal.saved;

/**
 * What the index knows of a block.
 *
 * @param place where in the file it begins
 * @param length in bytes
 * @param firstNanos time of its first fact
 * @param firstText number of its first new text
 * @param checksum CRC-32C of its bytes
 */
record BlockEntry(long place, int length, long firstNanos, int firstText, int checksum) {}
