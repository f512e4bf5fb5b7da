package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.view.SecondDeliveries;
import org.qmgrsim.journal.view.SecondDelivery;

/**
 * What became of the mail, counted as the tools of the field count: the status lines of all agents (pflogsumm), those of
 * smtp(8) alone (postfix_exporter, which takes error(8)'s lines for unknown ones), and the files that still stand in a
 * queue (mailq).
 */
public final class Outcomes implements Reader {
    private static final int MOST_NAMED = 20;

    /** A recipient that got a message twice, under the queue ID that it had the second time. */
    public record DeliveredTwice(String queueId, SecondDelivery how) {}

    private final Map<Status, Integer> lines = new EnumMap<>(Status.class);
    private final Map<Integer, String> programs = new HashMap<>();
    private final Map<QueueName, Integer> files = new EnumMap<>(QueueName.class);
    private final Map<Integer, String> queueIds = new HashMap<>();
    private final List<DeliveredTwice> twice = new ArrayList<>();
    private final SecondDeliveries seconds = new SecondDeliveries(this::deliveredTwice);
    private int secondDeliveries;
    private final Set<Integer> deferredOnce = new HashSet<>();
    private int deferredMessages;
    private int deferredBySmtp;
    private int expired;
    private int notices;
    private int removed;

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        seconds.read(fact);
        switch (what.code()) {
            case Happening.MessageActive.CODE ->
                queueIds.put(fact.subject(), ((Happening.MessageActive) what).queueId());
            case Happening.ProcessForked.CODE ->
                programs.put(fact.subject(), ((Happening.ProcessForked) what).program());
            case Happening.ProcessEnded.CODE -> programs.remove(fact.subject());
            case Happening.RecipientDone.CODE -> done(fact, (Happening.RecipientDone) what);
            case Happening.MessageExpired.CODE -> expired++;
            case Happening.MessageBegan.CODE ->
                notices += ((Happening.MessageBegan) what).origin() == Happening.Origin.BOUNCE ? 1 : 0;
            case Happening.MessageRemoved.CODE -> {
                removed++;
                deferredOnce.remove(fact.subject());
                queueIds.remove(fact.subject());
            }
            case Happening.FileCreated.CODE -> add(((Happening.FileCreated) what).queue(), 1);
            case Happening.FileMoved.CODE -> {
                add(((Happening.FileMoved) what).from(), -1);
                add(((Happening.FileMoved) what).to(), 1);
            }
            case Happening.FileRemoved.CODE -> add(((Happening.FileRemoved) what).queue(), -1);
            default -> {
                // no outcome
            }
        }
    }

    private void deliveredTwice(SecondDelivery how) {
        secondDeliveries++;
        if (twice.size() < MOST_NAMED) {
            twice.add(new DeliveredTwice(queueIds.getOrDefault(how.message(), ""), how));
        }
    }

    private void done(Fact fact, Happening.RecipientDone done) {
        lines.merge(done.status(), 1, Integer::sum);
        if (done.status() == Status.DEFERRED) {
            deferredMessages += deferredOnce.add(fact.subject()) ? 1 : 0;
            deferredBySmtp += "smtp".equals(programs.get(done.agent())) ? 1 : 0;
        }
    }

    private void add(QueueName queue, int change) {
        files.merge(queue, change, Integer::sum);
    }

    /** Status lines of this kind: recipients, each time. */
    public int lines(Status status) {
        return lines.getOrDefault(status, 0);
    }

    /** Messages with at least one deferred recipient, each counted once: pflogsumm's first number. */
    public int deferredMessages() {
        return deferredMessages;
    }

    /** Deferrals that smtp(8) logged: those that an exporter counts which knows smtp's lines only. */
    public int deferredBySmtp() {
        return deferredBySmtp;
    }

    /** Messages that became too old. */
    public int expired() {
        return expired;
    }

    /** Messages that Postfix wrote itself: bounces and delay warnings. */
    public int notices() {
        return notices;
    }

    /** Messages that left the system. */
    public int removed() {
        return removed;
    }

    /** How often a destination took a message for a recipient once more. */
    public int secondDeliveries() {
        return secondDeliveries;
    }

    /** The first of these. */
    public List<DeliveredTwice> deliveredTwice() {
        return List.copyOf(twice);
    }

    /** Files in a queue directory at the end. */
    public int files(QueueName queue) {
        return files.getOrDefault(queue, 0);
    }
}
