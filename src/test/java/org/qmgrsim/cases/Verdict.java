package org.qmgrsim.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * How one check ended.
 *
 * @param check its kind, event and label
 * @param found in a word what was found
 * @param deviations each item that did not hold
 */
record Verdict(String check, boolean held, String found, List<String> deviations) {
    @Override
    public String toString() {
        return (held ? "ok   " : "FAIL ") + check + ": " + found + (held ? "" : " " + deviations);
    }

    /** Items of which a share must hold. */
    static final class Tally {
        private final List<String> deviations = new ArrayList<>();
        private int items;

        /** Counts an item; {@code deviation} says what is wrong if it does not hold. */
        void item(boolean holds, Supplier<String> deviation) {
            items++;
            if (!holds) {
                deviations.add(deviation.get());
            }
        }

        /** The verdict if this share of the items must hold. */
        Verdict verdict(String check, double quota) {
            int held = items - deviations.size();
            boolean enough = held >= Math.ceil(quota * items - 1e-9);
            return new Verdict(check, enough, held + " of " + items, List.copyOf(deviations));
        }
    }
}
