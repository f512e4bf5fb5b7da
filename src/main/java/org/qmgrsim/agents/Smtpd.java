package org.qmgrsim.agents;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Route;
import org.qmgrsim.config.RouteQuestion;
import org.qmgrsim.ipc.ClientStream;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.spool.Disk;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;

/**
 * smtpd(8): receives one message, opens cleanup at the first recipient, and says 250 when cleanup has stored it.
 *
 * @see "Postfix src/smtpd/smtpd.c"
 */
final class Smtpd extends SingleServer {
    /** Questions that an address not seen before costs, as counted in recordings of a cold system. */
    private static final int QUESTIONS_PER_SENDER = 3;

    private static final int QUESTIONS_PER_RECIPIENT = 4;
    private static final int KNOWN_ADDRESSES = 100;
    private static final String NOT_STORED = "451 4.3.0 Error: queue file write error";

    /** How much of a full message must be free at least (smtpd_check.c: smtpd_space_multf). */
    private static final double SPACE_FACTOR = 1.5;

    /** What clients call themselves; with a local address that is no lie. */
    private static final String HELO = "localhost";

    private static final int NOTICE = 1;

    /** A notice with the transcript of a short session, in bytes. */
    private static final int NOTICE_BYTES = 1200;

    private final MailSystem system;
    private final ClientStream<RouteQuestion, Route> rewrite;
    private final Set<String> known = new LinkedHashSet<>();
    private final int startCost;
    private final int greetCost;
    private final int recipientCost;
    private final int dataCost;
    private final int quitCost;
    private @Nullable CleanupSession storing;
    private boolean troubled;

    Smtpd(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.system = system;
        this.rewrite = new ClientStream<>(this, "private/rewrite", "rewrite");
        this.startCost = machine.costs().code("smtpd.start");
        this.greetCost = machine.costs().code("smtpd.greet");
        this.recipientCost = machine.costs().code("smtpd.recipient");
        this.dataCost = machine.costs().code("smtpd.data");
        this.quitCost = machine.costs().code("smtpd.quit");
    }

