package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.qmgrsim.experiment.RunStore;

/** What happens when somebody stops a study with Ctrl-C: the store is closed between two records, and it is said how to go on. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    Interruption(RunStore store, Path place) {
        this.hook = new Thread(() -> stop(store, place), "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void stop(RunStore store, Path place) {
        try {
            int runs = store.size();
            store.close();
            System.err.println();
            System.err.println("stopped: " + place + " holds " + runs + " runs; --resume goes on");
        } catch (IOException e) {
            System.err.println("stopped; the last runs could not be written: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the program is being stopped: the hook runs
        }
    }
}
