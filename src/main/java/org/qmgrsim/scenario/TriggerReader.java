package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.journal.Happening.Loss;
import org.qmgrsim.scenario.language.Item;

/** What happens to triggers, as a scenario says it. */
final class TriggerReader {
    private static final String ALL = "all";

    /** The programs that send triggers, by the names that a scenario gives them. */
    private static final Map<String, String> PROGRAMS =
            Map.of("cleanup", "cleanup", "postdrop", "sendmail", "master", "master", "postqueue", "postqueue", ALL, "");

    private TriggerReader() {}

    /** The faults under {@code triggers}; those of all senders first, since of several the last one holds. */
    static List<TriggerFault> read(@Nullable Item triggers, Times times, List<Problem> problems) {
        List<TriggerFault> faults = new ArrayList<>();
        for (Map.Entry<String, Item> sender : inOrder(triggers)) {
            for (Item entry : sender.getValue().elements()) {
                Item off = entry.find("off");
                Item window = off != null && !off.isValue() ? off : entry;
                long from = window.has("from") ? times.at(window, "from") : 0;
                faults.add(fault(sender.getKey(), entry, from, until(window, from, problems)));
            }
        }
        return faults;
    }

    /** The faults of an action, which hold from then on. */
    static List<TriggerFault> readAt(@Nullable Item triggers, long fromNanos) {
        List<TriggerFault> faults = new ArrayList<>();
        for (Map.Entry<String, Item> sender : inOrder(triggers)) {
            for (Item entry : sender.getValue().elements()) {
                faults.add(fault(sender.getKey(), entry, fromNanos, Long.MAX_VALUE));
            }
        }
        return faults;
    }

    private static List<Map.Entry<String, Item>> inOrder(@Nullable Item triggers) {
        List<Map.Entry<String, Item>> entries = new ArrayList<>();
        if (triggers != null) {
            triggers.fields().entrySet().stream()
                    .filter(entry -> entry.getKey().equals(ALL))
                    .forEach(entries::add);
            triggers.fields().entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(ALL))
                    .forEach(entries::add);
        }
        return entries;
    }

    private static long until(Item window, long from, List<Problem> problems) {
        Item until = window.find("until");
        if (until == null) {
            return Long.MAX_VALUE;
        }
        long end = Times.virtual(until.as(Long.class));
        if (end <= from) {
            problems.add(Problem.error(until.at(), "this ends before it begins", "write an until after from"));
        }
        return end;
    }

    private static TriggerFault fault(String sender, Item entry, long from, long until) {
        Double lost = entry.find("lost", Double.class);
        Loss loss = entry.has("denied") ? Loss.DENIED : entry.has("off") ? Loss.SWITCHED_OFF : Loss.LOST;
        double probability = loss != Loss.LOST ? 1 : lost == null ? 0 : lost;
        return new TriggerFault(
                PROGRAMS.getOrDefault(sender, sender),
                socket(sender, entry.find("to", String.class)),
                loss,
                probability,
                entry.get("delayed", Long.class),
                from,
                until);
    }

    private static String socket(String sender, @Nullable String to) {
        String service = to != null ? to : sender.equals("postdrop") ? "pickup" : "qmgr";
        return service.equals(ALL) ? "" : "public/" + service;
    }
}
