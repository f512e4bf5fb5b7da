package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.JournalWriter;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run that a command looks at: one that was saved, or a scenario, which is run for it. */
final class RunToRead {
    @Parameters(
            index = "0",
            paramLabel = "RUN",
            description = "a folder of results, or a scenario, which is run for this")
    private Path path;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "one value over the scenario, as for run; may be repeated")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "seed in place of that of the scenario")
    private @Nullable Long seed;

    private @Nullable SavedJournal journal;
    private @Nullable Scenario scenario;

    /** For picocli, which fills it. */
    @SuppressWarnings("NullAway.Init")
    RunToRead() {}

    RunToRead(Path path, List<String> sets, @Nullable Long seed) {
        this.path = path;
        this.sets = sets;
        this.seed = seed;
    }

    /** Opens it; says what one must know to read it. */
    RunProperties open() throws InvalidInput {
        if (Files.isRegularFile(path) && path.toString().matches(".*\\.ya?ml")) {
            Scenario read = ScenarioFile.read(path, sets).scenario();
            scenario = seed == null ? read : read.withSeed(seed);
            return scenario.properties(Version.number());
        }
        if (!sets.isEmpty() || seed != null) {
            throw new OutputFailed("--set and --seed change a scenario; \"" + path + "\" is a run that is over", null);
        }
        journal = SavedRun.at(path).journal();
        return RunProperties.of(journal);
    }

    /** Reads all facts up to a virtual time. */
    void read(long untilNanos, Reader reader) {
        if (journal != null) {
            long last = journal.seek(untilNanos);
            journal.replay(1, last, null, reader);
        } else if (scenario != null) {
            new Simulation(scenario, 0)
                    .read(fact -> {
                        if (fact.atNanos() <= untilNanos) {
                            reader.read(fact);
                        }
                    })
                    .run();
        } else {
            throw new IllegalStateException("nothing is open");
        }
    }

    /** A journal that one can walk in; if it was made for this only, it is gone when this is closed. */
    record Kept(SavedJournal journal, @Nullable Path temporary) implements AutoCloseable {
        @Override
        public void close() {
            if (temporary != null) {
                try {
                    Files.deleteIfExists(temporary);
                } catch (IOException e) {
                    temporary.toFile().deleteOnExit();
                }
            }
        }
    }

    /** The journal of the run; of a scenario, one that is written for this. */
    Kept keep(RunProperties properties) {
        SavedJournal saved = journal;
        if (saved != null) {
            return new Kept(saved, null);
        }
        try {
            Path file = Files.createTempFile("qmgrsim", ".journal");
            try (JournalWriter writer = JournalWriter.create(file, properties.toMap())) {
                read(properties.endNanos(), writer);
                writer.finish();
            }
            return new Kept(SavedJournal.open(file), file);
        } catch (IOException e) {
            throw new OutputFailed("cannot write a journal: " + e.getMessage(), e);
        }
    }

    /** What the run was made of, with some settings more. */
    Scenario scenario(List<String> more) throws InvalidInput {
        if (journal != null) {
            SavedRun saved = SavedRun.at(path);
            RunInputs inputs = saved.inputs(new ArrayList<>());
            List<String> all = new ArrayList<>(inputs.sets());
            all.addAll(more);
            return new RunInputs(inputs.command(), inputs.file(), inputs.configuration(), all, inputs.texts())
                    .read()
                    .scenario()
                    .withSeed(saved.manifest().path(Manifest.SEED).asLong());
        }
        List<String> all = new ArrayList<>(sets);
        all.addAll(more);
        Scenario read = ScenarioFile.read(path, all).scenario();
        return seed == null ? read : read.withSeed(seed);
    }

    /** Whether it was saved. */
    boolean isSaved() {
        return journal != null;
    }

    Path path() {
        return path;
    }
}
