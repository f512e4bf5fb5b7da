package org.qmgrsim.journal.saved;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private Path path = Path.of("");
    private byte[] whole = {};

    @BeforeEach
    void save() throws IOException {
        path = folder.resolve("journal");
        SavedJournalTest.save(path, SavedJournalTest.facts(5, 700));
        whole = Files.readAllBytes(path);
    }

    private String error(byte[] bytes) throws IOException {
        Files.write(path, bytes);
        DamagedJournal damage =
                assertThrows(DamagedJournal.class, () -> SavedJournal.open(path).replayTo(fact -> {}));
        String message = String.valueOf(damage.getMessage());
        assertTrue(message.startsWith(path + ": "), message);
        return message.substring(path.toString().length() + 2);
    }

    /** Every byte in turn would take a minute; a step of 13 meets every region, and the small ones whole. */
    @Test
    void aChangedByteIsFoundWhereverItIs() throws IOException {
        for (int i = 0; i < whole.length; i++) {
            boolean small = i < 200 || i > whole.length - 1000;
            if (small || i % 13 == 0) {
                byte[] bytes = whole.clone();
                bytes[i] ^= (byte) (1 << i % 8);
                error(bytes);
            }
        }
    }

    @Test
    void aFileThatWasCutShortIsFound() throws IOException {
        for (int length = 0; length < whole.length; length += length < 120 || length > whole.length - 120 ? 1 : 997) {
            error(Arrays.copyOf(whole, length));
        }
        assertEquals("is empty", error(new byte[0]));
        assertEquals("is cut short", error(Arrays.copyOf(whole, 50)));
        assertEquals(
                "is not whole: what wrote it did not come to its end, or the file was cut short",
                error(Arrays.copyOf(whole, whole.length / 2)));
    }

    @Test
    void anotherFileIsNoJournal() throws IOException {
        assertEquals("is not a saved journal", error("Nov 23 12:00:00 mx postfix".getBytes("US-ASCII")));
        assertEquals("is not a saved journal", error(new byte[5]));
    }

    @Test
    void bytesThatWereAddedAreFound() throws IOException {
        error(Arrays.copyOf(whole, whole.length + 3));
    }

    @Test
    void damageInABlockIsNamedByItsPlace() throws IOException {
        byte[] bytes = whole.clone();
        bytes[5000]++;
        assertTrue(error(bytes).matches("is damaged between byte 16 and \\d+, in block 1 of 1"));
    }
}
