package org.qmgrsim.agents;

import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.kernel.WallClock;

/** A process that never serves anybody: a bad parameter, a wrong process limit, or no program of that name. */
public final class FailingStart extends Daemon {
    private final String line;
    private final int startCost;

    /**
     * A process that master has just forked.
     *
     * @param line the line that it logs, beginning with {@code fatal: }; empty: it ends without one
     */
    public FailingStart(Host host, Identity identity, String line) {
        super(host, identity);
        this.line = line;
        this.startCost = machine.costs().code("flush.start");
    }

    @Override
    public void start() {
        enterLoop(() -> {
            if (line.isEmpty()) {
                pause(WallClock.SECOND, () -> exit(1));
            } else {
                work(cost(startCost), () -> fatal(line));
            }
        });
    }
}
