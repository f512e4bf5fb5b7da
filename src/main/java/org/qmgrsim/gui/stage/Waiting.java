package org.qmgrsim.gui.stage;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.journal.Wait;

/** To which family a wait belongs. */
public final class Waiting {
    private Waiting() {}

    /** The family of what causes the wait. */
    public static Family family(@Nullable Wait wait) {
        if (wait == null) {
            return Family.WORKS;
        }
        return switch (wait) {
            case RECEIVING, TRIGGER, DELIVERY, COMPLETION -> Family.WORKS;
            case PICKUP, BACKOFF -> Family.CLOCK;
            case FLOW_CONTROL, AGENT -> Family.ROOM;
            case NO_TRIGGER, LOCKED -> Family.BROKE;
            case HOLD, CORRUPT -> Family.PERSON;
        };
    }
}
