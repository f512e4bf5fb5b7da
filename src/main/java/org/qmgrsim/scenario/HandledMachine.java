package org.qmgrsim.scenario;

import org.qmgrsim.journal.Happening;

/** What happens to the machine: nobody asks Postfix. */
final class HandledMachine {
    private final World world;

    HandledMachine(World world) {
        this.world = world;
    }

    /** The calendar jumps; virtual time goes on. */
    void stepClock(long byNanos) {
        world.machine().clock().step(world.agenda().now(), byNanos);
        world.journal().add(0, new Happening.ClockStepped(byNanos));
    }
}
