package org.qmgrsim.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /**
     * The candidate with the fewest edits (insert, delete, replace, swap of neighbours) from a word, upper and lower
     * case being alike.
     *
     * @return null when none is near: more edits than a third of the word's length, or than 3; of equals the first
     */
    public static @Nullable String of(String word, Iterable<String> candidates) {
        String lower = word.toLowerCase(Locale.ROOT);
        int best = Math.min(3, Math.max(1, word.length() / 3)) + 1;
        String nearest = null;
        for (String candidate : candidates) {
            if (Math.abs(candidate.length() - word.length()) < best) {
                int edits = edits(lower, candidate.toLowerCase(Locale.ROOT));
                if (edits < best) {
                    best = edits;
                    nearest = candidate;
                }
            }
        }
        return nearest;
    }

    private static int edits(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : step(cost, a, b, i, j);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int step(int[][] cost, String a, String b, int i, int j) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
    }
}
