package org.qmgrsim.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;

/**
 * What a content filter hands on begins at once as a message of its own, and only so; and the filter says that it has taken a
 * message only when what it made of it is safely queued. So a delivery to it that is sent has a queue file behind it.
 */
final class FilterAnswers implements Invariant {
    private static final class Handed {
        private int queued;
        private int sent;
    }

    private record Way(int message, String filter) {}

    private final Map<Way, Handed> handed = new HashMap<>();
    private final Map<Integer, Way> began = new HashMap<>(); // not queued yet
    private final Map<Integer, Way> announced = new HashMap<>();
    private final Set<Integer> counted = new HashSet<>(); // agents whose present delivery has been counted

    @Override
    public String claim() {
        return "a filter answers for a message when what it made of it is queued";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.MessageReinjected.CODE -> {
                Happening.MessageReinjected reinjected = (Happening.MessageReinjected) what;
                Way way = new Way(fact.subject(), reinjected.filter());
                handed.computeIfAbsent(way, unseen -> new Handed());
                announced.put(reinjected.as(), way);
            }
            case Happening.MessageBegan.CODE -> began(fact, (Happening.MessageBegan) what, complaints);
            case Happening.FileReady.CODE -> queued(fact.subject(), ((Happening.FileReady) what).queue());
            case Happening.DeliveryBegan.CODE -> counted.remove(((Happening.DeliveryBegan) what).agent());
            case Happening.RecipientDone.CODE -> done(fact, (Happening.RecipientDone) what, complaints);
            case Happening.MessageRemoved.CODE -> began.remove(fact.subject());
            default -> {
                // nothing about filters
            }
        }
    }

    private void began(Fact fact, Happening.MessageBegan message, Complaints complaints) {
        Way way = announced.remove(fact.subject());
        if ((way != null) != (message.origin() == Happening.Origin.FILTER)) {
            complaints.add(fact.subject(), "begins by " + message.origin() + ", handed on by " + way);
        } else if (way != null) {
            began.put(fact.subject(), way);
        }
    }

    private void queued(int message, QueueName queue) {
        Way way = queue == QueueName.INCOMING ? began.remove(message) : null;
        if (way != null) {
            of(way).queued++;
        }
    }

    private Handed of(Way way) {
        return handed.computeIfAbsent(way, unseen -> new Handed());
    }

    private void done(Fact fact, Happening.RecipientDone done, Complaints complaints) {
        Handed by = handed.get(new Way(fact.subject(), done.relay()));
        if (by == null || done.status() != Happening.Status.SENT || !counted.add(done.agent())) {
            return;
        }
        by.sent++;
        if (by.sent > by.queued) {
            complaints.add(
                    fact.subject(),
                    by.sent + " deliveries to " + done.relay() + " are sent, but what it made of them was queued "
                            + by.queued + " times");
        }
    }
}
