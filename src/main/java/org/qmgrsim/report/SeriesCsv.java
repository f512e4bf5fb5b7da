package org.qmgrsim.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.qmgrsim.measure.QueueSeries;
import org.qmgrsim.measure.SeriesRow;

/** {@code series.csv}: a row at each step of the run. An age is empty where the queue is. */
public final class SeriesCsv implements Consumer<SeriesRow>, AutoCloseable {
    /** The columns, which keep their order; new ones come last. */
    public static final List<String> COLUMNS = columns();

    private final SequenceWriter rows;
    private final long originNanos;
    private final long epochCalendarNanos;
    private final ZoneOffset zone;

    /**
     * A file that is written row by row.
     *
     * @param originNanos the instant from which its seconds count
     * @param epochCalendarNanos calendar time of virtual time 0, in nanoseconds since 1970
     */
    public SeriesCsv(Writer out, long originNanos, long epochCalendarNanos, ZoneOffset zone) throws IOException {
        this.originNanos = originNanos;
        this.epochCalendarNanos = epochCalendarNanos;
        this.zone = zone;
        CsvSchema.Builder schema = CsvSchema.builder();
        COLUMNS.forEach(schema::addColumn);
        this.rows = CsvMapper.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build()
                .writer(schema.build().withHeader())
                .writeValues(out);
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("time_s", "time"));
        QueueSeries.QUEUES.forEach(queue -> columns.add(queue.toString()));
        QueueSeries.QUEUES.forEach(queue -> columns.add("oldest_" + queue + "_s"));
        columns.addAll(List.of(
                "busy_deliveries",
                "processes",
                "qmgr",
                "arrived",
                "activated",
                "sent",
                "deferred_recipients",
                "bounced",
                "removed",
                "qmgr_triggers",
                "qmgr_triggers_lost",
                "qmgr_wakeups",
                "incoming_scans",
                "deferred_scans"));
        return List.copyOf(columns);
    }

    @Override
    public void accept(SeriesRow row) {
        List<Object> cells = new ArrayList<>(COLUMNS.size());
        cells.add(Decimal.text(row.atNanos() - originNanos, 9, 3));
        cells.add(Clock.rfc3339(epochCalendarNanos + row.atNanos(), zone));
        row.queues().forEach(queue -> cells.add(queue.files()));
        row.queues()
                .forEach(queue -> cells.add(queue.oldestNanos() < 0 ? "" : Decimal.text(queue.oldestNanos(), 9, 3)));
        SeriesRow.Now now = row.now();
        cells.addAll(List.of(now.deliveries(), now.processes(), now.qmgr().toString()));
        SeriesRow.Since since = row.since();
        cells.addAll(List.of(
                since.arrived(),
                since.activated(),
                since.sent(),
                since.deferred(),
                since.bounced(),
                since.removed(),
                since.triggers(),
                since.triggersLost(),
                since.wakeups(),
                since.incomingScans(),
                since.deferredScans()));
        try {
            rows.write(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what is left; the writer below stays open. */
    @Override
    public void close() throws IOException {
        rows.flush();
    }
}
