package org.qmgrsim.agents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.ipc.Trigger;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.view.QueueListing;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.LogRecord;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * showq(8): goes through the queue directories, one file after the other, and reports what it finds.
 *
 * @see "Postfix src/showq/showq.c"
 */
final class Showq extends SingleServer {
    private final Spool spool;
    private final boolean showsBounces;
    private final int startCost;
    private final int readCost;

    Showq(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.spool = system.spool();
        this.showsBounces = system.listsBounces();
        this.startCost = machine.costs().code("flush.start");
        this.readCost = machine.costs().code("qmgr.read"); // as qmgr does, it opens a file and reads its envelope
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    @SuppressWarnings("unchecked") // besides triggers only errands of this kind come to this socket
    protected void serve(Connection connection) {
        if (connection instanceof Trigger) {
            then(this::finished);
            return;
        }
        Errand<Boolean, QueueListing> errand = (Errand<Boolean, QueueListing>) connection;
        errand.take(machine.now());
        List<QueueListing.Message> found = new ArrayList<>();
        for (QueueName queue : QueueListing.QUEUES) {
            then(() -> {
                for (QueueFile file : spool.list(queue)) {
                    work(cost(readCost), () -> report(file, queue, found));
                }
            });
        }
        then(() -> {
            errand.answer(new QueueListing(found));
            finished();
        });
    }

    private void report(QueueFile file, QueueName queue, List<QueueListing.Message> found) {
        if (spool.isIn(file, queue) && file.complete()) {
            found.add(message(file, showsBounces));
        }
    }

    /** What stands in a queue, all at once: postqueue(1) goes there itself when the mail system is down. */
    static QueueListing now(Spool spool, boolean showsBounces) {
        List<QueueListing.Message> found = new ArrayList<>();
        for (QueueName queue : QueueListing.QUEUES) {
            for (QueueFile file : spool.list(queue)) {
                if (file.complete()) {
                    found.add(message(file, showsBounces));
                }
            }
        }
        return new QueueListing(found);
    }

    private static QueueListing.Message message(QueueFile file, boolean showsBounces) {
        List<QueueListing.Recipient> recipients = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        addLogged(file.deferLog(), "defer", recipients, seen);
        if (showsBounces) {
            addLogged(file.bounceLog(), "bounce", recipients, seen);
        }
        for (int i = 0; i < file.recipients().size(); i++) {
            String address = file.recipients().get(i);
            if (!file.isDone(i) && !seen.contains(address)) {
                recipients.add(new QueueListing.Recipient(address, "", ""));
            }
        }
        return new QueueListing.Message(
                file.queue(),
                file.id(),
                (file.mode() & QueueFile.EXPIRE) != 0,
                Math.floorDiv(file.arrivalCalendarNanos(), WallClock.SECOND),
                file.mail().sizeBytes(),
                file.sender(),
                recipients);
    }

    private static void addLogged(
            List<LogRecord> log, String name, List<QueueListing.Recipient> recipients, Set<String> seen) {
        for (LogRecord record : log) {
            recipients.add(new QueueListing.Recipient(record.recipient(), name, record.reason()));
            seen.add(record.recipient());
        }
    }
}
