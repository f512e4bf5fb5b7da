package org.qmgrsim.scenario.load;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qmgrsim.kernel.CountLaw;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/** Who the messages of a source are for. */
public sealed interface Recipients {
    /**
     * The recipients of one message.
     *
     * @param key of its luck
     */
    List<String> of(long key, Luck luck);

    /** The addresses that may occur. */
    Stream<String> addresses();

    /** Every message goes to all of these. */
    record All(List<String> recipients) implements Recipients {
        /** Takes a copy of the list. */
        public All {
            recipients = List.copyOf(recipients);
        }

        @Override
        public List<String> of(long key, Luck luck) {
            return recipients;
        }

        @Override
        public Stream<String> addresses() {
            return recipients.stream();
        }
    }

    /**
     * Every message goes to some, no two of them alike. Where the mix has fewer addresses than are wanted, to fewer.
     *
     * @param count law of their number
     */
    record Drawn(Mix mix, CountLaw count) implements Recipients {
        @Override
        public List<String> of(long key, Luck luck) {
            int wanted = count.quantile(luck.uniform(Purpose.RECIPIENTS, key, 0));
            if (wanted == 1) {
                return List.of(mix.one(luck, Purpose.DESTINATION, key, 0));
            }
            Set<String> drawn = new LinkedHashSet<>();
            for (int i = 0; i < wanted; i++) {
                mix.another(luck, Purpose.DESTINATION, key, i, drawn);
            }
            return List.copyOf(drawn);
        }

        @Override
        public Stream<String> addresses() {
            return mix.addresses();
        }
    }
}
