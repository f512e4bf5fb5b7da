package org.qmgrsim.journal.view;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * A set of whole numbers from 0 that is cheap to copy: pages of 4096 bits that copies share until one of them writes.
 */
final class PagedBits {
    private static final int PAGE_SHIFT = 12;
    private static final int WORDS = 1 << PAGE_SHIFT - 6;
    private static final long[] NONE = new long[WORDS];

    private long[][] pages;
    private boolean[] owned;
    private int size;

    PagedBits() {
        this.pages = new long[0][];
        this.owned = new boolean[0];
    }

    private PagedBits(long[][] pages, int size) {
        this.pages = pages;
        this.owned = new boolean[pages.length];
        this.size = size;
    }

    /** A set with the same members. What is done to one of them from now on, the other does not see. */
    PagedBits copy() {
        Arrays.fill(owned, false);
        return new PagedBits(pages.clone(), size);
    }

    /** The same, of a set that is never written again: many threads may copy it. */
    PagedBits copyOfFrozen() {
        return new PagedBits(pages.clone(), size);
    }

    int size() {
        return size;
    }

    boolean contains(int member) {
        int page = member >>> PAGE_SHIFT;
        return page < pages.length && (pages[page][word(member)] & 1L << member) != 0;
    }

    void add(int member) {
        if (!contains(member)) {
            page(member >>> PAGE_SHIFT)[word(member)] |= 1L << member;
            size++;
        }
    }

    void remove(int member) {
        if (contains(member)) {
            page(member >>> PAGE_SHIFT)[word(member)] &= ~(1L << member);
            size--;
        }
    }

    void clear() {
        Arrays.fill(pages, NONE);
        Arrays.fill(owned, false);
        size = 0;
    }

    /** All members, the least first. */
    void forEach(IntConsumer action) {
        for (int page = 0; page < pages.length; page++) {
            if (pages[page] == NONE) {
                continue;
            }
            for (int word = 0; word < WORDS; word++) {
                for (long bits = pages[page][word]; bits != 0; bits &= bits - 1) {
                    action.accept((page << PAGE_SHIFT) + (word << 6) + Long.numberOfTrailingZeros(bits));
                }
            }
        }
    }

    private static int word(int member) {
        return member >>> 6 & WORDS - 1;
    }

    /** A page to write on. */
    private long[] page(int number) {
        if (number >= pages.length) {
            int former = pages.length;
            int length = Math.max(number + 1, former + (former >> 1));
            pages = Arrays.copyOf(pages, length);
            Arrays.fill(pages, former, length, NONE);
            owned = Arrays.copyOf(owned, length);
        }
        if (!owned[number]) {
            pages[number] = pages[number].clone();
            owned[number] = true;
        }
        return pages[number];
    }
}