    @Override
    protected @Nullable String changedTable() {
        return system.changedTable();
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    protected void serve(Connection connection) {
        if (connection instanceof SmtpSession session) {
            work(cost(greetCost), () -> {
                journal.add(subject(), new Happening.ClientConnected(session.client()));
                if (session.isGone()) {
                    lost(session);
                } else {
                    mail(session);
                }
            });
        } else {
            ConnectAndQuit visitor = (ConnectAndQuit) connection;
            work(cost(greetCost), () -> journal.add(subject(), new Happening.ClientConnected(visitor.client())));
            work(cost(quitCost), () -> {
                journal.add(subject(), new Happening.ClientGone(visitor.client(), "quit=1 commands=1"));
                finished();
            });
        }
    }

    /** The client has hung up while it waited for a greeting. */
    private void lost(SmtpSession session) {
        log("lost connection after CONNECT from " + session.client());
        journal.add(subject(), new Happening.ClientGone(session.client(), "commands=0/0"));
        then(this::finished);
    }

    private void mail(SmtpSession session) {
        Mail mail = session.mail();
        long arrival = machine.clock().calendarNanos(machine.now());
        look("", mail.sender(), QUESTIONS_PER_SENDER, mail.key());
        if (refusedAtMail(session)) {
            return;
        }
        look(mail.sender(), mail.recipients().get(0), QUESTIONS_PER_RECIPIENT, mail.key());
        CleanupSession cleanup = new CleanupSession(mail, arrival);
        cleanup.received(came(session), system.contentFilter());
        if (session.comesAgain()) {
            cleanup.keep();
        }
        storing = cleanup;
        session.received();
        work(
                cost(recipientCost),
                () -> connectOrDie(CleanupClient.SOCKET, cleanup, () -> {
                    CleanupClient client = new CleanupClient(this, cleanup);
                    client.awaitId(
                            () -> accepted(session, cleanup, client),
                            () -> fatal("fatal: unable to connect to the public cleanup service"));
                }));
    }

    /** The client, or what it tells of the one before it, if it may. */
    private QueueFile.Came came(SmtpSession session) {
        return isTold(session) ? session.forwarded() : new QueueFile.Came("", session.client());
    }

    private boolean isTold(SmtpSession session) {
        String client = session.client();
        int bracket = client.indexOf('[');
        return !session.forwarded().equals(QueueFile.Came.LOCALLY)
                && system.toldByXforward()
                        .matches(client.substring(0, bracket), client.substring(bracket + 1, client.length() - 1));
    }

    /** The client as it is logged with a queue ID (smtpd.c: mail_open_stream). */
    private String logged(SmtpSession session) {
        if (!isTold(session)) {
            return session.client();
        }
        QueueFile.Came before = session.forwarded();
        return session.client()
                + (before.queueId().isEmpty() ? "" : ", orig_queue_id=" + before.queueId())
                + (before.client().isEmpty() ? "" : ", orig_client=" + before.client());
    }

    /** Has an address rewritten and, at last, resolved. */
    private void look(String sender, String address, int questions, long key) {
        if (known.contains(address)) {
            return;
        }
        if (known.size() >= KNOWN_ADDRESSES) {
            known.remove(known.iterator().next());
        }
        known.add(address);
        for (int i = 0; i < questions; i++) {
            boolean last = i == questions - 1;
            rewrite.ask(new RouteQuestion(last, last ? sender : "", address), key, route -> {});
        }
    }

    private void accepted(SmtpSession session, CleanupSession cleanup, CleanupClient client) {
        QueueFile file = cleanup.file();
        if (file != null) {
            journal.add(session.mail().subject(), new Happening.ClientAccepted(subject(), file.id(), logged(session)));
        }
        for (int i = 1; i < session.mail().recipients().size(); i++) {
            work(cost(recipientCost), () -> {});
        }
        work(cost(dataCost), () -> {
            pat();
            cleanup.sendEnvelope();
            cleanup.sendContent();
        });
        client.awaitStatus(() -> answer(session, cleanup));
    }

    /** Answers to the end of the data. */
    private void answer(SmtpSession session, CleanupSession cleanup) {
        storing = null;
        QueueFile file = cleanup.file();
        String refusal = cleanup.refusal().isEmpty() ? NOT_STORED : cleanup.refusal();
        String reply = cleanup.stored() && file != null ? "250 2.0.0 Ok: queued as " + file.id() : refusal;
        troubled |= reply.equals(NOT_STORED);
        next(session, session.answered(reply));
    }

    /** The client goes on with its next message once the gate opens, or quits. */
    private void next(SmtpSession session, @Nullable Gate next) {
        if (next == null) {
            leave(session);
        } else {
            await(next, () -> {
                pat();
                session.nextMail();
                mail(session);
            });
        }
    }

    private void leave(SmtpSession session) {
        if (troubled) {
            notifyPostmaster(session);
        }
        work(cost(quitCost), () -> {
            pat();
            journal.add(
                    subject(),
                    0,
                    Happening.ClientGone.CODE,
                    () -> new Happening.ClientGone(session.client(), session.commands()));
            storing = null;
            troubled = false;
            session.quit();
            finished();
        });
    }

    /** A message that is too large, as the client says (SIZE=), or for which there may be no room (smtpd_check.c). */
    private boolean refusedAtMail(SmtpSession session) {
        Mail mail = session.mail();
        long limit = system.messageSizeLimit();
        long free = system.spool().disk().freeBytes();
        long blocks = free / Disk.BLOCK_BYTES;
        if (limit > 0 && mail.sizeBytes() > limit && session.ehlo()) {
            refuse(session, "552 5.3.4 Message size exceeds fixed limit");
        } else if (system.queueMinfree() / Disk.BLOCK_BYTES >= blocks
                || limit / Disk.BLOCK_BYTES >= blocks / SPACE_FACTOR) {
            troubled = true;
            refuse(session, "452 4.3.1 Insufficient system storage");
            log("warning: not enough free space in mail queue: " + free + " bytes < 1.5*message size limit");
        } else {
            return false;
        }
        return true;
    }

    private void refuse(SmtpSession session, String reply) {
        log("NOQUEUE: reject: MAIL from " + session.client() + ": " + reply + "; proto="
                + (session.ehlo() ? "ESMTP helo=<" + HELO + ">" : "SMTP"));
        then(() -> next(session, session.refused(reply)));
    }

    /** What went wrong in a session for lack of resources is mailed to the postmaster, as far as there are resources. */
    private void notifyPostmaster(SmtpSession session) {
        if (!system.notifyClasses().contains("resource")) {
            return;
        }
        long key =
                Luck.key(Luck.key(session.mail().key(), NOTICE), session.mail().nextNotice());
        Mail notice = new Mail(
                journal,
                Happening.Origin.BOUNCE,
                key,
                system.doubleBounceAddress(),
                List.of(system.errorNoticeRecipient()),
                NOTICE_BYTES);
        CleanupSession cleanup = new CleanupSession(notice, machine.clock().calendarNanos(machine.now()));
        storing = cleanup;
        connectOrDie(CleanupClient.SOCKET, cleanup, () -> {
            CleanupClient client = new CleanupClient(this, cleanup);
            client.awaitId(
                    () -> {
                        cleanup.sendEnvelope();
                        cleanup.sendContent();
                        client.awaitStatus(() -> {});
                    },
                    () -> notice.left(subject(), ""));
        });
    }

    @Override
    protected void died() {
        if (storing != null) {
            storing.clientGone();
        }
        rewrite.close();
        super.died();
    }
}
