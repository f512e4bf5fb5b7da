package org.qmgrsim.journal.saved;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes that grow as they are written. Whole numbers go in groups of seven bits, the lowest first, so small ones are short. */
final class Bytes {
    private byte[] bytes = new byte[1 << 10];
    private int length;

    /** Number of bytes so far. */
    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    /** What was written, as long as nothing more is. */
    ByteBuffer view() {
        return ByteBuffer.wrap(bytes, 0, length);
    }

    void octet(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    /** Four bytes, the highest first. */
    void fourBytes(int value) {
        room(Integer.BYTES);
        ByteBuffer.wrap(bytes).putInt(length, value);
        length += Integer.BYTES;
    }

    /** Eight bytes, the highest first. */
    void eightBytes(long value) {
        room(Long.BYTES);
        ByteBuffer.wrap(bytes).putLong(length, value);
        length += Long.BYTES;
    }

    /** A number that is seldom negative: 1 to 10 bytes. */
    void number(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** A number of either sign, short if it is near zero. */
    void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    /** A text, whatever stands in it: one byte a character if all fit, else two. Half a surrogate pair comes back as such. */
    void text(String value) {
        int chars = value.length();
        boolean wide = false;
        for (int i = 0; i < chars; i++) {
            wide |= value.charAt(i) > 0xFF;
        }
        number((long) chars << 1 | (wide ? 1 : 0));
        room(wide ? 2 * chars : chars);
        for (int i = 0; i < chars; i++) {
            char c = value.charAt(i);
            if (wide) {
                bytes[length++] = (byte) (c >>> 8);
            }
            bytes[length++] = (byte) c;
        }
    }

    void append(Bytes other) {
        room(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
    }

    private void room(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), bytes.length * 2));
        }
    }
}
