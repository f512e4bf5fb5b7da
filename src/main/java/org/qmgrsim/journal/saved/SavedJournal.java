package org.qmgrsim.journal.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Kinds;
import org.qmgrsim.journal.Reader;

/**
 * A journal that was saved, mapped into memory: any fact by its number, any instant, the life of any subject.
 *
 * <p>Immutable; any number of threads may read it. What lies in the file does not lie in the heap: that holds some kilobytes
 * for each block of 65 536 facts. Every method that looks at facts may throw {@link DamagedJournal}, since a block is
 * checked when it is first read; {@link #verify} looks at all of them.
 */
public final class SavedJournal {
    /** Facts in a block, but for the last. */
    public static final int BLOCK = Form.BLOCK;

    private static final int CACHED_TEXTS = 1 << 13;

    private final JournalFile file;
    private final boolean[][] fields = Fields.all();
    private final AtomicReferenceArray<@Nullable Block> blocks;
    private final AtomicReferenceArray<@Nullable CachedText> texts = new AtomicReferenceArray<>(CACHED_TEXTS);

    private record CachedText(int id, String text) {}

    private SavedJournal(JournalFile file) {
        this.file = file;
        this.blocks = new AtomicReferenceArray<>(file.index().blocks().size());
    }

    /**
     * Opens a saved journal.
     *
     * @throws IOException if there is no such file, or it cannot be read
     * @throws DamagedJournal if it is no saved journal, or not whole, or of another version
     */
    public static SavedJournal open(Path path) throws IOException {
        return new SavedJournal(new JournalFile(path));
    }

    /** Number of facts: they are numbered from 1 to this. */
    public long facts() {
        return file.facts();
    }

    /** Length of the file in bytes. */
    public long sizeBytes() {
        return file.size();
    }

    /** The digest of all facts, as the run had it: 32 hexadecimal digits. */
    public String fingerprint() {
        return file.fingerprint();
    }

    /** What the writer was told of the run. */
    public Map<String, String> properties() {
        return Collections.unmodifiableMap(file.index().properties());
    }

    DamagedJournal damaged(String what) {
        return file.damaged(what);
    }

    /** Facts between two instants that are counted by kind. */
    public Timeline timeline() {
        return new Timeline(this, file.index().counts());
    }

    /** Reads every byte. @throws DamagedJournal at the first block that is not as it was written */
    public void verify() {
        for (int i = 0; i < blocks.length(); i++) {
            file.block(i);
        }
    }

    // ---------------------------------------------------------------- facts

    /**
     * The fact of that number.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Fact fact(long number) {
        requireFact(number);
        return at(number, Cursor::fact);
    }

    /** When a fact happened, in nanoseconds since the epoch of the run; cheaper than the whole fact. */
    public long nanos(long number) {
        requireFact(number);
        return at(number, Cursor::nanos);
    }

    /** The number of the fact before this one that has the same subject; 0: none. */
    public long previous(long number) {
        requireFact(number);
        return at(number, Cursor::previous);
    }

    /** The code of a fact's kind. */
    public int kind(long number) {
        requireFact(number);
        return block(blockOf(number)).kind(placeOf(number));
    }

    /** The number of the last fact about a subject; 0: there is none. */
    public long last(int subject) {
        return file.heads().last(subject);
    }

    /** All facts about a subject, the latest first. */
    public Stream<Fact> backwards(int subject) {
        return LongStream.iterate(last(subject), number -> number != 0, this::previous)
                .mapToObj(this::fact);
    }

    /** All facts about a subject, in order. */
    public List<Fact> life(int subject) {
        List<Fact> life = new ArrayList<>();
        backwards(subject).forEach(life::add);
        Collections.reverse(life);
        return life;
    }

