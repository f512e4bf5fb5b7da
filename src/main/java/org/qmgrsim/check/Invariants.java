package org.qmgrsim.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Reader;

/**
 * Checks a journal as it is made. Reads details too: how busy a destination is when qmgr chooses it, only the line of
 * {@code qmgr -v} says.
 */
public final class Invariants implements Reader {
    /** So many violations tell enough. */
    private static final int MOST = 100;

    private final List<Invariant> all;
    private final RecipientsEndOnce recipients = new RecipientsEndOnce();
    private final DeliveredTwiceForAReason twice = new DeliveredTwiceForAReason();
    private final List<Violation> violations = new ArrayList<>();
    private long number;
    private long atNanos;
    private long found;

    /** For a journal that is read from its first fact on. */
    public Invariants() {
        this.all = List.of(
                new FactsInOrder(),
                new AllAccountedFor(),
                recipients,
                twice,
                new AttemptsAlone(),
                new WindowWithinLimit(),
                new BusyWithinWindow(),
                new ActiveWithinLimit(),
                new ProcessesWithinLimit(),
                new FilterAnswers());
    }

    /** What is checked, each as a claim. */
    public List<String> claims() {
        return all.stream().map(Invariant::claim).toList();
    }

    @Override
    public void read(Fact fact) {
        number = fact.number();
        atNanos = fact.atNanos();
        for (Invariant invariant : all) {
            invariant.check(fact, (subject, what) -> found(invariant, subject, what));
        }
    }

    @Override
    public void read(Detail detail) {
        atNanos = detail.atNanos();
        for (Invariant invariant : all) {
            invariant.check(detail, (subject, what) -> found(invariant, subject, what));
        }
    }

    private void found(Invariant invariant, int subject, String what) {
        found++;
        if (violations.size() < MOST) {
            violations.add(new Violation(number, atNanos, subject, invariant.claim(), what));
        }
    }

    /** What is wrong; at most a hundred of them. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** How many violations there were in all. */
    public long found() {
        return found;
    }

    /** How many of each claim are among {@link #violations}. */
    public Map<String, Integer> byClaim() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        violations.forEach(violation -> counts.merge(violation.invariant(), 1, Integer::sum));
        return counts;
    }

    /** Deliveries that were rightly repeated: an agent ended after the destination's answer and before its mark in the file. */
    public long repeated() {
        return twice.rightly();
    }
}
