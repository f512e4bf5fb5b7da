package org.qmgrsim.scenario;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.Span;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.QueueId;
import org.qmgrsim.spool.Spool;

/** What people do to queue files with cp, mv, chmod, touch and rm. Nobody is told: Postfix finds out, or does not. */
final class HandledFiles {
    private static final int MTIME = 0;
    private static final int AGE = 1;
    private static final int FOREIGN_INODE = 2;

    private final World world;
    private final Spool spool;
    private final Installation installation;
    private final Commands commands;
    private final InputMail mail;

    HandledFiles(World world, Installation installation, Commands commands, InputMail mail) {
        this.world = world;
        this.installation = installation;
        this.spool = world.spool();
        this.commands = commands;
        this.mail = mail;
    }

    /** Files that somebody kept, or made elsewhere. */
    void put(FileAction.Put put) {
        for (int i = 0; i < put.count(); i++) {
            put(put, Luck.key(put.key(), i + 1L), i);
        }
    }

    private void put(FileAction.Put put, long key, int ordinal) {
        Arrival arrival = put.envelope().at(put.atNanos(), ordinal, put.key(), world.luck());
        long now = world.machine().clock().calendarNanos(world.machine().now());
        long mtime = now + put.mtime().at(luck(key, MTIME));
        Span age = put.age();
        long arrived = age == null ? Math.min(now, mtime) : now - age.at(luck(key, AGE));
        String id = put.queueId();
        if (id.isEmpty()) {
            id = put.copied() ? foreignId(key, arrived) : spool.nextId(arrived, installation.longQueueIds());
        }
        if (spool.find(id) != null) {
            world.journal().add(0, new Happening.OperatorActed(put.queue() + "/" + id + ": File exists"));
            return;
        }
        Mail message = new Mail(
                world.journal(),
                Origin.BY_HAND,
                arrival.source(),
                key,
                arrival.sender(),
                arrival.recipients(),
                arrival.sizeBytes());
        if (!put.label().isEmpty()) {
            mail.label(put.label(), message);
        }
        place(
                put.queue(),
                message,
                id,
                message.recipients(),
                arrived,
                Math.floorDiv(mtime, WallClock.SECOND),
                put.mode(),
                "");
    }

    private double luck(long key, int detail) {
        return world.luck().uniform(Purpose.FILE_BY_HAND.code(detail), key, 0);
    }

    /** A name from another file system: its inode is not that of the file that bears it now. */
    private String foreignId(long key, long arrived) {
        boolean longId = installation.longQueueIds();
        for (int tries = 0; ; tries++) {
            long inode = world.luck().bits(Purpose.FILE_BY_HAND.code(FOREIGN_INODE), key, tries) >>> 1;
            inode = 0x1000000 + inode % 0x1000000;
            String id = longId ? QueueId.longId(arrived, inode) : QueueId.shortId(arrived, inode);
            if (spool.find(id) == null) {
                return id;
            }
        }
    }

    /** A copy of a file under a name of its own. */
    void copy(FileAction.CopyOf copy) {
        for (QueueFile original : mail.lastFiles(copy.original())) {
            Mail message = new Mail(
                    world.journal(),
                    Origin.BY_HAND,
                    commands.nextKey(),
                    original.sender(),
                    original.recipients(),
                    original.mail().sizeBytes());
            place(
                    copy.queue(),
                    message,
                    copy.queueId(),
                    original.recipients(),
                    original.arrivalCalendarNanos(),
                    world.machine().second() + copy.mtimeAheadSeconds(),
                    copy.mode(),
                    original.contentFilter());
        }
    }

    private void place(
            QueueName queue,
            Mail message,
            String id,
            List<String> recipients,
            long arrivedCalendarNanos,
            long mtimeSecond,
            int mode,
            String contentFilter) {
        QueueFile file = spool.place(queue, message, id, recipients, arrivedCalendarNanos, mtimeSecond, mode);
        file.received(QueueFile.Came.LOCALLY, contentFilter);
        waitInPlace(file);
    }

    private static void waitInPlace(QueueFile file) {
        Wait wait = !file.complete()
                ? Wait.RECEIVING
                : switch (file.queue()) {
                    case MAILDROP -> Wait.PICKUP;
                    case DEFERRED -> Wait.BACKOFF;
                    case HOLD -> Wait.HOLD;
                    case INCOMING, ACTIVE, CORRUPT -> Wait.NO_TRIGGER;
                };
        if (file.mail().waitsFor() != wait) {
            file.mail().waitFor(wait, file.readyFact());
        }
    }

    void chmod(String labelOrId, int mode) {
        for (QueueFile file : mail.files(labelOrId)) {
            boolean complete = file.complete();
            spool.setMode(file, mode);
            if (file.complete() != complete && spool.exists(file)) {
                waitInPlace(file);
            }
        }
    }

    void touch(String labelOrId, Span mtime) {
        long now = world.machine().clock().calendarNanos(world.machine().now());
        for (QueueFile file : mail.files(labelOrId)) {
            long second = Math.floorDiv(now + mtime.at(luck(file.mail().key(), MTIME)), WallClock.SECOND);
            spool.touch(file, second);
        }
    }

    void move(String labelOrId, QueueName queue) {
        for (QueueFile file : mail.files(labelOrId)) {
            if (file.queue() != queue && spool.move(file, queue)) {
                waitInPlace(file);
            }
        }
    }

    void remove(String labelOrId) {
        for (QueueFile file : mail.files(labelOrId)) {
            Mail message = file.mail();
            boolean last = file.isLast();
            if (spool.remove(file) && last) {
                message.left(0, "");
            }
        }
    }

    /** The queue of that name. */
    static @Nullable QueueName queue(String name) {
        for (QueueName queue : QueueName.values()) {
            if (queue.toString().equals(name)) {
                return queue;
            }
        }
        return null;
    }
}
