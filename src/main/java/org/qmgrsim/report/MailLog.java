package org.qmgrsim.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/** The mail log of a run as Postfix would have written it: RFC 3339 stamps with microseconds. */
public final class MailLog implements Reader {
    private static final long SECOND = 1_000_000_000L;

    private final Appendable out;
    private long epochCalendarNanos;
    private final ZoneOffset zone;
    private final String host;
    private final boolean everyDetail;
    private final Map<Integer, Process> processes = new HashMap<>();
    private final StringBuilder line = new StringBuilder(200);

    private long stampSecond = Long.MIN_VALUE;
    private String stamp = "";
    private final String offset;

    private record Process(String tag, boolean verbose) {}

    /**
     * A log that is written as the facts are made.
     *
     * @param epochCalendarNanos calendar time of virtual time 0, in nanoseconds since 1970
     * @param everyDetail print the lines of {@code -v} of all processes, not only of those that run with it
     */
    public MailLog(Appendable out, long epochCalendarNanos, ZoneOffset zone, String host, boolean everyDetail) {
        this.out = out;
        this.epochCalendarNanos = epochCalendarNanos;
        this.zone = zone;
        this.host = host;
        this.everyDetail = everyDetail;
        this.offset = Clock.offset(zone);
    }

    /** Whether facts of this kind make a line, whoever they are about; a removal may make none. */
    public static boolean prints(int kind) {
        return switch (kind) {
            case Happening.MasterSaid.CODE,
                    Happening.Logged.CODE,
                    Happening.ClientConnected.CODE,
                    Happening.ClientAccepted.CODE,
                    Happening.ClientGone.CODE,
                    Happening.PickedUp.CODE,
                    Happening.HeaderRead.CODE,
                    Happening.MessageActive.CODE,
                    Happening.MessageSkipped.CODE,
                    Happening.RecipientDone.CODE,
                    Happening.MessageExpired.CODE,
                    Happening.MessageRemoved.CODE -> true;
            default -> false;
        };
    }

