package org.qmgrsim.journal.saved;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.FieldSource;
import org.qmgrsim.journal.Kinds;

/** Which fields each kind of fact has, so that a fact can be passed over without being made. */
final class Fields {
    private static final String NUMBER = "n";
    private static final String TEXT = "t";

    private Fields() {}

    /** The fields of a kind, in order: {@code n} for a number, {@code t} for a text; null if no kind has this code. */
    static @Nullable String of(int code) {
        StringBuilder fields = new StringBuilder();
        try {
            Kinds.read(code, new FieldSource() {
                @Override
                public long number() {
                    fields.append(NUMBER);
                    return 0;
                }

                @Override
                public String text() {
                    fields.append(TEXT);
                    return "";
                }
            });
        } catch (IllegalArgumentException e) {
            return null; // codes need not be without gaps
        }
        return fields.toString();
    }

    /** For each code, for each field, whether it is a text. */
    static boolean[][] all() {
        boolean[][] texts = new boolean[Kinds.COUNT][];
        for (int code = 0; code < texts.length; code++) {
            String fields = of(code);
            texts[code] = new boolean[fields == null ? 0 : fields.length()];
            for (int i = 0; i < texts[code].length; i++) {
                texts[code][i] = fields != null && fields.startsWith(TEXT, i);
            }
        }
        return texts;
    }
}
