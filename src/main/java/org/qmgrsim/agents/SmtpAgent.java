package org.qmgrsim.agents;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Destinations;
import org.qmgrsim.agents.remote.RemoteSession;
import org.qmgrsim.agents.remote.Visit;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.OptionalClient;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.spool.DeliveryRequest;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;

/**
 * smtp(8) and lmtp(8): connects to the next hop, speaks to it, and tells qmgr apart what is wrong with a recipient from what
 * is wrong with the hop.
 */
final class SmtpAgent extends DeliveryAgent {
    private final SmtpParameters parameters;
    private final OptionalClient<SessionQuestion, Optional<SmtpConnection>> scache;
    private final Costs costs;
    private @Nullable RemoteSession session;

    /** What the steps of a delivery cost, by code. */
    record Costs(int connect, int send, int reply, int reuse) {}

    SmtpAgent(MailSystem system, Host host, Identity identity, ListenSocket socket, SmtpParameters parameters) {
        super(system, host, identity, socket, "smtp.start");
        this.parameters = parameters;
        this.scache = new OptionalClient<>(
                this, "private/scache", system.cacheTimeoutSeconds(), "disabling connection caching");
        this.costs = new Costs(
                machine.costs().code("smtp.connect"),
                machine.costs().code("smtp.send"),
                machine.costs().code("smtp.reply"),
                machine.costs().code("smtp.reuse"));
    }

    SmtpParameters parameters() {
        return parameters;
    }

    Costs costs() {
        return costs;
    }

    Destinations destinations() {
        return system.destinations();
    }

    /** Asks scache(8) for a session; {@code then} gets it, or null, now or in a later step. */
    void askForSession(SessionQuestion question, Consumer<@Nullable SmtpConnection> then) {
        scache.ask(question, identity().key(), answer -> then.accept(answer == null ? null : answer.orElse(null)));
    }

    Luck luck() {
        return machine.luck();
    }

    long now() {
        return machine.now();
    }

    long second() {
        return machine.second();
    }

    @Override
    protected @Nullable String changedTable() {
        return system.changedTable();
    }

    @Override
    void deliver(DeliveryRequest request, Ending ending) {
        Mail mail = request.file().mail();
        Visit visit = new Visit(
                Luck.key(mail.key(), request.recipients().get(0)),
                mail.activations(),
                request.file(),
                told(request.file()));
        new SmtpDelivery(this, request, visit, ending).begin();
    }

    /** What a content filter is told of where a message came from (smtp_proto.c: XFORWARD). */
    private QueueFile.Came told(QueueFile file) {
        QueueFile.Came came = file.came();
        return !parameters.forwards()
                ? QueueFile.Came.LOCALLY
                : new QueueFile.Came(came.queueId().isEmpty() ? file.id() : came.queueId(), came.client());
    }

    /** Adds the step that happens after a while; without a while it happens at once. */
    void after(long nanos, Runnable then) {
        if (nanos == 0) {
            then.run();
        } else {
            pause(nanos, then);
        }
    }

    /** The agent is in this session now: if the agent dies, the host sees the end of the connection. Null: in none. */
    void talksOver(@Nullable RemoteSession now) {
        session = now;
    }

    @Override
    protected void died() {
        if (session != null) {
            session.close();
            session = null;
        }
        scache.close();
        super.died();
    }
}
