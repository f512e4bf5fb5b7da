package org.qmgrsim.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.qmgrsim.gui.draw.FxFonts;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.text.Texts;

/** How the window looks and speaks: theme, language, size of text. */
public final class Look {
    private static final double[] ZOOMS = {0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2};

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean dark;
    private double zoom = 1;
    private Texts texts = new Texts(Texts.Language.EN);
    private FxFonts fonts = FxFonts.of("en");

    /** Wants to be told when it changes. */
    public void on(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    public boolean dark() {
        return dark;
    }

    public double zoom() {
        return zoom;
    }

    public Texts texts() {
        return texts;
    }

    public FxFonts fonts() {
        return fonts;
    }

    /** A text of the language. */
    public String text(String key, Object... values) {
        return texts.of(key, values);
    }

    /** Takes a theme. */
    public void setDark(boolean inDark) {
        dark = inDark;
        changed();
    }

    /** Takes a language. */
    public void setLanguage(Texts.Language language) {
        texts = new Texts(language);
        fonts = FxFonts.of(language.code());
        changed();
    }

    /** Takes a size of text; 1 is 100 %, from 0.8 to 2. */
    public void setZoom(double next) {
        zoom = Math.max(ZOOMS[0], Math.min(ZOOMS[ZOOMS.length - 1], next));
        changed();
    }

    /** The next size of text, up or down. */
    public void shiftZoom(int by) {
        int place = 0;
        while (place < ZOOMS.length - 1 && ZOOMS[place] < zoom - 1e-6) {
            place++;
        }
        setZoom(ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, place + by))]);
    }

    /** The style of the root: all colours by name, family and size of text. */
    String rootStyle() {
        StringBuilder style = new StringBuilder();
        for (Tone tone : Tone.values()) {
            style.append(tone.cssName()).append(": ").append(tone.hex(dark)).append("; ");
        }
        style.append("-fx-font-family: '").append(fonts.sans()).append("'; ");
        style.append("-fx-font-size: ")
                .append(String.format(Locale.ROOT, "%.2f", 13 * zoom))
                .append("px;");
        return style.toString();
    }
}
