package org.qmgrsim.check;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/** No qmgr takes a message while an agent, perhaps of a former qmgr, is still at it: that is what the locks are for. */
final class AttemptsAlone implements Invariant {
    private static final class Attempt {
        private final int message;
        private int left;

        Attempt(int message, int left) {
            this.message = message;
            this.left = left;
        }
    }

    private final Map<Integer, Attempt> byAgent = new HashMap<>();
    private final Map<Integer, Integer> ofMessage = new HashMap<>();

    @Override
    public String claim() {
        return "no message becomes active while an agent delivers it";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        Happening what = fact.what();
        if (what instanceof Happening.DeliveryBegan began) {
            end(byAgent.put(began.agent(), new Attempt(fact.subject(), began.recipients())));
            ofMessage.merge(fact.subject(), 1, Integer::sum);
        } else if (what instanceof Happening.RecipientDone done) {
            Attempt attempt = byAgent.get(done.agent());
            if (attempt != null && attempt.message == fact.subject() && --attempt.left == 0) {
                end(byAgent.remove(done.agent()));
            }
        } else if (what instanceof Happening.ProcessEnded) {
            end(byAgent.remove(fact.subject()));
        } else if (what instanceof Happening.MessageActive && ofMessage.containsKey(fact.subject())) {
            complaints.add(
                    fact.subject(), "becomes active with " + ofMessage.get(fact.subject()) + " attempts under way");
        }
    }

    private void end(@Nullable Attempt attempt) {
        if (attempt != null) {
            ofMessage.computeIfPresent(attempt.message, (any, count) -> count == 1 ? null : count - 1);
        }
    }
}
