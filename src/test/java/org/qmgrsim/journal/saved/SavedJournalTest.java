package org.qmgrsim.journal.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.RandomFacts;

class SavedJournalTest {
    /** Enough for two whole blocks and a part of a third. */
    private static final int SOME = 2 * Form.BLOCK + 777;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    static List<Fact> facts(long seed, int count) {
        RandomFacts random = new RandomFacts(seed);
        List<Fact> facts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            facts.add(random.next());
        }
        return facts;
    }

    static String save(Path path, List<Fact> facts) throws IOException {
        try (JournalWriter writer = JournalWriter.create(path, Map.of("seed", "7"))) {
            facts.forEach(writer::read);
            writer.finish();
            return writer.fingerprint();
        }
    }

    private static List<Fact> replay(SavedJournal saved) {
        List<Fact> facts = new ArrayList<>();
        saved.replayTo(facts::add);
        return facts;
    }

    @Property(tries = 200)
    void whatIsSavedComesBack(@ForAll long seed, @ForAll @IntRange(max = 1500) int count) throws IOException {
        Path path = Files.createTempFile("journal", "");
        try {
            List<Fact> facts = facts(seed, count);
            Fingerprint fingerprint = new Fingerprint();
            facts.forEach(fingerprint::read);
            save(path, facts);
            SavedJournal saved = SavedJournal.open(path);
            assertEquals(facts, replay(saved));
            assertEquals(fingerprint.toString(), saved.fingerprint());
        } finally {
            Files.delete(path);
        }
    }

    @Test
    void aJournalOfManyBlocksComesBackInAnyOrder() throws IOException {
        List<Fact> facts = facts(11, SOME);
        Path path = folder.resolve("journal");
        String fingerprint = save(path, facts);
        SavedJournal saved = SavedJournal.open(path);
        assertEquals(SOME, saved.facts());
        assertEquals(facts, replay(saved));
        assertEquals(fingerprint, saved.fingerprint());
        Fingerprint again = new Fingerprint();
        saved.replayTo(again);
        assertEquals(fingerprint, again.toString());
        assertEquals(Map.of("seed", "7"), saved.properties());
        assertFalse(Files.exists(folder.resolve("journal.partial")));
        saved.verify();

        SavedJournal fresh = SavedJournal.open(path);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 3000; i++) {
            Fact fact = facts.get(random.nextInt(SOME));
            assertEquals(fact, fresh.fact(fact.number()));
            assertEquals(fact.atNanos(), fresh.nanos(fact.number()));
            assertEquals(fact.what().code(), fresh.kind(fact.number()));
        }
        for (int edge : new int[] {1, 256, 257, Form.BLOCK, Form.BLOCK + 1, 2 * Form.BLOCK, SOME}) {
            assertEquals(facts.get(edge - 1), fresh.fact(edge));
        }
        assertThrows(IndexOutOfBoundsException.class, () -> saved.fact(0));
        assertThrows(IndexOutOfBoundsException.class, () -> saved.fact(SOME + 1));
    }

    @Test
    void seekFindsTheLastFactOfAnInstant() throws IOException {
        List<Fact> facts = facts(12, SOME);
        Path path = folder.resolve("journal");
        save(path, facts);
        SavedJournal saved = SavedJournal.open(path);
        assertEquals(0, saved.seek(facts.get(0).atNanos() - 1));
        assertEquals(0, saved.seek(Long.MIN_VALUE));
        assertEquals(SOME, saved.seek(Long.MAX_VALUE));
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 2000; i++) {
            int at = random.nextInt(SOME);
            long nanos = facts.get(at).atNanos() + random.nextInt(-1, 2);
            int last = at;
            while (last >= 0 && facts.get(last).atNanos() > nanos) {
                last--;
            }
            while (last + 1 < SOME && facts.get(last + 1).atNanos() <= nanos) {
                last++;
            }
            assertEquals(last + 1, saved.seek(nanos));
        }
    }

    @Test
    void theLifeOfASubjectIsAWalk() throws IOException {
        List<Fact> facts = facts(13, SOME);
        Path path = folder.resolve("journal");
        save(path, facts);
        SavedJournal saved = SavedJournal.open(path);
        Map<Integer, List<Fact>> lives = new HashMap<>();
        facts.forEach(fact -> lives.computeIfAbsent(fact.subject(), subject -> new ArrayList<>())
                .add(fact));
        lives.forEach((subject, life) -> {
            if (subject >= 40 || subject < 3) { // the few with a long life are alike
                assertEquals(life, saved.life(subject));
            }
            assertEquals(life.get(life.size() - 1).number(), saved.last(subject));
        });
        assertEquals(0, saved.last(Integer.MAX_VALUE));
        assertEquals(List.of(), saved.life(41_000_000));
    }

    @Test
    void partsAndKindsCanBeReplayed() throws IOException {
        List<Fact> facts = facts(14, SOME);
        Path path = folder.resolve("journal");
        save(path, facts);
        SavedJournal saved = SavedJournal.open(path);
        int first = Form.BLOCK - 300;
        int last = 2 * Form.BLOCK + 5;
        BitSet kinds = new BitSet();
        kinds.set(Happening.FileMoved.CODE);
        kinds.set(Happening.RecipientDone.CODE);
        List<Fact> some = new ArrayList<>();
        saved.replay(first, last, kinds, some::add);
        assertEquals(
                facts.subList(first - 1, last).stream()
                        .filter(fact -> kinds.get(fact.what().code()))
                        .toList(),
                some);
    }

    @Test
    void theTimelineCountsExactly() throws IOException {
        List<Fact> facts = facts(15, SOME);
        Path path = folder.resolve("journal");
        save(path, facts);
        Timeline timeline = SavedJournal.open(path).timeline();
        long from = facts.get(1000).atNanos();
        long to = facts.get(SOME - 1000).atNanos();
        int code = Happening.WaitBegan.CODE;
        int stretches = 57;
        long[] expected = new long[stretches];
        long span = to - from;
        for (Fact fact : facts) {
            for (long i = 1; i <= stretches && fact.what().code() == code; i++) {
                long begin = from + span / stretches * (i - 1) + span % stretches * (i - 1) / stretches;
                long end = from + span / stretches * i + span % stretches * i / stretches;
                expected[(int) i - 1] += fact.atNanos() > begin && fact.atNanos() <= end ? 1 : 0;
            }
        }
        assertEquals(
                java.util.Arrays.toString(expected),
                java.util.Arrays.toString(timeline.counts(code, from, to, stretches)));
        assertEquals(facts.stream().filter(fact -> fact.what().code() == code).count(), timeline.total(code));
    }

    @Test
    void anEmptyJournalIsAJournal() throws IOException {
        Path path = folder.resolve("journal");
        save(path, List.of());
        SavedJournal saved = SavedJournal.open(path);
        assertEquals(0, saved.facts());
        assertEquals(List.of(), replay(saved));
        assertEquals(0, saved.seek(0));
        assertEquals(0, saved.last(1));
        assertEquals(new Fingerprint().toString(), saved.fingerprint());
        assertEquals(0, saved.timeline().total(1));
    }

    @Test
    void whatWasNotFinishedLeavesNothing() throws IOException {
        Path path = folder.resolve("journal");
        try (JournalWriter writer = JournalWriter.create(path)) {
            facts(16, 1000).forEach(writer::read);
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
        assertThrows(NoSuchFileException.class, () -> SavedJournal.open(path));
    }

    @Test
    void factsOutOfOrderAreRefused() throws IOException {
        List<Fact> facts = facts(17, 3);
        try (JournalWriter writer = JournalWriter.create(folder.resolve("journal"))) {
            assertThrows(IllegalArgumentException.class, () -> writer.read(facts.get(1)));
            writer.read(facts.get(0));
            Happening what = new Happening.RunEnded();
            long nanos = facts.get(0).atNanos();
            assertThrows(IllegalArgumentException.class, () -> writer.read(new Fact(2, nanos - 1, 0, 0, 0, what)));
            assertThrows(IllegalArgumentException.class, () -> writer.read(new Fact(2, nanos, 0, 2, 0, what)));
            assertThrows(IllegalArgumentException.class, () -> writer.read(new Fact(2, nanos, 0, 0, 3, what)));
            assertThrows(IllegalArgumentException.class, () -> writer.read(new Fact(2, nanos, -1, 0, 0, what)));
        }
    }

    @Test
    void manyThreadsMayRead() throws IOException {
        List<Fact> facts = facts(18, SOME);
        Path path = folder.resolve("journal");
        save(path, facts);
        SavedJournal saved = SavedJournal.open(path);
        assertTrue(new SplittableRandom(3).ints(4000, 0, SOME).parallel().allMatch(i -> facts.get(i)
                .equals(saved.fact(i + 1))));
    }
}
