package org.qmgrsim.journal.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

/** All that changes. What the numbers in the rows mean, {@link Fold} alone knows and {@link QueueView} asks of it. */
final class State {
    /** Columns of a subject. */
    static final int WHAT = 0;

    static final int SINCE_FACT = 1;
    static final int SINCE_NANOS = 2;
    static final int SUBJECT_COLUMNS = 3;

    /** Columns of a file. */
    static final int FILE = 0;

    static final int MTIME = 1;
    static final int PLACE_FACT = 2;
    static final int PLACE_NANOS = 3;
    static final int FILE_COLUMNS = 4;

    final Names names;
    final Rows subjects;
    final Rows files;
    final PagedBits[] directories;
    final PagedBits messages;
    final PagedBits processes;
    final PagedBits services;
    final PagedBits destinations;
    final int[] waiting;
    final List<Finding> contradictions;
    int fileCount;
    long began;
    long gone;
    long number;
    long nanos;

    /** Nothing has happened. */
    State(Names names, Rows.Past subjects, Rows.Past files) {
        this.names = names;
        this.subjects = new Rows(SUBJECT_COLUMNS, subjects);
        this.files = new Rows(FILE_COLUMNS, files);
        this.directories = new PagedBits[QueueName.values().length];
        for (int i = 0; i < directories.length; i++) {
            directories[i] = new PagedBits();
        }
        this.messages = new PagedBits();
        this.processes = new PagedBits();
        this.services = new PagedBits();
        this.destinations = new PagedBits();
        this.waiting = new int[Wait.values().length];
        this.contradictions = new ArrayList<>();
    }

    /**
     * The same as another.
     *
     * @param copy copies sets
     * @param subjects what its rows hold
     * @param files the same
     */
    State(State other, UnaryOperator<PagedBits> copy, Rows.Past subjects, Rows.Past files) {
        this.names = other.names;
        this.subjects = new Rows(SUBJECT_COLUMNS, subjects);
        this.files = new Rows(FILE_COLUMNS, files);
        this.directories = other.directories.clone();
        for (int i = 0; i < directories.length; i++) {
            directories[i] = copy.apply(directories[i]);
        }
        this.messages = copy.apply(other.messages);
        this.processes = copy.apply(other.processes);
        this.services = copy.apply(other.services);
        this.destinations = copy.apply(other.destinations);
        this.waiting = other.waiting.clone();
        this.contradictions = new ArrayList<>(other.contradictions);
        this.fileCount = other.fileCount;
        this.began = other.began;
        this.gone = other.gone;
        this.number = other.number;
        this.nanos = other.nanos;
    }
}
