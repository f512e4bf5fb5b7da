package org.qmgrsim.gui.play;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.journal.view.QueueHistory;
import org.qmgrsim.journal.view.QueueView;
import org.qmgrsim.journal.view.WorkHistory;
import org.qmgrsim.scenario.Loaded;

/**
 * A run that is over: its journal, and what finds things in it. Immutable.
 *
 * @param millis how long it took to compute, in milliseconds of the wall clock
 */
public record Computed(
        Asked asked,
        Loaded loaded,
        Path file,
        RunProperties properties,
        SavedJournal journal,
        QueueHistory history,
        Tracks tracks,
        Mails mails,
        WorkHistory work,
        Lines lines,
        Measured measures,
        long millis)
        implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;

    /** Where a person's time begins. */
    public long originNanos() {
        return properties.originNanos();
    }

    /** End of the run. */
    public long endNanos() {
        return properties.endNanos();
    }

    /** The time of the day at an instant of the run. */
    public LocalTime timeOfDay(long nanos) {
        RunProperties run = properties;
        long calendar = run.calendarNanos(nanos);
        return Instant.ofEpochSecond(Math.floorDiv(calendar, SECOND), Math.floorMod(calendar, SECOND))
                .atOffset(run.zone())
                .toLocalTime();
    }

    /** The instant of the run at which the calendar shows this; microseconds since 1970. */
    public long nanosOfCalendar(long micros) {
        return micros * 1000 - properties.epochCalendarNanos();
    }

    /** The key of a message. */
    public Optional<Subject> messageSubject(QueueView view, int message) {
        return view.message(message)
                .flatMap(state -> Optional.ofNullable(mails.key(message, state.began())))
                .map(Subject.Message::new);
    }

    /** Number of the message in this journal; 0: it does not exist here. */
    public int messageOf(Subject.Message message) {
        return mails.subject(message.key());
    }

    /** All facts about a subject of the journal. */
    public List<Fact> life(int subject) {
        return journal.life(subject);
    }

    /** What a fact says. */
    public Happening what(long number) {
        return journal.fact(number).what();
    }

    @Override
    public void close() {
        Running.delete(file);
    }
}
