package org.qmgrsim.gui.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;

/** The facts that no mail log tells and that one must know to understand it, put in order. */
final class Silence {
    static final List<Tracks.Sort> SORTS = List.of(Tracks.Sort.LOSS, Tracks.Sort.MOVING_WAKEUP, Tracks.Sort.ACT);

    private record Numbered(long number, long nanos) {}

    private final List<Numbered> facts = new ArrayList<>();

    void add(Track track) {
        for (int i = 0; i < track.size(); i++) {
            facts.add(new Numbered(track.number(i), track.nanos(i)));
        }
    }

    Track track() {
        facts.sort(Comparator.comparingLong(Numbered::number));
        Track all = new Track();
        facts.forEach(fact -> all.add(fact.number(), fact.nanos()));
        return all;
    }
}
