package org.qmgrsim.scenario;

import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.Trigger;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.spool.Disk;

/** What happens to the machine: nobody asks Postfix. */
final class HandledMachine {
    private final World world;
    private final Commands commands;

    HandledMachine(World world, Commands commands) {
        this.world = world;
        this.commands = commands;
    }

    /** The calendar jumps; virtual time goes on. */
    void stepClock(long byNanos) {
        world.machine().clock().step(world.agenda().now(), byNanos);
        world.journal().add(0, new Happening.ClockStepped(byNanos));
    }

    void disk(MachineAction.Disk change) {
        Disk disk = world.spool().disk();
        if (change.freeBytes() != null) {
            disk.setFreeBytes(change.freeBytes());
        }
        if (change.inodes() != null) {
            disk.setFreeInodes(change.inodes());
        }
        if (change.fsync() != null) {
            disk.setSync(change.fsync());
        }
        if (change.names() != null) {
            disk.setNames(change.names());
        }
        if (change.stat() != null) {
            disk.setStat(change.stat());
        }
    }

    /** Clients that connect and say nothing. A FIFO has no connections, so there nobody learns of them before they write. */
    void silentTrigger(MachineAction.SilentTrigger what) {
        ListenSocket socket = world.host().socket(what.socket());
        for (int i = 0; socket != null && i < what.count(); i++) {
            Trigger client = new Trigger(commands.nextKey(), world.agenda().cause());
            if (socket.isFifo() || socket.connect(client)) {
                world.agenda()
                        .schedule(world.agenda().now() + what.forNanos(), () -> speak(socket, client, what.bytes()));
            }
        }
    }

    private static void speak(ListenSocket socket, Trigger client, String bytes) {
        if (!bytes.isEmpty()) {
            client.write(bytes);
            if (socket.isFifo()) {
                socket.connect(client);
            }
        } else {
            client.closeByClient();
        }
    }
}
