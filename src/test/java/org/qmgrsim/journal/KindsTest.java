package org.qmgrsim.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KindsTest {
    @Test
    void eachKindHasACodeOfItsOwnBelowTheCount() {
        Map<Integer, Class<?>> seen = new HashMap<>();
        RandomFacts facts = new RandomFacts(1);
        for (Class<?> kind : RandomFacts.kinds()) {
            int code = facts.happening(kind).code();
            assertEquals(null, seen.put(code, kind), () -> "code " + code + " twice: " + seen.get(code) + ", " + kind);
            assertTrue(code > 0 && code < Kinds.COUNT, () -> kind + " has the code " + code);
        }
        assertTrue(seen.size() > 40, () -> "only " + seen.size() + " kinds");
    }

    @Test
    void eachKindComesBackFromItsFields() {
        RandomFacts facts = new RandomFacts(2);
        for (Class<?> kind : RandomFacts.kinds()) {
            for (int i = 0; i < 50; i++) {
                Happening what = facts.happening(kind);
                Fields fields = new Fields();
                what.put(fields);
                assertEquals(what, Kinds.read(what.code(), fields));
                assertTrue(fields.values.isEmpty(), () -> kind + " puts more fields than are read");
            }
        }
    }

    @Test
    void aCodeOfNoKindIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> Kinds.read(0, new Fields()));
        assertThrows(IllegalArgumentException.class, () -> Kinds.read(Kinds.COUNT, new Fields()));
    }

    private static final class Fields implements FieldSink, FieldSource {
        private final Deque<Object> values = new ArrayDeque<>();

        @Override
        public void number(long value) {
            values.add(value);
        }

        @Override
        public void text(String value) {
            values.add(value);
        }

        @Override
        public long number() {
            return (Long) values.remove();
        }

        @Override
        public String text() {
            return (String) values.remove();
        }
    }
}
