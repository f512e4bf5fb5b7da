package org.qmgrsim.agents.remote;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unknown triplets of client, sender and recipient are put off; who comes again is let in and remembered.
 *
 * @param periodNanos a triplet is put off for so long after it was first seen
 * @param windowNanos it must come again within this time of the first, else it counts as new; more than the period
 * @param rememberNanos how long a triplet that came through is known after its last mail
 * @param whitelistAfter the client is let in always once so many of its triplets came through; 0: never
 */
public record Greylisting(long periodNanos, long windowNanos, long rememberNanos, int whitelistAfter, Answer answer)
        implements Trait {
    private static final long NEVER = -1;

    @Override
    public @Nullable Answer at(Stage stage, Question question) {
        if (stage != Stage.RCPT) {
            return null;
        }
        String triplet = question.visit().sender().toLowerCase(Locale.ROOT) + " "
                + question.recipient().toLowerCase(Locale.ROOT);
        return question.memory().of(this, Known::new).lets(this, triplet, question.nowNanos()) ? null : answer;
    }

    private static final class Triplet {
        private long firstNanos = NEVER;
        private long lastNanos = NEVER;
        private boolean passed;
    }

    /** The triplets that were seen. All mail comes from one client, so sender and recipient tell them apart. */
    private static final class Known {
        private static final int FEW = 1000;

        private final Map<String, Triplet> triplets = new HashMap<>();
        private int sweptAtSize = FEW;
        private int passed;

        boolean lets(Greylisting rules, String key, long nowNanos) {
            if (rules.whitelistAfter() > 0 && passed >= rules.whitelistAfter()) {
                return true;
            }
            if (triplets.size() >= sweptAtSize) {
                triplets.values().removeIf(each -> isForgotten(rules, each, nowNanos));
                sweptAtSize = Math.max(FEW, 2 * triplets.size());
            }
            Triplet triplet = triplets.computeIfAbsent(key, unseen -> new Triplet());
            if (triplet.firstNanos == NEVER || isForgotten(rules, triplet, nowNanos)) {
                triplet.firstNanos = nowNanos;
                triplet.passed = false;
            }
            triplet.lastNanos = nowNanos;
            if (!triplet.passed && nowNanos - triplet.firstNanos >= rules.periodNanos()) {
                triplet.passed = true;
                passed++;
            }
            return triplet.passed;
        }

        private static boolean isForgotten(Greylisting rules, Triplet triplet, long nowNanos) {
            return triplet.passed
                    ? nowNanos - triplet.lastNanos > rules.rememberNanos()
                    : nowNanos - triplet.firstNanos > rules.windowNanos();
        }
    }
}
