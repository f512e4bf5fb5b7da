package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.Onward;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.Item;

/**
 * The content filters that a configuration names, and the smtpd through which their mail comes back. A filter of which the
 * scenario says nothing hands mail back by the one way that there is: else all mail of such a system would end there.
 */
final class ContentFilters {
    private static final String CONTENT_FILTER = "content_filter";
    private static final int ADDED_BYTES = 600;
    private static final long PATIENCE = 300 * WallClock.SECOND;

    private final ConfigurationFiles files;
    private final Settings plain;

    ContentFilters(ConfigurationFiles files) {
        this.files = files;
        this.plain = Settings.of(files.main(), files.master());
    }

    /** The next hops of filters that speak SMTP or LMTP, each with the place where it is named. */
    Map<String, Position> nexthops() {
        Map<String, Position> found = new LinkedHashMap<>();
        for (ServiceRow row : files.master().rows()) {
            String filter = receives(row) ? plain.forService(row).text(CONTENT_FILTER) : "";
            int colon = filter.indexOf(':');
            Assignment set = row.overrides().get(CONTENT_FILTER);
            Assignment said = set != null ? set : files.main().find(CONTENT_FILTER);
            if (colon > 0 && colon < filter.length() - 1 && said != null && talks(filter.substring(0, colon))) {
                found.putIfAbsent(filter.substring(colon + 1), said.valueAt());
            }
        }
        return found;
    }

    private static boolean receives(ServiceRow row) {
        return List.of("smtpd", "pickup").contains(row.program());
    }

    private boolean talks(String transport) {
        return files.master().rows().stream()
                .anyMatch(row -> row.endpoint().equals("private/" + transport)
                        && List.of("smtp", "lmtp").contains(row.program()));
    }

    /** Rows of smtpd on this machine's own address that send nothing to a filter. */
    private List<ServiceRow> waysBack() {
        return files.master().rows().stream()
                .filter(row -> row.type().equals("inet") && row.program().equals("smtpd"))
                .filter(row -> List.of("127.0.0.1", "::1").contains(WayBack.hostOf(row)))
                .filter(row -> plain.forService(row).text(CONTENT_FILTER).isEmpty())
                .toList();
    }

    /** Adds what is taken for granted of filters that the scenario does not describe, and says so. */
    void complete(List<DestinationChange> destinations, Item scenario, List<Problem> problems) {
        warnOfWays(scenario.find("destinations"), problems);
        warnOfWays(scenario.find("hosts"), problems);
        List<ServiceRow> ways = waysBack();
        nexthops().forEach((nexthop, place) -> {
            if (destinations.stream().anyMatch(change -> isAbout(change, nexthop))) {
                return;
            }
            if (ways.size() == 1) {
                String way = ways.get(0).name();
                destinations.add(new DestinationChange(
                        0, nexthop, Behaviour.ACCEPTS.handingOn(new Onward(way, ADDED_BYTES, false, PATIENCE))));
                problems.add(Problem.warning(
                        place,
                        "the content filter at " + nexthop + " is taken to hand mail back to " + way + " at once",
                        "say how it behaves: destinations: { \"" + nexthop + "\": { reinject: " + way
                                + ", after: 0.5s, connections: 2 } }"));
            } else {
                problems.add(Problem.warning(
                        place,
                        "mail ends in the content filter at " + nexthop,
                        "say how it behaves: destinations: { \"" + nexthop
                                + "\": { reinject: 127.0.0.1:10025, after: 0.5s, connections: 2 } }"));
            }
        });
    }

    private static boolean isAbout(DestinationChange change, String nexthop) {
        String name = change.name().toLowerCase(Locale.ROOT);
        String lower = nexthop.toLowerCase(Locale.ROOT);
        return change.isHost()
                ? Reachable.isMeant(name, Reachable.hostOf(lower))
                : !name.equals("*") && Reachable.isMeant(name, lower);
    }

    /** Ways back that lead nowhere, or in a circle: that is how such systems fail, and may be meant. */
    private void warnOfWays(@Nullable Item names, List<Problem> problems) {
        if (names == null) {
            return;
        }
        List<Item> entries = new ArrayList<>();
        names.fields().values().forEach(item -> entries.addAll(item.elements()));
        for (Item entry : entries) {
            Item way = entry.find("reinject");
            Item to = way == null || way.isValue() ? way : way.find("to");
            if (to != null) {
                warnOf(to, problems);
            }
        }
    }

    private void warnOf(Item to, List<Problem> problems) {
        String address = to.as(String.class);
        Optional<ServiceRow> row = WayBack.find(files.master().rows(), address);
        String without = address + " inet n - n - - smtpd -o content_filter=";
        if (row.isEmpty()) {
            problems.add(Problem.warning(
                    to.at(),
                    "master.cf has no inet service at " + address + ": the filter finds nobody there",
                    "add a row: " + without));
            return;
        }
        String again = plain.forService(row.get()).text(CONTENT_FILTER);
        if (!again.isEmpty()) {
            problems.add(Problem.warning(
                    to.at(),
                    "mail that comes back to " + address + " goes to the content filter again, to " + again
                            + ", until it has passed hopcount_limit servers",
                    "write the row without a filter: " + without));
        }
    }
}
