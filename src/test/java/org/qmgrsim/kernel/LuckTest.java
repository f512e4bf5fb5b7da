package org.qmgrsim.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LuckTest {
    private static final int DRAWS = 1 << 18;
    private static final int SIZE = Purpose.SIZE.code();

    private final Luck luck = new Luck(1, 0);

    @Test
    void sampleValuesStayForEver() {
        // If one of these fails, every recorded run of every seed has changed: that wants a new version, not a new
        // number.
        assertEquals(0xD8023C5B5C4139F3L, new Luck(0, 0).bits(Purpose.ARRIVAL.code(), 0, 0));
        assertEquals(0xEE863175AC10F94FL, luck.bits(SIZE, 42, 3));
        assertEquals(0xBF78CBD06404FD5BL, new Luck(-1, 7).bits(Purpose.COST.code(12), Luck.key(3, 1_000_000), 1));
        assertEquals(0xFF46468B3E76CBE4L, Luck.key(1, 2));
        assertEquals(0.9317351257596477, luck.uniform(Purpose.SIZE, 42, 3));
    }

    @Test
    void purposeCodesStayForEver() {
        assertArrayEquals(
                new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16},
                Arrays.stream(Purpose.values())
                        .mapToInt(purpose -> purpose.code() / 65536)
                        .toArray());
        assertEquals(3 * 65536 + 12, Purpose.COST.code(12));
    }

    @Test
    void detailOutsideOfItsPurposeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Purpose.COST.code(65536));
        assertThrows(IllegalArgumentException.class, () -> Purpose.COST.code(-1));
    }

    @Test
    void uniformStaysStrictlyInsideOfTheUnitInterval() {
        assertEquals(0x1p-54, Luck.toUnitInterval(0));
        assertEquals(0x1p-53, Luck.toUnitInterval(1L << 11));
        assertEquals(1 - 0x1p-53, Luck.toUnitInterval(-1));
    }

    @Test
    void neighbouringKeysFallEvenly() {
        assertEven(i -> luck.bits(SIZE, i, 0));
        assertEven(i -> luck.bits(SIZE, (long) i << 32, 0));
        assertEven(i -> luck.bits(SIZE, Luck.key(i & 7, i >> 3), 0));
    }

    @Test
    void neighbouringAttemptsPurposesSeedsAndReplicationsFallEvenly() {
        assertEven(i -> luck.bits(SIZE, 5, i));
        assertEven(i -> luck.bits(i, 5, 0));
        assertEven(i -> new Luck(i, 0).bits(SIZE, 5, 0));
        assertEven(i -> new Luck(1, i).bits(SIZE, 5, 0));
    }

    @Test
    void neighboursAreNotCorrelated() {
        IntToLongFunction here = i -> luck.bits(SIZE, i, 1);
        assertUncorrelated(here, i -> luck.bits(SIZE, i + 1, 1));
        assertUncorrelated(here, i -> luck.bits(SIZE, i, 2));
        assertUncorrelated(here, i -> luck.bits(SIZE + 1, i, 1));
        assertUncorrelated(here, i -> luck.bits(Purpose.COST.code(), i, 1));
        assertUncorrelated(here, i -> luck.bits(SIZE, 1, i)); // key and attempt exchanged
    }

    @Test
    void seedsAndReplicationsAreIndependent() {
        IntToLongFunction here = i -> luck.bits(SIZE, i, 0);
        assertUncorrelated(here, i -> new Luck(1, 1).bits(SIZE, i, 0));
        assertUncorrelated(here, i -> new Luck(2, 0).bits(SIZE, i, 0));
        assertUncorrelated(here, i -> new Luck(0, 1).bits(SIZE, i, 0)); // seed and replication exchanged
    }

    @Test
    void eachInputBitMovesHalfOfTheOutputBits() {
        // Of 64 output bits 32 change on the average; over 64 x 4096 flips the mean has a standard error of 0.008.
        double changed = IntStream.range(0, DRAWS)
                .map(i -> Long.bitCount(luck.bits(SIZE, i, 0) ^ luck.bits(SIZE, i ^ (1L << (i & 63)), 0)))
                .average()
                .orElseThrow();
        assertEquals(32, changed, 0.04);
    }

    @Test
    void noTwoOfAMillionDrawsAreEqual() {
        // 2^20 draws of 64 bits: two are equal with probability 2^-25.
        Set<Long> seen = new HashSet<>();
        for (int purpose = 0; purpose < 16; purpose++) {
            for (int key = 0; key < 4096; key++) {
                for (int attempt = 0; attempt < 16; attempt++) {
                    seen.add(luck.bits(purpose, key, attempt));
                }
            }
        }
        assertEquals(1 << 20, seen.size());
    }

    @Test
    void keysOfPairsDiffer() {
        Set<Long> seen = new HashSet<>();
        LongStream.range(0, 1 << 18).map(i -> Luck.key(i & 511, i >> 9)).forEach(seen::add);
        assertEquals(1 << 18, seen.size());
    }

    /** Chi-square over 256 boxes, for the eight uppermost and the eight lowest bits: 255 degrees of freedom, 6 sigma. */
    private static void assertEven(IntToLongFunction bits) {
        assertTrue(chiSquare(bits, 56) < 255 + 6 * Math.sqrt(510), () -> "upper bits: " + chiSquare(bits, 56));
        assertTrue(chiSquare(bits, 0) < 255 + 6 * Math.sqrt(510), () -> "lower bits: " + chiSquare(bits, 0));
    }

    private static double chiSquare(IntToLongFunction bits, int shift) {
        int[] count = new int[256];
        IntStream.range(0, DRAWS).forEach(i -> count[(int) (bits.applyAsLong(i) >>> shift) & 255]++);
        double expected = DRAWS / 256.0;
        return Arrays.stream(count)
                .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                .sum();
    }

    /** The correlation of so many independent pairs has a standard error of 1 / sqrt(n), about 0.002; 5 sigma. */
    private static void assertUncorrelated(IntToLongFunction one, IntToLongFunction other) {
        double sum = 0;
        for (int i = 0; i < DRAWS; i++) {
            sum += centred(one.applyAsLong(i)) * centred(other.applyAsLong(i));
        }
        assertEquals(0, 12 * sum / DRAWS, 5 / Math.sqrt(DRAWS));
    }

    private static double centred(long bits) {
        return Luck.toUnitInterval(bits) - 0.5;
    }
}
