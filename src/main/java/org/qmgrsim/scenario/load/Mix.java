package org.qmgrsim.scenario.load;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/**
 * Addresses of which some are met more often than others: patterns with weights. In a pattern {@code %d} stands for the
 * numbers from 1 to that of the users, all of them equally often.
 */
public final class Mix {
    private static final String NUMBER = "%d";
    private static final int WHICH_PATTERN = 0;
    private static final int WHICH_USER = 1;

    private final List<String> patterns;
    private final double[] upTo;
    private final int users;

    private Mix(List<String> patterns, double[] upTo, int users) {
        this.patterns = patterns;
        this.upTo = upTo;
        this.users = users;
    }

    /**
     * Patterns with their weights, of which only the proportions count.
     *
     * @throws IllegalArgumentException if there is none, or no weight above 0
     */
    public static Mix of(List<String> patterns, List<Double> weights, int users) {
        double sum = weights.stream().mapToDouble(weight -> weight).sum();
        if (patterns.size() != weights.size() || !(sum > 0) || users < 1) {
            throw new IllegalArgumentException(patterns + " with weights " + weights + " and " + users + " users");
        }
        double[] upTo = new double[weights.size()];
        double below = 0;
        for (int i = 0; i < upTo.length; i++) {
            below += weights.get(i);
            upTo[i] = below / sum;
        }
        return new Mix(List.copyOf(patterns), upTo, users);
    }

    /** Addresses that are all met equally often. */
    public static Mix evenly(List<String> addresses) {
        return of(addresses, addresses.stream().map(address -> 1.0).toList(), 1);
    }

    /** The address of one decision. */
    String one(Luck luck, Purpose purpose, long key, long attempt) {
        int pattern = pattern(luck, purpose, key, attempt);
        return address(pattern, user(pattern, luck, purpose, key, attempt));
    }

    /**
     * Adds the address of one decision to those of former ones. If it is there already, the next user's of the same pattern is
     * taken; if all of these are there, none.
     */
    void another(Luck luck, Purpose purpose, long key, long attempt, Set<String> drawn) {
        int pattern = pattern(luck, purpose, key, attempt);
        int first = user(pattern, luck, purpose, key, attempt);
        int all = usersOf(pattern);
        for (int i = 0; i < all; i++) {
            if (drawn.add(address(pattern, (first + i) % all))) {
                return;
            }
        }
    }

    /** All addresses. */
    Stream<String> addresses() {
        return IntStream.range(0, patterns.size()).boxed().flatMap(pattern -> IntStream.range(0, usersOf(pattern))
                .mapToObj(user -> address(pattern, user)));
    }

    private int pattern(Luck luck, Purpose purpose, long key, long attempt) {
        if (upTo.length == 1) {
            return 0;
        }
        double u = luck.uniform(purpose.code(WHICH_PATTERN), key, attempt);
        int found = Arrays.binarySearch(upTo, u);
        int place = found >= 0 ? found + 1 : -found - 1;
        return Math.min(place, upTo.length - 1);
    }

    private int user(int pattern, Luck luck, Purpose purpose, long key, long attempt) {
        int all = usersOf(pattern);
        return all == 1 ? 0 : Math.min(all - 1, (int) (luck.uniform(purpose.code(WHICH_USER), key, attempt) * all));
    }

    private int usersOf(int pattern) {
        return patterns.get(pattern).contains(NUMBER) ? users : 1;
    }

    private String address(int pattern, int user) {
        return patterns.get(pattern).replace(NUMBER, Integer.toString(user + 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mix mix
                && patterns.equals(mix.patterns)
                && Arrays.equals(upTo, mix.upTo)
                && users == mix.users;
    }

    @Override
    public int hashCode() {
        return Objects.hash(patterns, Arrays.hashCode(upTo), users);
    }

    @Override
    public String toString() {
        return patterns + " up to " + Arrays.toString(upTo) + " of " + users;
    }
}
