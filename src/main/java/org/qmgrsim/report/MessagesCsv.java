package org.qmgrsim.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;
import org.qmgrsim.measure.MessageLife;

/**
 * {@code messages.csv}: a row for each message, in the order in which their lives ended; those that were still waiting at
 * the end come last, and nothing is in the columns of what never happened to them.
 */
public final class MessagesCsv implements Consumer<MessageLife>, AutoCloseable {
    private static final List<String> COLUMNS = List.of(
            "message",
            "source",
            "comes_of",
            "queue_ids",
            "sender",
            "recipients",
            "size_bytes",
            "arrived_s",
            "queued_s",
            "active_s",
            "queued_to_active_s",
            "made_active_by",
            "own_trigger_lost",
            "deferrals",
            "delivered_s",
            "removed_s",
            "final_state",
            "waits");

    private final SequenceWriter rows;
    private final long startNanos;
    private int number;

    /**
     * A file that is written life by life.
     *
     * @param startNanos the instant from which its times count
     */
    public MessagesCsv(Writer out, long startNanos) throws IOException {
        this.startNanos = startNanos;
        CsvSchema.Builder schema = CsvSchema.builder();
        COLUMNS.forEach(schema::addColumn);
        this.rows = CsvMapper.builder()
                .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
                .build()
                .writer(schema.build().withHeader())
                .writeValues(out);
    }

    @Override
    public void accept(MessageLife life) {
        try {
            rows.write(List.of(
                    Integer.toString(++number),
                    life.source(),
                    life.comesOf(),
                    String.join(" ", life.queueIds()),
                    life.sender(),
                    Integer.toString(life.recipients()),
                    life.wasQueued() ? Integer.toString(life.sizeBytes()) : "",
                    at(life.arrivedNanos()),
                    at(life.queuedNanos()),
                    at(life.activeNanos()),
                    life.wasActive() ? Decimal.seconds(life.activationNanos()) : "",
                    mover(life),
                    life.ownTriggerLost() ? "yes" : "no",
                    Integer.toString(life.deferrals()),
                    at(life.deliveredNanos()),
                    at(life.removedNanos()),
                    life.state().toString(),
                    Chain.text(life.waits())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String at(long nanos) {
        return nanos == MessageLife.NEVER ? "" : Decimal.seconds(nanos - startNanos);
    }

    private static String mover(MessageLife life) {
        if (life.mover() == null) {
            return "never";
        }
        return life.startedBy() == null ? life.mover().toString() : life.mover() + " by " + life.startedBy();
    }

    /** Writes what is left; the writer below stays open. */
    @Override
    public void close() throws IOException {
        rows.flush();
    }
}
