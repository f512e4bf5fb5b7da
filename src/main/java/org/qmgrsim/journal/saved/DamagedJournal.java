package org.qmgrsim.journal.saved;

import java.nio.file.Path;

/** A file is no whole saved journal. The message names the file and says what is wrong with it, for people. */
public final class DamagedJournal extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedJournal(Path path, String what) {
        super(path + ": " + what);
    }
}
