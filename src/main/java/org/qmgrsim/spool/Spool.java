package org.qmgrsim.spool;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.Machine;
import org.qmgrsim.kernel.WallClock;

/**
 * The queue directories. What is done to a file happens at once; the time that it takes is spent by the process that does
 * it. Everything that changes a file is said here, and nowhere else.
 */
public final class Spool {
    private static final long FIRST_INODE = 0x20E000;

    private final Machine machine;
    private final Journal journal;
    private final Directory[] directories = new Directory[QueueName.values().length];
    private final Map<String, QueueFile> files = new HashMap<>();
    private final FlushLogs flushLogs = new FlushLogs();
    private final Disk disk;
    private final PriorityQueue<Long> freeInodes = new PriorityQueue<>();
    private long nextInode = FIRST_INODE;

    /** Empty directories on this machine. */
    public Spool(Machine machine, Journal journal) {
        this.machine = machine;
        this.disk = new Disk(machine.luck());
        this.journal = journal;
        for (int i = 0; i < directories.length; i++) {
            directories[i] = new Directory(QueueName.values()[i], machine.luck());
        }
    }

    /**
     * Makes an incomplete file (mode 0600).
     *
     * @param arrivalCalendarNanos when the message arrived, in nanoseconds since 1970
     * @param envelope sender and recipients that are to be in the file
     * @param longId whether its name has the long form ({@code enable_long_queue_ids})
     */
    public QueueFile create(QueueName queue, Mail mail, long arrivalCalendarNanos, Envelope envelope, boolean longId) {
        long now = machine.clock().calendarNanos(machine.now());
        long inode = takeInode();
        QueueFile file = new QueueFile(
                mail,
                newId(now, inode, longId),
                inode,
                Math.floorDiv(now, WallClock.SECOND),
                arrivalCalendarNanos,
                queue,
                envelope);
        file.begunNanos = machine.now();
        files.put(file.id(), file);
        mail.inFile(file);
        enter(file);
        created(file);
        return file;
    }

    /**
     * Puts a file into a queue by hand. Its inode is the next one, whatever its name says.
     *
     * @param arrivalCalendarNanos when the message arrived; its creation time, too
     * @param mtimeSecond modification time, in whole seconds since 1970
     */
    public QueueFile place(
            QueueName queue,
            Mail mail,
            String id,
            List<String> recipients,
            long arrivalCalendarNanos,
            long mtimeSecond,
            int mode) {
        QueueFile file = new QueueFile(
                mail,
                id,
                takeInode(),
                Math.floorDiv(arrivalCalendarNanos, WallClock.SECOND),
                arrivalCalendarNanos,
                queue,
                Envelope.of(mail.sender(), recipients));
        file.mode = mode;
        file.mtimeSecond = mtimeSecond;
        files.put(id, file);
        mail.inFile(file);
        enter(file);
        occupy(file, Disk.blocks(mail.sizeBytes()));
        announce(file);
        return file;
    }

    /** A file that stands there under a name, as it is. */
    private void announce(QueueFile file) {
        created(file);
        if (file.complete()) {
            ready(file);
        }
        if (file.mode != (file.complete() ? QueueFile.READY : QueueFile.INCOMPLETE)) {
            say(file, new Happening.FileMode(file.queue, file.mode));
        }
    }

    /** The name that a file made at that time would get now. */
    public String nextId(long calendarNanos, boolean longId) {
        Long free = freeInodes.peek();
        return newId(calendarNanos, free == null ? nextInode : free, longId);
    }

    private long takeInode() {
        disk.takeInode();
        Long free = freeInodes.poll();
        return free == null ? nextInode++ : free;
    }

    private void created(QueueFile file) {
        file.placeFact =
                journal.add(file.mail().subject(), new Happening.FileCreated(file.queue, file.id(), file.mtimeSecond));
        say(file, new Happening.FileAddressed(file.arrivalCalendarNanos() / 1000, addresses(file.recipients())));
    }

    private static String addresses(List<String> recipients) {
        return recipients.size() == 1 ? recipients.get(0) : String.join("\n", recipients);
    }

    private void ready(QueueFile file) {
        file.readyFact =
                say(file, new Happening.FileReady(file.queue, file.mail().sizeBytes(), file.mtimeSecond));
    }

