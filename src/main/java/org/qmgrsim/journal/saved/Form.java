package org.qmgrsim.journal.saved;

/**
 * The form of the file.
 *
 * <pre>
 * header    "QMGRSIMJ", version of the form (4 bytes), checksum of these 12 bytes (4 bytes)
 * blocks    of 65 536 facts, the last one shorter
 * heads     for each subject the number of its last fact: where its chain is entered
 * index     the kinds and their fields; properties of the run; place, times, texts and checksum of each block; counts
 * footer    lengths, number of facts, fingerprint, checksums; "QMGRSIME"
 * </pre>
 *
 * <p>Each byte falls under one checksum (CRC-32C). A file without its footer is not whole, so a writer that dies leaves no
 * file that could be taken for one.
 */
final class Form {
    /** "QMGRSIMJ". */
    static final long BEGIN = 0x514D475253494D4AL;
    /** "QMGRSIME". */
    static final long END = 0x514D475253494D45L;

    /** Changes whenever an older reader could not read the file, or read it wrongly. */
    static final int VERSION = 2;

    /** Facts in a block: what a seek may have to fold. */
    static final int BLOCK = 1 << 16;
    /** Facts between two places in a block from which it can be read: what a look at one fact may have to pass over. */
    static final int GROUP = 1 << 8;
    /** Facts for which the index counts the kinds. */
    static final int SEGMENT = 1 << 12;
    /** Texts between two whose place is known. */
    static final int TEXT_STEP = 1 << 4;

    static final int HEADER_BYTES = 16;
    static final int FOOTER_BYTES = 80;

    /** Facts are counted in 31 bits: that is 10⁸ messages, and some 40 GB. */
    static final long MOST_FACTS = Integer.MAX_VALUE;

    private Form() {}
}
