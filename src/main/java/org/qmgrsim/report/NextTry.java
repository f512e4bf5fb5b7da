package org.qmgrsim.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.journal.view.QueuedMail;

/**
 * When each queued mail will be tried next: the time from which it may be (the file's modification time), and the first scan of
 * the deferred queue from then on; and what came of it, since a run knows its future. Reads a run to its end.
 */
public final class NextTry implements Reader {
    private static final long MICROS = 1_000_000;
    private static final String RUN_DELAY = "queue_run_delay";
    private static final long NEVER = -1;

    private final RunProperties run;
    private final long atNanos;
    private final QueueFiles queue = new QueueFiles();
    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Long> triedNanos = new HashMap<>();
    private long runDelaySeconds;
    private boolean taken;

    /** A file at the instant. */
    private record Row(
            QueueName queue,
            String queueId,
            int message,
            long arrivalMicros,
            int attempts,
            long lastTriedNanos,
            long eligibleSecond,
            long scanMicros,
            String reason) {}

    /** Of the queue at a virtual time. */
    public NextTry(RunProperties run, long atNanos) {
        this.run = run;
        this.atNanos = atNanos;
    }

    @Override
    public void read(Fact fact) {
        if (fact.atNanos() > atNanos) {
            take();
            if (fact.what().code() == Happening.MessageActive.CODE) {
                triedNanos.putIfAbsent(fact.subject(), fact.atNanos());
            }
            return;
        }
        queue.read(fact);
        if (fact.what() instanceof Happening.SettingRead setting
                && setting.name().equals(RUN_DELAY)) {
            runDelaySeconds = setting.value();
        }
    }

    private void take() {
        if (taken) {
            return;
        }
        taken = true;
        for (QueueName name : List.of(QueueName.DEFERRED, QueueName.INCOMING, QueueName.MAILDROP, QueueName.HOLD)) {
            queue.files(name).forEach(file -> rows.add(row(file, name)));
        }
    }

    private Row row(QueuedMail file, QueueName name) {
        return new Row(
                name,
                file.queueId(),
                file.message(),
                file.arrivalMicros(),
                file.attempts(),
                file.lastTriedNanos(),
                file.mtimeSecond(),
                name == QueueName.DEFERRED ? scan(file.mtimeSecond()) : NEVER,
                reason(file));
    }

    /** The first scan by qmgr's own timer that takes the file: one whose second is at most one before the file's. */
    private long scan(long eligibleSecond) {
        long due = queue.deferredScanDueMicros().orElse(NEVER);
        long step = runDelaySeconds * MICROS;
        if (due < 0 || step <= 0) {
            return NEVER;
        }
        long late = (eligibleSecond - 1) * MICROS - Math.floorDiv(due, MICROS) * MICROS;
        return late <= 0 ? due : due + (late + step - 1) / step * step;
    }

    private static String reason(QueuedMail file) {
        List<Happening.DeferLogged> log = file.deferLog();
        if (log.isEmpty()) {
            return "";
        }
        String last = log.get(log.size() - 1).reason();
        return log.stream().allMatch(record -> record.reason().equals(last))
                ? last
                : last + " (and other reasons for others)";
    }

    // ---------------------------------------------------------------- for people

    /** A table. */
    public String text() {
        take();
        if (rows.isEmpty()) {
            return "No mail waits to be tried.\n";
        }
        Table table = Table.ofTexts(
                "queue ID",
                "queue",
                "age",
                "attempts",
                "last tried",
                "not before",
                "next scan",
                "came true",
                "last reason");
        for (Row row : rows) {
            table.row(
                    row.queueId(),
                    row.queue().toString(),
                    Words.duration((run.calendarNanos(atNanos) / 1000 - row.arrivalMicros()) / MICROS),
                    Integer.toString(row.attempts()),
                    row.lastTriedNanos() < 0 ? "never" : clock(calendarMicros(row.lastTriedNanos())),
                    notBefore(row),
                    nextScan(row),
                    cameTrue(row),
                    row.reason());
        }
        return table.toString();
    }

    private static String notBeforeWord(QueueName queue) {
        return queue == QueueName.HOLD ? "released" : "at once";
    }

    private String notBefore(Row row) {
        boolean waits = row.queue() != QueueName.HOLD && row.eligibleSecond() * MICROS > calendarMicros(atNanos);
        return waits ? clock(row.eligibleSecond() * MICROS) : notBeforeWord(row.queue());
    }

    private String nextScan(Row row) {
        return switch (row.queue()) {
            case DEFERRED -> row.scanMicros() < 0 ? "no qmgr runs" : clock(row.scanMicros());
            case INCOMING -> "trigger or wakeup";
            case MAILDROP -> "pickup's wakeup";
            default -> "none";
        };
    }

    private String cameTrue(Row row) {
        Long tried = triedNanos.get(row.message());
        return tried == null ? "not in this run" : clock(calendarMicros(tried));
    }

    private long calendarMicros(long nanos) {
        return run.calendarNanos(nanos) / 1000;
    }

    /** The time of the day; with the date, if it is another day than that of the instant. */
    private String clock(long micros) {
        String stamp = Clock.rfc3339(micros * 1000, run.zone()).substring(0, 19);
        String today = Clock.rfc3339(run.calendarNanos(atNanos), run.zone()).substring(0, 10);
        return stamp.startsWith(today)
                ? stamp.substring(11)
                : stamp.replace('T', ' ').substring(5);
    }

    // ---------------------------------------------------------------- for programs

    /** An object in each line; what is not known or will not be is null. Ages count from the first arrival. */
    public String json() throws JsonProcessingException {
        take();
        JsonMapper mapper = new JsonMapper();
        StringBuilder out = new StringBuilder();
        for (Row row : rows) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("queue_name", row.queue().toString());
            json.put("queue_id", row.queueId());
            json.put("arrival_time", stamp(row.arrivalMicros()));
            json.put("age_seconds", (calendarMicros(atNanos) - row.arrivalMicros()) / MICROS);
            json.put("attempts", row.attempts());
            json.put("last_tried", row.lastTriedNanos() < 0 ? null : stamp(calendarMicros(row.lastTriedNanos())));
            json.put("eligible_at", row.queue() == QueueName.HOLD ? null : stamp(row.eligibleSecond() * MICROS));
            json.put("next_deferred_scan", row.scanMicros() < 0 ? null : stamp(row.scanMicros()));
            Long tried = triedNanos.get(row.message());
            json.put("tried_at", tried == null ? null : stamp(calendarMicros(tried)));
            json.put("delay_reason", row.reason().isEmpty() ? null : row.reason());
            out.append(mapper.writeValueAsString(json)).append('\n');
        }
        return out.toString();
    }

    private @Nullable String stamp(long micros) {
        return Clock.rfc3339(micros * 1000, run.zone());
    }
}
