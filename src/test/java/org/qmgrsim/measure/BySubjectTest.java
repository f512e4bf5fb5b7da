package org.qmgrsim.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table knows what a sorted map would know, whatever comes and goes. */
class BySubjectTest {
    @Test
    void subjectsComeAndGoAsInASortedMap() {
        // At most 2000 numbers at a time, drawn from 3000: each is put, overwritten and forgotten many times, and the
        // table
        // grows from 64 places to 4096.
        Random random = new Random(1);
        BySubject<String> table = new BySubject<>();
        Map<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 200_000; i++) {
            int subject = 1 + random.nextInt(3000);
            if (random.nextInt(5) < 3 && map.size() < 2000) {
                table.put(subject, "value " + i);
                map.put(subject, "value " + i);
            } else {
                table.remove(subject);
                map.remove(subject);
            }
            int other = 1 + random.nextInt(3000);
            assertEquals(map.get(other), table.get(other));
        }
        assertArrayEquals(map.keySet().stream().mapToInt(i -> i).toArray(), table.subjects());
        map.forEach((subject, value) -> assertEquals(value, table.get(subject)));
    }
}
