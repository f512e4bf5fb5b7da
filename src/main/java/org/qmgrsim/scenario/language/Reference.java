package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The language as a page to read. */
final class Reference {
    static final String SCENARIO_HEAD = """
            # Scenario files

            A scenario says what system runs, what mail reaches it, and what happens to it. It is a YAML file in
            `scenarios/`; `scenarios/scenario.schema.json` lets an editor complete and check it. This page and that schema
            are made from the same table as the checks of the program.

            - Times count from the moment at which master logs `daemon started`. A duration is a number and one of
              `us ms s m h d w`: `300s`, `5m`, `0.4s`. Values in main.cf are written as Postfix reads them: whole numbers.
            - `main.cf` and `master.cf` are literal blocks (`|`) in Postfix's own words. What they do not name keeps its
              default, or its shipped row.
            - All problems of a scenario are reported at once, each with its line and column. Warnings do not keep it from
              running.
            - `--set NAME=VALUE` goes over the file: a parameter of main.cf (`--set queue_run_delay=60s`), a field of master.cf
              (`--set qmgr/unix/wakeup=60`), or anything below by its path. Entries of a list are numbered from 0, or called by
              their `name`; `+` adds one. Where a list or a mapping stands, the value is YAML: `--set seed=3`,
              `--set triggers.cleanup.lost=10%`, `--set mail.0.arrivals="poisson 5/min"`,
              `--set mail.newsletter.size=40kB`, `--set destinations.example.org.after=2s`,
              `--set "faults.+={ at: 1h, kill: qmgr }"`.
            - `include` lays other scenario files, or parts of them, under a file. Files keep their places in messages, and
              relative paths begin at the file in which they stand. Who wins: `--set` over everything; the file over what it
              includes; of several includes the later over the earlier, each over what it includes itself. Mappings go key by key.
              Lists are replaced, except for what *adds up*: `mail`, `faults`, and the blocks of `main.cf` and `master.cf`
              stand one after the other, the included first, so that of two blocks the file's own word on a parameter or row
              counts. Of two keys of which only one can hold, such as `lost` and `denied`, the winner's stays. A file that is
              reached twice counts once; a circle is an error.

            ```yaml
            title: Why does qmgr need a wakeup when it always runs?
            duration: 6h
            main.cf: |
              queue_run_delay = 300s
            master.cf: |
              qmgr      unix  n       -       n       300     1       qmgr
            mail:
              - { via: smtpd, arrivals: poisson 2/min, from: alice@example.net, to: bob@example.org, size: lognormal 20kB 2.0 }
            destinations:
              example.org: { answers: 250, after: 0.4s, connections: 20 }
            triggers: { cleanup: { lost: 10% } }
            faults:
              - { at: 2h, kill: qmgr }
              - { at: 3h, reload: true }
            ```
            """;

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
