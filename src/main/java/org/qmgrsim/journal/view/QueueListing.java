package org.qmgrsim.journal.view;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.journal.QueueName;

/**
 * The queue as {@code postqueue -p} and {@code postqueue -j} print it.
 *
 * @param messages in the order in which showq(8) reports them: by directory, and within one in directory order
 * @see "Postfix src/postqueue/showq_compat.c, showq_json.c"
 */
public record QueueListing(List<Message> messages) {
    private static final DateTimeFormatter ASCTIME = DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss", Locale.ROOT);
    private static final String ROW = "%-11s %7s %-20s %s";
    private static final int REASON_WIDTH = 76;

    /** The order of the directories. */
    public static final List<QueueName> QUEUES =
            List.of(QueueName.MAILDROP, QueueName.ACTIVE, QueueName.INCOMING, QueueName.DEFERRED, QueueName.HOLD);

    /** Takes a copy of the list. */
    public QueueListing {
        messages = List.copyOf(messages);
    }

    /**
     * A message.
     *
     * @param arrivalSecond whole seconds since 1970
     * @param sender empty for a notice
     */
    public record Message(
            QueueName queue,
            String queueId,
            boolean forceExpired,
            long arrivalSecond,
            int sizeBytes,
            String sender,
            List<Recipient> recipients) {
        /** Takes a copy of the list. */
        public Message {
            recipients = List.copyOf(recipients);
        }

        private String decorated() {
            String place = queue == QueueName.ACTIVE ? "*" : queue == QueueName.HOLD ? "!" : "";
            return queueId + place + (forceExpired ? "#" : "");
        }
    }

    /**
     * A recipient that is not done.
     *
     * @param log {@code defer} or {@code bounce}, where its reason stands; empty if it has none
     * @param reason why it was put off; empty if it was not tried yet
     */
    public record Recipient(String address, String log, String reason) {}

    /** As {@code postqueue -p} prints it, line by line. */
    public List<String> lines(ZoneOffset zone) {
        if (messages.isEmpty()) {
            return List.of("Mail queue is empty");
        }
        List<String> lines = new ArrayList<>();
        long bytes = 0;
        lines.add(row("-Queue ID-", "--Size--", "----Arrival Time----", "-Sender/Recipient-------"));
        for (Message message : messages) {
            if (lines.size() > 1) {
                lines.add("");
            }
            LocalDateTime arrival = LocalDateTime.ofEpochSecond(message.arrivalSecond(), 0, zone);
            lines.add(row(
                    message.decorated(),
                    Integer.toString(message.sizeBytes()),
                    ASCTIME.format(arrival) + " ",
                    message.sender().isEmpty() ? "MAILER-DAEMON" : message.sender()));
            recipients(message, lines);
            bytes += message.sizeBytes();
        }
        lines.add("");
        lines.add("-- " + bytes / 1024 + " Kbytes in " + messages.size() + " Request"
                + (messages.size() == 1 ? "" : "s") + ".");
        return lines;
    }

    private static String row(String id, String size, String time, String address) {
        return String.format(Locale.ROOT, ROW, id, size, time, address);
    }

    /** A reason stands above the recipients that share it. */
    private static void recipients(Message message, List<String> lines) {
        String shown = "";
        for (Recipient recipient : message.recipients()) {
            if (!recipient.reason().equals(shown)) {
                shown = recipient.reason();
                String reason = shown.isEmpty() ? "reason unavailable" : shown;
                lines.add(" ".repeat(Math.max(0, REASON_WIDTH - reason.length())) + "(" + reason + ")");
            }
            lines.add(row("", "", "", recipient.address()));
        }
    }

    /**
     * As {@code postqueue -j} prints it: one object a line.
     *
     * @param withOriginals whether each recipient has its {@code orig_address}, as since 3.11
     */
    public List<String> json(boolean withOriginals) {
        return messages.stream().map(message -> json(message, withOriginals)).toList();
    }

    private static String json(Message message, boolean withOriginals) {
        StringBuilder json = new StringBuilder(200);
        json.append("{\"queue_name\": ").append(quoted(message.queue().toString()));
        json.append(", \"queue_id\": ").append(quoted(message.queueId()));
        json.append(", \"arrival_time\": ").append(message.arrivalSecond());
        json.append(", \"message_size\": ").append(message.sizeBytes());
        json.append(", \"forced_expire\": ").append(message.forceExpired());
        json.append(", \"sender\": ").append(quoted(message.sender().isEmpty() ? "MAILER-DAEMON" : message.sender()));
        json.append(", \"recipients\": [");
        String separator = "";
        for (Recipient recipient : message.recipients()) {
            json.append(separator).append('{');
            if (withOriginals) {
                json.append("\"orig_address\": ")
                        .append(quoted(recipient.address()))
                        .append(", ");
            }
            json.append("\"address\": ").append(quoted(recipient.address()));
            if (!recipient.reason().isEmpty()) {
                json.append(recipient.log().equals("bounce") ? ", \"bounce_reason\": " : ", \"delay_reason\": ");
                json.append(quoted(recipient.reason()));
            }
            json.append('}');
            separator = ", ";
        }
        return json.append("]}").toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
