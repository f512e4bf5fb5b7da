package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.Destinations.Answer;
import org.qmgrsim.agents.Destinations.Behaviour;
import org.qmgrsim.config.Problem;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.language.Item;

/** How remote hosts behave, as a scenario says it. */
final class DestinationReader {
    private DestinationReader() {}

    /** The changes under {@code destinations}, each with its own time. */
    static List<DestinationChange> read(Item scenario, Times times, List<Problem> problems) {
        List<DestinationChange> changes = new ArrayList<>();
        Item destinations = scenario.find("destinations");
        if (destinations != null) {
            destinations.fields().forEach((nexthop, item) -> {
                for (Item entry : item.elements()) {
                    long from = entry.has("from") ? times.at(entry, "from") : 0;
                    changes.add(new DestinationChange(from, nexthop, behaviour(entry, problems)));
                }
            });
        }
        return changes;
    }

    /** The changes of a fault, all at one time. */
    static List<DestinationChange> readAt(@Nullable Item destinations, long fromNanos, List<Problem> problems) {
        List<DestinationChange> changes = new ArrayList<>();
        if (destinations != null) {
            destinations
                    .fields()
                    .forEach((nexthop, item) ->
                            changes.add(new DestinationChange(fromNanos, nexthop, behaviour(item, problems))));
        }
        return changes;
    }

    private static Behaviour behaviour(Item entry, List<Problem> problems) {
        Answer answer =
                switch (entry.get("answers", String.class)) {
                    case "450" -> Answer.TEMPORARY;
                    case "550" -> Answer.PERMANENT;
                    case "421" -> Answer.BANNER_421;
                    case "refuse" -> Answer.REFUSE;
                    default -> Answer.ACCEPT;
                };
        Item after = entry.find("after");
        if (after != null && answer != Answer.ACCEPT) {
            problems.add(Problem.warning(
                    after.keyAt(),
                    "\"after\" has no effect beside answers: " + entry.get("answers", String.class),
                    "only the answer 250 takes time; remove it"));
        }
        return new Behaviour(
                answer,
                entry.get("after", Law.class),
                entry.get("connections", Long.class).intValue(),
                Behaviour.ACCEPTS.reply());
    }
}
