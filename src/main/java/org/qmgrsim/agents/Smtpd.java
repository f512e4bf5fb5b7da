package org.qmgrsim.agents;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Route;
import org.qmgrsim.ipc.ClientStream;
import org.qmgrsim.ipc.Connection;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.SingleServer;
import org.qmgrsim.journal.Happening;
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

    private final MailSystem system;
    private final ClientStream<String, Route> rewrite;
    private final Set<String> known = new LinkedHashSet<>();
    private final int startCost;
    private final int greetCost;
    private final int recipientCost;
    private final int dataCost;
    private final int quitCost;
    private @Nullable CleanupSession storing;

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
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    protected void serve(Connection connection) {
        if (connection instanceof SmtpSession session) {
            work(cost(greetCost), () -> {
                journal.add(subject(), new Happening.ClientConnected(session.client()));
                mail(session);
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

    private void mail(SmtpSession session) {
        Mail mail = session.mail();
        long arrival = machine.clock().calendarNanos(machine.now());
        look(mail.sender(), QUESTIONS_PER_SENDER, mail.key());
        look(mail.recipients().get(0), QUESTIONS_PER_RECIPIENT, mail.key());
        CleanupSession cleanup = new CleanupSession(mail, arrival, mail.recipients());
        storing = cleanup;
        work(
                cost(recipientCost),
                () -> connectOrDie(CleanupClient.SOCKET, cleanup, () -> {
                    CleanupClient client = new CleanupClient(this, cleanup);
                    client.awaitId(
                            () -> accepted(session, cleanup, client),
                            () -> fatal("fatal: unable to connect to the public cleanup service"));
                }));
    }

    private void look(String address, int questions, long key) {
        if (known.contains(address)) {
            return;
        }
        if (known.size() >= KNOWN_ADDRESSES) {
            known.remove(known.iterator().next());
        }
        known.add(address);
        for (int i = 0; i < questions; i++) {
            rewrite.ask(address, key, route -> {});
        }
    }

    private void accepted(SmtpSession session, CleanupSession cleanup, CleanupClient client) {
        QueueFile file = cleanup.file();
        if (file != null) {
            journal.add(session.mail().subject(), new Happening.ClientAccepted(subject(), file.id(), session.client()));
        }
        for (int i = 1; i < session.mail().recipients().size(); i++) {
            work(cost(recipientCost), () -> {});
        }
        work(cost(dataCost), () -> {
            pat();
            cleanup.sendEnvelope();
            cleanup.sendContent();
        });
        client.awaitStatus(() -> work(cost(quitCost), () -> {
            pat();
            journal.add(
                    subject(),
                    0,
                    Happening.ClientGone.CODE,
                    () -> new Happening.ClientGone(session.client(), commands(session, cleanup.stored() ? 1 : 0)));
            storing = null;
            finished();
        }));
    }

    /** The counts of a session's commands: one number if all went well, else how many did, of how many. */
    private static String commands(SmtpSession session, int stored) {
        int recipients = session.mail().recipients().size();
        int all = recipients + (session.ehlo() ? 4 : 3);
        return (session.ehlo() ? "ehlo=1 " : "") + "mail=1 rcpt=" + recipients
                + (stored == 1
                        ? " data=1 quit=1 commands=" + all
                        : " data=0/1 quit=1 commands=" + (all - 1) + "/" + all);
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
