package org.qmgrsim.spool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/**
 * One queue on disk: a directory, or a tree of directories named by the first characters of the files in them. What a
 * directory holds comes in an order of its own: arbitrary, but always the same for the same names and seed.
 */
final class Directory {
    private static final int SUBDIRECTORY = 1;
    private static final int CAPITAL_HEX = 16;

    private final QueueName queue;
    private final Luck luck;
    private final Map<String, Leaf> leaves = new HashMap<>();
    private final List<Leaf> inOrder = new ArrayList<>();
    private int depth;
    private int size;
    private long entries;

    Directory(QueueName queue, Luck luck) {
        this.queue = queue;
        this.luck = luck;
        leaf("");
    }

    QueueName queue() {
        return queue;
    }

    int size() {
        return size;
    }

    /** Levels of subdirectories; 0: none. */
    int depth() {
        return depth;
    }

    /** The directory of a name, as a path with a slash at its end, below that of the queue; empty if it is not hashed. */
    String forest(String id) {
        if (depth == 0) {
            return "";
        }
        String key = prefix(QueueId.hashKey(id));
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            path.append(key.charAt(i)).append('/');
        }
        return path.toString();
    }

    private String prefix(String key) {
        String padded = key.length() < depth ? key + "_".repeat(depth) : key;
        return padded.substring(0, depth);
    }

    /** Hashes the queue anew; every file goes to where it belongs. A first level is there as a whole: no system is new. */
    void hash(int levels) {
        if (levels == depth) {
            return;
        }
        List<QueueFile> files = all();
        leaves.clear();
        inOrder.clear();
        size = 0;
        depth = levels;
        for (int i = 0; depth == 1 && i < CAPITAL_HEX; i++) {
            leaf(String.valueOf("0123456789ABCDEF".charAt(i)));
        }
        if (depth == 0) {
            leaf("");
        }
        files.forEach(this::enter);
    }

    void enter(QueueFile file) {
        Leaf into = leaf(depth == 0 ? "" : prefix(QueueId.hashKey(file.id())));
        into.add(file);
        file.leaf = into;
        file.entry = ++entries;
        size++;
    }

    void leave(QueueFile file) {
        Leaf from = file.leaf;
        if (from == null) {
            throw new IllegalStateException(file.id() + " is in no directory");
        }
        from.remove(file);
        size--;
    }

    /** Numbers the files as they come; a later one has a higher number. */
    long entries() {
        return entries;
    }

    /** All files, in no order. */
    List<QueueFile> all() {
        List<QueueFile> files = new ArrayList<>(size);
        inOrder.forEach(leaf -> files.addAll(Arrays.asList(Arrays.copyOf(leaf.files, leaf.size))));
        return files;
    }

    /** The place of a file among its neighbours. */
    long order(QueueFile file) {
        return luck.bits(Purpose.DIRECTORY_ORDER.code(), file.mail().key(), queue.ordinal());
    }

    /** The subdirectory that a scan comes to after another one; the first one after none. */
    @Nullable
    Leaf after(@Nullable Leaf leaf) {
        int rank = leaf == null ? 0 : leaf.rank + 1;
        return rank < inOrder.size() ? inOrder.get(rank) : null;
    }

    private Leaf leaf(String prefix) {
        Leaf known = leaves.get(prefix);
        if (known != null) {
            return known;
        }
        Leaf made = new Leaf(prefix, places(prefix));
        leaves.put(prefix, made);
        inOrder.add(made);
        inOrder.sort(Leaf.BY_PLACES);
        for (int i = 0; i < inOrder.size(); i++) {
            inOrder.get(i).rank = i;
        }
        return made;
    }

    /** The place of a subdirectory among its neighbours, on each level. */
    private long[] places(String prefix) {
        long[] places = new long[prefix.length()];
        long key = queue.ordinal();
        for (int i = 0; i < places.length; i++) {
            key = Luck.key(key, prefix.charAt(i));
            places[i] = luck.bits(Purpose.DIRECTORY_ORDER.code(SUBDIRECTORY), key, i);
        }
        return places;
    }

    /** A directory that holds files. */
    static final class Leaf {
        private static final Comparator<Leaf> BY_PLACES = Comparator.comparing(
                        (Leaf leaf) -> leaf.places, Arrays::compare)
                .thenComparing(leaf -> leaf.prefix);

        final String prefix;
        private final long[] places;
        private int rank;
        private QueueFile[] files = new QueueFile[16];
        private int size;

        private Leaf(String prefix, long[] places) {
            this.prefix = prefix;
            this.places = places;
        }

        int size() {
            return size;
        }

        QueueFile get(int index) {
            return files[index];
        }

        private void add(QueueFile file) {
            if (size == files.length) {
                files = Arrays.copyOf(files, size * 2);
            }
            file.index = size;
            files[size++] = file;
        }

        @SuppressWarnings("NullAway") // places beyond the size are never read
        private void remove(QueueFile file) {
            if (file.index >= size || files[file.index] != file) {
                throw new IllegalStateException(file.id() + " is not in " + file.queue);
            }
            QueueFile last = files[--size];
            files[file.index] = last;
            last.index = file.index;
            files[size] = null;
        }
    }
}
