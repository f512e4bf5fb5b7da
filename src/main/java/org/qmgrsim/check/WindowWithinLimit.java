package org.qmgrsim.check;

import java.util.HashMap;
import java.util.Map;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/** A window is 1 or more, and at most the limit, as long as its destination is ready; else it is dead (0) or suspended (-1). */
final class WindowWithinLimit implements Invariant {
    private final Map<Integer, Integer> limits = new HashMap<>();

    @Override
    public String claim() {
        return "1 <= window <= limit while a destination is ready";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        if (fact.what() instanceof Happening.DestinationNamed named) {
            limits.put(fact.subject(), named.limit());
            check(fact, named.window(), 1, complaints);
        } else if (fact.what() instanceof Happening.WindowChanged changed) {
            check(fact, changed.window(), -1, complaints);
        }
    }

    private void check(Fact fact, int window, int least, Complaints complaints) {
        Integer limit = limits.get(fact.subject());
        if (limit == null) {
            complaints.add(fact.subject(), "has a window, but was never named");
        } else if (window < least || (limit > 0 && window > limit)) {
            complaints.add(fact.subject(), "window " + window + ", limit " + limit);
        }
    }
}
