package org.qmgrsim.gui.draw;

/**
 * How text is set.
 *
 * @param size in points at 100 %
 */
public record Type(double size, boolean bold, boolean mono) {
    /** Rulers and captions: nothing is smaller. */
    public static final Type CAPTION = new Type(11, false, false);

    /** Captions that must be seen. */
    public static final Type CAPTION_BOLD = new Type(11, true, false);

    /** Ordinary text. */
    public static final Type TEXT = new Type(12, false, false);

    /** Names. */
    public static final Type NAME = new Type(13, true, false);

    /** IDs, times and settings. */
    public static final Type MONO = new Type(11, false, true);

    /** IDs of what is in the middle of attention. */
    public static final Type MONO_BOLD = new Type(12, true, true);

    /** The same at a font zoom. */
    public Type times(double zoom) {
        return zoom == 1 ? this : new Type(size * zoom, bold, mono);
    }
}
