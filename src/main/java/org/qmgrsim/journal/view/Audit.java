package org.qmgrsim.journal.view;

import java.util.List;

/**
 * Whether all messages are accounted for at an instant: {@code began = gone + queued + arriving}, each in one place, and no
 * fact contradicts those before it.
 *
 * @param number the last fact that is counted
 * @param began messages that have reached the system
 * @param gone messages that have left it
 * @param queued messages that stand in a directory
 * @param arriving messages whose client is still at it, or gave up: no file, or none that is complete
 * @param findings what cannot be; at most some hundred of them
 */
public record Audit(long number, long began, long gone, long queued, long arriving, List<Finding> findings) {
    /** Takes a copy of the list. */
    public Audit {
        findings = List.copyOf(findings);
    }

    /** Whether all is as it must be. */
    public boolean clean() {
        return findings.isEmpty();
    }
}
