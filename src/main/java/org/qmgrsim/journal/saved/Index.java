package org.qmgrsim.journal.saved;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Kinds;

/**
 * What stands behind the blocks: how to find and to read them.
 *
 * @param properties of the run: names and values, for whoever opens the file
 * @param blocks in order
 * @param counts of the kinds
 */
record Index(Map<String, String> properties, List<BlockEntry> blocks, Counts counts) {
    void put(Bytes out) {
        out.number(Kinds.COUNT);
        for (int code = 0; code < Kinds.COUNT; code++) {
            String fields = Fields.of(code);
            out.text(fields == null ? "" : fields);
        }
        out.number(properties.size());
        properties.forEach((name, value) -> {
            out.text(name);
            out.text(value);
        });
        out.number(blocks.size());
        for (BlockEntry block : blocks) {
            out.number(block.place());
            out.number(block.length());
            out.signed(block.firstNanos());
            out.number(block.firstText());
            out.fourBytes(block.checksum());
        }
        counts.put(out);
    }

    /**
     * Reads what {@link #put} wrote.
     *
     * @throws IllegalArgumentException if there are facts in the file that this version would read wrongly; with the reason
     */
    static Index read(Column in) {
        List<String> fields = new ArrayList<>();
        int kinds = in.count();
        for (int code = 0; code < kinds; code++) {
            fields.add(in.text());
        }
        Map<String, String> properties = new LinkedHashMap<>();
        for (int left = in.count(); left > 0; left--) {
            properties.put(in.text(), in.text());
        }
        List<BlockEntry> blocks = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            blocks.add(new BlockEntry(in.number(), in.count(), in.signed(), in.count(), in.fourBytes()));
        }
        Counts counts = Counts.read(in, kinds);
        for (int code = 0; code < kinds; code++) {
            if (counts.before(Integer.MAX_VALUE, code) > 0) {
                check(code, fields.get(code), Fields.of(code));
            }
        }
        return new Index(properties, blocks, counts);
    }

    private static void check(int code, String saved, @Nullable String known) {
        if (!saved.equals(known)) {
            throw new IllegalArgumentException("was saved by another version of qmgrsim: facts of kind " + code
                    + (known == null ? " are not known here" : " have other fields here")
                    + "; make it anew from its scenario");
        }
    }
}
