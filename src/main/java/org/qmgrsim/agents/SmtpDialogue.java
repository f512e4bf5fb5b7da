package org.qmgrsim.agents;

import java.util.function.Consumer;
import org.qmgrsim.agents.SmtpWords.Why;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.RemoteSession;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.agents.remote.Visit;
import org.qmgrsim.kernel.Gate;

/**
 * What smtp(8) and a host say to each other in one session, for one message. All steps go into the script of the agent.
 *
 * @see "Postfix src/smtp/smtp_proto.c"
 */
final class SmtpDialogue {
    private static final int LEAST_PROTOCOL_ERROR = 500;
    private static final int GREATEST_PROTOCOL_ERROR = 509;
    private static final int BAD_PARAMETERS = 555;

    private final SmtpAgent agent;
    private final SmtpParameters parameters;
    private final SmtpRecipients recipients;
    private final SmtpConnection connection;
    private final Visit visit;
    private final RemoteSession session;
    private final Runnable over;
    private boolean[] accepted = {};
    private int acceptedCount;

    /**
     * A conversation that has not begun.
     *
     * @param over what comes when the session is over for this message, well or not
     */
    SmtpDialogue(SmtpAgent agent, SmtpRecipients recipients, SmtpConnection connection, Visit visit, Runnable over) {
        this.agent = agent;
        this.parameters = agent.parameters();
        this.recipients = recipients;
        this.connection = connection;
        this.visit = visit;
        this.session = connection.session();
        this.over = over;
    }

    // ---------------------------------------------------------------- the handshake

    /** Waits for the greeting and says EHLO; {@code ready} comes if all is well. */
    void greet(Runnable ready) {
        Gate slot = session.slot();
        long limit = parameters.timeout(Stage.GREETING);
        if (slot == null) {
            greeting(limit, ready);
            return;
        }
        long began = agent.now();
        agent.await(slot, limit, () -> greeting(limit - (agent.now() - began), ready), () -> timedOut(Stage.GREETING));
    }

    private void greeting(long limitNanos, Runnable ready) {
        ask(Stage.GREETING, "", limitNanos, greeting -> {
            if (greeting.positive()) {
                ask(Stage.HELO, "", parameters.timeout(Stage.HELO), helo -> handshake(helo, false, ready));
            } else {
                handshake(greeting, parameters.skips5xxGreetings(), ready);
            }
        });
    }

    private void handshake(Answer answer, boolean soft, Runnable ready) {
        if (answer.positive()) {
            ready.run();
            return;
        }
        String dsn = SmtpWords.dsn(answer.reply());
        String text = "host " + connection.host().nameAndAddress() + " refused to talk to me: " + answer.reply();
        noteProtocolError(answer);
        recipients.allFailed(connection, new Why(soft ? "4" + dsn.substring(1) : dsn, text), true);
        agent.then(over);
    }

    /** Finds out whether a session that was kept is still good. */
    void probe(Runnable good, Runnable bad) {
        Answer answer = session.ask(Stage.RSET, visit, "");
        long limit = parameters.timeout(Stage.RSET);
        if (session.delayNanos() > limit) {
            agent.pause(limit, bad);
        } else {
            agent.after(session.delayNanos(), answer.positive() ? good : bad);
        }
    }

    // ---------------------------------------------------------------- the message

    /** Sends the message to all recipients that are left. */
    void transfer() {
        recipients.connected();
        accepted = new boolean[recipients.left()];
        agent.work(agent.cost(agent.costs().send()), () -> ask(Stage.MAIL, this::sender));
    }

    private void sender(Answer answer) {
        if (answer.positive()) {
            recipient(0);
        } else {
            recipients.allFailed(connection, refusal(Stage.MAIL, answer), false);
            abort();
        }
    }

    private void recipient(int first) {
        for (int i = first; i < recipients.left(); i++) {
            int index = i;
            Answer answer = session.ask(Stage.RCPT, visit, recipients.address(i));
            if (isCut(answer, parameters.timeout(Stage.RCPT))) {
                cut(Stage.RCPT, answer, parameters.timeout(Stage.RCPT));
                return;
            } else if (session.delayNanos() > 0) {
                agent.pause(session.delayNanos(), () -> {
                    judge(index, answer);
                    agent.then(() -> recipient(index + 1));
                });
                return;
            } else if (judge(index, answer)) {
                agent.then(() -> recipient(index + 1));
                return;
            }
        }
        if (acceptedCount > 0) {
            ask(Stage.DATA, this::data);
        } else {
            abort();
        }
    }

