package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Zone;
import org.qmgrsim.agents.remote.Zone.Found;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Exchanger;
import org.qmgrsim.scenario.language.Item;

/** How remote hosts behave, and what the name service says, as a scenario tells it. */
final class DestinationReader {
    private static final List<String> OF_THE_NAME = List.of("mx", "dns", "from");

    private final Times times;
    private final List<Problem> problems;
    private final BehaviourReader behaviours;

    /**
     * @param folders where relative paths begin
     */
    DestinationReader(Folders folders, InputFiles inputs, Times times, List<Problem> problems) {
        this.times = times;
        this.problems = problems;
        this.behaviours = new BehaviourReader(new MeasuredTimes(folders, inputs, problems), times, problems);
    }

    /** The changes under {@code destinations} and {@code hosts}, each with its own time. */
    List<DestinationChange> read(Item scenario) {
        List<DestinationChange> changes = new ArrayList<>();
        read(scenario.find("destinations"), false, changes);
        read(scenario.find("hosts"), true, changes);
        return changes;
    }

    private void read(@Nullable Item names, boolean hosts, List<DestinationChange> changes) {
        Map<String, String> seen = new HashMap<>();
        if (names == null) {
            return;
        }
        names.fields().forEach((name, item) -> {
            warnIfTwice(name, item, seen);
            Map<Long, Item> times = new HashMap<>();
            for (Item entry : item.elements()) {
                long from = entry.has("from") ? this.times.at(entry, "from") : 0;
                if (times.put(from, entry) != null) {
                    problems.add(Problem.error(
                            entry.at(), "two entries of \"" + name + "\" begin at one time", "give each its own from"));
                }
                changes.add(change(entry, name, hosts, from));
            }
        });
    }

    private void warnIfTwice(String name, Item item, Map<String, String> seen) {
        String former = seen.put(name.toLowerCase(Locale.ROOT), name);
        if (former != null) {
            problems.add(Problem.error(
                    item.keyAt(),
                    "\"" + name + "\" and \"" + former + "\" are the same destination",
                    "upper and lower case are alike; write one entry, or a list of entries with from"));
        }
    }

    /** The changes of a fault, all at one time. */
    List<DestinationChange> readAt(@Nullable Item names, boolean hosts, long fromNanos) {
        List<DestinationChange> changes = new ArrayList<>();
        if (names != null) {
            names.fields().forEach((name, item) -> changes.add(change(item, name, hosts, fromNanos)));
        }
        return changes;
    }

    private DestinationChange change(Item entry, String name, boolean host, long fromNanos) {
        List<Zone.Exchanger> exchangers = exchangers(entry);
        if (!exchangers.isEmpty()) {
            entry.fields().forEach((key, item) -> {
                if (!OF_THE_NAME.contains(key)) {
                    problems.add(Problem.error(
                            item.keyAt(),
                            "\"" + key + "\" beside mx",
                            "say under hosts how each of the exchangers behaves: hosts: { "
                                    + exchangers.get(0).host() + ": { " + key + ": … } }"));
                }
            });
        }
        return new DestinationChange(fromNanos, name, host, behaviours.read(entry), zone(entry, exchangers));
    }

    private List<Zone.Exchanger> exchangers(Item entry) {
        Item mx = entry.find("mx");
        List<Zone.Exchanger> exchangers = new ArrayList<>();
        for (Item item : mx == null ? List.<Item>of() : mx.elements()) {
            Exchanger exchanger = item.as(Exchanger.class);
            boolean again = exchangers.stream().anyMatch(other -> other.host().equalsIgnoreCase(exchanger.host()));
            if (again) {
                problems.add(Problem.error(
                        item.at(), "\"" + exchanger.host() + "\" is named twice", "a host has one preference"));
            }
            exchangers.add(new Zone.Exchanger(exchanger.preference(), exchanger.host()));
        }
        return exchangers;
    }

    private Zone zone(Item entry, List<Zone.Exchanger> exchangers) {
        Item dns = entry.find("dns");
        if (dns == null) {
            return exchangers.isEmpty() ? Zone.PLAIN : new Zone(Found.RECORDS, Zone.PLAIN.latency(), 0, exchangers);
        } else if (dns.isValue()) {
            return new Zone(found(dns.as(String.class)), Zone.PLAIN.latency(), 0, exchangers);
        }
        return new Zone(
                found(dns.get("answers", String.class)),
                behaviours.latency(dns, "after"),
                dns.get("fails", Double.class),
                exchangers);
    }

    private static Found found(String name) {
        return switch (name) {
            case "nxdomain" -> Found.NO_SUCH_NAME;
            case "nodata" -> Found.NO_ADDRESS;
            case "try_again" -> Found.TRY_AGAIN;
            case "nullmx" -> Found.NO_MAIL;
            default -> Found.RECORDS;
        };
    }
}
