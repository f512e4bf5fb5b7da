package org.qmgrsim.gui;

/** There can be no window here; the message says why, for people. */
public final class NoWindow extends Exception {
    private static final long serialVersionUID = 1L;

    NoWindow(String message) {
        super(message);
    }
}
