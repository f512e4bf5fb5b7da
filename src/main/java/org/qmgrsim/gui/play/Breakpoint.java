package org.qmgrsim.gui.play;

import java.util.OptionalLong;
import java.util.Set;
import org.qmgrsim.journal.QueueName;

/** Where playing stops by itself. */
public sealed interface Breakpoint {
    /** Where it lies between two instants: the first behind {@code from} up to {@code until}; none if it does not. */
    OptionalLong between(Computed run, long from, long until);

    /** At a time. */
    record At(long nanos) implements Breakpoint {
        @Override
        public OptionalLong between(Computed run, long from, long until) {
            return nanos > from && nanos <= until ? OptionalLong.of(nanos) : OptionalLong.empty();
        }
    }

    /** At each fact of some sorts. */
    record Of(Set<Tracks.Sort> sorts) implements Breakpoint {
        /** Takes a copy of the set. */
        public Of {
            sorts = Set.copyOf(sorts);
        }

        @Override
        public OptionalLong between(Computed run, long from, long until) {
            long best = Long.MAX_VALUE;
            for (Tracks.Sort sort : sorts) {
                Track track = run.tracks().of(sort);
                int place = track.after(from);
                if (place < track.size()) {
                    best = Math.min(best, track.nanos(place));
                }
            }
            return best <= until ? OptionalLong.of(best) : OptionalLong.empty();
        }
    }

    /** At each fact about a message. */
    record OfMessage(Subject.Message message) implements Breakpoint {
        @Override
        public OptionalLong between(Computed run, long from, long until) {
            long found = Long.MAX_VALUE;
            int subject = run.messageOf(message);
            for (long fact = subject == 0 ? 0 : run.journal().last(subject);
                    fact != 0;
                    fact = run.journal().previous(fact)) {
                long nanos = run.journal().nanos(fact);
                if (nanos <= from) {
                    break;
                }
                found = nanos;
            }
            return found <= until ? OptionalLong.of(found) : OptionalLong.empty();
        }
    }

    /** When a directory comes to hold so many files. */
    record Crowded(QueueName queue, int files) implements Breakpoint {
        @Override
        public OptionalLong between(Computed run, long from, long until) {
            if (run.history().at(from).count(queue) >= files) {
                return OptionalLong.empty();
            }
            long last = run.journal().seek(until);
            for (long fact = run.journal().seek(from) + 1; fact <= last; fact++) {
                if (run.history().after(fact).count(queue) >= files) {
                    return OptionalLong.of(run.journal().nanos(fact));
                }
            }
            return OptionalLong.empty();
        }
    }
}
