package org.qmgrsim.experiment;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a study on disk, by the digest of their inputs. Records are only ever appended, each with a checksum: whatever
 * stops the program, all whole records stand, and a torn one at the end is cut off when the store is opened again.
 */
public final class RunStore implements Closeable {
    private static final int KEY = 32;
    private static final int HEAD = Integer.BYTES + Integer.BYTES + KEY;
    private static final int LONGEST = 1 << 28;

    private final FileChannel file;
    private final Map<String, Long> places = new HashMap<>();
    private long end;
    private boolean closed;

    private RunStore(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens a store, which need not exist.
     *
     * @throws IOException if it cannot be read or written, or another process has it open
     */
    public static RunStore open(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() == null) {
                throw new IOException("another process is writing it");
            }
            RunStore store = new RunStore(file);
            store.index();
            return store;
        } catch (OverlappingFileLockException e) {
            file.close();
            throw new IOException("this process is writing it already", e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void index() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        long size = file.size();
        while (end + HEAD <= size && read(head.clear(), end)) {
            head.flip();
            int length = head.getInt();
            int checksum = head.getInt();
            byte[] key = new byte[KEY];
            head.get(key);
            if (length < 0 || length > LONGEST || end + HEAD + length > size) {
                break;
            }
            byte[] payload = payload(end, length);
            if (payload == null || checksum(key, payload) != checksum) {
                break;
            }
            places.put(new String(key, StandardCharsets.US_ASCII), end);
            end += HEAD + length;
        }
        file.truncate(end);
    }

    private boolean read(ByteBuffer to, long from) throws IOException {
        long at = from;
        while (to.hasRemaining()) {
            int read = file.read(to, at);
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    private byte @Nullable [] payload(long place, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        return read(bytes, place + HEAD) ? bytes.array() : null;
    }

    private static int checksum(byte[] key, byte[] payload) {
        CRC32C crc = new CRC32C();
        crc.update(key);
        crc.update(payload);
        return (int) crc.getValue();
    }

    /** Number of records. */
    public synchronized int size() {
        return places.size();
    }

    /** Whether a run is there. */
    synchronized boolean has(String key) {
        return places.containsKey(key);
    }

    /** Adds a run, unless it is there. After {@link #close} it does nothing: the run will have to be made again. */
    synchronized void put(String key, byte[] payload) throws IOException {
        if (closed || places.containsKey(key)) {
            return;
        }
        byte[] name = key.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer record = ByteBuffer.allocate(HEAD + payload.length);
        record.putInt(payload.length)
                .putInt(checksum(name, payload))
                .put(name)
                .put(payload)
                .flip();
        long at = end;
        while (record.hasRemaining()) {
            at += file.write(record, at);
        }
        places.put(key, end);
        end = at;
    }

    /** A run; null if it is not there. */
    synchronized byte @Nullable [] get(String key) throws IOException {
        Long place = places.get(key);
        if (place == null) {
            return null;
        }
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
        return read(length, place) ? payload(place, length.getInt(0)) : null;
    }

    /** Takes over all runs of another store. */
    public void addAll(RunStore other) throws IOException {
        for (String key : other.keys()) {
            byte[] payload = other.get(key);
            if (payload != null) {
                put(key, payload);
            }
        }
    }

    private synchronized Iterable<String> keys() {
        return places.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What was added is on the disk. */
    public synchronized void force() throws IOException {
        if (!closed) {
            file.force(false);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            file.force(false);
            file.close();
        }
    }
}
