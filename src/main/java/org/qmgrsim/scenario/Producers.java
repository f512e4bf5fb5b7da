package org.qmgrsim.scenario;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.Postdrop;
import org.qmgrsim.agents.SmtpSession;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.master.Master;
import org.qmgrsim.spool.Mail;

/** Those who bring mail: SMTP clients and the sendmail command. */
final class Producers {
    static final String LOCAL_CLIENT = "unknown[127.0.0.1]";
    private static final long CONNECT_AGAIN = 1_000_000_000;

    private final World world;
    private final Agenda agenda;
    private final Installation installation;
    private final Commands commands;
    private final InputMail mail;

    Producers(World world, Installation installation, Commands commands, InputMail mail) {
        this.world = world;
        this.agenda = world.agenda();
        this.installation = installation;
        this.commands = commands;
        this.mail = mail;
    }

    /** All sources begin. */
    void begin() {
        for (int i = 0; i < world.scenario().sources().size(); i++) {
            next(world.scenario().sources().get(i), i + 1L, 0, null);
        }
    }

    private void next(Source source, long sourceKey, long ordinal, @Nullable Arrival former) {
        Arrival arrival = source.arrival(ordinal, sourceKey, world.luck(), former);
        if (arrival == null || arrival.atNanos() > world.scenario().endNanos()) {
            return;
        }
        agenda.setCause(0);
        agenda.schedule(Math.max(arrival.atNanos(), agenda.now()), () -> {
            arrive(arrival, Luck.key(sourceKey, ordinal));
            next(source, sourceKey, ordinal + 1, arrival);
        });
    }

    private void arrive(Arrival arrival, long key) {
        if (arrival.origin() == Origin.SMTP) {
            connect(arrival, key, null);
        } else {
            submit(mail.of(arrival, key), key);
        }
    }

    private void submit(Mail message, long key) {
        new Postdrop(
                        world.host(),
                        commands.run("sendmail", key),
                        world.spool(),
                        message,
                        installation.longQueueIds(),
                        later(() -> submit(message, key)))
                .start();
    }

    /**
     * A client connects.
     *
     * @param known the message, if it was here before and was told to come later
     */
    private void connect(Arrival arrival, long key, @Nullable Mail known) {
        String port = installation.smtpSocket();
        ListenSocket socket = world.host().socket(port);
        int room = installation.room(port);
        if ((socket == null || room == Master.NOBODY) && installation.isComingUp()) {
            agenda.schedule(agenda.now(), () -> connect(arrival, key, known));
            return;
        }
        if (socket == null || room == Master.NOBODY) {
            Runnable again = later(() -> connect(arrival, key, known));
            if (again != null) {
                again.run();
            }
            return; // connection refused: the message stays with its client
        }
        if (room == 0) {
            agenda.schedule(agenda.now() + CONNECT_AGAIN, () -> connect(arrival, key, known));
            return;
        }
        Mail message = known == null ? mail.of(arrival, key) : known;
        socket.connect(new SmtpSession(
                message, LOCAL_CLIENT, world.scenario().ehlo(), later(() -> connect(arrival, key, message))));
    }

    /** What somebody does who was told to come later; null: nothing. */
    private @Nullable Runnable later(Runnable again) {
        long after = mail.retryNanos();
        return after < 0 ? null : () -> agenda.schedule(agenda.now() + after, again);
    }
}
