package org.qmgrsim.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The names of queue files, short and long. */
class QueueIdTest {
    @Test
    void aShortNameIsFiveHexDigitsOfTheMicrosecondAndTheInode() {
        // 303 538 microseconds = 0x4A1B2; inode 0x2C193
        assertEquals("4A1B22C193", QueueId.shortId(5_303_538_999L, 0x2C193));
        assertEquals("0000A2C193", QueueId.shortId(10_000, 0x2C193));
        assertEquals(0x2C193, QueueId.inode("4A1B22C193"));
        assertFalse(QueueId.isLong("4A1B22C193"));
    }

    @Test
    void aLongNameIsSecondMicrosecondAndInodeWithoutVowels() {
        // Base 52 of 0-9, B-Z and b-z without vowels: 4jY96d = 1795448233 s, which is 15:37:13 that day; 5YVK = 782825
        // us. The
        // inode after the z has base 51: K8g8 = 17·51³ + 8·51² + 35·51 + 8
        // = 2 255 067 + 20 808 + 1 785 + 8 = 2 277 668.
        long at = Instant.parse("2026-11-23T15:37:13.782825Z").getEpochSecond() * 1_000_000_000L + 782_825_000L;
        assertEquals("4jY96d5YVKzK8g8", QueueId.longId(at, 2_277_668));
        assertEquals(2_277_668, QueueId.inode("4jY96d5YVKzK8g8"));
        assertTrue(QueueId.isLong("4jY96d5YVKzK8g8"));
    }

    @Test
    void directoriesAreHashedByTheMicrosecondInBothForms() {
        // 782 825 = 0xBF1E9
        assertEquals("BF1E9", QueueId.hashKey("4jY96d5YVKzK8g8"));
        assertEquals("4A1B22C193", QueueId.hashKey("4A1B22C193"));
    }

    @Test
    void aRepairedNameKeepsItsTimeAndGetsItsInode() {
        assertEquals("4A1B2ABCDE", QueueId.repaired("4A1B22C193", 0xABCDE, false));
        assertEquals("4A1B2ABCDE", QueueId.repaired("4A1B22C193", 0xABCDE, true)); // short stays short
        assertEquals("BF1E9ABCDE", QueueId.repaired("4jY96d5YVKzK8g8", 0xABCDE, false));
        assertEquals(0xABCDE, QueueId.inode(QueueId.repaired("4jY96d5YVKzK8g8", 0xABCDE, true)));
    }

    @Test
    void aNameWithoutAnInodeGetsOneAndABogusOneIsKnown() {
        assertEquals(0, QueueId.inode("4A1B2"));
        assertEquals("AA000ABCDE", QueueId.repaired("AA000", 0xABCDE, false));
        assertEquals(-1, QueueId.inode("4A1B2XYZ"));
    }
}
