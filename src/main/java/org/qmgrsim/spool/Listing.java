package org.qmgrsim.spool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Machine;

/**
 * Somebody reads the names in a queue, subdirectory by subdirectory. The names of a directory come in blocks of 32 kB, some
 * thousand names each, as the C library asks for them: so the first thousand are those of the moment at which the directory
 * was opened, and what comes into a bigger one meanwhile is met if its place is not yet past.
 *
 * @see "Postfix src/util/scan_dir.c, src/global/mail_scan_dir.c"
 */
public final class Listing {
    private static final int BLOCK_BYTES = 32_768;
    private static final int ENTRY_BYTES = 19; // inode, offset, length, type: getdents64(2)
    private static final Comparator<QueueFile> BY_ORDER =
            Comparator.comparingLong((QueueFile file) -> file.order).thenComparing(QueueFile::id);

    private final Directory directory;
    private final Machine machine;
    private final int size;
    private Directory.@Nullable Leaf leaf;
    private List<QueueFile> names = List.of();
    private int place;
    private int blockEnd;
    private long entriesSeen;
    private int blocks;
    private int opened;

    Listing(Directory directory, Machine machine) {
        this.directory = directory;
        this.machine = machine;
        int count = 0;
        for (Directory.Leaf each = directory.after(null); each != null; each = directory.after(each)) {
            for (int i = 0; i < each.size(); i++) {
                count += isListed(each.get(i)) ? 1 : 0;
            }
        }
        this.size = count;
        open(directory.after(null));
    }

    /** Files that were there when it began. */
    public int size() {
        return size;
    }

    /** The next name; null at the end. The file may be gone by now. */
    public @Nullable QueueFile next() {
        while (leaf != null) {
            if (place == blockEnd && place < names.size()) {
                nextBlock();
            }
            if (place < names.size()) {
                return names.get(place++);
            }
            open(directory.after(leaf));
        }
        return null;
    }

    /** Blocks of names that were read since this was last asked, but for the first one of each directory. */
    public int takeBlocks() {
        int read = blocks;
        blocks = 0;
        return read;
    }

    /** Subdirectories that were opened since this was last asked. */
    public int takeOpened() {
        int count = opened;
        opened = 0;
        return count;
    }

    private void open(Directory.@Nullable Leaf next) {
        Directory.Leaf former = leaf;
        leaf = next;
        names = new ArrayList<>();
        place = 0;
        blockEnd = 0;
        if (next == null) {
            return;
        }
        opened += next.prefix.length() - (former == null ? 0 : common(former.prefix, next.prefix));
        take(next, 0, null);
        endOfBlock();
    }

    private static int common(String one, String other) {
        int same = 0;
        while (same < one.length() && same < other.length() && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private void nextBlock() {
        blocks++;
        Directory.Leaf here = leaf;
        if (here != null && directory.entries() > entriesSeen) {
            names = new ArrayList<>(names.subList(place - 1, names.size()));
            place = 1;
            take(here, entriesSeen, names.get(0));
        }
        endOfBlock();
    }

    /** Takes over the files that came after some entry, as far as they stand behind a file; all, if that is null. */
    private void take(Directory.Leaf from, long afterEntry, @Nullable QueueFile behind) {
        for (int i = 0; i < from.size(); i++) {
            QueueFile file = from.get(i);
            if (file.entry > afterEntry && isListed(file)) {
                file.order = directory.order(file);
                if (behind == null || BY_ORDER.compare(file, behind) > 0) {
                    names.add(file);
                }
            }
        }
        Collections.sort(names, BY_ORDER);
        entriesSeen = directory.entries();
    }

    private void endOfBlock() {
        int bytes = 0;
        blockEnd = place;
        while (blockEnd < names.size() && bytes <= BLOCK_BYTES) {
            bytes += (ENTRY_BYTES + names.get(blockEnd).id().length() + 1 + 7) & ~7;
            blockEnd++;
        }
        if (bytes > BLOCK_BYTES) {
            blockEnd--;
        }
    }

    /**
     * All files but those begun at this instant and not yet complete. Only where steps cost nothing can there be one: on a
     * real machine smtpd's report, which may release a wakeup, is some 0.3 ms ahead of the file, so that its scan lists
     * the directory first.
     */
    private boolean isListed(QueueFile file) {
        return file.begunNanos != machine.now() || file.complete();
    }
}
