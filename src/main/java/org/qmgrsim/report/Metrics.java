package org.qmgrsim.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.view.QueueFiles;

/**
 * What kumina/postfix_exporter would show at an instant, under its names, so that dashboards can be tried on simulated mail. It is
 * as blind as that is: it reads the lines of cleanup, qmgr, smtp, lmtp, pipe, smtpd, bounce and virtual; those of others, such
 * as error(8) and local(8), are "unsupported", and so are all suspended deliveries.
 */
public final class Metrics implements Reader {
    private static final String SHOWQ_SIZE = "postfix_showq_message_size_bytes";
    private static final String SHOWQ_AGE = "postfix_showq_message_age_seconds";
    private static final String INSERTED = "postfix_qmgr_messages_inserted_receipients"; // their spelling
    private static final String INSERTED_SIZE = "postfix_qmgr_messages_inserted_size_bytes";
    private static final String UNSUPPORTED = "postfix_unsupported_log_entries_total";
    private static final String[] STAGES = {"before_queue_manager", "queue_manager", "connection_setup", "transmission"
    };
    private static final double[] BYTES = {1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    private static final double[] AGES = {1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    private static final double[] TIMES = {1e-3, 1e-2, 1e-1, 1, 10, 60, 3600, 86_400, 172_800};
    private static final double[] RECIPIENTS = {1, 2, 4, 8, 16, 32, 64, 128};
    private static final Pattern LEVEL = Pattern.compile("^(?:[0-9A-Za-z]+: )?(warning|error|fatal|panic): ");

    private final QueueFiles queue = new QueueFiles();
    private final Map<Integer, String> programs = new HashMap<>();
    private final Exposition out = new Exposition();

    /** Before the first fact. */
    public Metrics() {
        out.gauge("postfix_up", "Whether scraping Postfix's metrics was successful.");
        out.add("postfix_up", "path=\"/var/spool/postfix/public/showq\"", 1);
        out.histogram(SHOWQ_SIZE, "Size of messages in Postfix's message queue, in bytes", BYTES);
        out.histogram(SHOWQ_AGE, "Age of messages in Postfix's message queue, in seconds", AGES);
        counter("postfix_cleanup_messages_processed_total", "Total number of messages processed by cleanup.");
        out.histogram(INSERTED, "Number of receipients per message inserted into the mail queues.", RECIPIENTS);
        out.histogram(INSERTED_SIZE, "Size of messages inserted into the mail queues in bytes.", BYTES);
        counter("postfix_qmgr_messages_removed_total", "Total number of messages removed from mail queues.");
        counter("postfix_qmgr_messages_expired_total", "Total number of messages expired from mail queues.");
        out.histogram("postfix_smtp_delivery_delay_seconds", "SMTP message processing time in seconds.", TIMES);
        out.histogram("postfix_lmtp_delivery_delay_seconds", "LMTP message processing time in seconds.", TIMES);
        out.histogram("postfix_pipe_delivery_delay_seconds", "Pipe message processing time in seconds.", TIMES);
        out.counter("postfix_smtp_messages_processed_total", "Total number of messages processed by smtp, by status.");
        counter("postfix_smtp_status_deferred", "Total number of deferred messages.");
        counter("postfix_smtp_connection_timed_out_total", "Total number of connections that timed out.");
        counter("postfix_smtpd_connects_total", "Total number of incoming connections.");
        counter("postfix_smtpd_disconnects_total", "Total number of incoming disconnections.");
        out.counter("postfix_smtpd_messages_processed_total", "Total number of messages processed.");
        counter("postfix_bounce_non_delivery_notification_total", "Total number of non delivery notifications sent.");
        counter("postfix_virtual_delivered_total", "Total number of mails delivered to a virtual mailbox.");
        out.counter(UNSUPPORTED, "Log entries that could not be processed.");
    }

    private void counter(String name, String help) {
        out.counter(name, help);
        out.exists(name, "");
    }

    @Override
    public void read(Fact fact) {
        queue.read(fact);
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.ProcessForked.CODE ->
                programs.put(fact.subject(), ((Happening.ProcessForked) what).program());
            case Happening.ChildReaped.CODE -> programs.remove(fact.subject());
            case Happening.HeaderRead.CODE -> out.add("postfix_cleanup_messages_processed_total", "", 1);
            case Happening.MessageActive.CODE -> {
                Happening.MessageActive active = (Happening.MessageActive) what;
                out.observe(INSERTED, "", active.nrcpt());
                out.observe(INSERTED_SIZE, "", active.sizeBytes());
            }
            case Happening.MessageExpired.CODE -> out.add("postfix_qmgr_messages_expired_total", "", 1);
            case Happening.MessageRemoved.CODE -> {
                if (!((Happening.MessageRemoved) what).queueId().isEmpty()) {
                    out.add("postfix_qmgr_messages_removed_total", "", 1);
                }
            }
            case Happening.ClientConnected.CODE -> out.add("postfix_smtpd_connects_total", "", 1);
            case Happening.ClientGone.CODE -> out.add("postfix_smtpd_disconnects_total", "", 1);
            case Happening.ClientAccepted.CODE ->
                out.add("postfix_smtpd_messages_processed_total", "sasl_method=\"\"", 1);
            case Happening.RecipientDone.CODE -> done((Happening.RecipientDone) what);
            case Happening.PickedUp.CODE -> unsupported("pickup", "");
            case Happening.MasterSaid.CODE -> unsupported(program(fact.subject()), "");
            case Happening.Logged.CODE -> logged(program(fact.subject()), ((Happening.Logged) what).text());
            default -> {
                // no line of the log
            }
        }
    }

    private String program(int subject) {
        return programs.getOrDefault(subject, "postfix-script");
    }

    private void unsupported(String service, String text) {
        Matcher level = LEVEL.matcher(text);
        out.add(UNSUPPORTED, "level=\"" + (level.find() ? level.group(1) : "") + "\",service=\"" + service + "\"", 1);
    }

    private void logged(String program, String text) {
        if (program.equals("bounce") && text.contains(": sender non-delivery notification: ")) {
            out.add("postfix_bounce_non_delivery_notification_total", "", 1);
        } else if (program.equals("smtp") && text.endsWith(": Connection timed out")) {
            out.add("postfix_smtp_connection_timed_out_total", "", 1);
        } else {
            unsupported(program, text);
        }
    }

    private void done(Happening.RecipientDone done) {
        String program = program(done.agent());
        switch (program) {
            case "smtp" -> {
                stages("postfix_smtp_delivery_delay_seconds", "", done);
                String status = status(done.status());
                out.add("postfix_smtp_messages_processed_total", "status=\"" + status + "\"", 1);
                if (done.status() == Happening.Status.DEFERRED) {
                    out.add("postfix_smtp_status_deferred", "", 1);
                }
            }
            case "lmtp" -> stages("postfix_lmtp_delivery_delay_seconds", "", done);
            case "pipe" -> stages("postfix_pipe_delivery_delay_seconds", "relay=\"" + done.relay() + "\",", done);
            case "virtual" ->
                out.add("postfix_virtual_delivered_total", "", done.status() == Happening.Status.SENT ? 1 : 0);
            default -> unsupported(program, "");
        }
    }

    private static String status(Happening.Status status) {
        return status == Happening.Status.SOFTBOUNCE
                ? "SOFTBOUNCE"
                : status.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void stages(String name, String labels, Happening.RecipientDone done) {
        long[] nanos = {done.waitedNanos(), done.queuedNanos(), done.connectNanos(), done.deliverNanos()};
        for (int i = 0; i < STAGES.length; i++) {
            StringBuilder logged = new StringBuilder();
            Delays.append(logged, Math.max(0, nanos[i]) / 1000, done.delayDigits());
            out.observe(name, labels + "stage=\"" + STAGES[i] + "\"", Double.parseDouble(logged.toString()));
        }
    }

    /** The text of all metrics at a virtual time, up to which all facts have been read. */
    public String text(RunProperties run, long atNanos) {
        long nowSecond = Math.floorDiv(run.calendarNanos(atNanos), 1_000_000_000L);
        for (QueueName name :
                List.of(QueueName.ACTIVE, QueueName.DEFERRED, QueueName.HOLD, QueueName.INCOMING, QueueName.MAILDROP)) {
            String label = "queue=\"" + name + "\"";
            out.exists(SHOWQ_SIZE, label);
            out.exists(SHOWQ_AGE, label);
            queue.files(name).forEach(file -> {
                out.observe(SHOWQ_SIZE, label, file.sizeBytes());
                out.observe(SHOWQ_AGE, label, nowSecond - file.arrivalMicros() / 1_000_000);
            });
        }
        return out.toString();
    }
}
