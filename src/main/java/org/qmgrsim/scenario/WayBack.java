package org.qmgrsim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.SmtpSession;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.Onward;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.master.Master;
import org.qmgrsim.spool.Mail;

/** Brings back what content filters hand on: each message over a connection of its own to an smtpd of this machine. */
final class WayBack implements Onward.Carrier {
    private static final String CLIENT = "localhost[127.0.0.1]";
    private static final long CONNECT_AGAIN = 1_000_000_000;
    private static final int CODE = 0xF117E6; // tells the luck of such a message from that of notices about it

    private final World world;
    private final Agenda agenda;
    private final Installation installation;
    private final InputMail messages;

    WayBack(World world, Installation installation, InputMail messages) {
        this.world = world;
        this.agenda = world.agenda();
        this.installation = installation;
        this.messages = messages;
    }

    /** The row that a connection to that host and port of this machine reaches. */
    static Optional<ServiceRow> find(List<ServiceRow> rows, String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        String port = hostAndPort.substring(colon + 1);
        String host = bare(hostAndPort.substring(0, Math.max(0, colon)));
        return rows.stream()
                .filter(row -> row.type().equals("inet"))
                .filter(row -> portOf(row).equals(port) && isReached(hostOf(row), host))
                .findFirst();
    }

    private static String portOf(ServiceRow row) {
        return row.endpoint().substring(row.endpoint().lastIndexOf(':') + 1);
    }

    /** Empty if it listens on all addresses. */
    static String hostOf(ServiceRow row) {
        int colon = row.endpoint().lastIndexOf(':');
        return colon < 0 ? "" : bare(row.endpoint().substring(0, colon));
    }

    private static String bare(String host) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return plain.toLowerCase(Locale.ROOT).equals("localhost") ? "127.0.0.1" : plain.toLowerCase(Locale.ROOT);
    }

    private static boolean isReached(String listens, String host) {
        return listens.isEmpty() || listens.equals(host);
    }

    @Override
    public void carry(Onward.Parcel parcel, Consumer<Answer> answered) {
        new Client(parcel, answered).begin();
    }

    /** The client of a filter, with one message. */
    private final class Client implements SmtpSession.Client {
        private final Onward.Parcel parcel;
        private final Consumer<Answer> answered;
        private @Nullable SmtpSession session;
        private long patience = Agenda.NONE;
        private boolean settled;

        Client(Onward.Parcel parcel, Consumer<Answer> answered) {
            this.parcel = parcel;
            this.answered = answered;
        }

        void begin() {
            patience = agenda.schedule(agenda.now() + parcel.how().patienceNanos(), this::waitedLongEnough);
            connect();
        }

        private void connect() {
            if (settled) {
                return;
            }
            String port = installation.inetSocket(parcel.how().to());
            ListenSocket socket = port == null ? null : world.host().socket(port);
            int room = port == null ? Master.NOBODY : installation.room(port);
            if (socket == null || room == Master.NOBODY) {
                settle(Answer.REFUSED);
            } else if (room == 0) {
                agenda.schedule(agenda.now() + CONNECT_AGAIN, this::connect);
            } else {
                session = new SmtpSession(message(), CLIENT, true, this)
                        .forwarding(parcel.visit().told());
                socket.connect(session);
            }
        }

        private Mail message() {
            Mail former = parcel.visit().file().mail();
            Mail message = former.reinjected(
                    parcel.filter().toString(),
                    Luck.key(Luck.key(former.key(), CODE), former.nextReinjection()),
                    parcel.visit().file().sender(),
                    parcel.recipients(),
                    parcel.how().addedBytes());
            messages.comesOf(former, message);
            return message;
        }

        private void waitedLongEnough() {
            SmtpSession waits = session;
            if (waits != null) {
                waits.hangUp();
            }
            settle(Answer.SILENCE);
        }

        private void settle(Answer answer) {
            if (!settled) {
                settled = true;
                agenda.cancel(patience);
                answered.accept(answer);
            }
        }

        @Override
        public @Nullable Gate answered(String reply) {
            settle(Answer.reply(reply));
            return null;
        }

        @Override
        public void over() {
            settle(Answer.SILENCE);
        }
    }
}
