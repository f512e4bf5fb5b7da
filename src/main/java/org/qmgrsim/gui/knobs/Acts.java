package org.qmgrsim.gui.knobs;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;

/** What can be done at the playhead, as settings: the run branches off there. */
public final class Acts {
    private static final long MILLI = 1_000_000;

    private Acts() {}

    /** Kills a process of a service. */
    public static List<String> kill(Playback playback, String service) {
        return List.of("faults.+={ at: " + at(playback, playback.nanos()) + ", kill: " + service + " }");
    }

    /** {@code postqueue -f}. */
    public static List<String> flush(Playback playback) {
        return List.of("faults.+={ at: " + at(playback, playback.nanos()) + ", flush: true }");
    }

    /** Changes a setting and reloads. */
    public static List<String> reload(Playback playback, String key, String value) {
        String at = at(playback, playback.nanos());
        return List.of(
                "faults.+={ at: " + at + ", set: { " + key + ": \"" + value + "\" } }",
                "faults.+={ at: " + at + ", reload: true }");
    }

    /** Loses the next trigger that cleanup sends to qmgr; null if none comes. */
    public static @Nullable List<String> loseNextTrigger(Playback playback) {
        Track triggers = playback.run().tracks().of(Tracks.Sort.TRIGGER);
        int place = triggers.afterNumber(playback.number());
        if (place == triggers.size()) {
            return null;
        }
        long nanos = triggers.nanos(place);
        return List.of("triggers.cleanup.+={ lost: 100%, from: " + at(playback, nanos - MILLI) + ", until: "
                + at(playback, nanos + MILLI) + " }");
    }

    /** Seconds since the start, as exact as the scenario language takes them. */
    private static String at(Playback playback, long nanos) {
        long since = Math.max(0, nanos - playback.run().originNanos());
        return BigDecimal.valueOf(since, 9).stripTrailingZeros().toPlainString() + "s";
    }
}
