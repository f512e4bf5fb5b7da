package org.qmgrsim.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which message of a log is which recorded one: same origin, sender and recipients, in order of arrival. */
final class Matching {
    /** Farther apart two arrivals are not the same message, if it came from outside. */
    private static final double NEAR_SECONDS = 3;

    private Matching() {}

    /** The messages of the log by the recorded name; those without a counterpart are missing. */
    static Map<String, LoggedMessage> of(JsonNode recorded, PostfixLog log, double clockFactor) {
        List<JsonNode> wanted = new ArrayList<>();
        recorded.forEach(wanted::add);
        wanted.sort(
                Comparator.comparingDouble(message -> message.path("arrival_s").asDouble()));
        List<LoggedMessage> free = new ArrayList<>(log.messages());
        Map<String, LoggedMessage> found = new HashMap<>();
        for (JsonNode message : wanted) {
            free.stream()
                    .filter(candidate -> same(message, candidate, NEAR_SECONDS * clockFactor))
                    .findFirst()
                    .ifPresent(match -> {
                        found.put(message.path("id").asText(), match);
                        free.remove(match);
                    });
        }
        return found;
    }

    private static boolean same(JsonNode recorded, LoggedMessage logged, double near) {
        String origin = recorded.path("origin").asText();
        boolean fromOutside = origin.equals("smtp") || origin.equals("local");
        double apart = Math.abs(logged.arrival() - recorded.path("arrival_s").asDouble());
        return origin.equals(logged.origin())
                && (!fromOutside || apart <= near)
                && sameSender(recorded.path("from"), logged)
                && sameRecipients(recorded, logged);
    }

    private static boolean sameSender(JsonNode sender, LoggedMessage logged) {
        return sender.isMissingNode()
                || sender.isNull()
                || logged.sender() == null
                || sender.asText().equals(logged.sender());
    }

    /** Of many recipients only the first are recorded by name: then their number decides. */
    private static boolean sameRecipients(JsonNode recorded, LoggedMessage logged) {
        Set<String> named = new HashSet<>();
        recorded.path("to").forEach(address -> named.add(address.asText()));
        if (named.isEmpty() || logged.tried().isEmpty()) {
            return true;
        }
        int recipients = recorded.path("nrcpt").asInt(named.size());
        return named.size() == recipients ? named.containsAll(logged.tried()) : logged.recipients() == recipients;
    }
}
