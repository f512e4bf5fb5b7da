package org.qmgrsim.journal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.saved.JournalWriter;
import org.qmgrsim.journal.saved.SavedJournal;

/** Wherever one goes in a saved run, it is as if all facts up to there had been read one after the other. */
class QueueHistoryTest {
    private static final int MESSAGES = 20_000;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    static Path folder;

    private static final List<Fact> FACTS = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static QueueHistory history;

    @SuppressWarnings("NullAway.Init") // made before all tests
    private static SavedJournal journal;

    @BeforeAll
    static void save() throws IOException {
        try (JournalWriter writer = JournalWriter.create(folder.resolve("journal"))) {
            new Backlog(MESSAGES, fact -> {
                        writer.read(fact);
                        FACTS.add(fact);
                    })
                    .run(1500);
            writer.finish();
        }
        journal = SavedJournal.open(folder.resolve("journal"));
        history = QueueHistory.of(journal);
    }

    static void assertSameState(QueueView expected, QueueView found) {
        for (QueueName queue : QueueName.values()) {
            assertEquals(expected.files(queue), found.files(queue));
        }
        for (Wait wait : Wait.values()) {
            assertEquals(expected.waiting(wait), found.waiting(wait));
        }
        List<MessageState> messages = new ArrayList<>();
        expected.forEachMessage(messages::add);
        List<MessageState> others = new ArrayList<>();
        found.forEachMessage(others::add);
        assertEquals(messages, others);
        assertEquals(expected.processes(), found.processes());
        assertEquals(expected.services(), found.services());
        assertEquals(expected.destinations(), found.destinations());
        assertEquals(expected.number(), found.number());
        assertEquals(expected.nanos(), found.nanos());
        assertEquals(expected.audit(), found.audit());
    }

    @Test
    void goingToAnInstantIsTheSameAsReadingUpToIt() {
        int block = SavedJournal.BLOCK;
        List<Integer> stops = new ArrayList<>(
                List.of(0, 1, 7, block - 1, block, block + 1, 2 * block, FACTS.size() - 1, FACTS.size()));
        new SplittableRandom(4).ints(20, 0, FACTS.size()).forEach(stops::add);
        stops.sort(null);
        QueueView linear = new QueueView();
        int at = 0;
        for (int stop : stops) {
            while (at < stop) {
                linear.read(FACTS.get(at++));
            }
            assertSameState(linear, history.after(stop));
            assertEquals(List.of(), history.at(linear.nanos()).audit().findings());
        }
    }

    @Test
    void anInstantHoldsAllFactsUpToIt() {
        new SplittableRandom(5).ints(10, 1, FACTS.size()).forEach(number -> {
            long nanos = journal.nanos(number);
            QueueView view = history.at(nanos);
            assertEquals(journal.seek(nanos), view.number());
            assertEquals(nanos, view.nanos());
            assertEquals(nanos + 1, history.at(nanos + 1).nanos());
        });
        assertEquals(0, history.at(-1).number());
        assertEquals(FACTS.size(), history.at(Long.MAX_VALUE).number());
        assertThrows(IndexOutOfBoundsException.class, () -> history.after(FACTS.size() + 1));
    }

    @Test
    void aRunningPlayheadTakesItsViewAlong() {
        long end = journal.nanos(journal.facts());
        QueueView view = history.at(0);
        int moved = 0;
        for (long nanos = 0; nanos <= end; nanos += end / 60) {
            QueueView next = history.at(nanos, view);
            moved += next == view ? 1 : 0;
            assertSameState(history.at(nanos), next);
            view = next;
        }
        // 61 steps over 6 blocks: all but those that come into a new block take the view along
        assertTrue(moved > 50, "only " + moved + " of 61 steps took the view along");
        QueueView last = view;
        assertSame(last, history.at(Long.MAX_VALUE, last));
        assertSameState(history.at(end / 2), history.at(end / 2, last));
    }

    @Test
    void viewsDoNotDisturbEachOther() {
        QueueView early = history.after(SavedJournal.BLOCK + 5);
        List<QueuedFile> files = early.files(QueueName.INCOMING);
        history.at(journal.nanos(SavedJournal.BLOCK + 60_000), history.after(SavedJournal.BLOCK + 5));
        history.after(3L * SavedJournal.BLOCK);
        assertEquals(files, early.files(QueueName.INCOMING));
    }
}
