package org.qmgrsim.gui;

import org.qmgrsim.gui.play.Session;

/** What all panes of a window share. */
public record Context(Session session, Look look) {
    /** A text in the language of the window. */
    public String text(String key, Object... values) {
        return look.text(key, values);
    }
}
