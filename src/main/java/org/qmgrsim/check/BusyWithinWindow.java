package org.qmgrsim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/**
 * When qmgr chooses a delivery, its destination is ready and the window has room; what the line says is no less than the
 * deliveries that agents are known to be at. A window may fall below what is busy: then nothing is chosen.
 */
final class BusyWithinWindow implements Invariant {
    private static final Pattern CHOSEN =
            Pattern.compile("qmgr_peer_select: (\\S+) (\\S+) (.*) \\((\\d+) of (\\d+)\\)", Pattern.DOTALL);

    private static final class Destination {
        private final int subject;
        private final int first;
        private int window;
        private final Set<Integer> agents = new HashSet<>();

        Destination(int subject, int first) {
            this.subject = subject;
            this.first = first;
            this.window = first;
        }
    }

    private final Map<Integer, Destination> bySubject = new HashMap<>();
    private final Map<String, Destination> byName = new HashMap<>();
    private final Map<Integer, Destination> byAgent = new HashMap<>();
    private final Set<Integer> qmgrs = new HashSet<>();

    @Override
    public String claim() {
        return "busy never rises above the window";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        Happening what = fact.what();
        int subject = fact.subject();
        if (what instanceof Happening.DestinationNamed named) {
            Destination destination = new Destination(subject, named.window());
            bySubject.put(subject, destination);
            byName.put(named.transport() + " " + named.nexthop(), destination);
        } else if (what instanceof Happening.WindowChanged changed) {
            window(subject, changed.window());
        } else if (what instanceof Happening.WindowForgotten) {
            Destination destination = bySubject.get(subject);
            window(subject, destination == null ? 0 : destination.first);
        } else if (what instanceof Happening.DeliveryBegan began) {
            began(began);
        } else if (what instanceof Happening.RecipientDone done) {
            idle(done.agent()); // its report may be read at this very instant
        } else if (what instanceof Happening.ProcessForked forked
                && forked.program().equals("qmgr")) {
            qmgrs.add(subject);
        } else if (what instanceof Happening.ProcessEnded) {
            idle(subject);
            if (qmgrs.remove(subject)) {
                bySubject.clear();
                byName.clear();
                byAgent.clear();
            }
        }
    }

    private void window(int subject, int size) {
        Destination destination = bySubject.get(subject);
        if (destination != null) {
            destination.window = size;
        }
    }

    private void began(Happening.DeliveryBegan began) {
        idle(began.agent());
        Destination destination = bySubject.get(began.destination());
        if (destination != null) {
            destination.agents.add(began.agent());
            byAgent.put(began.agent(), destination);
        }
    }

    private void idle(int agent) {
        Destination former = byAgent.remove(agent);
        if (former != null) {
            former.agents.remove(agent);
        }
    }

    @Override
    public void check(Detail detail, Complaints complaints) {
        if (!detail.line().startsWith("qmgr_peer_select")) {
            return;
        }
        Matcher chosen = CHOSEN.matcher(detail.line());
        if (!chosen.matches()) {
            complaints.add(detail.process(), "cannot be read: " + detail.line());
            return;
        }
        int busy = Integer.parseInt(chosen.group(4));
        int window = Integer.parseInt(chosen.group(5));
        if (busy > window) {
            complaints.add(detail.process(), detail.line());
        }
        @Nullable Destination known = byName.get(chosen.group(2) + " " + chosen.group(3));
        if (known != null && known.window != window) {
            complaints.add(known.subject, "window " + known.window + " by its facts, but " + detail.line());
        }
        if (known != null && known.agents.size() >= busy) {
            complaints.add(known.subject, known.agents.size() + " agents are at it, but " + detail.line());
        }
    }
}
