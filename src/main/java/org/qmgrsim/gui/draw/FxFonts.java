package org.qmgrsim.gui.draw;

import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The typefaces that come with the program, as the window uses them. */
public final class FxFonts implements TextMeter {
    private static final List<String> FILES = List.of(
            "Inter-Regular",
            "Inter-SemiBold",
            "JetBrainsMono-Regular",
            "JetBrainsMono-SemiBold",
            "BIZUDPGothic-Regular",
            "BIZUDPGothic-Bold");
    private static final int MOST_WIDTHS = 20_000;

    private static boolean loaded;

    private final String sans;
    private final String sansBold;
    private final Map<Type, Font> fonts = new HashMap<>();
    private final Map<Type, Map<String, Double>> widths = new HashMap<>();
    private final Text probe = new Text();

    private FxFonts(String sans, String sansBold) {
        this.sans = sans;
        this.sansBold = sansBold;
    }

    /** For a language: Japanese has a family of its own, in which Latin letters are drawn too. */
    public static FxFonts of(String language) {
        load();
        return language.equals("ja")
                ? new FxFonts("BIZ UDPGothic", "BIZ UDPGothic")
                : new FxFonts("Inter", "Inter SemiBold");
    }

    private static synchronized void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String file : FILES) {
            InputStream in = FxFonts.class.getResourceAsStream("/org/qmgrsim/gui/fonts/" + file + ".ttf");
            if (in == null || Font.loadFont(in, 12) == null) {
                throw new IllegalStateException("the typeface " + file + " cannot be loaded");
            }
        }
    }

    /** Family of ordinary text. */
    public String sans() {
        return sans;
    }

    /** Family of its semi-bold cut; the same family, if it has a bold weight. */
    public String sansBold() {
        return sansBold;
    }

    /** The font of a type. */
    public Font font(Type type) {
        return fonts.computeIfAbsent(type, wanted -> {
            if (wanted.mono()) {
                return Font.font(wanted.bold() ? "JetBrains Mono SemiBold" : "JetBrains Mono", wanted.size());
            }
            boolean own = !sans.equals(sansBold);
            return wanted.bold()
                    ? Font.font(sansBold, own ? FontWeight.NORMAL : FontWeight.BOLD, wanted.size())
                    : Font.font(sans, wanted.size());
        });
    }

    @Override
    public double width(String text, Type type) {
        Map<String, Double> known = widths.computeIfAbsent(type, each -> new HashMap<>());
        if (known.size() > MOST_WIDTHS) {
            known.clear();
        }
        return known.computeIfAbsent(text, each -> {
            probe.setFont(font(type));
            probe.setText(each);
            return probe.getLayoutBounds().getWidth();
        });
    }
}
