package org.qmgrsim.agents;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.TriggerServer;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.Envelope;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/**
 * pickup(8): on any trigger it passes over maildrop, feeding each file to cleanup, until one pass removes nothing.
 *
 * @see "Postfix src/pickup/pickup.c"
 */
final class Pickup extends TriggerServer {
    private static final int ROOT = 0;
    private static final int MAIL_OWNER = 102; // of Debian's postfix package on a fresh system

    private final Spool spool;
    private final String hostName;
    private final String contentFilter;
    private final int startCost;
    private final int passCost;
    private final int fileCost;
    private final int connectCost;
    private final int removeCost;
    private @Nullable CleanupSession storing;

    Pickup(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.spool = system.spool();
        this.hostName = system.hostName();
        this.contentFilter = system.contentFilter();
        this.startCost = machine.costs().code("pickup.start");
        this.passCost = machine.costs().code("pickup.pass");
        this.fileCost = machine.costs().code("pickup.file");
        this.connectCost = machine.costs().code("ipc.connect");
        this.removeCost = machine.costs().code("pickup.remove");
    }

    @Override
    public void start() {
        enterLoop(() -> {
            work(cost(startCost), () -> {});
            say(() -> "process generation: " + identity().generation() + " ("
                    + Integer.toOctalString(identity().generation()) + ")");
            then(this::listen);
        });
    }

    @Override
    protected void request(String bytes, long fact) {
        work(cost(passCost), this::pass);
    }

    private void pass() {
        QueueFile[] files = spool.list(QueueName.MAILDROP);
        boolean[] removed = {false};
        for (QueueFile file : files) {
            then(() -> pick(file, removed));
        }
        then(() -> {
            if (removed[0]) {
                work(cost(passCost), this::pass);
            }
        });
    }

    private void pick(QueueFile drop, boolean[] removed) {
        if (!spool.isIn(drop, QueueName.MAILDROP) || !drop.complete()) {
            return;
        }
        about(drop.mail().key());
        say("before input_transp_cleanup: cleanup flags = enable_bad_mail_bounce enable_header_body_filter"
                + " enable_automatic_bcc enable_address_mapping enable_milters");
        say("after input_transp_cleanup: cleanup flags = enable_bad_mail_bounce enable_header_body_filter"
                + " enable_automatic_bcc enable_address_mapping enable_milters");
        Mail mail = drop.mail();
        CleanupSession session = new CleanupSession(mail, drop.arrivalCalendarNanos(), undone(drop), drop);
        session.received(QueueFile.Came.LOCALLY, contentFilter); // that of a file that was requeued does not count
        storing = session;
        pat();
        work(
                cost(connectCost),
                () -> connectOrDie(CleanupClient.SOCKET, session, () -> mail.waitFor(Wait.RECEIVING, 0)));
        say("connect to subsystem public/cleanup");
        CleanupClient client = new CleanupClient(this, session);
        client.awaitId(() -> feed(drop, session, client, removed), () -> {});
    }

    private void feed(QueueFile drop, CleanupSession session, CleanupClient client, boolean[] removed) {
        QueueFile file = session.file();
        if (file == null) {
            return;
        }
        Mail mail = drop.mail();
        String id = file.id();
        long arrival = drop.arrivalCalendarNanos();
        say(() -> id + ": read T " + arrival / WallClock.SECOND + " " + arrival % WallClock.SECOND / 1000);
        say(() -> id + ": read A rewrite_context=local");
        say(() -> id + ": read F root");
        say(() -> id + ": read S " + drop.sender());
        for (String recipient : session.envelope().recipients()) {
            say(() -> id + ": read R " + recipient);
        }
        say(() -> id + ": read M ");
        work(cost(fileCost), () -> {
            int uid = drop.requeued() ? MAIL_OWNER : ROOT;
            journal.add(mail.subject(), new Happening.PickedUp(subject(), id, uid, drop.sender(), formerId(drop)));
            if (drop.requeued()) {
                mail.grow(receivedHeaderBytes(id, uid)); // that of a new submission is in the size of the input
            }
            session.sendEnvelope();
            session.sendContent();
        });
        say(() -> id + ": read N Subject: t");
        say(() -> id + ": read X ");
        say(() -> id + ": read E ");
        client.awaitStatus(() -> {
            storing = null;
            if (session.stored()) {
                work(cost(removeCost), () -> {
                    if (spool.isIn(drop, QueueName.MAILDROP) && spool.remove(drop)) {
                        removed[0] = true;
                    } else {
                        log("warning: remove maildrop/" + drop.id() + ": No such file or directory");
                    }
                });
            }
        });
    }

    @Override
    protected void died() {
        if (storing != null) {
            storing.clientGone();
        }
        super.died();
    }

    private static Envelope undone(QueueFile drop) {
        List<String> undone = new ArrayList<>();
        List<String> originals = new ArrayList<>();
        for (int i = 0; i < drop.recipients().size(); i++) {
            if (!drop.isDone(i)) {
                undone.add(drop.recipients().get(i));
                originals.add(drop.original(i));
            }
        }
        return new Envelope(drop.sender(), undone, originals);
    }

    /** Size of the {@code Received:} header that cleanup puts before a local message, two for the end of each line. */
    private int receivedHeaderBytes(String id, int uid) {
        return ("Received: by " + hostName + " (Postfix, from userid " + uid + ")").length()
                + ("\tid " + id + "; Mon, 23 Nov 2026 12:14:05 +0000 (UTC)").length()
                + 2 * 2;
    }

    /** The ID that the message had before {@code postsuper -r}; empty for a new submission. */
    private static String formerId(QueueFile drop) {
        return drop.requeued() ? drop.id() : "";
    }
}
