package org.qmgrsim.scenario;

import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.scenario.language.Item;

/** Services as people call them: {@code qmgr}, {@code smtp/inet}, or by their program, {@code smtpd}. */
final class ServiceNames {
    private final MasterCf master;
    private final List<Problem> problems;

    ServiceNames(MasterCf master, List<Problem> problems) {
        this.master = master;
        this.problems = problems;
    }

    /** The socket of a service; null if nothing is named, or there is no such service, which is a problem. */
    @Nullable
    String socket(@Nullable Item item) {
        return item == null ? null : socket(item.as(String.class), item.at());
    }

    /** The socket of a service that is named somewhere; null if there is no such service, which is a problem. */
    @Nullable
    String socket(String name, Position at) {
        List<ServiceRow> rows = rows(name);
        if (rows.size() == 1) {
            return rows.get(0).endpoint();
        }
        problems.add(
                rows.isEmpty()
                        ? Problem.error(at, "there is no service \"" + name + "\" in master.cf", hint(name))
                        : Problem.error(
                                at,
                                "\"" + name + "\" can be any of " + rows.size() + " services",
                                "write one of: "
                                        + String.join(
                                                ", ",
                                                rows.stream()
                                                        .map(ServiceRow::key)
                                                        .toList())));
        return null;
    }

    /** By name and type; else by a name that is also the program; else by name; else by program. */
    private List<ServiceRow> rows(String name) {
        List<Predicate<ServiceRow>> ways = List.of(
                row -> row.key().equals(name),
                row -> row.name().equals(name) && row.program().equals(name),
                row -> row.name().equals(name),
                row -> row.program().equals(name));
        return ways.stream()
                .map(way -> master.rows().stream().filter(way).toList())
                .filter(rows -> !rows.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private String hint(String name) {
        if (name.equals("master")) {
            return "only kill, sigstop and sigcont know master";
        }
        TreeSet<String> names = new TreeSet<>();
        master.rows().forEach(row -> {
            names.add(row.name());
            names.add(row.program());
        });
        String nearest = Nearest.of(name, names);
        return nearest == null ? "the services are " + String.join(", ", names) : "did you mean \"" + nearest + "\"?";
    }
}
