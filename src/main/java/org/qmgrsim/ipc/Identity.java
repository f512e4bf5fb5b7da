package org.qmgrsim.ipc;

/**
 * Who a process is.
 *
 * @param subject the journal's number for it
 * @param pid process id, for the log only
 * @param program the name of the program, as in {@code postfix/qmgr[185]}
 * @param key key of its luck: (service row, ordinal of the fork)
 * @param generation number of processes that its supervisor had made, itself included
 * @param verbosity how many {@code -v} it was given
 * @param supervisor who is told what becomes of it
 */
public record Identity(
        int subject, int pid, String program, long key, int generation, int verbosity, Supervisor supervisor) {}
