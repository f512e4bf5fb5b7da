package org.qmgrsim.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.journal.view.QueuedMail;

/**
 * The queue as {@code postqueue -p} prints it. Files of one directory come in the order in which they were made, where a real
 * one has that of the directory.
 *
 * @see "Postfix src/showq/showq.c, src/postqueue/showq_compat.c"
 */
public final class QueueListing {
    /** The directories in the order of showq(8). */
    static final List<QueueName> QUEUES =
            List.of(QueueName.MAILDROP, QueueName.ACTIVE, QueueName.INCOMING, QueueName.DEFERRED, QueueName.HOLD);

    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final int REASON_END = 76;
    private static final int LONGEST_SHORT_ID = 11;

    private final boolean longIds;
    private final ZoneOffset zone;
    private final StringBuilder out = new StringBuilder();

    private QueueListing(boolean longIds, ZoneOffset zone) {
        this.longIds = longIds;
        this.zone = zone;
    }

    /** The listing of all files, with its head and its sum. */
    public static String of(QueueFiles queue, ZoneOffset zone) {
        List<QueuedMail> files =
                QUEUES.stream().flatMap(name -> queue.files(name).stream()).toList();
        boolean longIds = files.stream().anyMatch(file -> isLong(file.queueId()));
        return new QueueListing(longIds, zone).text(files);
    }

    /** Long names have letters that are no hexadecimal digits, or are longer than any inode makes a short one. */
    private static boolean isLong(String queueId) {
        return queueId.length() > LONGEST_SHORT_ID
                || !queueId.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'));
    }

    private String text(List<QueuedMail> files) {
        if (files.isEmpty()) {
            return "Mail queue is empty\n";
        }
        out.append(
                longIds
                        ? "----Queue ID----- --Size-- ---Arrival Time---- --Sender/Recipient------\n"
                        : "-Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------\n");
        long bytes = 0;
        for (QueuedMail file : files) {
            message(file);
            bytes += file.sizeBytes();
            out.append('\n');
        }
        out.append("-- ").append(bytes / 1024).append(" Kbytes in ").append(files.size());
        return out.append(files.size() == 1 ? " Request.\n" : " Requests.\n").toString();
    }

    private void message(QueuedMail file) {
        String id = file.queueId()
                + (file.queue() == QueueName.ACTIVE ? "*" : "")
                + (file.queue() == QueueName.HOLD ? "!" : "");
        out.append(String.format(
                Locale.ROOT,
                longIds ? "%-17s %8d %19.19s %s\n" : "%-11s %7d %20.20s %s\n",
                id,
                file.sizeBytes(),
                time(file.arrivalMicros() / 1_000_000),
                sender(file)));
        String reason = "";
        Set<String> logged = logged(file);
        for (Happening.DeferLogged record : file.deferLog()) {
            reason = reason(reason, record.reason());
            recipient(record.recipient());
        }
        for (String recipient : file.recipients()) {
            if (!logged.contains(recipient)) {
                reason = reason(reason, "");
                recipient(recipient);
            }
        }
    }

    static String sender(QueuedMail file) {
        return file.sender().isEmpty() ? "MAILER-DAEMON" : file.sender();
    }

    static Set<String> logged(QueuedMail file) {
        return file.deferLog().stream().map(Happening.DeferLogged::recipient).collect(Collectors.toSet());
    }

    /** A reason is printed once for the recipients that share it, to the left of column 78. */
    private String reason(String former, String reason) {
        if (!reason.equals(former)) {
            String shown = reason.isEmpty() ? "reason unavailable" : reason;
            out.append(" ".repeat(Math.max(0, REASON_END - shown.length())));
            out.append('(').append(shown).append(")\n");
        }
        return reason;
    }

    private void recipient(String address) {
        out.append(String.format(
                Locale.ROOT, longIds ? "%-17s %8s %-19s %s\n" : "%-11s %7s %-20s %s\n", "", "", "", address));
    }

    /** As asctime(3) writes it: {@code Tue Nov  3 08:00:00 2026} and a line end. */
    private String time(long second) {
        LocalDateTime at = LocalDateTime.ofInstant(Instant.ofEpochSecond(second), zone);
        return String.format(
                Locale.ROOT,
                "%s %s%3d %02d:%02d:%02d %d\n",
                DAYS[at.getDayOfWeek().ordinal()],
                MONTHS[at.getMonthValue() - 1],
                at.getDayOfMonth(),
                at.getHour(),
                at.getMinute(),
                at.getSecond(),
                at.getYear());
    }
}
