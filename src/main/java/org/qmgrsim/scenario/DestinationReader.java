package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.Destinations.Answer;
import org.qmgrsim.agents.Destinations.Behaviour;
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
        Answer answer =
                switch (entry.get("answers", String.class)) {
                    case "450" -> Answer.TEMPORARY;
                    case "550" -> Answer.PERMANENT;
                    case "421" -> Answer.BANNER_421;
                    case "refuse" -> Answer.REFUSE;
                    default -> Answer.ACCEPT;
                };
        return new Behaviour(
                answer,
                entry.get("after", Law.class),
                entry.get("connections", Long.class).intValue(),
                Behaviour.ACCEPTS.reply());
    }
}
