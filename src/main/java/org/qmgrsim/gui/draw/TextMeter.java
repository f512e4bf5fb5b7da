package org.qmgrsim.gui.draw;

/** Knows how wide text will be. */
@FunctionalInterface
public interface TextMeter {
    /** Width in points of one line. */
    double width(String text, Type type);

    /** Height from the top of the highest letter to the bottom of the lowest: what no other text may touch. */
    default double height(Type type) {
        return type.size() * 1.15;
    }
}
