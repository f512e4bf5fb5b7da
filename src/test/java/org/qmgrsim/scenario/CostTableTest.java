package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qmgrsim.kernel.Law;

class CostTableTest {
    @Test
    void eachCostHasLuckOfItsOwn() {
        // the luck of a cost is keyed by sixteen bits of its name's hash, so that no cost shifts another
        Set<String> names = CostTable.read("ext4").keySet();
        Set<Integer> keys = names.stream().map(name -> name.hashCode() & 0xFFFF).collect(Collectors.toSet());
        assertEquals(names.size(), keys.size());
    }

    @Test
    void theFileSystemDecidesWhatSafeStorageCosts() {
        double ext4 = sync("ext4");
        double tmpfs = sync("tmpfs");
        assertTrue(ext4 > 10 * tmpfs, () -> ext4 + " against " + tmpfs);
    }

    private static double sync(String queueFileSystem) {
        return CostTable.read(queueFileSystem)
                .getOrDefault("cleanup.sync", Law.constant(0))
                .quantile(0.5);
    }
}
