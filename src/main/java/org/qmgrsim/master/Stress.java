package org.qmgrsim.master;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a service that faces the internet is overloaded: it is when its last allowed process is made, and for 1000 s after
 * that happened last. Its new processes are then told so by {@code -o stress=yes}, else by {@code -o stress=}; other services
 * are told nothing.
 *
 * @see "Postfix src/master/master_avail.c, master_spawn.c, master_ent.c"
 */
final class Stress {
    private static final long LASTS_SECONDS = 1000;

    private boolean possible;
    private long untilSecond;
    private long warnedSecond;

    /** Whether the service, as its row is now, can be under stress at all. */
    void setPossible(boolean is) {
        possible = is;
    }

    boolean isPossible() {
        return possible;
    }

    /** The last allowed process is about to be made; says whether that is news. */
    boolean begin(long nowSecond) {
        boolean news = untilSecond < nowSecond;
        untilSecond = nowSecond + LASTS_SECONDS;
        return news;
    }

    /** What a process that is made now is told; null for nothing. */
    @Nullable
    String told(long nowSecond) {
        if (!possible) {
            return null;
        }
        return untilSecond > nowSecond ? "yes" : "";
    }

    /** The warnings that are due when all processes are busy and no more are allowed: at most every 1000 s. */
    List<String> warnings(long nowSecond, String name, String endpoint, int limit, String site) {
        if (!possible || warnedSecond >= nowSecond - LASTS_SECONDS) {
            return List.of();
        }
        warnedSecond = nowSecond;
        return List.of(
                "warning: service \"" + name + "\" (" + endpoint + ") has reached its process limit \"" + limit
                        + "\": new clients may experience noticeable delays",
                "warning: to avoid this condition, increase the process count in master.cf or reduce the service time per"
                        + " client",
                "warning: see " + site + "/STRESS_README.html for examples of stress-adapting configuration settings");
    }
}
