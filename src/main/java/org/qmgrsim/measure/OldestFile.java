package org.qmgrsim.measure;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.view.QueuedMail;

/**
 * The oldest file of one directory. Files that have left stay in the heap until they come to its top, or until they are more
 * than those that are there.
 */
final class OldestFile {
    private static final int FEW = 64;

    private final QueueName queue;
    private PriorityQueue<QueuedMail> heap = heap();
    private final Set<QueuedMail> inHeap = new HashSet<>();
    private int present;

    OldestFile(QueueName queue) {
        this.queue = queue;
    }

    private static PriorityQueue<QueuedMail> heap() {
        return new PriorityQueue<>(Comparator.comparingLong(QueuedMail::arrivalMicros));
    }

    void entered(QueuedMail file) {
        present++;
        if (inHeap.add(file)) {
            heap.add(file);
        }
    }

    void left() {
        present--;
        if (heap.size() > 2 * present + FEW) {
            PriorityQueue<QueuedMail> rest = heap();
            heap.stream().filter(this::isHere).forEach(rest::add);
            heap = rest;
            inHeap.clear();
            inHeap.addAll(rest);
        }
    }

    private boolean isHere(QueuedMail file) {
        return file.complete() && file.queue() == queue;
    }

    /** When the oldest arrived, in microseconds since 1970; -1: the directory is empty. */
    long arrivalMicros() {
        QueuedMail first = heap.peek();
        while (first != null && !isHere(first)) {
            heap.poll();
            inHeap.remove(first);
            first = heap.peek();
        }
        return first == null ? -1 : first.arrivalMicros();
    }
}
