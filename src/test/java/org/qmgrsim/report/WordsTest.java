package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.measure.Quantile;
import org.qmgrsim.measure.WaitedFor;

class WordsTest {
    @Test
    void timesHaveThreeDigitsAndAUnit() {
        assertEquals("0.153 ms", Words.time(0.000153));
        assertEquals("12.3 ms", Words.time(0.01234));
        assertEquals("327 ms", Words.time(0.3268));
        assertEquals("1.20 s", Words.time(1.2));
        assertEquals("150 s", Words.time(149.96));
        assertEquals("1000 s", Words.time(999.7));
        assertEquals("0 s", Words.time(0));
        assertEquals("never", Words.time(Quantile.NEVER));
        assertEquals("not enough data", Words.time(Quantile.UNKNOWN));
    }

    @Test
    void sharesAreZeroOrAllOnlyIfTheyAre() {
        assertEquals("0 %", Words.share(0, 5000));
        assertEquals("< 0.1 %", Words.share(1, 5000));
        assertEquals("0.9 %", Words.share(45, 5000));
        assertEquals("47 %", Words.share(2350, 5000));
        assertEquals("> 99.9 %", Words.share(4999, 5000));
        assertEquals("100 %", Words.share(5000, 5000));
        assertEquals("-", Words.share(0, 0));
        assertEquals("12,345", Words.count(12345));
    }

    @Test
    void aChainIsOneLine() {
        assertEquals(
                "receiving 0.800ms > trigger 0.016ms > no-trigger 27.489s",
                Chain.text(List.of(
                        new WaitedFor(Wait.RECEIVING, 800_000),
                        new WaitedFor(Wait.TRIGGER, 16_000),
                        new WaitedFor(Wait.NO_TRIGGER, 27_488_965_000L))));
    }
}
