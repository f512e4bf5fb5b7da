package org.qmgrsim.gui.play;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;

/**
 * A run that somebody wants: a scenario, and what is changed over it. Everything that the window changes is one of these
 * settings, in the words of {@code --set}, so that the command line can make the same run.
 *
 * @param text of the scenario
 * @param file where it is from; its name is that of the scenario
 * @param sets {@code key=value}, one after another
 * @param seed in place of that of the scenario; null: its own
 * @param everyDetail whether the lines of {@code -v} of all processes are wanted
 */
public record Asked(
        String text, Path file, List<String> sets, @Nullable Long seed, boolean everyDetail) {
    /** Takes a copy of the list. */
    public Asked {
        sets = List.copyOf(sets);
    }

    /**
     * A scenario as it stands in its file.
     *
     * @throws InvalidInput if it cannot be read
     */
    public static Asked of(Path file, List<String> sets, @Nullable Long seed) throws InvalidInput {
        return new Asked(ScenarioFile.textOf(file), file, sets, seed, false);
    }

    /**
     * Reads it.
     *
     * @throws InvalidInput with all that is wrong
     */
    Loaded load() throws InvalidInput {
        Loaded loaded = ScenarioFile.parse(text, file, sets);
        if (seed == null) {
            return loaded;
        }
        Scenario other = loaded.scenario().withSeed(seed);
        return new Loaded(other, loaded.warnings(), loaded.passedOver(), loaded.inputs());
    }

    /** Always the first run of its seed. */
    int replication() {
        return 0;
    }

    /** The same with one setting more, in place of an earlier one of that key; null takes the setting away. */
    public Asked with(String key, @Nullable String value) {
        List<String> next = new ArrayList<>();
        boolean added = false;
        for (String set : sets) {
            if (!key.endsWith(".+") && set.startsWith(key + "=")) {
                if (value != null && !added) {
                    next.add(key + "=" + value);
                    added = true;
                }
            } else {
                next.add(set);
            }
        }
        if (value != null && !added) {
            next.add(key + "=" + value);
        }
        return new Asked(text, file, next, seed, everyDetail);
    }

    /** The value that a key is set to over the scenario; null: it is not. */
    public @Nullable String set(String key) {
        String found = null;
        for (String set : sets) {
            if (set.startsWith(key + "=")) {
                found = set.substring(key.length() + 1);
            }
        }
        return found;
    }

    /** The same with other luck. */
    public Asked withSeed(@Nullable Long other) {
        return new Asked(text, file, sets, other, everyDetail);
    }

    /** The same run with other lines of its log. */
    public Asked withEveryDetail(boolean every) {
        return new Asked(text, file, sets, seed, every);
    }
}