    /** A fact about a file. Its {@code since} is the fact that brought the file to its place: that names the file. */
    private long say(QueueFile file, Happening what) {
        return journal.add(file.mail().subject(), file.placeFact, what);
    }

    /** The file of that name, wherever it is, or none. */
    public @Nullable QueueFile find(String id) {
        return files.get(id);
    }

    /** The name of a new file; two that were made in the same microsecond try for the next one. */
    private String newId(long calendarNanos, long inode, boolean longId) {
        long at = calendarNanos;
        while (true) {
            String id = longId ? QueueId.longId(at, inode) : QueueId.shortId(at, inode);
            if (!files.containsKey(id)) {
                return id;
            }
            at += 1000;
        }
    }

    /** A file of a queue whose name is to be another one. */
    public record Renaming(QueueFile file, String id) {}

    /** Renames files within their directories, in two passes, so that one may take the name that another gives up. */
    public void rename(List<Renaming> renamings) {
        renamings.forEach(renaming -> files.remove(renaming.file().id()));
        for (Renaming renaming : renamings) {
            QueueFile file = renaming.file();
            long former = file.placeFact;
            leave(file);
            file.id = renaming.id();
            enter(file);
            files.put(file.id(), file);
            announce(file);
            journal.add(file.mail().subject(), former, new Happening.FileRemoved(file.queue));
        }
    }

    /** The file system under the queue. */
    public Disk disk() {
        return disk;
    }

    /** The content of a file is written; false if there is no room for it: then the file holds nothing. */
    public boolean write(QueueFile file) {
        long blocks = Disk.blocks(file.mail().sizeBytes());
        if (!disk.hasBlocks(blocks)) {
            return false;
        }
        occupy(file, blocks);
        return true;
    }

    private void occupy(QueueFile file, long blocks) {
        disk.takeBlocks(blocks - file.blocks);
        file.blocks = blocks;
    }

    /** The file is whole and on disk: mode 0700, modified now. Says nothing, and gives 0, if somebody has removed it. */
    public long complete(QueueFile file) {
        if (!file.exists) {
            return 0;
        }
        file.mode = QueueFile.READY;
        file.mtimeSecond = machine.second();
        ready(file);
        return file.readyFact;
    }

    /** Renames a file from wherever it is into another directory; its modification time stays. False if it is gone. */
    public boolean move(QueueFile file, QueueName to) {
        if (!file.exists) {
            return false;
        }
        QueueName from = file.queue;
        leave(file);
        file.queue = to;
        enter(file);
        if (to == QueueName.ACTIVE) {
            file.mail().activated();
        }
        file.placeFact = say(file, new Happening.FileMoved(from, to));
        return true;
    }

    /** Renames a file as rename(2) does: false if it is not, or no longer, in {@code from}. */
    public boolean move(QueueFile file, QueueName from, QueueName to) {
        return isIn(file, from) && move(file, to);
    }

    /** Whether a file is there, and in that directory. */
    public boolean isIn(QueueFile file, QueueName queue) {
        return file.exists && file.queue == queue;
    }

    /** Puts a file into maildrop, to be taken in anew by pickup ({@code postsuper -r}). False if it is gone. */
    public boolean requeue(QueueFile file) {
        file.requeued |= file.exists;
        return move(file, QueueName.MAILDROP);
    }

    /** Sets the modification time, in whole seconds since 1970. */
    public void touch(QueueFile file, long second) {
        if (file.exists && file.mtimeSecond != second) {
            file.mtimeSecond = second;
            say(file, new Happening.FileTouched(file.queue, second));
        }
    }

    /** Sets the permission bits. */
    public void setMode(QueueFile file, int mode) {
        if (!file.exists) {
            return;
        }
        boolean before = file.complete();
        file.mode = mode;
        if (!before && file.complete()) {
            ready(file);
        }
        say(file, new Happening.FileMode(file.queue, mode));
    }

    /**
     * An agent marks a recipient done: the file is written, so it is modified now (global/deliver_completed.c). An agent
     * writes to the file that it has open, wherever that is by now, and even if nobody else can see it any more.
     */
    public void markDone(QueueFile file, int recipient) {
        file.setDone(recipient);
        if (file.exists) {
            file.mtimeSecond = machine.second();
            say(file, new Happening.RecipientMarked(file.queue, recipient, file.mtimeSecond));
        }
    }

