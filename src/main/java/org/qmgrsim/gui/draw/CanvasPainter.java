package org.qmgrsim.gui.draw;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.jspecify.annotations.Nullable;

/** Paints pictures on a canvas. */
final class CanvasPainter {
    private static final double BEND = 5;
    private static final double ARROW = 8;

    private final GraphicsContext pen;
    private final FxFonts fonts;
    private final Map<Tone, Color> colours = new EnumMap<>(Tone.class);

    CanvasPainter(GraphicsContext pen, FxFonts fonts, boolean dark) {
        this.pen = pen;
        this.fonts = fonts;
        for (Tone tone : Tone.values()) {
            colours.put(tone, Color.web(tone.hex(dark)));
        }
    }

    void paint(Picture picture) {
        pen.setLineCap(StrokeLineCap.BUTT);
        pen.setLineJoin(StrokeLineJoin.MITER);
        for (Mark mark : picture.marks()) {
            paint(mark);
        }
    }

    private void paint(Mark mark) {
        if (mark instanceof Mark.Box box) {
            box(box);
        } else if (mark instanceof Mark.Text text) {
            pen.setFill(colour(text.tone()));
            pen.setFont(fonts.font(text.type()));
            pen.fillText(text.text(), text.x(), text.y());
        } else if (mark instanceof Mark.Line line) {
            line(line);
        } else if (mark instanceof Mark.Curve curve) {
            curve(curve);
        } else if (mark instanceof Mark.Folder folder) {
            folder(folder);
        } else if (mark instanceof Mark.Badge badge) {
            badge(badge.x(), badge.y(), badge.radius(), badge.family());
        } else if (mark instanceof Mark.Hatched hatched) {
            hatched(hatched);
        } else if (mark instanceof Mark.Dial dial) {
            dial(dial);
        } else if (mark instanceof Mark.Envelope envelope) {
            envelope(envelope);
        } else if (mark instanceof Mark.Dot dot) {
            dot(dot);
        } else if (mark instanceof Mark.Veil veil) {
            pen.setGlobalAlpha(veil.opacity());
            pen.setFill(colour(veil.tone()));
            pen.fillRect(veil.x(), veil.y(), veil.width(), veil.height());
            pen.setGlobalAlpha(1);
        } else if (mark instanceof Mark.Columns columns) {
            pen.setFill(colour(columns.tone()));
            for (int i = 0; i < columns.heights().size(); i++) {
                double high = columns.heights().get(i);
                if (high > 0) {
                    pen.fillRect(columns.x() + i, columns.base() - high, 1, high);
                }
            }
        }
    }

    private Color colour(Tone tone) {
        return colours.getOrDefault(tone, Color.BLACK);
    }

    // ---------------------------------------------------------------- boxes and lines

    private void box(Mark.Box box) {
        double x = box.x();
        double y = box.y();
        if (box.fill() != null) {
            pen.setFill(colour(box.fill()));
            pen.fillRoundRect(x, y, box.width(), box.height(), 2 * box.radius(), 2 * box.radius());
        }
        if (box.stroke() != null) {
            stroke(box.stroke(), box.line(), box.dash());
            double inset = box.line() / 2;
            pen.strokeRoundRect(
                    x + inset,
                    y + inset,
                    box.width() - box.line(),
                    box.height() - box.line(),
                    2 * box.radius(),
                    2 * box.radius());
            pen.setLineDashes((double[]) null);
        }
    }

    private void stroke(Tone tone, double width, Mark.Dash dash) {
        pen.setStroke(colour(tone));
        pen.setLineWidth(width);
        switch (dash) {
            case SOLID -> pen.setLineDashes((double[]) null);
            case DASHED -> pen.setLineDashes(4, 3);
            case DOTTED -> pen.setLineDashes(2, 3);
        }
    }

    private void line(Mark.Line line) {
        List<Double> at = line.corners();
        stroke(line.tone(), line.width(), line.dash());
        int last = at.size() - 2;
        double toX = at.get(last);
        double toY = at.get(last + 1);
        double fromX = at.get(last - 2);
        double fromY = at.get(last - 1);
        double length = Math.max(1e-6, Math.hypot(toX - fromX, toY - fromY));
        double cut = line.end() == Mark.End.ARROW ? Math.min(length, ARROW - 1) : 0;
        pen.beginPath();
        pen.moveTo(at.get(0), at.get(1));
        for (int i = 2; i < last; i += 2) {
            pen.arcTo(at.get(i), at.get(i + 1), at.get(i + 2), at.get(i + 3), BEND);
        }
        pen.lineTo(toX - (toX - fromX) / length * cut, toY - (toY - fromY) / length * cut);
        pen.stroke();
        pen.setLineDashes((double[]) null);
        if (line.end() == Mark.End.ARROW) {
            arrow(fromX, fromY, toX, toY, line.tone());
        }
    }

