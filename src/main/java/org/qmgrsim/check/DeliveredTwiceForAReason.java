package org.qmgrsim.check;

import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.view.SecondDeliveries;
import org.qmgrsim.journal.view.SecondDelivery;
import org.qmgrsim.journal.view.SecondDelivery.Reason;

/**
 * A destination takes a message once for each recipient; a second time only if the first agent ended before its mark was in the
 * file, or for another reason that the journal names.
 */
final class DeliveredTwiceForAReason implements Invariant {
    private final SecondDeliveries seconds = new SecondDeliveries(this::found);
    private long rightly;
    private Complaints complaints = (subject, what) -> {};

    @Override
    public String claim() {
        return "a recipient gets a message twice only if its agent ended before the mark in the file";
    }

    long rightly() {
        return rightly;
    }

    @Override
    public void check(Fact fact, Complaints to) {
        complaints = to;
        if (seconds.reads(fact.what().code())) {
            seconds.read(fact);
        }
    }

    private void found(SecondDelivery second) {
        if (second.reason() == Reason.NONE) {
            complaints.add(
                    second.message(),
                    second.recipient() + " gets it again, and " + second.agent() + " lived on after the first time");
        } else {
            rightly++;
        }
    }
}
