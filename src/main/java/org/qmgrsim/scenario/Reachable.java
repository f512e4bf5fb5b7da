package org.qmgrsim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.Routing;
import org.qmgrsim.config.Settings;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.load.Source;

/** The next hops that the mail of a scenario goes to: a destination that gets none is probably a slip. */
final class Reachable {
    private final Routing routing;
    private final Set<String> nexthops = new TreeSet<>();
    private final Map<String, String> byDomain = new TreeMap<>();

    Reachable(ConfigurationFiles files, List<Source> sources) {
        this.routing = Routing.of(Settings.of(files.main(), files.master()), files::table);
        sources.forEach(source -> source.addresses().forEach(this::take)); // bounces go to the senders
    }

    private void take(String address) {
        String nexthop = routing.route(address).nexthop().toLowerCase(Locale.ROOT);
        nexthops.add(nexthop);
        byDomain.put(address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT), nexthop);
    }

    /** Warns of destinations that get no mail. */
    void warn(Item scenario, List<Problem> problems) {
        Item destinations = scenario.find("destinations");
        if (destinations == null || nexthops.isEmpty()) {
            return;
        }
        destinations.fields().forEach((name, item) -> {
            String key = name.toLowerCase(Locale.ROOT);
            if (!nexthops.contains(key)) {
                problems.add(Problem.warning(item.keyAt(), "no mail goes to \"" + name + "\"", hint(key)));
            }
        });
    }

    private String hint(String name) {
        String elsewhere = byDomain.get(name);
        if (elsewhere != null) {
            return "mail for this domain goes to the next hop \"" + elsewhere + "\"; write that";
        }
        String nearest = Nearest.of(name, nexthops);
        return nearest == null
                ? "the next hops are " + String.join(", ", nexthops)
                : "did you mean \"" + nearest + "\"?";
    }
}
