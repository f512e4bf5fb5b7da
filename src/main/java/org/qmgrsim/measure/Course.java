package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * A message's way through a stretch of time.
 *
 * @param queueId its last one; empty if it never had a file
 * @param arrivedNanos when it reached the system
 * @param endNanos when it left, or the end of the stretch
 * @param left whether it left
 * @param stays one after another without a gap, from its arrival or the beginning of the stretch
 */
public record Course(
        int message, String queueId, long arrivedNanos, long endNanos, boolean left, List<Stretch<Stay>> stays) {
    /** Takes a copy of the list. */
    public Course {
        stays = List.copyOf(stays);
    }

    /** The stay that tells most of a message that was here but for a moment: the longest, its arrival not counted. */
    public Stay telling() {
        Stretch<Stay> longest = stays.get(0);
        for (Stretch<Stay> stay : stays) {
            boolean arriving = longest.what() == Stay.ARRIVING && stay.what() != Stay.ARRIVING;
            boolean longer = stay.what() != Stay.ARRIVING && stay.nanos() > longest.nanos();
            longest = arriving || longer ? stay : longest;
        }
        return longest.what();
    }

    /** The same without stays shorter than a limit, whose time goes to a neighbour; neighbours of one kind are joined. */
    public List<Stretch<Stay>> visible(long leastNanos) {
        List<Stretch<Stay>> visible = new ArrayList<>();
        for (Stretch<Stay> stay : stays) {
            Stretch<Stay> last = visible.isEmpty() ? null : visible.remove(visible.size() - 1);
            if (last == null) {
                visible.add(stay);
            } else if (last.nanos() < leastNanos) { // only the first can be so short
                visible.add(new Stretch<>(stay.what(), last.fromNanos(), stay.untilNanos()));
            } else if (stay.nanos() < leastNanos || last.what() == stay.what()) {
                visible.add(new Stretch<>(last.what(), last.fromNanos(), stay.untilNanos()));
            } else {
                visible.add(last);
                visible.add(stay);
            }
        }
        return visible;
    }
}
