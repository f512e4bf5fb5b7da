package org.qmgrsim.qmgr;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The order in which recipients are resolved and grouped: those with a destination first, by transport and its name;
 * then by domain, ignoring case, those without one last; then by address.
 *
 * @see "Postfix src/qmgr/qmgr_message.c: qmgr_message_sort_compare"
 */
enum RecipientOrder implements Comparator<Recipient> {
    BY_DESTINATION;

    @Override
    public int compare(Recipient a, Recipient b) {
        int order = compareQueues(a.queue(), b.queue());
        if (order == 0) {
            order = compareDomains(a, b);
        }
        return order != 0 ? order : a.address().compareTo(b.address());
    }

    private static int compareQueues(@Nullable DestinationQueue a, @Nullable DestinationQueue b) {
        if (a == b) {
            return 0;
        }
        if (a == null || b == null) {
            return a == null ? 1 : -1;
        }
        int order = a.transport.name().compareTo(b.transport.name());
        return order != 0 ? order : a.name().compareTo(b.name());
    }

    private static int compareDomains(Recipient a, Recipient b) {
        if (a.at() < 0 || b.at() < 0) {
            return Boolean.compare(a.at() < 0, b.at() < 0);
        }
        String left = a.address();
        String right = b.address();
        int shift = b.at() - a.at();
        int end = Math.min(left.length(), right.length() - shift);
        for (int i = a.at(); i < end; i++) {
            int order = lower(left.charAt(i)) - lower(right.charAt(i + shift));
            if (order != 0) {
                return order;
            }
        }
        return (left.length() - a.at()) - (right.length() - b.at());
    }

    private static char lower(char c) {
        return Character.toLowerCase(c);
    }
}
