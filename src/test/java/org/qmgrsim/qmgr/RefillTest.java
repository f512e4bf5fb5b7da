package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Messages with more recipients than there is room for (X32). */
class RefillTest {
    private final IdealDaemon daemon = new IdealDaemon();

    @Test
    void aBigMessageIsReadPieceByPieceAsRoomAppears() {
        // 20 at activation; 10 slots of the transport and 10 of the message are its room later. One delivery a second
        // frees one slot; the refill limit of 100 is out of reach, so every 5 s what is free is read. The end of the
        // file is found at 45.
        daemon.activeLimit = 20;
        daemon.recipientLimit = 20;
        daemon.knobs("smtp").recipients(10);
        daemon.processes = 1;
        daemon.mail("M", IdealDaemon.domains("d", 60));
        daemon.run();
        List<String> reads = new ArrayList<>(List.of("20 at 0"));
        List<Double> starts = new ArrayList<>();
        for (int second = 0; second < 60; second++) {
            starts.add((double) second);
            if (second > 0 && second <= 40 && second % 5 == 0) {
                reads.add("5 at " + second);
            }
        }
        reads.add("0 at 45");
        assertEquals(reads, daemon.readTimes);
        assertEquals(starts, daemon.startTimes());
        assertEquals(1, daemon.ends.size());
        assertEquals(10, daemon.smtp().jobs().slots().unused());
    }

    @Test
    void withTheDefaultsItIsReadAtOnce() {
        daemon.processes = 1;
        daemon.mail("M", IdealDaemon.domains("d", 60));
        daemon.run();
        assertEquals(List.of("60 at 0"), daemon.readTimes);
        assertEquals(60, daemon.startTimes().size());
        assertEquals(20000, daemon.smtp().jobs().slots().unused());
    }

    @Test
    void noMoreThanFiveThousandAreReadInOneGo() {
        daemon.mail("M", IdealDaemon.users("a.example", 5001));
        assertEquals(List.of("5000 at 0"), daemon.readTimes);
        assertEquals(5000, daemon.queue().recipientsInCore());
    }

    @Test
    void aMessageWhoseEntriesAreAllDoneReadsOn() {
        // 5000 recipients are 100 entries for one destination; all of them must have ended before the last is read,
        // for the message holds 5000 of its 10 + 20000 slots: room enough, so it is read at the first selection.
        daemon.mail("M", IdealDaemon.users("a.example", 5001));
        daemon.run();
        assertEquals(List.of("5000 at 0", "1 at 0"), daemon.readTimes);
        assertEquals(101, daemon.startTimes().size());
    }

    @Test
    void aFullHouseStillReadsTheMinimumOfANewMessage() {
        daemon.activeLimit = 20;
        daemon.recipientLimit = 20;
        daemon.knobs("smtp").recipients(0);
        daemon.mail("A", IdealDaemon.domains("a", 20));
        daemon.mail("B", IdealDaemon.domains("b", 20));
        assertEquals(List.of("20 at 0", "10 at 0"), daemon.readTimes);
    }

    @Test
    void theSlotsOfARetiredJobReturnAsTheMessageShrinks() {
        // 20 of 60 read, one of them for local; each transport gives its 10 slots: the message may have 30. A second
        // agent of local finds nothing, reads 10 more (30 of 30) and retires the job with 1 of 10 in use but no room.
        // Each smtp entry that ends makes room for one slot to go home.
        daemon.activeLimit = 20;
        daemon.recipientLimit = 20;
        daemon.knobs("smtp").recipients(10);
        daemon.knobs("local").recipients(10);
        daemon.resolver = recipient ->
                new Route(recipient.address().startsWith("root") ? "local" : "smtp", "h" + recipient.index());
        List<String> addresses = new ArrayList<>(List.of("root@localhost"));
        addresses.addAll(IdealDaemon.domains("d", 59));
        Message message = daemon.mail("M", addresses);
        Transport local = daemon.transport("local");
        assertNotNull(daemon.take(local));
        assertNull(daemon.take(local));
        assertEquals(List.of("20 at 0", "10 at 0"), daemon.readTimes);
        assertEquals(0, local.jobs().slots().unused());
        daemon.queue().report(Objects.requireNonNull(daemon.take(daemon.smtp())), Report.GOOD);
        assertEquals(1, local.jobs().slots().unused());
        assertEquals(0, message.room());
    }
}
