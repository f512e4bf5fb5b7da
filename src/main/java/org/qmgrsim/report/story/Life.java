package org.qmgrsim.report.story;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.saved.SavedJournal;

/** The facts about one message, and those that they name. */
final class Life {
    private final SavedJournal journal;
    private final int message;
    private final List<Fact> facts;
    private final Map<Integer, Map<String, Long>> settings = new HashMap<>();

    Life(SavedJournal journal, int message) {
        this.journal = journal;
        this.message = message;
        this.facts = journal.life(message);
    }

    int message() {
        return message;
    }

    List<Fact> facts() {
        return facts;
    }

    /** The fact of that number; null for 0. */
    @Nullable
    Fact fact(long number) {
        return number == 0 ? null : journal.fact(number);
    }

    /** The first fact of a kind among those after {@code from} up to {@code until}. */
    <T extends Happening> Optional<Fact> first(Class<T> kind, long from, long until) {
        return within(from, until).stream()
                .filter(fact -> kind.isInstance(fact.what()))
                .findFirst();
    }

    /** The last such fact. */
    <T extends Happening> Optional<Fact> last(Class<T> kind, long from, long until) {
        return within(from, until).stream()
                .filter(fact -> kind.isInstance(fact.what()))
                .reduce((former, latter) -> latter);
    }

    /** The facts about the message after the one numbered {@code from}, up to that numbered {@code until}. */
    List<Fact> within(long from, long until) {
        return facts.stream()
                .filter(fact -> fact.number() > from && fact.number() <= until)
                .toList();
    }

    /** Walks the causes of a fact back, this one first, to one of which something holds; empty if none does. */
    Optional<Fact> because(long number, Predicate<Fact> holds) {
        Fact fact = fact(number);
        while (fact != null && !holds.test(fact)) {
            fact = fact(fact.cause());
        }
        return Optional.ofNullable(fact);
    }

    /** Whether it was put into the queue by hand. */
    boolean isByHand() {
        return facts.stream()
                .anyMatch(fact -> fact.what() instanceof Happening.MessageBegan began
                        && began.origin() == Happening.Origin.BY_HAND);
    }

    /** How many messages that arrived at the same instant come before this one in the journal. */
    int place(Fact began) {
        BitSet kind = new BitSet();
        kind.set(Happening.MessageBegan.CODE);
        int[] before = {0};
        long first = journal.seek(began.atNanos() - 1) + 1;
        journal.replay(first, began.number() - 1, kind, fact -> before[0]++);
        return before[0];
    }

    /** A queue ID of a message, the last that it had by the fact of that number; its number in the journal if it had none. */
    String idOf(int subject, long number) {
        return journal.backwards(subject)
                .filter(fact -> fact.number() <= number && fact.what() instanceof Happening.FileCreated)
                .map(fact -> ((Happening.FileCreated) fact.what()).queueId())
                .findFirst()
                .orElse("#" + subject);
    }

    /** The value of a parameter with which a process began; negative: none. */
    long setting(int process, String name) {
        Map<String, Long> known = settings.computeIfAbsent(process, this::settings);
        return known.getOrDefault(name, -1L);
    }

    private Map<String, Long> settings(int process) {
        Map<String, Long> read = new HashMap<>();
        BitSet kind = new BitSet();
        kind.set(Happening.SettingRead.CODE);
        journal.replay(1, journal.facts(), kind, fact -> {
            if (fact.subject() == process) {
                Happening.SettingRead setting = (Happening.SettingRead) fact.what();
                read.put(setting.name(), setting.value());
            }
        });
        return read;
    }

    /** How a process began; empty if that is none of master's. */
    Optional<Happening.ProcessForked> process(int subject) {
        return journal.backwards(subject)
                .filter(fact -> fact.what() instanceof Happening.ProcessForked)
                .map(fact -> (Happening.ProcessForked) fact.what())
                .findFirst();
    }
}
