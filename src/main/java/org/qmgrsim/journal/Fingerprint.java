package org.qmgrsim.journal;

/**
 * A 128-bit digest of all base facts in order: two runs with the same fingerprint told the same story.
 *
 * <p>Made for speed and for accidents, not against forgers.
 */
public final class Fingerprint implements Reader, FieldSink {
    private long low = 0x9E3779B97F4A7C15L;
    private long high = 0xC2B2AE3D27D4EB4FL;

    @Override
    public void read(Fact fact) {
        number(fact.what().code());
        number(fact.atNanos());
        number(fact.subject());
        number(fact.cause());
        number(fact.since());
        fact.what().put(this);
    }

    @Override
    public void number(long value) {
        low = mix(low ^ value) + high;
        high = Long.rotateLeft(high, 31) * 0x9FB21C651E98DF25L + value;
    }

    @Override
    public void text(String value) {
        int length = value.length();
        number(length);
        long word = 0;
        for (int i = 0; i < length; i++) {
            word = word << 16 | value.charAt(i);
            if ((i & 3) == 3) {
                number(word);
                word = 0;
            }
        }
        if ((length & 3) != 0) {
            number(word);
        }
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 32)) * 0xD6E8FEB86659FD93L;
        z = (z ^ (z >>> 32)) * 0xD6E8FEB86659FD93L;
        return z ^ (z >>> 32);
    }

    /** The digest so far, as 32 hexadecimal digits. */
    @Override
    public String toString() {
        long a = mix(low ^ Long.rotateLeft(high, 17));
        long b = mix(high + a);
        return hex(a) + hex(b);
    }

    private static String hex(long bits) {
        String digits = Long.toHexString(bits);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
