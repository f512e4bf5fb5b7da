package org.qmgrsim.journal.saved;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of a saved journal, mapped, and checked: all that is not a block when the file is opened, each block when it is
 * first asked for.
 *
 * <p>Nothing holds the file open; the mapping lives as long as this object. Cutting a file short while it is mapped ends in
 * an {@link InternalError} of the virtual machine, as with any mapped file.
 */
final class JournalFile {
    /** A mapping holds at most 2 GB; blocks do not straddle them. */
    private static final long LARGEST_MAPPING = 1L << 30;

    private static final int FINGERPRINT_DIGITS = 32;

    private final Path path;
    private final long size;
    private final List<Mapping> mappings = new ArrayList<>();
    private final BitSet sound = new BitSet();
    private final Index index;
    private final Chains.Saved heads;
    private final String fingerprint;
    private final long facts;

    private record Mapping(long place, ByteBuffer bytes) {}

    JournalFile(Path path) throws IOException {
        this.path = path;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            size = channel.size();
            header(channel);
            ByteBuffer footer = footer(channel);
            long headsLength = footer.getLong();
            long indexLength = footer.getLong();
            facts = footer.getLong();
            byte[] digits = new byte[FINGERPRINT_DIGITS];
            footer.get(digits);
            fingerprint = new String(digits, StandardCharsets.ISO_8859_1);
            long indexPlace = size - Form.FOOTER_BYTES - indexLength;
            long headsPlace = indexPlace - headsLength;
            require(headsLength >= 0 && indexLength >= 0 && headsPlace >= Form.HEADER_BYTES, "its lengths are wrong");
            ByteBuffer headBytes = map(channel, headsPlace, headsLength);
            require(checksum(headBytes) == footer.getInt(), "the heads of its chains are damaged");
            ByteBuffer indexBytes = map(channel, indexPlace, indexLength);
            require(checksum(indexBytes) == footer.getInt(), "its index is damaged");
            try {
                heads = new Chains.Saved(headBytes);
                index = Index.read(new Column(indexBytes, 0));
            } catch (IllegalArgumentException e) {
                throw new DamagedJournal(path, String.valueOf(e.getMessage()));
            } catch (IndexOutOfBoundsException e) {
                throw new DamagedJournal(path, "its index ends too early");
            }
            mapBlocks(channel, headsPlace);
        }
    }

    private void header(FileChannel channel) throws IOException {
        require(size > 0, "is empty");
        ByteBuffer header = read(channel, 0, (int) Math.min(size, Form.HEADER_BYTES));
        require(size >= Long.BYTES && header.getLong(0) == Form.BEGIN, "is not a saved journal");
        require(size >= Form.HEADER_BYTES + Form.FOOTER_BYTES, "is cut short");
        int version = header.getInt(Long.BYTES);
        header.limit(Form.HEADER_BYTES - Integer.BYTES);
        int checksum = checksum(header);
        header.limit(Form.HEADER_BYTES);
        require(checksum == header.getInt(Form.HEADER_BYTES - Integer.BYTES), "its first bytes are damaged");
        require(
                version == Form.VERSION,
                "is saved in form " + version + "; this version of qmgrsim reads form " + Form.VERSION);
    }

    /** The footer, from its beginning. */
    private ByteBuffer footer(FileChannel channel) throws IOException {
        ByteBuffer footer = read(channel, size - Form.FOOTER_BYTES, Form.FOOTER_BYTES);
        require(
                footer.getLong(Form.FOOTER_BYTES - Long.BYTES) == Form.END,
                "is not whole: what wrote it did not come to its end, or the file was cut short");
        int checked = Form.FOOTER_BYTES - Long.BYTES - Integer.BYTES;
        int checksum = footer.getInt(checked);
        require(checksum(footer.slice(0, checked)) == checksum, "its last bytes are damaged");
        return footer;
    }

    private void mapBlocks(FileChannel channel, long end) throws IOException {
        long start = Form.HEADER_BYTES;
        long next = start;
        for (BlockEntry block : index.blocks()) {
            require(block.place() == next, "the places of its blocks are wrong");
            if (next + block.length() - start > LARGEST_MAPPING && next > start) {
                mappings.add(new Mapping(start, map(channel, start, next - start)));
                start = next;
            }
            next += block.length();
        }
        require(next == end, "the places of its blocks are wrong");
        mappings.add(new Mapping(start, map(channel, start, end - start)));
        long blocks = (facts + Form.BLOCK - 1) / Form.BLOCK;
        require(facts >= 0 && blocks == index.blocks().size(), "the number of its blocks is wrong");
    }

    private static ByteBuffer map(FileChannel channel, long place, long length) throws IOException {
        return channel.map(FileChannel.MapMode.READ_ONLY, place, length);
    }

    private static ByteBuffer read(FileChannel channel, long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) >= 0) {
            // until all is there; what the file lacks stays zero and fails its check
        }
        return bytes.rewind();
    }

    private void require(boolean holds, String orElse) {
        if (!holds) {
            throw new DamagedJournal(path, orElse);
        }
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    Index index() {
        return index;
    }

    Chains.Saved heads() {
        return heads;
    }

    String fingerprint() {
        return fingerprint;
    }

    long facts() {
        return facts;
    }

    /** Bytes of the whole file. */
    long size() {
        return size;
    }

    /** The bytes of a block, checked. */
    ByteBuffer block(int number) {
        BlockEntry entry = index.blocks().get(number);
        int mapping = mappings.size() - 1;
        while (mappings.get(mapping).place() > entry.place()) {
            mapping--;
        }
        Mapping within = mappings.get(mapping);
        ByteBuffer bytes = within.bytes().slice((int) (entry.place() - within.place()), entry.length());
        synchronized (sound) {
            if (!sound.get(number)) {
                if (checksum(bytes) != entry.checksum()) {
                    throw damaged(number);
                }
                sound.set(number);
            }
        }
        return bytes;
    }

    DamagedJournal damaged(String what) {
        return new DamagedJournal(path, what);
    }

    DamagedJournal damaged(int block) {
        BlockEntry entry = index.blocks().get(block);
        return new DamagedJournal(
                path,
                "is damaged between byte " + entry.place() + " and " + (entry.place() + entry.length()) + ", in block "
                        + (block + 1) + " of " + index.blocks().size());
    }
}
