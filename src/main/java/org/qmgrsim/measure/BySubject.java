package org.qmgrsim.measure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is known of subjects that come and go, such as messages: a table by their numbers, which is asked at nearly every fact
 * and so must not make objects of them. A subject stands at the place that a hash of its number gives or, if that is taken,
 * at the next free one.
 */
final class BySubject<T> {
    /** 2^32 over the golden ratio: neighbouring numbers come to stand far from each other. */
    private static final int GOLDEN = 0x9E3779B9;

    private int[] subjects = new int[64];
    private @Nullable Object[] values = new @Nullable Object[64];
    private int size;

    /** What is known of a subject; null if nothing is. */
    @SuppressWarnings("unchecked") // only what was put here
    @Nullable
    T get(int subject) {
        return (T) values[place(subject)];
    }

    /** From now on this is known of a subject. */
    void put(int subject, T value) {
        if (size * 2 >= subjects.length) {
            grow();
        }
        int place = place(subject);
        size += values[place] == null ? 1 : 0;
        subjects[place] = subject;
        values[place] = value;
    }

    /** Forgets a subject. */
    void remove(int subject) {
        int hole = place(subject);
        if (values[hole] == null) {
            return;
        }
        size--;
        values[hole] = null;
        // Who stands behind the hole because a place was taken comes nearer.
        for (int next = after(hole); values[next] != null; next = after(next)) {
            Object moved = values[next];
            values[next] = null;
            int place = place(subjects[next]);
            subjects[place] = subjects[next];
            values[place] = moved;
        }
    }

    /** The subjects of which something is known, in ascending order. */
    int[] subjects() {
        int[] all = new int[size];
        int count = 0;
        for (int i = 0; i < subjects.length; i++) {
            if (values[i] != null) {
                all[count++] = subjects[i];
            }
        }
        Arrays.sort(all);
        return all;
    }

    private int place(int subject) {
        int place = (subject * GOLDEN) >>> Integer.numberOfLeadingZeros(subjects.length - 1);
        while (values[place] != null && subjects[place] != subject) {
            place = after(place);
        }
        return place;
    }

    private int after(int place) {
        return (place + 1) & (subjects.length - 1);
    }

    private void grow() {
        int[] former = subjects;
        @Nullable Object[] known = values;
        subjects = new int[former.length * 2];
        values = new @Nullable Object[former.length * 2];
        for (int i = 0; i < former.length; i++) {
            if (known[i] != null) {
                int place = place(former[i]);
                subjects[place] = former[i];
                values[place] = known[i];
            }
        }
    }
}