    /** The number of the last fact at or before an instant, in nanoseconds since the epoch of the run; 0: none yet. */
    public long seek(long nanos) {
        int number = blockAt(nanos);
        if (number < 0) {
            return 0;
        }
        Block block = block(number);
        Cursor cursor = cursor(block);
        return decode(number, () -> {
            cursor.goTo(block.groupAt(nanos) * Form.GROUP);
            long found = 0;
            while (cursor.hasNext()) {
                cursor.next();
                if (cursor.nanos() > nanos) {
                    break;
                }
                cursor.skip();
                found = cursor.factNumber();
            }
            return found;
        });
    }

    /** The last block that begins at or before an instant; -1: none does. */
    private int blockAt(long nanos) {
        List<BlockEntry> entries = file.index().blocks();
        int low = -1;
        int high = entries.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (entries.get(middle).firstNanos() <= nanos) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    // ---------------------------------------------------------------- replay

    /** Hands all facts to a reader, in order. */
    public void replayTo(Reader reader) {
        replay(1, facts(), null, reader);
    }

    /**
     * Hands some facts to a reader, in order.
     *
     * @param first number of the first
     * @param last number of the last; nothing happens if it is less than {@code first}
     * @param kinds codes of the kinds that the reader wants; null: all
     */
    public void replay(long first, long last, @Nullable BitSet kinds, Reader reader) {
        if (last < first) {
            return;
        }
        requireFact(first);
        requireFact(last);
        boolean[] wanted = new boolean[Kinds.COUNT];
        for (int code = 0; code < wanted.length; code++) {
            wanted[code] = kinds == null || kinds.get(code);
        }
        for (long next = first; next <= last; ) {
            int number = blockOf(next);
            Block block = block(number);
            long end = Math.min(last, block.first() + block.facts() - 1);
            replay(number, placeOf(next), placeOf(end), wanted, reader);
            next = end + 1;
        }
    }

    private void replay(int number, int first, int last, boolean[] wanted, Reader reader) {
        Cursor cursor = cursor(block(number));
        decode(number, () -> {
            cursor.goTo(first);
            return cursor;
        });
        for (int place = first; place <= last; place++) {
            Fact fact;
            try {
                cursor.next();
                if (!wanted[cursor.kind()]) {
                    cursor.skip();
                    continue;
                }
                fact = cursor.fact();
            } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
                throw file.damaged(number);
            }
            reader.read(fact);
        }
    }

    // ---------------------------------------------------------------- blocks

    private void requireFact(long number) {
        if (number < 1 || number > facts()) {
            throw new IndexOutOfBoundsException("there is no fact " + number + ": they run from 1 to " + facts());
        }
    }

    static int blockOf(long number) {
        return (int) ((number - 1) / Form.BLOCK);
    }

    private static int placeOf(long number) {
        return (int) ((number - 1) % Form.BLOCK);
    }

    private interface Look<T> {
        T take(Cursor cursor);
    }

    private interface Decoding<T> {
        T run();
    }

    private <T> T at(long number, Look<T> look) {
        int block = blockOf(number);
        Cursor cursor = cursor(block(block));
        return decode(block, () -> {
            cursor.goTo(placeOf(number));
            cursor.next();
            return look.take(cursor);
        });
    }

    /** What a block with the right checksum cannot hold was written by something else than a journal writer. */
    private <T> T decode(int block, Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw file.damaged(block);
        }
    }

    private Cursor cursor(Block block) {
        return new Cursor(block, fields, this::text);
    }

    Block block(int number) {
        Block block = blocks.get(number);
        if (block == null) {
            BlockEntry entry = file.index().blocks().get(number);
            block = decode(
                    number, () -> new Block(file.block(number), (long) number * Form.BLOCK + 1, entry.firstText()));
            blocks.set(number, block);
        }
        return block;
    }

    private String text(int id) {
        int place = id & (CACHED_TEXTS - 1);
        CachedText cached = texts.get(place);
        if (cached == null || cached.id() != id) {
            cached = new CachedText(id, findText(id));
            texts.set(place, cached);
        }
        return cached.text();
    }

    private String findText(int id) {
        List<BlockEntry> entries = file.index().blocks();
        int low = 0;
        int high = entries.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (entries.get(middle).firstText() <= id) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        Block block = block(low);
        return block.text(id - block.firstText());
    }
}
