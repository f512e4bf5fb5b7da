package org.qmgrsim.report;

/** The lanes of a timeline, from the top; heights in points. */
enum Lanes {
    ACTIONS("done to it", 46),
    MASTER("master", 14),
    QMGR("qmgr", 22),
    ARRIVALS("mail arrives", 34),
    TRIGGERS("triggers to qmgr", 34),
    WAKEUPS("wakeups of qmgr", 20),
    INCOMING("scans of incoming", 26),
    DEFERRED("scans of deferred", 26),
    LEGEND("", 32),
    MESSAGES("messages", 330);

    private final String label;
    private final int tallest;

    Lanes(String label, int tallest) {
        this.label = label;
        this.tallest = tallest;
    }

    String label() {
        return label;
    }

    /** The most that it takes. */
    int tallest() {
        return tallest;
    }
}
