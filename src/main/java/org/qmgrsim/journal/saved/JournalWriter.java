package org.qmgrsim.journal.saved;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.Kinds;
import org.qmgrsim.journal.Reader;

/**
 * Saves a journal as its facts are made. Needs some 20 MB and four bytes a subject, however long the run.
 *
 * <p>The file grows beside its place, under its name with {@code .partial}, and takes its place in {@link #finish}: who finds
 * a file of that name finds a whole one. Details, the lines of {@code -v}, are not saved: the scenario makes them again.
 *
 * <p>Failures to write are {@link UncheckedIOException}, since a reader can throw no other.
 */
public final class JournalWriter implements Reader, AutoCloseable {
    private final Path path;
    private final Path partial;
    private final FileChannel channel;
    private final Map<String, String> properties;
    private final Fingerprint fingerprint = new Fingerprint();
    private final KnownTexts texts = new KnownTexts();
    private final BlockWriter block = new BlockWriter(texts);
    private final Chains chains = new Chains();
    private final Counts counts = new Counts(Kinds.COUNT);
    private final List<BlockEntry> blocks = new ArrayList<>();
    private final Bytes buffer = new Bytes();
    private long facts;
    private long place;
    private long lastNanos = Long.MIN_VALUE;
    private long blockNanos;
    private int blockTexts;
    private boolean finished;
    private boolean forced = true;

    private JournalWriter(Path path, Map<String, String> properties) throws IOException {
        this.path = path;
        this.properties = properties;
        this.partial = path.resolveSibling(path.getFileName() + ".partial");
        this.channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    /** A file of this name, in place of an earlier one; its folder exists. */
    public static JournalWriter create(Path path) throws IOException {
        return create(path, Map.of());
    }

    /** The same; {@code properties} describe the run to who opens the file, in words that they agree on. */
    public static JournalWriter create(Path path, Map<String, String> properties) throws IOException {
        JournalWriter writer = new JournalWriter(path, Map.copyOf(properties));
        writer.header();
        return writer;
    }

    /** The file need not outlive a crash of the machine: {@link #finish} does not wait for the disk. */
    public JournalWriter passing() {
        forced = false;
        return this;
    }

    private void header() {
        buffer.eightBytes(Form.BEGIN);
        buffer.fourBytes(Form.VERSION);
        buffer.fourBytes(checksum(buffer));
        flush();
    }

    @Override
    public void read(Fact fact) {
        check(fact);
        if (block.facts() == 0) {
            blockNanos = fact.atNanos();
            blockTexts = texts.count();
        }
        block.add(fact, chains.last(fact.subject()));
        chains.setLast(fact.subject(), (int) fact.number());
        counts.add(fact.what().code());
        fingerprint.read(fact);
        facts++;
        lastNanos = fact.atNanos();
        if (block.facts() == Form.BLOCK) {
            endBlock();
        }
    }

    /** What the form relies on. A journal keeps it; facts made by hand might not. */
    private void check(Fact fact) {
        long number = fact.number();
        if (number != facts + 1 || number > Form.MOST_FACTS) {
            throw new IllegalArgumentException(
                    "fact " + number + " after fact " + facts + "; at most " + Form.MOST_FACTS + " can be saved");
        }
        if (fact.atNanos() < lastNanos) {
            throw new IllegalArgumentException(
                    "fact " + number + " at " + fact.atNanos() + " ns, before the one before it: " + lastNanos + " ns");
        }
        if (fact.subject() < 0 || isNotBefore(fact.cause(), number) || isNotBefore(fact.since(), number)) {
            throw new IllegalArgumentException("a negative subject or a link to no earlier fact: " + fact);
        }
    }

    private static boolean isNotBefore(long link, long number) {
        return link < 0 || link >= number;
    }

    private void endBlock() {
        block.finish(buffer);
        blocks.add(new BlockEntry(place, buffer.length(), blockNanos, blockTexts, checksum(buffer)));
        flush();
    }

    /** The run is over: the file is completed and takes its place. */
    public void finish() {
        if (block.facts() > 0) {
            endBlock();
        }
        chains.put(buffer);
        int headsLength = buffer.length();
        int headsChecksum = checksum(buffer);
        flush();
        new Index(properties, blocks, counts).put(buffer);
        int indexLength = buffer.length();
        int indexChecksum = checksum(buffer);
        flush();
        buffer.eightBytes(headsLength);
        buffer.eightBytes(indexLength);
        buffer.eightBytes(facts);
        for (char digit : fingerprint.toString().toCharArray()) {
            buffer.octet(digit);
        }
        buffer.fourBytes(headsChecksum);
        buffer.fourBytes(indexChecksum);
        buffer.fourBytes(0); // to come to a multiple of eight
        buffer.fourBytes(checksum(buffer));
        buffer.eightBytes(Form.END);
        flush();
        try {
            if (forced) {
                channel.force(true);
            }
            channel.close();
            Files.move(partial, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        finished = true;
    }

    /** Whether the file has taken its place. */
    public boolean finished() {
        return finished;
    }

    /** The digest of what was read so far. */
    public String fingerprint() {
        return fingerprint.toString();
    }

    /** Ends the writing; what was not {@linkplain #finish finished} is removed. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            channel.close();
            Files.deleteIfExists(partial);
        }
    }

    private static int checksum(Bytes bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.view());
        return (int) crc.getValue();
    }

    private void flush() {
        try {
            ByteBuffer view = buffer.view();
            while (view.hasRemaining()) {
                channel.write(view);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        place += buffer.length();
        buffer.clear();
    }
}
