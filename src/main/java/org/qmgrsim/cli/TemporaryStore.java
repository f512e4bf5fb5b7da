package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.qmgrsim.experiment.Progress;
import org.qmgrsim.experiment.RunStore;
import org.qmgrsim.experiment.Runner;

/** A store of runs that nobody wants afterwards. */
final class TemporaryStore implements AutoCloseable {
    private final Path file;
    private final RunStore store;

    TemporaryStore() {
        try {
            this.file = Files.createTempFile("qmgrsim", ".runs");
            this.store = RunStore.open(file);
        } catch (IOException e) {
            throw new OutputFailed("cannot write a temporary file: " + e.getMessage(), e);
        }
    }

    /** Runs on all processors. */
    Runner runner(Progress progress) {
        return new Runner(store, Runtime.getRuntime().availableProcessors(), progress);
    }

    @Override
    public void close() {
        try {
            store.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the system clears its temporary files
        }
    }
}
