package org.qmgrsim.scenario;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.Postdrop;
import org.qmgrsim.agents.SmtpSession;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.master.Master;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.scenario.load.ClosedLoop;
import org.qmgrsim.scenario.load.Source;
import org.qmgrsim.scenario.load.TimedSource;
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
            Source source = world.scenario().sources().get(i);
            if (source instanceof TimedSource timed) {
                next(timed, i + 1L, 0, null);
            } else if (source instanceof ClosedLoop loop) {
                LoopClient.begin(loop, i + 1L, this, world);
            }
        }
    }

    private void next(TimedSource source, long sourceKey, long ordinal, @Nullable Arrival former) {
        Arrival arrival = source.arrival(ordinal, sourceKey, world.luck(), former);
        if (arrival == null || arrival.atNanos() > world.scenario().endNanos()) {
            return;
        }
        agenda.setCause(0);
        agenda.schedule(Math.max(arrival.atNanos(), agenda.now()), () -> {
            new Once(new Letter(arrival, Luck.key(sourceKey, ordinal)), source.retryNanos()).begin();
            next(source, sourceKey, ordinal + 1, arrival);
        });
    }

    /** Who brings messages, and learns what becomes of them. */
    interface Bearer extends SmtpSession.Client {
        /** Nobody listens. */
        void refused();
    }

    /** Somebody brings a message. */
    void bring(Letter letter, Bearer bearer) {
        if (letter.arrival().origin() == Origin.SMTP) {
            connect(letter, bearer);
        } else {
            submit(letter.mail(mail), letter.key(), bearer);
        }
    }

    private void submit(Mail message, long key, Bearer bearer) {
        new Postdrop(
                        world.host(),
                        commands.run("sendmail", key),
                        world.spool(),
                        message,
                        installation.longQueueIds(),
                        status -> {
                            if (status == 0) {
                                bearer.answered("250 2.0.0 Ok");
                            } else if (!bearer.comesAgain()) {
                                message.left(0, "");
                            }
                            bearer.over();
                        })
                .start();
    }

    private void connect(Letter letter, Bearer bearer) {
        String port = installation.smtpSocket();
        ListenSocket socket = world.host().socket(port);
        int room = installation.room(port);
        boolean nobody = socket == null || room == Master.NOBODY;
        if (nobody && installation.isComingUp()) {
            agenda.schedule(agenda.now(), () -> connect(letter, bearer));
        } else if (socket == null || nobody) {
            bearer.refused();
        } else if (room == 0) {
            agenda.schedule(agenda.now() + CONNECT_AGAIN, () -> connect(letter, bearer));
        } else {
            socket.connect(new SmtpSession(
                    letter.mail(mail), LOCAL_CLIENT, world.scenario().ehlo(), bearer));
        }
    }

    /** The message in that letter, over a connection that is open. */
    Mail opened(Letter letter) {
        return letter.mail(mail);
    }

    /** A client that brings one message and has no other. */
    private final class Once implements Bearer {
        private final Letter letter;
        private final long retryNanos;
        private boolean settled;

        Once(Letter letter, long retryNanos) {
            this.letter = letter;
            this.retryNanos = retryNanos;
        }

        void begin() {
            bring(letter, this);
        }

        @Override
        public boolean comesAgain() {
            return retryNanos > 0;
        }

        @Override
        public @Nullable Gate answered(String reply) {
            settled = !reply.startsWith("4");
            return null;
        }

        @Override
        public void over() {
            if (!settled) {
                refused();
            }
        }

        @Override
        public void refused() {
            if (comesAgain()) { // else the message stays with its client
                agenda.schedule(agenda.now() + retryNanos, this::begin);
            }
        }
    }
}
