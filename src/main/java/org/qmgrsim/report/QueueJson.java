package org.qmgrsim.report;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.journal.view.QueuedMail;

/**
 * The queue as {@code postqueue -j} prints it: an object in each line, nothing for an empty queue.
 *
 * @see "Postfix src/postqueue/showq_json.c"
 */
public final class QueueJson {
    private QueueJson() {}

    /** All files. */
    public static String of(QueueFiles queue) {
        StringBuilder out = new StringBuilder();
        for (QueueName name : QueueListing.QUEUES) {
            queue.files(name).forEach(file -> message(file, name, out));
        }
        return out.toString();
    }

    private static void message(QueuedMail file, QueueName queue, StringBuilder out) {
        out.append("{\"queue_name\": ").append(quoted(queue.toString()));
        out.append(", \"queue_id\": ").append(quoted(file.queueId()));
        out.append(", \"arrival_time\": ").append(file.arrivalMicros() / 1_000_000);
        out.append(", \"message_size\": ").append(file.sizeBytes());
        out.append(", \"forced_expire\": false, \"sender\": ").append(quoted(QueueListing.sender(file)));
        out.append(", \"recipients\": [");
        String separator = "";
        for (Happening.DeferLogged record : file.deferLog()) {
            out.append(separator).append("{\"address\": ").append(quoted(record.recipient()));
            out.append(", \"delay_reason\": ").append(quoted(record.reason())).append('}');
            separator = ", ";
        }
        var logged = QueueListing.logged(file);
        for (String recipient : file.recipients()) {
            if (!logged.contains(recipient)) {
                out.append(separator)
                        .append("{\"address\": ")
                        .append(quoted(recipient))
                        .append('}');
                separator = ", ";
            }
        }
        out.append("]}\n");
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }
}