    private void arrow(double fromX, double fromY, double toX, double toY, Tone tone) {
        double length = Math.max(1e-6, Math.hypot(toX - fromX, toY - fromY));
        double dx = (toX - fromX) / length;
        double dy = (toY - fromY) / length;
        double half = ARROW * 0.55;
        pen.setFill(colour(tone));
        pen.fillPolygon(
                new double[] {toX, toX - dx * ARROW - dy * half, toX - dx * ARROW + dy * half},
                new double[] {toY, toY - dy * ARROW + dx * half, toY - dy * ARROW - dx * half},
                3);
    }

    private void curve(Mark.Curve curve) {
        stroke(curve.tone(), curve.width(), curve.dash());
        pen.beginPath();
        pen.moveTo(curve.x(), curve.y());
        pen.quadraticCurveTo(curve.bendX(), curve.bendY(), curve.toX(), curve.toY());
        pen.stroke();
        pen.setLineDashes((double[]) null);
        if (curve.end() == Mark.End.ARROW) {
            arrow(curve.bendX(), curve.bendY(), curve.toX(), curve.toY(), curve.tone());
        }
    }

    private void folder(Mark.Folder folder) {
        double x = folder.x() + folder.line() / 2;
        double y = folder.y() + folder.line() / 2;
        double right = folder.x() + folder.width() - folder.line() / 2;
        double bottom = folder.y() + folder.height() - folder.line() / 2;
        double tab = Math.min(58, folder.width() * 0.42);
        pen.beginPath();
        pen.moveTo(x, y + 4);
        pen.arcTo(x, y, x + 4, y, 4);
        pen.lineTo(x + tab, y);
        pen.lineTo(x + tab + 7, y + 6);
        pen.lineTo(right - 4, y + 6);
        pen.arcTo(right, y + 6, right, y + 10, 4);
        pen.lineTo(right, bottom - 4);
        pen.arcTo(right, bottom, right - 4, bottom, 4);
        pen.lineTo(x + 4, bottom);
        pen.arcTo(x, bottom, x, bottom - 4, 4);
        pen.closePath();
        pen.setFill(colour(folder.fill()));
        pen.fill();
        stroke(folder.stroke(), folder.line(), Mark.Dash.SOLID);
        pen.stroke();
    }

    // ---------------------------------------------------------------- signs

    private void badge(double x, double y, double r, Family family) {
        pen.setFill(colour(family.mark()));
        Color inside = colour(Tone.STAGE);
        switch (family) {
            case WORKS ->
                pen.fillPolygon(
                        new double[] {x - r * 0.75, x + r * 0.95, x - r * 0.75}, new double[] {y - r, y, y + r}, 3);
            case CLOCK -> {
                pen.fillOval(x - r, y - r, 2 * r, 2 * r);
                line(inside, Math.max(1, r * 0.25), x, y - r * 0.6, x, y, x + r * 0.45, y + r * 0.25);
            }
            case ROOM -> {
                pen.fillRoundRect(x - r, y - r, 2 * r, 2 * r, r * 0.5, r * 0.5);
                for (int i = -1; i <= 1; i++) {
                    line(inside, Math.max(1, r * 0.22), x + i * r * 0.5, y - r * 0.55, x + i * r * 0.5, y + r * 0.55);
                }
            }
            case BROKE -> {
                double d = r * 1.2;
                pen.fillPolygon(new double[] {x, x + d, x, x - d}, new double[] {y - d, y, y + d, y}, 4);
                double c = r * 0.36;
                line(inside, Math.max(1, r * 0.24), x - c, y - c, x + c, y + c);
                line(inside, Math.max(1, r * 0.24), x - c, y + c, x + c, y - c);
            }
            case PERSON -> {
                double c = r * 0.42;
                pen.fillPolygon(
                        new double[] {x - c, x + c, x + r, x + r, x + c, x - c, x - r, x - r},
                        new double[] {y - r, y - r, y - c, y + c, y + r, y + r, y + c, y - c},
                        8);
                line(inside, Math.max(1, r * 0.25), x - r * 0.28, y - r * 0.45, x - r * 0.28, y + r * 0.45);
                line(inside, Math.max(1, r * 0.25), x + r * 0.28, y - r * 0.45, x + r * 0.28, y + r * 0.45);
            }
        }
    }