    /** Which process writes the line of a fact: a log that begins in mid-run must have read of its fork. */
    public static int writer(Fact fact) {
        Happening what = fact.what();
        return switch (what.code()) {
            case Happening.ClientAccepted.CODE -> ((Happening.ClientAccepted) what).smtpd();
            case Happening.PickedUp.CODE -> ((Happening.PickedUp) what).pickup();
            case Happening.HeaderRead.CODE -> ((Happening.HeaderRead) what).cleanup();
            case Happening.MessageActive.CODE -> ((Happening.MessageActive) what).qmgr();
            case Happening.MessageSkipped.CODE -> ((Happening.MessageSkipped) what).qmgr();
            case Happening.RecipientDone.CODE -> ((Happening.RecipientDone) what).agent();
            case Happening.MessageExpired.CODE -> ((Happening.MessageExpired) what).qmgr();
            case Happening.MessageRemoved.CODE -> ((Happening.MessageRemoved) what).process();
            default -> fact.subject();
        };
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.ProcessForked.CODE -> forked(fact.subject(), (Happening.ProcessForked) what);
            case Happening.ChildReaped.CODE -> processes.remove(fact.subject());
            case Happening.MasterSaid.CODE -> said(fact, (Happening.MasterSaid) what);
            case Happening.ClockStepped.CODE -> epochCalendarNanos += ((Happening.ClockStepped) what).byNanos();
            case Happening.Logged.CODE -> write(fact.atNanos(), fact.subject(), ((Happening.Logged) what).text());
            case Happening.ClientConnected.CODE ->
                write(fact.atNanos(), fact.subject(), "connect from " + ((Happening.ClientConnected) what).client());
            case Happening.ClientAccepted.CODE -> {
                Happening.ClientAccepted accepted = (Happening.ClientAccepted) what;
                write(fact.atNanos(), accepted.smtpd(), accepted.queueId() + ": client=" + accepted.client());
            }
            case Happening.ClientGone.CODE -> {
                Happening.ClientGone gone = (Happening.ClientGone) what;
                write(fact.atNanos(), fact.subject(), "disconnect from " + gone.client() + " " + gone.commands());
            }
            case Happening.PickedUp.CODE -> {
                Happening.PickedUp picked = (Happening.PickedUp) what;
                write(
                        fact.atNanos(),
                        picked.pickup(),
                        picked.queueId() + ": uid=" + picked.uid() + " from=<" + picked.sender() + ">"
                                + (picked.formerId().isEmpty() ? "" : " orig_id=" + picked.formerId()));
            }
            case Happening.HeaderRead.CODE -> {
                Happening.HeaderRead header = (Happening.HeaderRead) what;
                write(fact.atNanos(), header.cleanup(), header.queueId() + ": message-id=" + header.messageId());
            }
            case Happening.MessageActive.CODE -> {
                Happening.MessageActive active = (Happening.MessageActive) what;
                write(
                        fact.atNanos(),
                        active.qmgr(),
                        active.queueId() + ": from=<" + active.sender() + ">, size=" + active.sizeBytes() + ", nrcpt="
                                + active.nrcpt() + " (queue active)");
            }
            case Happening.MessageSkipped.CODE -> {
                Happening.MessageSkipped skipped = (Happening.MessageSkipped) what;
                write(fact.atNanos(), skipped.qmgr(), skipped.queueId() + ": skipped, still being delivered");
            }
            case Happening.RecipientDone.CODE -> outcome(fact, (Happening.RecipientDone) what);
            case Happening.MessageExpired.CODE -> {
                Happening.MessageExpired expired = (Happening.MessageExpired) what;
                write(
                        fact.atNanos(),
                        expired.qmgr(),
                        expired.queueId() + ": from=<" + expired.sender() + ">, status="
                                + (expired.forced() ? "force-expired" : "expired") + ", returned to sender");
            }
            case Happening.MessageRemoved.CODE -> {
                Happening.MessageRemoved removed = (Happening.MessageRemoved) what;
                if (!removed.queueId().isEmpty()) {
                    write(fact.atNanos(), removed.process(), removed.queueId() + ": removed");
                }
            }
            default -> {
                // not for the log
            }
        }
    }

    private void forked(int subject, Happening.ProcessForked forked) {
        processes.put(
                subject,
                new Process("postfix/" + forked.program() + "[" + forked.pid() + "]: ", forked.verbosity() > 0));
    }

    private void said(Fact fact, Happening.MasterSaid said) {
        String version = " -- version " + said.version() + ", configuration /etc/postfix";
        String text =
                switch (said.turn()) {
                    case STARTING -> "starting the Postfix mail system";
                    case STOPPING -> "stopping the Postfix mail system";
                    case REFRESHING -> "refreshing the Postfix mail system";
                    case ABORTING -> "aborting the Postfix mail system";
                    case STARTED -> "daemon started" + version;
                    case RELOADED -> "reload" + version;
                    case TERMINATING -> "terminating on signal 15";
                };
        write(fact.atNanos(), fact.subject(), text);
    }

    private void outcome(Fact fact, Happening.RecipientDone done) {
        StringBuilder text = new StringBuilder(160);
        text.append(done.queueId()).append(": to=<").append(done.recipient());
        if (!done.original().equalsIgnoreCase(done.recipient())) {
            text.append(">, orig_to=<").append(done.original());
        }
        text.append(">, relay=").append(done.relay());
        if (done.connUse() > 1) {
            text.append(", conn_use=").append(done.connUse());
        }
        // Postfix subtracts readings of the clock, which may have been set back meanwhile, and prints 0 for less
        long total = done.waitedNanos() + done.queuedNanos() + done.connectNanos() + done.deliverNanos();
        text.append(", delay=");
        Delays.appendNanos(text, Math.max(0, total), done.delayDigits());
        text.append(", delays=");
        Delays.appendNanos(text, Math.max(0, done.waitedNanos()), done.delayDigits());
        text.append('/');
        Delays.appendNanos(text, Math.max(0, done.queuedNanos()), done.delayDigits());
        text.append('/');
        Delays.appendNanos(text, Math.max(0, done.connectNanos()), done.delayDigits());
        text.append('/');
        Delays.appendNanos(text, Math.max(0, done.deliverNanos()), done.delayDigits());
        text.append(", dsn=").append(done.dsn()).append(", status=").append(status(done.status()));
        text.append(" (").append(done.reply()).append(')');
        write(fact.atNanos(), done.agent(), text.toString());
    }

    private static String status(Happening.Status status) {
        return switch (status) {
            case SENT -> "sent";
            case DEFERRED -> "deferred";
            case BOUNCED -> "bounced";
            case SOFTBOUNCE -> "SOFTBOUNCE";
            case EXPANDED -> "expanded";
        };
    }

    @Override
    public void read(Detail detail) {
        Process process = processes.get(detail.process());
        if (process != null && (everyDetail || process.verbose())) {
            write(detail.atNanos(), process, detail.line());
        }
    }

    private void write(long atNanos, int subject, String text) {
        write(atNanos, processes.get(subject), text);
    }

    private void write(long atNanos, @Nullable Process process, String text) {
        line.setLength(0);
        stamp(epochCalendarNanos + atNanos);
        line.append(offset).append(' ').append(host).append(' ');
        line.append(process == null ? "postfix/postfix-script: " : process.tag());
        line.append(text).append('\n');
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stamp(long calendarNanos) {
        long second = Math.floorDiv(calendarNanos, SECOND);
        if (second != stampSecond) {
            stampSecond = second;
            StringBuilder text = new StringBuilder(20);
            Clock.second(text, second, zone);
            stamp = text.append('.').toString();
        }
        int micros = (int) (Math.floorMod(calendarNanos, SECOND) / 1000);
        line.append(stamp);
        for (int digit = 100_000; digit > 0; digit /= 10) {
            line.append((char) ('0' + micros / digit % 10));
        }
    }
}
