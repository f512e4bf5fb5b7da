package org.qmgrsim.gui.inspector;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.report.story.Part;
import org.qmgrsim.report.story.Story;

/** The message whose wait one would like to have explained first. */
final class Longest {
    private static final int MOST_LOOKED_AT = 2000;

    private Longest() {}

    /** The message with the longest life of a run, among the first ones if there are very many; null if there is none. */
    static @Nullable Subject of(Playback playback) {
        Track arrivals = playback.run().tracks().of(Tracks.Sort.ARRIVAL);
        int best = 0;
        long longest = -1;
        for (int i = 0; i < Math.min(MOST_LOOKED_AT, arrivals.size()); i++) {
            int message = playback.run().journal().fact(arrivals.number(i)).subject();
            long last = playback.run().journal().last(message);
            boolean left = playback.run().journal().kind(last) == Happening.MessageRemoved.CODE;
            long until =
                    left ? playback.run().journal().nanos(last) : playback.run().endNanos();
            if (until - arrivals.nanos(i) > longest) {
                longest = until - arrivals.nanos(i);
                best = message;
            }
        }
        int found = best;
        return found == 0
                ? null
                : playback.run()
                        .messageSubject(
                                playback.run()
                                        .history()
                                        .after(playback.run().journal().facts()),
                                found)
                        .orElse(null);
    }

    /** In the middle of its longest wait. */
    static @Nullable Long instant(Playback playback, Subject subject) {
        if (!(subject instanceof Subject.Message message)) {
            return null;
        }
        Story story = Story.of(
                playback.run().journal(),
                playback.run().properties(),
                playback.run().messageOf(message));
        Part best = story.longest();
        return best.fromNanos() + best.nanos() * 2 / 5;
    }
}
