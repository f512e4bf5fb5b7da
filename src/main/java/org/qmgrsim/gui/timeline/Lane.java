package org.qmgrsim.gui.timeline;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A lane of the timeline, from the top; {@code rank} says which ones stay when there is no room for all. */
enum Lane {
    SELECTED(0),
    ARRIVALS(4),
    TRIGGERS(2),
    WAKEUPS(1),
    SCANS(3),
    QMGR(5),
    DELIVERIES(6),
    FAULTS(7);

    private final int rank;

    Lane(int rank) {
        this.rank = rank;
    }

    /** Key of its name. */
    String key() {
        return "lane." + name().toLowerCase(Locale.ROOT);
    }

    /** As many as there is room for, in their order. */
    static List<Lane> fitting(int most) {
        return Stream.of(values()).filter(lane -> lane.rank < Math.max(1, most)).toList();
    }
}
