package org.qmgrsim.gui.knobs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.scenario.ConfigurationFiles;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.language.Lookup;

/** The knobs of a run: those that matter for it, and any other by search. */
final class Knobs {
    private static final int MOST_FIRST = 6;
    private static final int MOST_FOUND = 12;

    private final Computed run;
    private final Asked asked;
    private final Scenario scenario;
    private final Settings settings;
    private final Lookup text;
    private final Initial unchanged;

    /**
     * The knobs.
     *
     * @param run the last run that is valid: its values are the initial ones where nothing was changed
     * @param asked what is asked for now, with all changes
     * @param unchanged remembers the scenario as it was opened
     */
    Knobs(Computed run, Asked asked, Initial unchanged) {
        this.unchanged = unchanged;
        this.run = run;
        this.asked = asked;
        this.scenario = run.loaded().scenario();
        ConfigurationFiles files = scenario.files();
        this.settings = Settings.of(files.main(), files.master());
        this.text = new Lookup(asked.text());
    }

    /** Those that matter: by what this run's mail waited for. */
    List<Knob> first() {
        Map<String, Knob> knobs = new LinkedHashMap<>();
        add(knobs, wakeup("qmgr", "unix"));
        add(knobs, lost());
        add(knobs, arrivals());
        add(knobs, parameter("queue_run_delay"));
        if (waited(Wait.PICKUP)) {
            add(knobs, wakeup("pickup", "unix"));
        }
        if (waited(Wait.BACKOFF)) {
            add(knobs, parameter("minimal_backoff_time"));
            add(knobs, parameter("maximal_backoff_time"));
        }
        if (waited(Wait.AGENT)) {
            add(knobs, parameter("default_destination_concurrency_limit"));
        }
        add(knobs, answers());
        add(knobs, parameter("minimal_backoff_time"));
        for (String set : asked.sets()) {
            String key = set.substring(0, Math.max(0, set.indexOf('=')));
            if (!key.contains(".+") && !key.isEmpty() && !knobs.containsKey(key)) {
                add(knobs, of(key));
            }
        }
        List<Knob> all = new ArrayList<>(knobs.values());
        List<Knob> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i < MOST_FIRST || all.get(i).changed()) {
                shown.add(all.get(i));
            }
        }
        return shown;
    }

    /** Parameters in whose name or meaning the words occur. */
    List<Knob> search(String words) {
        List<Knob> found = new ArrayList<>();
        for (ServiceRow row : scenario.files().master().rows()) {
            String key = row.key() + "/wakeup";
            if (found.size() < MOST_FOUND && key.contains(words)) {
                add(found, wakeup(row.name(), row.type()));
            }
        }
        for (Parameter parameter : Parameters.catalogue().search(words)) {
            if (found.size() < MOST_FOUND) {
                add(found, parameter(parameter.name()));
            }
        }
        return found;
    }

    /** How many parameters there are to search. */
    static int count() {
        return Parameters.catalogue().all().size();
    }

    private static void add(Map<String, Knob> knobs, @Nullable Knob knob) {
        if (knob != null) {
            knobs.putIfAbsent(knob.key(), knob);
        }
    }

    private static void add(List<Knob> knobs, @Nullable Knob knob) {
        if (knob != null) {
            knobs.add(knob);
        }
    }

    private boolean waited(Wait wait) {
        return run.measures().waits().seconds().containsKey(wait);
    }

    private @Nullable Knob of(String key) {
        if (key.matches("[^/]+/[^/]+/wakeup")) {
            String[] parts = key.split("/", -1);
            return wakeup(parts[0], parts[1]);
        }
        return parameter(key);
    }

    // ---------------------------------------------------------------- each kind

    private Knob knob(String key, String name, Knob.Kind kind, String effective, String initial, String meaning) {
        String set = asked.set(key);
        return new Knob(key, name, kind, set == null ? effective : set, set == null ? effective : initial, meaning);
    }

    private @Nullable Knob wakeup(String name, String type) {
        ServiceRow row = scenario.files().master().find(name, type);
        if (row == null) {
            return null;
        }
        String key = name + "/" + type + "/wakeup";
        return knob(
                key, "knob.wakeup:" + name, Knob.Kind.SECONDS, row.wakeupField(), initial(key), "knob.wakeup.meaning");
    }

    private Knob lost() {
        double share = scenario.triggersLost("cleanup", "public/qmgr");
        String effective = Texts.fixed(share * 100, share * 100 == Math.rint(share * 100) ? 0 : 1) + "%";
        String written = text.value("triggers.cleanup.lost");
        return knob(
                "triggers.cleanup.lost",
                "knob.lost",
                Knob.Kind.PERCENT,
                effective,
                written == null ? "0%" : written,
                "knob.lost.meaning");
    }

    private @Nullable Knob arrivals() {
        String key = "mail.0.arrivals";
        String written = text.value(key);
        if (written == null) {
            return null;
        }
        Knob.Kind kind = written.startsWith("poisson ") ? Knob.Kind.RATE : Knob.Kind.TEXT;
        return knob(key, "knob.arrivals", kind, written, written, "knob.arrivals.meaning");
    }

    private @Nullable Knob answers() {
        for (String destination : text.keys("destinations")) {
            String key = "destinations." + destination + ".after";
            String written = text.value(key);
            if (written != null && written.matches("[0-9]+(\\.[0-9]+)?m?s")) {
                return knob(key, "knob.answer:" + destination, Knob.Kind.TEXT, written, written, "knob.answer.meaning");
            }
        }
        return null;
    }

    private @Nullable Knob parameter(String name) {
        Parameter parameter = Parameters.catalogue().find(name);
        if (parameter == null) {
            return null;
        }
        Knob.Kind kind =
                switch (parameter.kind()) {
                    case TIME -> Knob.Kind.TIME;
                    case NUMBER -> Knob.Kind.COUNT;
                    default -> Knob.Kind.TEXT;
                };
        String meaning = parameter.meaning() + " " + range(parameter);
        return knob(name, name, kind, settings.text(name), initial(name), meaning);
    }

    private static String range(Parameter parameter) {
        Long min = parameter.min();
        Long max = parameter.max();
        String range = (min == null ? "" : ">= " + min) + (max == null ? "" : (min == null ? "" : ", ") + "<= " + max);
        return "(" + parameter.unit() + (range.isEmpty() ? "" : "; " + range) + "; " + parameter.takesEffect() + ")";
    }

    /** What the value would be without the change: asked of the files as the scenario has them. */
    private String initial(String key) {
        Computed first = run;
        if (asked.set(key) == null) {
            return key.contains("/") ? "" : settings.text(key);
        }
        ConfigurationFiles files = unchanged.files(first.asked());
        if (files == null) {
            return "";
        }
        if (key.contains("/")) {
            String[] parts = key.split("/", -1);
            ServiceRow row = files.master().find(parts[0], parts[1]);
            return row == null ? "" : row.wakeupField();
        }
        return Settings.of(files.main(), files.master()).text(key);
    }
}
