package org.qmgrsim.agents;

import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.ipc.Trigger;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.spool.FlushLogs;
import org.qmgrsim.spool.FlushRequest;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * flush(8): remembers which messages wait for which site, and sends those of one site, or a single one, on request.
 *
 * @see "Postfix src/flush/flush.c"
 */
final class Flush extends SingleServer {
    private static final String QMGR = "public/qmgr";

    private final MailSystem system;
    private final Spool spool;
    private final int startCost;
    private final int addCost;
    private final int touchCost;
    private long triggers;

    Flush(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.lifetime());
        this.system = system;
        this.spool = system.spool();
        this.startCost = machine.costs().code("flush.start");
        this.addCost = machine.costs().code("flush.add");
        this.touchCost = machine.costs().code("flush.touch");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    @SuppressWarnings("unchecked") // besides triggers only errands of this kind come to this socket
    protected void serve(Connection connection) {
        if (connection instanceof Trigger) {
            refresh();
            then(this::finished);
            return;
        }
        Errand<FlushRequest, Boolean> errand = (Errand<FlushRequest, Boolean>) connection;
        FlushRequest request = errand.request();
        switch (request.kind()) {
            case ADD ->
                work(cost(addCost), () -> spool.flushLogs().add(request.site(), request.queueId(), machine.second()));
            case SEND_SITE -> sendSite(request.site(), true);
            case SEND_FILE -> sendFile(request.queueId());
        }
        then(() -> {
            errand.answer(true);
            finished();
        });
    }

    private void sendFile(String queueId) {
        work(cost(touchCost), () -> {
            QueueFile file = spool.find(QueueName.DEFERRED, queueId);
            if (file != null) {
                spool.setMode(file, file.mode() | QueueFile.FLUSH);
                spool.touch(file, machine.second());
                spool.move(file, QueueName.DEFERRED, QueueName.INCOMING);
            }
            trigger("I");
        });
    }

    private void sendSite(String site, boolean reviveFirst) {
        then(() -> {
            FlushLogs logs = spool.flushLogs();
            var ids = logs.read(site, machine.second());
            if (ids.isEmpty()) {
                return;
            }
            if (reviveFirst) {
                trigger("F");
            }
            for (String id : ids) {
                work(cost(touchCost), () -> release(id));
            }
            then(() -> trigger("I"));
        });
    }

    private void release(String queueId) {
        QueueFile file = spool.find(QueueName.DEFERRED, queueId);
        if (file != null) {
            spool.touch(file, machine.second());
            spool.move(file, QueueName.DEFERRED, QueueName.INCOMING);
        }
    }

    /** Sends the mail of every site whose log has not been read for a while. */
    private void refresh() {
        long unread = machine.second() - system.flushRefreshSeconds();
        spool.flushLogs().unreadSince(unread).forEach(site -> sendSite(site, false));
    }

    private void trigger(String bytes) {
        ListenSocket qmgr = host.socket(QMGR);
        if (qmgr != null) {
            trigger(qmgr, bytes, Luck.key(identity().key(), ++triggers));
        }
    }
}
