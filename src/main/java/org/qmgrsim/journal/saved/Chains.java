package org.qmgrsim.journal.saved;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The number of each subject's last fact: four bytes a subject, in pages that exist only where there are subjects. */
final class Chains {
    private static final int PAGE = 1 << 10;

    private int[][] pages = new int[16][]; // a page that no subject needed is null

    /** The subject's last fact; 0: none yet. */
    int last(int subject) {
        int number = subject / PAGE;
        int[] page = number < pages.length ? pages[number] : null;
        return page == null ? 0 : page[subject % PAGE];
    }

    void setLast(int subject, int fact) {
        int number = subject / PAGE;
        if (number >= pages.length) {
            pages = Arrays.copyOf(pages, Math.max(number + 1, pages.length * 2));
        }
        int[] page = pages[number];
        if (page == null) {
            page = new int[PAGE];
            pages[number] = page;
        }
        page[subject % PAGE] = fact;
    }

    /** Writes all pages: how many, then number and content of each. */
    void put(Bytes out) {
        int count = 0;
        for (int[] page : pages) {
            count += page == null ? 0 : 1;
        }
        out.fourBytes(count);
        for (int i = 0; i < pages.length; i++) {
            int[] page = pages[i];
            if (page != null) {
                out.fourBytes(i);
                for (int fact : page) {
                    out.fourBytes(fact);
                }
            }
        }
    }

    /** Finds the last facts in what {@link #put} wrote. */
    static final class Saved {
        private static final int PAGE_BYTES = Integer.BYTES * (1 + PAGE);

        private final ByteBuffer bytes;
        private final int[] numbers;

        Saved(ByteBuffer bytes) {
            this.bytes = bytes;
            numbers = new int[bytes.getInt(0)];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = bytes.getInt(Integer.BYTES + i * PAGE_BYTES);
            }
        }

        /** The subject's last fact; 0: none. */
        int last(int subject) {
            int page = subject < 0 ? -1 : Arrays.binarySearch(numbers, subject / PAGE);
            return page < 0 ? 0 : bytes.getInt(page * PAGE_BYTES + Integer.BYTES * (2 + subject % PAGE));
        }
    }
}
