package org.qmgrsim.scenario.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The language as a page to read. */
final class Reference {
    static final String SCENARIO_HEAD = resource("scenarios-head.md");

    private static String resource(String name) {
        try (InputStream in = Reference.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name, e);
        }
    }

    private final StringBuilder page;
    private final Map<String, Shape.Table> pending = new LinkedHashMap<>();
    private final List<String> done = new ArrayList<>();

    private Reference(String head) {
        this.page = new StringBuilder(head);
    }

    /** The page in Markdown. */
    static String text(String head, Shape.Table whole) {
        Reference reference = new Reference(head);
        reference.section(whole);
        while (!reference.pending.isEmpty()) {
            Shape.Table next = reference.pending.values().iterator().next();
            reference.pending.remove(next.name());
            reference.section(next);
        }
        reference.profiles();
        return reference.page.toString();
    }

    private void section(Shape.Table table) {
        done.add(table.name());
        page.append("\n## ").append(heading(table)).append("\n\n");
        page.append("| key | value | if it is missing | meaning |\n|---|---|---|---|\n");
        for (Key key : table.keys()) {
            page.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(words(key.shape()))
                    .append(" | ")
                    .append(cell(missing(key)))
                    .append(" | ")
                    .append(cell(meaning(key)))
                    .append(" |\n");
        }
        for (Shape.Group group : table.groups()) {
            page.append("\n")
                    .append(group.required() ? "Exactly one of " : "At most one of ")
                    .append(group.keys().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                    .append(".\n");
        }
    }

    private void profiles() {
        page.append("\n## Profiles that are known anyway\n\n");
        page.append(
                "Shapes as people know them, not measurements. The rate of a source is the mean over a day of 100%.\n\n");
        page.append(
                "| name | shape | weights of the hours from 0 to 23 | days below or above 100% |\n|---|---|---|---|\n");
        for (ShippedProfiles.Profile profile : ShippedProfiles.all()) {
            page.append("| `")
                    .append(profile.name())
                    .append("` | ")
                    .append(profile.words())
                    .append(" | ")
                    .append(profile.hours().stream().map(Reference::number).collect(Collectors.joining(" ")))
                    .append(" | ")
                    .append(days(profile.days()))
                    .append(" |\n");
        }
    }

    private static String days(List<Double> days) {
        List<String> names = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (days.get(i) != 1) {
                parts.add(names.get(i) + " " + number(days.get(i) * 100) + "%");
            }
        }
        return String.join(", ", parts);
    }

    private static String number(double value) {
        return Long.toString(Math.round(value));
    }

    private static String heading(Shape.Table table) {
        String title = table.title();
        return Character.toUpperCase(title.charAt(0)) + title.substring(1) + " (`" + table.name() + "`)";
    }

    private static String missing(Key key) {
        if (key.required()) {
            return "**needed**";
        } else if (!key.otherwise().isEmpty()) {
            return key.otherwise();
        }
        return key.byDefault() == null ? "" : "`" + key.byDefault() + "`";
    }

    private static String meaning(Key key) {
        String company = key.onlyWith().isEmpty()
                ? ""
                : " Only with "
                        + key.onlyWith().stream().map(name -> "`" + name + "`").collect(Collectors.joining(" or "))
                        + ".";
        String example = key.example().contains("\n")
                ? key.example().replaceFirst("\\|\\n +", "|` and below it `")
                : key.example();
        String adding = key.addsUp() ? " Adds up over includes." : "";
        return key.meaning() + adding + company + " Example: `" + example + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }

    private String words(Shape shape) {
        if (shape instanceof Shape.Table table) {
            if (!done.contains(table.name())) {
                pending.putIfAbsent(table.name(), table);
            }
            return "[" + table.title() + "](#" + anchor(heading(table)) + ")";
        } else if (shape instanceof Shape.ByName byName) {
            String names = byName.names().isEmpty() ? byName.what() : String.join(", ", byName.names());
            return "by name (" + names + "): " + words(byName.value());
        } else if (shape instanceof Shape.Many many) {
            return "a list of: " + words(many.element());
        } else if (shape instanceof Shape.Either either) {
            return either.shapes().stream().map(this::words).distinct().collect(Collectors.joining("; or "));
        }
        return cell(shape.words());
    }

    /** As GitHub makes it: lower case, blanks to hyphens, no other signs. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
    }
}
