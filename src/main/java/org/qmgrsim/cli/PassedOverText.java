package org.qmgrsim.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.config.PassedOver;

/** What a configuration holds beyond the model, as it is told before a run: in groups, none longer than two lines. */
final class PassedOverText {
    private static final int WIDTH = 100;
    private static final int INDENT = 28;
    private static final int MOST_LINES = 2;

    private PassedOverText() {}

    static List<String> lines(List<String> names) {
        List<String> lines = new ArrayList<>();
        boolean[] cut = new boolean[1];
        PassedOver.grouped(names).forEach((title, group) -> {
            List<String> wrapped = wrap(title.equals(PassedOver.TABLES) ? types(group) : group);
            cut[0] |= wrapped.get(wrapped.size() - 1).endsWith(" more");
            for (int i = 0; i < wrapped.size(); i++) {
                String label = i == 0 ? "  " + title : "";
                lines.add(label + " ".repeat(INDENT - label.length()) + wrapped.get(i));
            }
        });
        lines.add(
                0,
                "passed over, since the model does not hold it (" + names.size()
                        + (names.size() == 1 ? " setting" : " settings")
                        + (cut[0] ? "; lint --json lists all):" : "):"));
        return lines;
    }

    /** {@code transport_maps (pcre, mysql)} in place of each table with its path. */
    private static List<String> types(List<String> tables) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String table : tables) {
            String[] parts = table.split(" = ", 2);
            String type = parts[1].replaceFirst("^!*(proxy:)?", "").replaceFirst(":.*", "");
            byName.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(type.startsWith("/") ? "file" : type);
        }
        List<String> texts = new ArrayList<>();
        byName.forEach((name, types) -> texts.add(name + " (" + String.join(", ", types) + ")"));
        return texts;
    }

    private static List<String> wrap(List<String> names) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            boolean last = i == names.size() - 1;
            String name = names.get(i) + (last ? "" : ", ");
            String rest = "and " + (names.size() - i) + " more";
            boolean finalLine = lines.size() == MOST_LINES - 1;
            int room = WIDTH - INDENT - (finalLine && i < names.size() - 2 ? rest.length() : 0);
            if (line.length() > 0 && line.length() + name.stripTrailing().length() > room) {
                if (finalLine && !last) {
                    lines.add(line + rest);
                    return lines;
                }
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(name);
        }
        lines.add(line.toString());
        return lines;
    }
}
