package org.qmgrsim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.Routing;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.load.Source;

/** The next hops that the mail of a scenario goes to: a destination that gets none is probably a slip. */
final class Reachable {
    private static final int FEW = 10;

    private final Routing routing;
    private final Set<String> nexthops = new TreeSet<>();
    private final Map<String, String> byDomain = new TreeMap<>();
    private final boolean filters; // whether mail goes through any, so that one without mail is a slip

    Reachable(ConfigurationFiles files, List<Source> sources, List<Action> actions) {
        this.routing = Routing.of(Settings.of(files.main(), files.master()), files::table);
        takeFallbackRelays(files);
        Set<String> throughFilters = new ContentFilters(files).nexthops().keySet();
        throughFilters.forEach(filter -> nexthops.add(filter.toLowerCase(Locale.ROOT)));
        this.filters = !throughFilters.isEmpty();
        routing.nexthopsBySender().forEach(nexthop -> nexthops.add(nexthop.toLowerCase(Locale.ROOT)));
        sources.forEach(source -> source.addresses().forEach(this::take)); // bounces go to the senders
        for (Action action : actions) {
            if (action instanceof FileAction.Put put) {
                put.envelope().addresses().forEach(this::take);
            }
        }
    }

    private void take(String address) {
        String nexthop = routing.route(address).nexthop().toLowerCase(Locale.ROOT);
        nexthops.add(nexthop);
        byDomain.put(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT), nexthop);
    }

    /** Next hops to which mail goes when its own cannot be reached. */
    private void takeFallbackRelays(ConfigurationFiles files) {
        Settings settings = Settings.of(files.main(), files.master());
        for (ServiceRow row : files.master().rows()) {
            if (row.program().equals("smtp") || row.program().equals("lmtp")) {
                settings.forService(row).list(row.program() + "_fallback_relay").stream()
                        .map(relay -> relay.toLowerCase(Locale.ROOT))
                        .forEach(nexthops::add);
            }
        }
    }

    /** Warns of destinations and hosts that get no mail. */
    void warn(Item scenario, List<DestinationChange> changes, List<Problem> problems) {
        if (nexthops.isEmpty()) {
            return;
        }
        warn(scenario.find("destinations"), nexthops, "no mail goes to", problems);
        Set<String> hosts = new TreeSet<>();
        for (DestinationChange change : changes) {
            change.zone().exchangers().forEach(each -> hosts.add(each.host().toLowerCase(Locale.ROOT)));
        }
        nexthops.forEach(nexthop -> hosts.add(hostOf(nexthop)));
        warn(scenario.find("hosts"), hosts, "no destination has the host", problems);
    }

    private void warn(@Nullable Item names, Set<String> used, String what, List<Problem> problems) {
        if (names == null) {
            return;
        }
        names.fields().forEach((name, item) -> {
            String key = name.toLowerCase(Locale.ROOT);
            boolean idleFilter = !filters && item.elements().stream().anyMatch(entry -> entry.has("reinject"));
            if (!idleFilter && used.stream().noneMatch(each -> isMeant(key, each))) {
                problems.add(Problem.warning(item.keyAt(), what + " \"" + name + "\"", hint(key, used)));
            }
        });
    }

    /** Whether a name of the scenario stands for one in use: the same, the same with a port on one side, or any below. */
    static boolean isMeant(String key, String used) {
        return key.equals(used)
                || used.startsWith(key + ":")
                || key.startsWith(used + ":")
                || key.equals("*")
                || (key.startsWith("*.") && used.endsWith(key.substring(1)));
    }

    static String hostOf(String nexthop) {
        int end = nexthop.indexOf(']');
        return nexthop.startsWith("[") && end > 0 ? nexthop.substring(1, end) : "mx." + nexthop.replaceFirst(":.*", "");
    }

    private String hint(String name, Set<String> used) {
        String elsewhere = byDomain.get(name);
        if (elsewhere != null) {
            return "mail for this domain goes to the next hop \"" + elsewhere + "\"; write that";
        }
        String nearest = Nearest.of(name, used);
        return nearest == null
                ? "there are " + used.stream().limit(FEW).collect(Collectors.joining(", "))
                        + (used.size() > FEW ? " and " + (used.size() - FEW) + " more" : "")
                : "did you mean \"" + nearest + "\"?";
    }
}