    private boolean judge(int index, Answer answer) {
        if (answer.positive()) {
            accepted[index] = true;
            acceptedCount++;
            return false;
        }
        return recipients.refused(index, connection, refusal(Stage.RCPT, answer));
    }

    private void data(Answer answer) {
        if (answer.positive()) {
            ask(Stage.BODY, body -> end(0));
        } else {
            recipients.allFailed(connection, refusal(Stage.DATA, answer), false);
            abort();
        }
    }

    /** The answer to the end of the data: one for all recipients; from an LMTP server one for each. */
    private void end(int index) {
        int next = index;
        while (parameters.lmtp() && next < accepted.length && !accepted[next]) {
            next++;
        }
        if (next == accepted.length) {
            complete();
            return;
        }
        int place = next;
        if (!connection.canBeKept(agent.second(), parameters.caching().reuseLimit())) {
            connection.neverAgain();
        }
        ask(Stage.END, answer -> {
            if (answer.positive()) {
                taken(place);
            }
            agent.work(agent.cost(agent.costs().reply()), () -> ended(place, answer));
        });
    }

    private void taken(int index) {
        if (parameters.lmtp()) {
            recipients.accepted(index);
            return;
        }
        for (int i = 0; i < accepted.length; i++) {
            if (accepted[i]) {
                recipients.accepted(i);
            }
        }
    }

    private void ended(int index, Answer answer) {
        long now = agent.now();
        if (parameters.lmtp()) {
            if (answer.positive()) {
                recipients.sent(index, connection, answer.reply(), now);
            } else {
                recipients.refused(index, connection, refusal(Stage.END, answer));
            }
            agent.then(() -> end(index + 1));
            return;
        }
        if (answer.positive()) {
            for (int i = 0; i < accepted.length; i++) {
                if (accepted[i]) {
                    recipients.sent(i, connection, answer.reply(), now);
                }
            }
        } else {
            recipients.allFailed(connection, refusal(Stage.END, answer), false);
        }
        complete();
    }

    private void complete() {
        recipients.sessionWasComplete();
        agent.then(over);
    }

    /** Nothing is sent: RSET. If the host has closed the connection meanwhile, the session did not end as it should. */
    private void abort() {
        if (!session.isClosedByHost()) {
            recipients.sessionWasComplete();
        }
        agent.then(over);
    }

    private Why refusal(Stage stage, Answer answer) {
        noteProtocolError(answer);
        return new Why(
                SmtpWords.dsn(answer.reply()),
                "host " + connection.host().nameAndAddress() + " said: " + answer.reply() + " (in reply to "
                        + SmtpWords.command(stage) + ")");
    }

    /** After an answer that means that somebody does not know the protocol, the session is not kept. */
    private void noteProtocolError(Answer answer) {
        int code = Integer.parseInt(answer.reply(), 0, 3, 10);
        if ((code >= LEAST_PROTOCOL_ERROR && code <= GREATEST_PROTOCOL_ERROR) || code == BAD_PARAMETERS) {
            connection.neverAgain();
        }
    }

    // ---------------------------------------------------------------- questions, and when they get no answer

    private void ask(Stage stage, Consumer<Answer> then) {
        ask(stage, "", parameters.timeout(stage), then);
    }

    private void ask(Stage stage, String recipient, long limitNanos, Consumer<Answer> then) {
        Answer answer = session.ask(stage, visit, recipient);
        Gate undecided = stage == Stage.END ? session.undecided() : null;
        if (undecided != null) {
            agent.await(undecided, limitNanos, () -> then.accept(session.decided()), () -> timedOut(stage));
        } else if (isCut(answer, limitNanos)) {
            cut(stage, answer, limitNanos);
        } else if (session.delayNanos() == 0) {
            then.accept(answer);
        } else {
            agent.pause(session.delayNanos(), () -> then.accept(answer));
        }
    }

    private boolean isCut(Answer answer, long limitNanos) {
        return answer.kind() != Answer.Kind.REPLY || session.delayNanos() > limitNanos;
    }

    private void cut(Stage stage, Answer answer, long limitNanos) {
        if (session.delayNanos() > limitNanos) {
            agent.pause(limitNanos, () -> timedOut(stage));
        } else {
            agent.after(session.delayNanos(), () -> broken("lost connection with " + name() + " while ", stage));
        }
    }

    private void timedOut(Stage stage) {
        broken("conversation with " + name() + " timed out while ", stage);
    }

    private void broken(String what, Stage stage) {
        Why why = new Why("4.4.2", what + SmtpWords.doing(stage, parameters.lmtp()));
        recipients.allFailed(connection, why, true);
        agent.then(over);
    }

    private String name() {
        return connection.host().nameAndAddress();
    }
}