    private void line(Color colour, double width, double... corners) {
        pen.setStroke(colour);
        pen.setLineWidth(width);
        pen.beginPath();
        pen.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            pen.lineTo(corners[i], corners[i + 1]);
        }
        pen.stroke();
    }

    private void hatched(Mark.Hatched mark) {
        Family family = mark.family();
        double x = mark.x();
        double y = mark.y();
        double wide = mark.width();
        double high = mark.height();
        pen.setFill(colour(family.wash()));
        pen.fillRoundRect(x, y, wide, high, 4, 4);
        if (wide >= 12 && high >= 6) {
            hatch(x, y, wide, high, family);
        }
        if (mark.line() > 0) {
            pen.setStroke(colour(family.mark()));
            pen.setLineWidth(mark.line());
            double inset = mark.line() / 2;
            pen.strokeRoundRect(
                    x + inset, y + inset, Math.max(0, wide - mark.line()), Math.max(0, high - mark.line()), 4, 4);
        }
    }

    private void hatch(double x, double y, double wide, double high, Family family) {
        pen.save();
        pen.beginPath();
        pen.rect(x, y, wide, high);
        pen.clip();
        pen.setGlobalAlpha(0.3);
        Color ink = colour(family.mark());
        switch (family) {
            case WORKS -> {
                // solid
            }
            case CLOCK -> diagonals(ink, x, y, wide, high, 1);
            case ROOM -> {
                for (double at = x + 3; at < x + wide; at += 6) {
                    line(ink, 1, at, y, at, y + high);
                }
            }
            case BROKE -> {
                diagonals(ink, x, y, wide, high, 1);
                diagonals(ink, x, y, wide, high, -1);
            }
            case PERSON -> {
                pen.setFill(ink);
                for (double at = x + 3; at < x + wide; at += 6) {
                    for (double down = y + 3; down < y + high; down += 6) {
                        pen.fillOval(at - 1, down - 1, 2, 2);
                    }
                }
            }
        }
        pen.restore();
    }

    private void diagonals(Color ink, double x, double y, double wide, double high, int way) {
        double first = Math.floor((x - high) / 6) * 6;
        for (double at = first; at < x + wide + high; at += 6) {
            line(ink, 1, at, way > 0 ? y + high : y, at + high, way > 0 ? y : y + high);
        }
    }

    private void dial(Mark.Dial dial) {
        double x = dial.x();
        double y = dial.y();
        double r = dial.radius();
        boolean runs = dial.left() >= 0;
        pen.setFill(colour(Tone.BACKGROUND));
        pen.fillOval(x - r, y - r, 2 * r, 2 * r);
        if (runs) {
            pen.setFill(colour(dial.wash()));
            pen.fillArc(x - r, y - r, 2 * r, 2 * r, 90, 360 * dial.left(), ArcType.ROUND);
        }
        stroke(dial.tone(), Math.max(1.2, r / 18), runs ? Mark.Dash.SOLID : Mark.Dash.DASHED);
        pen.strokeOval(x - r, y - r, 2 * r, 2 * r);
        pen.setLineDashes((double[]) null);
        Color ink = colour(dial.tone());
        if (dial.ticks()) {
            for (int i = 0; i < 12; i++) {
                double angle = i * Math.PI / 6;
                double inner = i % 3 == 0 ? r * 0.84 : r * 0.9;
                line(
                        ink,
                        1,
                        x + Math.sin(angle) * inner,
                        y - Math.cos(angle) * inner,
                        x + Math.sin(angle) * r,
                        y - Math.cos(angle) * r);
            }
            pen.setFill(ink);
            pen.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {y - r - 6, y - r - 6, y - r - 1}, 3);
        }
        if (runs) {
            double angle = -2 * Math.PI * dial.left();
            line(ink, Math.max(1.5, r / 11), x, y, x + Math.sin(angle) * r * 0.78, y - Math.cos(angle) * r * 0.78);
            pen.setFill(ink);
            double hub = Math.max(1.5, r / 9);
            pen.fillOval(x - hub, y - hub, 2 * hub, 2 * hub);
        }
    }

    private void envelope(Mark.Envelope mark) {
        double x = mark.x() + 0.5;
        double y = mark.y() + 0.5;
        double wide = mark.width() - 1;
        double high = mark.height() - 1;
        fill(mark.fill(), x, y, wide, high);
        pen.setStroke(colour(mark.tone()));
        pen.setLineWidth(1.2);
        pen.strokeRoundRect(x, y, wide, high, 2, 2);
        line(colour(mark.tone()), 1.2, x, y + 1, x + wide / 2, y + high * 0.6, x + wide, y + 1);
    }

    private void fill(@Nullable Tone tone, double x, double y, double wide, double high) {
        if (tone != null) {
            pen.setFill(colour(tone));
            pen.fillRoundRect(x, y, wide, high, 2, 2);
        }
    }

    private void dot(Mark.Dot dot) {
        double x = dot.x();
        double y = dot.y();
        double r = dot.radius();
        Color ink = colour(dot.tone());
        switch (dot.state()) {
            case BUSY -> {
                pen.setFill(ink);
                pen.fillOval(x - r, y - r, 2 * r, 2 * r);
            }
            case DEAD -> {
                line(ink, 1.8, x - r, y - r, x + r, y + r);
                line(ink, 1.8, x - r, y + r, x + r, y - r);
            }
            case STOPPED -> {
                line(ink, 2, x - r * 0.5, y - r, x - r * 0.5, y + r);
                line(ink, 2, x + r * 0.5, y - r, x + r * 0.5, y + r);
            }
            case IDLE, NONE, THROTTLED -> {
                stroke(dot.tone(), 1.6, dot.state() == Mark.Dot.State.NONE ? Mark.Dash.DOTTED : Mark.Dash.SOLID);
                pen.strokeOval(x - r, y - r, 2 * r, 2 * r);
                pen.setLineDashes((double[]) null);
                if (dot.state() == Mark.Dot.State.THROTTLED) {
                    line(ink, 1.2, x, y - r * 0.6, x, y, x + r * 0.5, y);
                }
            }
        }
    }
}
