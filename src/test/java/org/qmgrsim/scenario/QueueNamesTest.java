package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.spool.QueueId;

/** Short names, which come again, and long ones, which do not. */
class QueueNamesTest {
    private static List<String> names(Trial trial) {
        return trial.facts(Happening.FileCreated.class).stream()
                .map(fact -> ((Happening.FileCreated) fact.what()).queueId())
                .toList();
    }

    @Test
    void anInodeIsUsedAgainSoThatShortNamesDifferInTheMicrosecondOnly() throws InvalidInput {
        // Each message is gone before the next one comes: the same inode three times.
        List<String> names = names(Trial.of("""
                duration: 1m
                mail: { at: [10s, 20s, 30s], to: bob@example.org }
                """));
        assertEquals(3, names.size());
        assertEquals(1, names.stream().map(QueueId::inode).distinct().count(), names::toString);
        assertEquals(3, names.stream().distinct().count(), names::toString);
        assertTrue(names.stream().allMatch(name -> name.matches("[0-9A-F]{5}[0-9A-F]+")), names::toString);
    }

    @Test
    void longNamesAreOfTheTimeAndOfTheInode() throws InvalidInput {
        Trial trial = Trial.of("""
                duration: 1m
                main.cf: |
                  enable_long_queue_ids = yes
                mail:
                  - { at: [10s], to: bob@example.org }
                  - { at: [20s], via: sendmail, to: bob@example.org }
                """);
        List<String> names = names(trial);
        assertEquals(3, names.size()); // the second message has one in maildrop too
        for (String name : names) {
            assertTrue(
                    name.matches("[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]{10}z[0-9B-DF-HJ-NP-TV-Zb-df-hj-np-tv-y]+"), name);
        }
        // 08:00:10.25 + 0.1 s: the second is 1705910410, in base 52: 4·52^5 + … = "4h3…"
        assertEquals(
                QueueId.longId(1_705_910_410_000_000_000L, 1).substring(0, 6),
                names.get(0).substring(0, 6));
        assertEquals(2, trial.log("status=sent").size());
        assertTrue(trial.log(names.get(0) + ": removed").size() == 1);
    }

    @Test
    void whoGoesBackToShortNamesGetsThemAtTheNextStart() throws InvalidInput {
        // The microsecond of the long name in hexadecimal, and the inode. (The change is not seen by processes that
        // run.)
        Trial trial = Trial.of("""
                duration: 2m
                main.cf: |
                  enable_long_queue_ids = yes
                destinations: { example.org: { answers: 450 } }
                mail: { at: [10s], to: bob@example.org }
                faults:
                  - { at: 60s, set: { enable_long_queue_ids: no } }
                  - { at: 61s, stop: true }
                  - { at: 65s, start: true }
                """);
        List<String> names = names(trial);
        assertNotEquals(-1, QueueId.inode(names.get(0)));
        assertEquals(QueueId.repaired(names.get(0), QueueId.inode(names.get(0)), false), names.get(1));
        assertEquals(1, trial.log("Renamed to match inode number: 1 message").size());
        assertEquals(
                names.get(1), trial.spool().files(QueueName.DEFERRED).get(0).id());
    }
}
