package org.qmgrsim.gui.draw;

/** A colour by what it means, in both themes. Contrast and colour blindness are judged for each pair. */
public enum Tone {
    BACKGROUND("#ffffff", "#0d1117"),
    RAISED("#f6f8fa", "#161b22"),
    STAGE("#fbfcfd", "#0b0f15"),
    TEXT("#1f2328", "#e6edf3"),
    MUTED("#57606a", "#9198a1"),
    HAIRLINE("#d0d7de", "#30363d"),
    OUTLINE("#848c95", "#6e7681"),
    ACCENT("#0969da", "#58a6ff"),
    ACCENT_WASH("#ddf4ff", "#132d52"),
    WORKS("#1f6feb", "#388bfd"),
    WORKS_TEXT("#0550ae", "#79c0ff"),
    WORKS_WASH("#e3efff", "#12284a"),
    CLOCK("#b27a00", "#e3b341"),
    CLOCK_TEXT("#7d5600", "#e3b341"),
    CLOCK_WASH("#fff3d1", "#33290f"),
    ROOM("#006b60", "#7ee2c8"),
    ROOM_TEXT("#005a50", "#7ee2c8"),
    ROOM_WASH("#dcf3ef", "#11332c"),
    BROKE("#a3260b", "#f0523d"),
    BROKE_TEXT("#a3260b", "#ff9b8a"),
    BROKE_WASH("#ffebe4", "#3a1712"),
    PERSON("#818b95", "#6e7681"),
    PERSON_TEXT("#57606a", "#9198a1"),
    PERSON_WASH("#eef1f4", "#1f2630"),
    A("#3d444d", "#c9d1d9"),
    B("#7844d4", "#bc8cff"),
    B_WASH("#f3ecff", "#271c40");

    private final String light;
    private final String dark;

    Tone(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The colour as {@code #rrggbb}. */
    public String hex(boolean inDark) {
        return inDark ? dark : light;
    }

    /** Its name in style sheets: {@code -q-works-text}. */
    public String cssName() {
        return "-q-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
