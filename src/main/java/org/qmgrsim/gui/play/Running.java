package org.qmgrsim.gui.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.JournalWriter;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.journal.view.QueueHistory;
import org.qmgrsim.journal.view.WorkHistory;
import org.qmgrsim.scenario.Loaded;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/** Computes a run, as long as nobody wants another one. */
final class Running implements Reader {
    /** A run of more facts would not fit beside the window. */
    static final long MOST_FACTS = 30_000_000;

    private static final int LOOK_EVERY = 1 << 12;

    private final Asked asked;
    private final Progress progress;
    private long facts;

    /** How far it is. */
    interface Progress {
        /** Whether the run is still wanted; also told how far it is. */
        boolean goOn(long atNanos, long endNanos, long facts);
    }

    /** Another run was asked for. */
    static final class Superseded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Superseded() {
            super(null, null, false, false);
        }
    }

    /** The run is too long for a window. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long atNanos;

        TooLong(long atNanos) {
            super("more than " + MOST_FACTS + " facts");
            this.atNanos = atNanos;
        }

        long atNanos() {
            return atNanos;
        }
    }

    private long endNanos;
    private boolean details;

    Running(Asked asked, Progress progress) {
        this.asked = asked;
        this.progress = progress;
        this.details = asked.everyDetail();
    }

    @Override
    public void read(Fact fact) {
        facts++;
        if (facts % LOOK_EVERY == 0) {
            if (!progress.goOn(fact.atNanos(), endNanos, facts)) {
                throw new Superseded();
            }
            if (facts > MOST_FACTS) {
                throw new TooLong(fact.atNanos());
            }
        }
    }

    /**
     * Computes it.
     *
     * @throws InvalidInput if the scenario is not valid
     * @throws Superseded if it is not wanted any more
     * @throws UncheckedIOException if there is no room for the journal
     */
    Computed compute(String program) throws InvalidInput {
        long began = System.nanoTime();
        Loaded loaded = asked.load();
        Scenario scenario = loaded.scenario();
        endNanos = scenario.endNanos();
        facts = 0;
        Tracks tracks = new Tracks();
        Mails mails = new Mails();
        WorkHistory work = new WorkHistory();
        Measured measured = new Measured(scenario.properties(program));
        Lines lines = new Lines(asked.everyDetail());
        Path file = temporary();
        try {
            try (JournalWriter writer = JournalWriter.create(
                            file, scenario.properties(program).toMap())
                    .passing()) {
                Simulation simulation = new Simulation(scenario, asked.replication());
                simulation
                        .read(this)
                        .read(writer)
                        .read(tracks)
                        .read(mails)
                        .read(work)
                        .read(measured.lives())
                        .read(measured.depths());
                if (details) {
                    simulation.journal().subscribeToDetails(lines);
                } else {
                    simulation.read(lines);
                }
                simulation.run();
                writer.finish();
            }
            if (lines.missesDetails()) { // a service logs them by itself: once more, for these lines
                delete(file);
                details = true;
                return compute(program);
            }
            SavedJournal journal = SavedJournal.open(file);
            QueueHistory history = QueueHistory.of(journal);
            long millis = (System.nanoTime() - began) / 1_000_000;
            return new Computed(
                    asked,
                    loaded,
                    file,
                    scenario.properties(program),
                    journal,
                    history,
                    tracks,
                    mails,
                    work,
                    lines,
                    measured,
                    millis);
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("qmgrsim-", ".journal");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it is in use, and goes at the end of the program
        }
    }
}
