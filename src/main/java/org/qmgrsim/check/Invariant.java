package org.qmgrsim.check;

import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;

/** One thing that must hold. It keeps what it needs to know, and looks only at the subject of each fact. */
interface Invariant {
    /** What holds, as a person would say it. */
    String claim();

    /** Looks at a fact. */
    void check(Fact fact, Complaints complaints);

    /** Looks at a line of {@code -v}. */
    default void check(Detail detail, Complaints complaints) {}

    /** Takes complaints, about the fact that is being looked at. */
    @FunctionalInterface
    interface Complaints {
        /** Something is wrong with a subject. */
        void add(int subject, String what);
    }
}
