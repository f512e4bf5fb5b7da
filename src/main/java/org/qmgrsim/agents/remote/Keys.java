package org.qmgrsim.agents.remote;

import java.util.Locale;

/** Keys of luck made from names. */
final class Keys {
    private static final long BASIS = 0xCBF29CE484222325L;
    private static final long PRIME = 0x100000001B3L;

    private Keys() {}

    /** The same number for the same name, upper and lower case being alike (FNV-1a over UTF-16). */
    static long of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        long hash = BASIS;
        for (int i = 0; i < lower.length(); i++) {
            hash = (hash ^ lower.charAt(i)) * PRIME;
        }
        return hash;
    }
}
