package org.qmgrsim.agents;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.ipc.Trigger;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.Luck;
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
        super(host, identity, socket, system.limits());
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
    protected boolean takesTriggers() {
        return true;
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
        FlushRequest request = errand.take(machine.now());
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
            QueueFile file = release(queueId);
            if (file != null && file.complete()) {
                spool.setMode(file, file.mode() | QueueFile.FLUSH);
                trigger("I");
            }
        });
    }

    private void sendSite(String site, boolean reviveFirst) {
        then(() -> {
            List<String> ids = spool.flushLogs().read(site, machine.second());
            if (ids == null) {
                return; // no mail was ever put off for that site, or long ago
            }
            if (reviveFirst) {
                trigger("F");
            }
            for (String id : ids) {
                work(cost(touchCost), () -> release(id));
            }
            if (!ids.isEmpty()) {
                then(() -> trigger("I"));
            }
        });
    }

    /** Moves a file to incoming, if it is not there already, as modified now; null if it is neither there nor deferred. */
    private @Nullable QueueFile release(String queueId) {
        QueueFile deferred = spool.find(QueueName.DEFERRED, queueId);
        QueueFile file = deferred != null ? deferred : spool.find(QueueName.INCOMING, queueId);
        if (file != null) {
            spool.touch(file, machine.second());
            spool.move(file, QueueName.DEFERRED, QueueName.INCOMING);
        }
        return file;
    }

    /** Sends the mail of every site whose log has not been read for a while, and removes what is long empty. */
    private void refresh() {
        spool.flushLogs().purge(machine.second() - system.flushPurgeSeconds());
        spool.flushLogs()
                .unreadSince(machine.second() - system.flushRefreshSeconds())
                .forEach(site -> sendSite(site, false));
    }

    private void trigger(String bytes) {
        ListenSocket qmgr = host.socket(QMGR);
        if (qmgr == null) {
            log("warning: unable to look up " + QMGR + ": No such file or directory");
        } else {
            trigger(qmgr, bytes, Luck.key(identity().key(), ++triggers));
        }
    }
}