    /** Appends a record to the file's defer log: a recipient was put off. */
    public void logDeferred(QueueFile file, LogRecord record) {
        file.deferLog.add(record);
        if (file.exists) {
            say(file, new Happening.DeferLogged(record.recipient(), record.dsn(), record.reason()));
        }
    }

    /** Removes the file's defer log, if there is one. */
    public void removeDeferLog(QueueFile file) {
        if (!file.deferLog.isEmpty()) {
            file.deferLog.clear();
            if (file.exists) {
                say(file, new Happening.DeferLogRemoved());
            }
        }
    }

    /** The end of a file is lost, by a bad disk or a hand. */
    public void damage(QueueFile file) {
        file.damaged = true;
    }

    /** Removes a file; its ID and inode may come again. False if it was gone before. */
    public boolean remove(QueueFile file) {
        if (!file.exists) {
            return false;
        }
        leave(file);
        file.exists = false;
        files.remove(file.id());
        freeInodes.add(file.inode());
        disk.giveInode();
        disk.giveBlocks(file.blocks);
        say(file, new Happening.FileRemoved(file.queue));
        return true;
    }

    /** Whether the file is still there. */
    public boolean exists(QueueFile file) {
        return file.exists;
    }

    /** The logs of flush(8). */
    public FlushLogs flushLogs() {
        return flushLogs;
    }

    /** The file of that name in a directory, or none. */
    public @Nullable QueueFile find(QueueName queue, String id) {
        QueueFile file = files.get(id);
        return file == null || file.queue != queue ? null : file;
    }

    /** Number of files in a directory. */
    public int count(QueueName queue) {
        return directories[queue.ordinal()].size();
    }

    /** All that stands in a directory at this very moment, in no order: for checks, since no daemon sees it so. */
    public List<QueueFile> files(QueueName queue) {
        return directories[queue.ordinal()].all();
    }

    /** Begins to read the names in a queue. */
    public Listing open(QueueName queue) {
        return new Listing(directories[queue.ordinal()], machine);
    }

    /** The files of a queue in directory order, as they are read in one go. */
    public QueueFile[] list(QueueName queue) {
        Listing listing = open(queue);
        List<QueueFile> listed = new ArrayList<>(listing.size());
        for (QueueFile file = listing.next(); file != null; file = listing.next()) {
            listed.add(file);
        }
        return listed.toArray(new QueueFile[0]);
    }

    /** Splits some queues into subdirectories, and makes the others flat; postsuper puts every file where it belongs. */
    public void hash(Set<QueueName> hashed, int levels) {
        for (Directory directory : directories) {
            directory.hash(hashed.contains(directory.queue()) ? levels : 0);
        }
    }

    /** Where a file is found, below the queue directory: {@code deferred/4/4A1B22C193}. */
    public String path(QueueFile file) {
        return file.queue + "/" + directories[file.queue.ordinal()].forest(file.id()) + file.id();
    }

    /** Takes a shared lock, as a delivery agent does; fails if another process holds the file for itself. */
    public boolean lockShared(QueueFile file, int process) {
        if (file.exclusiveOwner != 0) {
            return false;
        }
        file.sharedOwners++;
        return true;
    }

    /** Drops a shared lock. */
    public void unlockShared(QueueFile file) {
        file.sharedOwners--;
    }

    /** Tries for an exclusive lock without waiting, as qmgr does when it opens a file; says whether it succeeded. */
    public boolean lockExclusive(QueueFile file, int process) {
        if (file.exclusiveOwner != 0 || file.sharedOwners > 0) {
            return false;
        }
        file.exclusiveOwner = process;
        return true;
    }

    /** Drops an exclusive lock, if it is that of this process. */
    public void unlockExclusive(QueueFile file, int process) {
        if (file.exclusiveOwner == process) {
            file.exclusiveOwner = 0;
        }
    }

    private void enter(QueueFile file) {
        directories[file.queue.ordinal()].enter(file);
    }

    private void leave(QueueFile file) {
        directories[file.queue.ordinal()].leave(file);
    }
}
