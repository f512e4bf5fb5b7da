package org.qmgrsim.scenario;

import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.Supervisor;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.kernel.Luck;

/** Processes that people start, and not master: each is one of its kind and reports to nobody. */
final class Commands {
    private static final long KEY = -1;

    private final World world;
    private long count;

    Commands(World world) {
        this.world = world;
    }

    /** A key of luck for something that is done by hand. */
    long nextKey() {
        return Luck.key(KEY, ++count);
    }

    /** A new process of a command. */
    Identity run(String program) {
        return run(program, nextKey());
    }

    /** A new process of a command, with the key of its luck. */
    Identity run(String program, long key) {
        return run(program, key, 0);
    }

    /** A new process of a command that was started with so many {@code -v}. */
    Identity run(String program, long key, int verbosity) {
        Identity identity = new Identity(
                world.journal().newSubject(), world.host().nextPid(), program, key, 0, verbosity, new Nobody());
        world.journal()
                .add(
                        identity.subject(),
                        new Happening.ProcessForked(0, identity.program(), identity.pid(), 0, verbosity));
        return identity;
    }

    private static final class Nobody implements Supervisor {
        @Override
        public void status(Daemon child, boolean available) {}

        @Override
        public void ended(Daemon child) {}
    }
}
