package org.qmgrsim.gui.play;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.ActivationTable;
import org.qmgrsim.measure.MessageLives;
import org.qmgrsim.measure.QueueSeries;
import org.qmgrsim.measure.SeriesRow;
import org.qmgrsim.measure.WaitTotals;

/** What is measured of a run for the window: no more than it shows, since a knob that is turned waits for it. */
public final class Measured {
    private final Activation activation = new Activation();
    private final WaitTotals waits = new WaitTotals();
    private final ActivationTable table = new ActivationTable();
    private final List<SeriesRow> series = new ArrayList<>();
    private final MessageLives lives =
            new MessageLives(activation.andThen(waits).andThen(table));
    private final QueueSeries depths;

    Measured(RunProperties run) {
        this.depths = new QueueSeries(
                QueueSeries.stepFor(run.endNanos() - run.originNanos()),
                run.originNanos(),
                run.epochCalendarNanos(),
                series::add);
    }

    Reader lives() {
        return lives;
    }

    Reader depths() {
        return depths;
    }

    /** From queued to active. */
    public Activation activation() {
        return activation;
    }

    /** What messages waited for. */
    public WaitTotals waits() {
        return waits;
    }

    /** The same wait, message by message. */
    public ActivationTable table() {
        return table;
    }

    /** The queues at equal distances. */
    public List<SeriesRow> series() {
        return Collections.unmodifiableList(series);
    }
}
