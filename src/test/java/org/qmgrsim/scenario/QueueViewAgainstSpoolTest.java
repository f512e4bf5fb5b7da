package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.JournalWriter;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.journal.view.Audit;
import org.qmgrsim.journal.view.QueueHistory;
import org.qmgrsim.journal.view.QueueView;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/** What the facts tell of the queue is what is in the queue, after each of them. */
class QueueViewAgainstSpoolTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private record Entry(String queueId, int message, int sizeBytes, int mode, long mtimeSecond) {}

    private static Simulation simulation(String name) throws InvalidInput, URISyntaxException {
        Path path = Path.of(Objects.requireNonNull(QueueViewAgainstSpoolTest.class.getResource(name))
                .toURI());
        return new Simulation(CaseFolder.read(path).scenario(), 0);
    }

    private static void assertSameFiles(Spool spool, QueueView view) {
        for (QueueName queue : QueueName.values()) {
            List<Entry> real = spool.files(queue).stream()
                    .map(QueueViewAgainstSpoolTest::entry)
                    .sorted(Comparator.comparing(Entry::queueId))
                    .toList();
            List<Entry> told = view.files(queue).stream()
                    .map(file -> new Entry(
                            file.queueId(), file.message(), file.sizeBytes(), file.mode(), file.mtimeSecond()))
                    .sorted(Comparator.comparing(Entry::queueId))
                    .toList();
            assertEquals(real, told, () -> queue + " after fact " + view.number());
        }
    }

    private static Entry entry(QueueFile file) {
        int size = file.complete() ? file.mail().sizeBytes() : 0;
        return new Entry(file.id(), file.mail().subject(), size, file.mode(), file.mtimeSecond());
    }

    /** Lays the fold beside the spool after each fact, but at most so often: a fact that says too little is found at once. */
    private record Comparison(Spool spool, QueueView view, long until) implements Reader {
        @Override
        public void read(Fact fact) {
            view.read(fact);
            if (fact.number() < until || fact.number() % 97 == 0) {
                assertSameFiles(spool, view);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cases/l1_pickup/inputs",
                "/cases/d1_kill_then_mail/inputs",
                "cases/e3_rcpt450_10_20_3",
                "cases/j1_reload_stop"
            })
    void theFoldIsTheSpool(String name) throws Exception {
        Simulation simulation = simulation(name);
        QueueView view = new QueueView();
        simulation.read(new Comparison(simulation.spool(), view, 5000)).run();
        assertSameFiles(simulation.spool(), view);
        Audit audit = view.audit();
        assertEquals(List.of(), audit.findings());
        assertTrue(audit.began() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/d1_kill_then_mail/inputs", "cases/e3_rcpt450_10_20_3"})
    void theSavedRunIsTheRun(String name) throws Exception {
        Simulation simulation = simulation(name);
        List<Fact> facts = new ArrayList<>();
        Path path = folder.resolve("journal");
        String fingerprint = save(simulation, path, facts);
        SavedJournal saved = SavedJournal.open(path);
        assertEquals(fingerprint, saved.fingerprint());
        List<Fact> again = new ArrayList<>();
        saved.replayTo(again::add);
        assertEquals(facts, again);
        QueueHistory history = QueueHistory.of(saved);
        assertSameFiles(simulation.spool(), history.at(Long.MAX_VALUE));
        // Loosely: short runs carry the weight of texts that are new. The benchmark has long ones.
        double bytesPerFact = (double) saved.sizeBytes() / saved.facts();
        assertTrue(bytesPerFact < 40, () -> bytesPerFact + " bytes a fact");
    }

    private static String save(Simulation simulation, Path path, List<Fact> facts) throws IOException {
        try (JournalWriter writer = JournalWriter.create(path)) {
            simulation.read(writer).read(facts::add).run();
            writer.finish();
            return writer.fingerprint();
        }
    }

    /** Master's processes are those that the facts leave alive. */
    @ParameterizedTest
    @ValueSource(strings = {"/cases/l1_pickup/inputs", "cases/j1_reload_stop"})
    void nobodyIsLeftWhenPostfixHasStopped(String name) throws Exception {
        Simulation simulation = simulation(name);
        QueueView view = new QueueView();
        List<String> programs = new ArrayList<>();
        simulation
                .read(view)
                .read(fact -> {
                    if (fact.what() instanceof Happening.MasterSaid said && said.turn() == Happening.Turn.TERMINATING) {
                        view.processes()
                                .forEach(
                                        process -> programs.add(process.forked().program()));
                    }
                })
                .run();
        assertTrue(programs.containsAll(List.of("master", "qmgr", "pickup")), programs::toString);
        assertEquals(List.of(), view.processes());
        assertEquals(List.of(), view.services());
        assertEquals(List.of(), view.destinations());
    }
}
