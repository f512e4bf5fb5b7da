package org.qmgrsim.journal.saved;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A place in saved bytes, from which values are taken one after the other. The counterpart of {@link Bytes}. */
final class Column {
    private final ByteBuffer bytes;
    private int place;

    Column(ByteBuffer bytes, int place) {
        this.bytes = bytes;
        this.place = place;
    }

    void moveTo(int newPlace) {
        place = newPlace;
    }

    int place() {
        return place;
    }

    int octet() {
        return bytes.get(place++) & 0xFF;
    }

    int fourBytes() {
        int value = bytes.getInt(place);
        place += Integer.BYTES;
        return value;
    }

    long eightBytes() {
        long value = bytes.getLong(place);
        place += Long.BYTES;
        return value;
    }

    long number() {
        byte b = bytes.get(place++);
        if (b >= 0) {
            return b;
        }
        long value = b & 0x7F;
        for (int shift = 7; shift < Long.SIZE; shift += 7) {
            b = bytes.get(place++);
            value |= (long) (b & 0x7F) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number of more than 64 bits");
    }

    long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number that counts things of which there can be no more than an array holds. */
    int count() {
        long value = number();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a count of " + value);
        }
        return (int) value;
    }

    String text() {
        int head = count();
        int chars = head >>> 1;
        if ((head & 1) == 0) {
            byte[] narrow = new byte[within(chars)];
            bytes.get(place, narrow);
            place += chars;
            return new String(narrow, StandardCharsets.ISO_8859_1);
        }
        char[] wide = new char[within(2L * chars) / 2];
        for (int i = 0; i < chars; i++) {
            wide[i] = bytes.getChar(place);
            place += Character.BYTES;
        }
        return new String(wide);
    }

    void skipText() {
        int head = count();
        int chars = head >>> 1;
        place += within((head & 1) == 0 ? chars : 2L * chars);
    }

    /** Nothing is longer than what holds it: found before memory is asked for. */
    private int within(long length) {
        if (length > bytes.limit() - place) {
            throw new IllegalArgumentException("a text of " + length + " bytes at the end of the file");
        }
        return (int) length;
    }
}
