package org.qmgrsim.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** In which order the steps of a message's life appear in a log. */
final class LineOrder {
    private static final double AFTERMATH_SECONDS = 0.5;
    /** qmgr may read a trigger before its NUL is there. */
    private static final Set<String> MAY_BE_MISSING = Set.of("qmgr request NUL", "qmgr request ignored");

    private final PostfixLog log;
    private final List<String> steps = new ArrayList<>();

    LineOrder(PostfixLog log, JsonNode classes) {
        this.log = log;
        classes.forEach(step -> steps.add(step.asText()));
    }

    Verdict verdict(String name, JsonNode check, Map<String, LoggedMessage> found) {
        Verdict.Tally tally = new Verdict.Tally();
        List<String> least =
                steps.stream().filter(step -> !MAY_BE_MISSING.contains(step)).toList();
        for (JsonNode item : check.path("items")) {
            LoggedMessage message = found.get(item.asText());
            boolean whole = message != null
                    && (reached(message, steps) == steps.size() || reached(message, least) == least.size());
            tally.item(
                    whole,
                    () -> item.asText()
                            + (message == null
                                    ? " is missing"
                                    : " lacks \"" + least.get(reached(message, least)) + "\""));
        }
        return tally.verdict(name, check.path("quota").asDouble(1));
    }

    /** How many of the steps are found one after another between the message's first line and shortly after its last. */
    private int reached(LoggedMessage message, List<String> wanted) {
        int next = 0;
        for (PostfixLog.Row row :
                log.rows().subList(message.firstRow(), log.rows().size())) {
            if (next == wanted.size() || row.at() > message.last() + AFTERMATH_SECONDS) {
                break;
            }
            if (isStep(wanted.get(next), row, message.id())) {
                next++;
            }
        }
        return next;
    }

    private static boolean isStep(String step, PostfixLog.Row row, String id) {
        LogLine line = row.line();
        return switch (step) {
            case "smtpd client" -> says("smtpd", "client=", row, id);
            case "pickup uid" -> says("pickup", "uid=", row, id);
            case "cleanup message-id" -> says("cleanup", "message-id=", row, id);
            case "qmgr active" -> says("qmgr", "from=<", row, id) && line.text().contains("(queue active)");
            case "agent status" -> row.about(id) != null && row.about(id).startsWith("to=<");
            case "qmgr removed" -> says("qmgr", "removed", row, id);
            default -> line.program().equals("qmgr") && isStepOfQmgr(step, line, id);
        };
    }

    private static boolean says(String program, String beginning, PostfixLog.Row row, String id) {
        String text = row.about(id);
        return text != null && row.line().program().equals(program) && text.startsWith(beginning);
    }

    private static boolean isStepOfQmgr(String step, LogLine line, String id) {
        return switch (step) {
            case "qmgr trigger" -> LineKind.TRIGGER.in(line) != null;
            case "qmgr notify 0" -> LineKind.NOTIFY.names("0", line);
            case "qmgr notify 1" -> LineKind.NOTIFY.names("1", line);
            case "qmgr request W" -> LineKind.REQUEST.names("87", line);
            case "qmgr request NUL" -> LineKind.REQUEST.names("0", line);
            case "qmgr request ignored" -> LineKind.IGNORED.in(line) != null;
            case "qmgr scan incoming" -> LineKind.SCAN.names("incoming", line);
            case "qmgr scan incoming done" -> LineKind.SCAN_DONE.names("incoming", line);
            case "qmgr feed incoming" -> LineKind.FEED_QUEUE.names("incoming", line);
            case "qmgr feed file" -> LineKind.FEED_FILE.names(id, line);
            case "qmgr alloc" -> LineKind.ALLOC.names(id, line);
            default -> throw new IllegalArgumentException("a step of an unknown kind: " + step);
        };
    }
}
