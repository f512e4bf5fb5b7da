package org.qmgrsim.journal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PagedBitsTest {
    @Property(tries = 100)
    void everyCopyKeepsWhatItHeld(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PagedBits> sets = new ArrayList<>(List.of(new PagedBits()));
        List<TreeSet<Integer>> models = new ArrayList<>(List.of(new TreeSet<>()));
        for (int i = 0; i < 400; i++) {
            int which = random.nextInt(sets.size());
            PagedBits set = sets.get(which);
            TreeSet<Integer> model = models.get(which);
            int member = random.nextInt(random.nextBoolean() ? 200 : 60_000);
            switch (random.nextInt(10)) {
                case 0 -> {
                    sets.add(set.copy());
                    models.add(new TreeSet<>(model));
                }
                case 1 -> {
                    if (random.nextInt(10) == 0) {
                        set.clear();
                        model.clear();
                    }
                }
                case 2, 3, 4 -> {
                    set.remove(member);
                    model.remove(member);
                }
                default -> {
                    set.add(member);
                    model.add(member);
                }
            }
        }
        for (int i = 0; i < sets.size(); i++) {
            List<Integer> members = new ArrayList<>();
            sets.get(i).forEach(members::add);
            assertEquals(new ArrayList<>(models.get(i)), members);
            assertEquals(members.size(), sets.get(i).size());
        }
    }
}
