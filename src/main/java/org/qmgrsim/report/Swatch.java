package org.qmgrsim.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.qmgrsim.measure.ServiceState;
import org.qmgrsim.measure.Stay;

/**
 * Fills that can be told apart without colour: each has a lightness or a pattern of its own. Colours after Okabe and Ito (2008).
 */
final class Swatch {
    static final Color ALARM = new Color(0xB8, 0x3A, 0x00);
    private static final Color ORANGE = new Color(0xF2, 0x85, 0x3B);
    private static final Color BROWN = new Color(0x8A, 0x63, 0x00);

    /** Distance of the lines of a pattern in points. */
    private static final double STEP = 5;

    private enum Pattern {
        PLAIN,
        RISING,
        FALLING,
        CROSSED,
        UPRIGHT
    }

    private static final Swatch[] STAYS = {
        new Swatch(new Color(0xE4, 0xE4, 0xE4), ChartStyle.GREY, Pattern.PLAIN),
        new Swatch(Color.WHITE, ChartStyle.GREY, Pattern.FALLING),
        new Swatch(new Color(0x9B, 0x9B, 0x9B), ChartStyle.GREY, Pattern.PLAIN),
        new Swatch(ORANGE, ALARM, Pattern.CROSSED),
        new Swatch(new Color(0xFB, 0xDD, 0x8A), BROWN, Pattern.RISING),
        new Swatch(Color.WHITE, ChartStyle.INK, Pattern.UPRIGHT),
        new Swatch(new Color(0xA9, 0xD8, 0xF3), ChartStyle.GREY, Pattern.PLAIN),
        new Swatch(new Color(0x00, 0x5A, 0x8F), ChartStyle.INK, Pattern.PLAIN)
    };

    private static final Swatch[] LIVES = {
        new Swatch(new Color(0x8F, 0xB8, 0xD1), ChartStyle.GREY, Pattern.PLAIN),
        new Swatch(Color.WHITE, ChartStyle.INK, Pattern.UPRIGHT),
        new Swatch(ORANGE, ALARM, Pattern.CROSSED),
        new Swatch(Color.WHITE, ChartStyle.GREY, Pattern.PLAIN)
    };

    private final Color ground;
    private final Color ink;
    private final Pattern pattern;

    private Swatch(Color ground, Color ink, Pattern pattern) {
        this.ground = ground;
        this.ink = ink;
        this.pattern = pattern;
    }

    static Swatch of(Stay stay) {
        return STAYS[stay.ordinal()];
    }

    static Swatch of(ServiceState.Life life) {
        return LIVES[life.ordinal()];
    }

    /** Fills a rectangle. */
    void fill(Graphics2D pen, double left, double top, double right, double bottom) {
        pen.setPaint(ground);
        pen.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
        lines(pen, left, top, right, bottom);
    }

    /** Fills any shape. */
    void fill(Graphics2D pen, Shape shape) {
        pen.setPaint(ground);
        pen.fill(shape);
        if (pattern != Pattern.PLAIN) {
            Shape clip = pen.getClip();
            pen.clip(shape);
            Rectangle2D around = shape.getBounds2D();
            lines(pen, around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY());
            pen.setClip(clip);
        }
    }

    /** The lines of the pattern, cut at the rectangle: a clip for each bar would make pictures of many megabytes. */
    private void lines(Graphics2D pen, double left, double top, double right, double bottom) {
        if (pattern == Pattern.PLAIN) {
            return;
        }
        Path2D lines = new Path2D.Double();
        if (pattern == Pattern.UPRIGHT) {
            for (double x = Math.ceil(left / STEP) * STEP; x <= right; x += STEP) {
                lines.append(new Line2D.Double(x, top, x, bottom), false);
            }
        }
        if (pattern == Pattern.RISING || pattern == Pattern.CROSSED) {
            for (double sum = Math.ceil((left + top) / STEP) * STEP; sum <= right + bottom; sum += STEP) {
                double from = Math.max(left, sum - bottom);
                double to = Math.min(right, sum - top);
                if (to > from) {
                    lines.append(new Line2D.Double(from, sum - from, to, sum - to), false);
                }
            }
        }
        if (pattern == Pattern.FALLING || pattern == Pattern.CROSSED) {
            for (double gap = Math.ceil((left - bottom) / STEP) * STEP; gap <= right - top; gap += STEP) {
                double from = Math.max(left, gap + top);
                double to = Math.min(right, gap + bottom);
                if (to > from) {
                    lines.append(new Line2D.Double(from, from - gap, to, to - gap), false);
                }
            }
        }
        pen.setPaint(ink);
        pen.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        pen.draw(lines);
    }
}
