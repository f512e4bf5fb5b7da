package org.qmgrsim.check;

import java.util.HashMap;
import java.util.Map;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/** master makes no process of a service that has as many as its limit allows; a limit that was lowered may be passed by old ones. */
final class ProcessesWithinLimit implements Invariant {
    private static final class Count {
        private int limit;
        private int alive;
    }

    private final Map<Integer, Count> byService = new HashMap<>();
    private final Map<Integer, Count> byProcess = new HashMap<>();

    @Override
    public String claim() {
        return "no service has more processes than its limit";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        Happening what = fact.what();
        if (what instanceof Happening.ServiceDefined defined) {
            byService.computeIfAbsent(fact.subject(), any -> new Count()).limit = defined.maxproc();
        } else if (what instanceof Happening.ProcessForked forked && byService.containsKey(forked.service())) {
            Count count = byService.get(forked.service());
            count.alive++;
            byProcess.put(fact.subject(), count);
            if (count.limit > 0 && count.alive > count.limit) {
                complaints.add(
                        forked.service(), count.alive + " processes of " + forked.program() + ", limit " + count.limit);
            }
        } else if (what instanceof Happening.ProcessEnded) {
            Count count = byProcess.remove(fact.subject());
            if (count != null) {
                count.alive--;
            }
        }
    }
}
