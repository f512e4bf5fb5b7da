package org.qmgrsim.journal.view;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;

/**
 * What never changes: the fact that began each subject, and whose each file is. Once known it stays, so that all instants of
 * a run share it; whether it is true already at an instant, the rows say.
 */
final class Names {
    private @Nullable Happening[] began = new @Nullable Happening[256];
    private long[] beganNanos = new long[256];
    private String[] queueIds = new String[64];
    private int[] messages = new int[64];
    private int[] earlier = new int[64];
    private long[] createdNanos = new long[64];
    private int files;

    void begin(int subject, Happening what, long nanos) {
        if (subject >= began.length) {
            int length = Math.max(subject + 1, began.length + (began.length >> 1));
            began = Arrays.copyOf(began, length);
            beganNanos = Arrays.copyOf(beganNanos, length);
        }
        if (began[subject] == null) {
            began[subject] = what;
            beganNanos[subject] = nanos;
        }
    }

    /** How the subject began, or null. */
    @Nullable
    Happening began(int subject) {
        return subject >= 0 && subject < began.length ? began[subject] : null;
    }

    long beganNanos(int subject) {
        return beganNanos[subject];
    }

    /**
     * A file; files are numbered from 0 in the order in which they were made.
     *
     * @param former the file that its message had before, or -1
     */
    void file(int file, int message, String queueId, int former, long nanos) {
        if (file < files) {
            return;
        }
        if (file == queueIds.length) {
            int length = file + (file >> 1);
            queueIds = Arrays.copyOf(queueIds, length);
            messages = Arrays.copyOf(messages, length);
            earlier = Arrays.copyOf(earlier, length);
            createdNanos = Arrays.copyOf(createdNanos, length);
        }
        queueIds[file] = queueId;
        messages[file] = message;
        earlier[file] = former;
        createdNanos[file] = nanos;
        files++;
    }

    String queueId(int file) {
        return queueIds[file];
    }

    int message(int file) {
        return messages[file];
    }

    int earlier(int file) {
        return earlier[file];
    }

    long createdNanos(int file) {
        return createdNanos[file];
    }
}
