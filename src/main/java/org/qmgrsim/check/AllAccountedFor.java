package org.qmgrsim.check;

import java.util.HashSet;
import java.util.Set;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.view.Finding;
import org.qmgrsim.journal.view.QueueView;

/**
 * The full audit, at the end of each turn of qmgr, after each end of a process, and at the end of the run. It holds for whole
 * instants, so it is made when time moves on.
 */
final class AllAccountedFor implements Invariant {
    private final QueueView view = new QueueView();
    private final Set<Integer> qmgrs = new HashSet<>();
    private final Set<String> told = new HashSet<>();
    private boolean due;

    @Override
    public String claim() {
        return "each message is in one place or gone, no file in two directories, waits without a gap";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        if (due && fact.atNanos() != view.nanos()) {
            audit(complaints);
        }
        Happening what = fact.what();
        if (what instanceof Happening.ProcessForked forked && forked.program().equals("qmgr")) {
            qmgrs.add(fact.subject());
        }
        due |= what instanceof Happening.ProcessEnded || isOfQmgr(fact);
        view.read(fact);
        if (what instanceof Happening.RunEnded) {
            audit(complaints);
        }
    }

    private boolean isOfQmgr(Fact fact) {
        Happening what = fact.what();
        return qmgrs.contains(fact.subject())
                || what instanceof Happening.MessageActive
                || what instanceof Happening.MessageDeferred
                || what instanceof Happening.MessageRemoved;
    }

    private void audit(Complaints complaints) {
        due = false;
        for (Finding finding : view.audit().findings()) {
            if (told.add(finding.toString())) {
                complaints.add(finding.subject(), finding.toString());
            }
        }
    }
}
