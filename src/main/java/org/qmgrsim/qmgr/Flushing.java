package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/** Which mail flush(8) is told of, by what qmgr has found when it started. */
public interface Flushing {
    /** The site under which flush(8) logs mail for an address, if its domain is in {@code fast_flush_domains}. */
    @Nullable
    String flushSite(String address);

    /** A table in that list that has changed since qmgr opened it; null if none has. */
    @Nullable
    String changedTable();
}
