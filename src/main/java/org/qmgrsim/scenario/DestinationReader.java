package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.ConnectionLimit;
import org.qmgrsim.agents.remote.ConnectionLimit.Beyond;
import org.qmgrsim.agents.remote.Latency;
import org.qmgrsim.agents.remote.Replies;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.language.Item;

/** How remote hosts behave, as a scenario says it. */
final class DestinationReader {
    private DestinationReader() {}

    /** The changes under {@code destinations}, each with its own time. */
    static List<DestinationChange> read(Item scenario, Times times) {
        List<DestinationChange> changes = new ArrayList<>();
        Item destinations = scenario.find("destinations");
        if (destinations != null) {
            destinations.fields().forEach((nexthop, item) -> {
                for (Item entry : item.elements()) {
                    long from = entry.has("from") ? times.at(entry, "from") : 0;
                    changes.add(new DestinationChange(from, nexthop, behaviour(entry)));
                }
            });
        }
        return changes;
    }

    /** The changes of a fault, all at one time. */
    static List<DestinationChange> readAt(@Nullable Item destinations, long fromNanos) {
        List<DestinationChange> changes = new ArrayList<>();
        if (destinations != null) {
            destinations
                    .fields()
                    .forEach(
                            (nexthop, item) -> changes.add(new DestinationChange(fromNanos, nexthop, behaviour(item))));
        }
        return changes;
    }

    private static Behaviour behaviour(Item entry) {
        String answers = entry.get("answers", String.class);
        int connections = entry.get("connections", Long.class).intValue();
        ConnectionLimit limit = connections == 0
                ? null
                : new ConnectionLimit(connections, Beyond.TURN_AWAY, 0, Answer.reply(Replies.of("421")));
        Stage stage =
                switch (answers) {
                    case "450", "550" -> Stage.RCPT;
                    case "421" -> Stage.GREETING;
                    case "refuse" -> Stage.CONNECT;
                    default -> Stage.END;
                };
        Latency after = Latency.of(entry.get("after", Law.class));
        Behaviour behaviour = Behaviour.ACCEPTS.taking(Stage.END, after).upTo(limit);
        return switch (stage) {
            case RCPT, GREETING -> behaviour.always(stage, Answer.reply(Replies.of(answers)), after);
            case CONNECT -> behaviour.always(stage, Answer.REFUSED, after);
            default -> behaviour;
        };
    }
}
