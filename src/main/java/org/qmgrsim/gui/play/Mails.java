package org.qmgrsim.gui.play;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/**
 * The same message in two runs: the so-many-th of its source. Numbers in the journal and queue IDs shift with timing; this
 * does not.
 */
public final class Mails implements Reader {
    /** Of which source, and the how-manieth; from 0. */
    public record Key(Happening.Origin origin, String source, String sender, int ordinal) {}

    private record Source(Happening.Origin origin, String name, String sender) {
        static Source of(Happening.MessageBegan began) {
            return new Source(began.origin(), began.source(), began.sender());
        }
    }

    private static final class Subjects {
        private int[] subjects = new int[8];
        private int size;

        void add(int subject) {
            if (size == subjects.length) {
                subjects = Arrays.copyOf(subjects, size * 2);
            }
            subjects[size++] = subject;
        }
    }

    private final Map<Source, Subjects> sources = new HashMap<>();
    private int count;

    @Override
    public boolean reads(int kind) {
        return kind == Happening.MessageBegan.CODE;
    }

    @Override
    public void read(Fact fact) {
        if (fact.what() instanceof Happening.MessageBegan began) {
            sources.computeIfAbsent(Source.of(began), each -> new Subjects()).add(fact.subject());
            count++;
        }
    }

    /** How many messages there were. */
    public int count() {
        return count;
    }

    /** What the message is in every run. */
    public @Nullable Key key(int subject, Happening.MessageBegan began) {
        Subjects all = sources.get(Source.of(began));
        int place = all == null ? -1 : Arrays.binarySearch(all.subjects, 0, all.size, subject);
        return place < 0 ? null : new Key(began.origin(), began.source(), began.sender(), place);
    }

    /** The message in this run; 0: it does not exist here. */
    public int subject(Key key) {
        Subjects all = sources.get(new Source(key.origin(), key.source(), key.sender()));
        return all == null || key.ordinal() >= all.size ? 0 : all.subjects[key.ordinal()];
    }
}
