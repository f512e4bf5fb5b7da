package org.qmgrsim.check;

import org.qmgrsim.journal.Fact;

/** Numbers without a gap, time that never goes back, links that only go back. */
final class FactsInOrder implements Invariant {
    private long number;
    private long atNanos = Long.MIN_VALUE;

    @Override
    public String claim() {
        return "facts are in order, and causes come before what they cause";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        if (fact.number() != number + 1) {
            complaints.add(fact.subject(), "fact " + fact.number() + " follows fact " + number);
        }
        if (fact.atNanos() < atNanos) {
            complaints.add(fact.subject(), "happens before what is already past");
        }
        if (fact.cause() >= fact.number() || fact.since() >= fact.number()) {
            complaints.add(
                    fact.subject(), "is linked to the future: cause " + fact.cause() + ", since " + fact.since());
        }
        number = fact.number();
        atNanos = fact.atNanos();
    }
}
