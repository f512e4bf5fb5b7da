package org.qmgrsim.gui.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.TextMeter;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;

/** Lays the timeline out: overview, ruler, lanes, playhead. */
public final class TimelineLayout {
    /** Room for the names of lanes, at 100 %. */
    private static final double GUTTER = 84;

    /** What the layout needs to know beside the run. */
    public record Wish(
            TimeWindow window,
            @Nullable Subject selection,
            @Nullable Range range,
            boolean futureHidden,
            Texts texts,
            TextMeter meter,
            double zoom) {}

    /** A stretch that was selected. */
    public record Range(long fromNanos, long untilNanos) {}

    private final Picture picture;
    private final Playback playback;
    private final Computed run;
    private final Wish wish;
    private final double left;
    private final double right;

    private TimelineLayout(Playback playback, double width, double height, Wish wish) {
        this.picture = new Picture(width, height, wish.meter(), wish.zoom());
        this.playback = playback;
        this.run = playback.run();
        this.wish = wish;
        this.left = gutter(wish.zoom());
        this.right = width - 14;
    }

    /** Where time begins, from the left. */
    public static double gutter(double zoom) {
        return GUTTER * zoom;
    }

    /** Height of overview and ruler together. */
    public static double head(double zoom) {
        return overview(zoom) + 22 * zoom;
    }

    /** Height of the overview. */
    public static double overview(double zoom) {
        return 22 * Math.max(1, zoom * 0.8);
    }

    /** The picture. */
    public static Picture of(Playback playback, double width, double height, Wish wish) {
        TimelineLayout layout = new TimelineLayout(playback, width, height, wish);
        layout.draw();
        return layout.picture;
    }

    private double x(long nanos) {
        return left + wish.window().share(nanos) * (right - left);
    }

    private void draw() {
        picture.box(0, 0, picture.width(), picture.height(), 0, Tone.BACKGROUND, null);
        overview();
        double top = head(wish.zoom());
        ruler(top);
        lanes(top);
        range(top);
        double now = Math.max(left, Math.min(right, x(playback.nanos())));
        if (x(playback.nanos()) < right) {
            boolean hidden = wish.futureHidden();
            picture.add(
                    new Mark.Veil(now, top, right - now, picture.height() - top, Tone.BACKGROUND, hidden ? 1 : 0.45));
        }
        playhead(top);
    }

    // ---------------------------------------------------------------- overview

    private void overview() {
        double high = overview(wish.zoom());
        TimeWindow all = wish.window().fit();
        picture.box(left, 4, right - left, high - 6, 4, Tone.RAISED, Tone.HAIRLINE);
        double span = right - left;
        picture.text(
                12,
                4 + high / 2,
                left - 18,
                Tone.MUTED,
                Type.CAPTION,
                wish.texts().span(all.span() / 1e9));
        columns(run.tracks().of(Tracks.Sort.ARRIVAL), all, high - 3, high - 9, Tone.WORKS);
        for (Tracks.Sort sort : List.of(Tracks.Sort.LOSS, Tracks.Sort.WARNING)) {
            Track track = run.tracks().of(sort);
            double last = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < track.size(); i++) {
                double at = left + all.share(track.nanos(i)) * span;
                if (at - last >= 3) {
                    picture.badge(at, 4 + (high - 6) * 0.36, 3.2, Family.BROKE);
                    last = at;
                    i = Math.max(i, track.after(all.at((at + 2 - left) / span)) - 1);
                }
            }
        }
        double from = left + all.share(wish.window().fromNanos()) * span;
        double until = left + all.share(wish.window().untilNanos()) * span;
        if (wish.window().span() < all.span()) {
            picture.add(new Mark.Box(
                    from - 1, 2, Math.max(6, until - from + 2), high - 2, 4, null, Tone.ACCENT, 2, Mark.Dash.SOLID));
        }
        double now = left + all.share(playback.nanos()) * span;
        picture.line(Tone.TEXT, 1.4, Mark.Dash.SOLID, Mark.End.NONE, now, 3.0, now, high - 1);
    }

    /** A column for each point of the width, as high as the logarithm of the count. */
    private void columns(Track track, TimeWindow window, double base, double most, Tone tone) {
        int points = (int) Math.max(1, right - left);
        List<Double> heights = new ArrayList<>(points);
        int before = track.after(window.fromNanos());
        int greatest = 1;
        int[] counts = new int[points];
        for (int i = 0; i < points; i++) {
            int after = track.after(window.at((i + 1.0) / points));
            counts[i] = after - before;
            greatest = Math.max(greatest, counts[i]);
            before = after;
        }
        for (int count : counts) {
            heights.add(count == 0 ? 0 : Math.max(most * 0.45, most * Math.log1p(count) / Math.log1p(greatest)));
        }
        picture.add(new Mark.Columns(left, base, heights, tone));
    }

    // ---------------------------------------------------------------- ruler

    private void ruler(double top) {
        double wide = picture.widthOf("00:00:00.000", Type.CAPTION);
        for (Ruler.Stop stop : Ruler.stops(run, wish.window(), (int) ((right - left) / (wide + 24)))) {
            double at = x(stop.nanos());
            picture.line(Tone.HAIRLINE, 1, Mark.Dash.SOLID, Mark.End.NONE, at, top - 4, at, picture.height());
            double label = picture.widthOf(stop.label(), Type.CAPTION);
            if (at + 3 + label < right
                    && Math.abs(at + 3 + label / 2 - playheadMiddle()) > label / 2 + playheadHalf()) {
                picture.text(at + 3, top - 7 * wish.zoom(), label + 1, Tone.MUTED, Type.CAPTION, stop.label());
            }
        }
    }

    private String playheadLabel() {
        return wish.window().span() < 20_000_000_000L
                ? Times.millis(run, playback.nanos())
                : Times.seconds(run, playback.nanos());
    }

    private double playheadHalf() {
        return picture.widthOf(playheadLabel(), Type.MONO) / 2 + 8;
    }

    /** Where its label is: always within the picture. */
    private double playheadMiddle() {
        double half = playheadHalf();
        return Math.max(half + 2, Math.min(picture.width() - half - 2, x(playback.nanos())));
    }

    private void playhead(double top) {
        double at = x(playback.nanos());
        if (at < left - 0.5 || at > right + 0.5) {
            return;
        }
        picture.line(Tone.TEXT, 2, Mark.Dash.SOLID, Mark.End.NONE, at, top - 3, at, picture.height());
        double half = playheadHalf();
        double middle = playheadMiddle();
        double high = 18 * wish.zoom();
        picture.box(middle - half, top - high - 2, 2 * half, high, 4, Tone.TEXT, null);
        picture.textCentred(
                middle - half,
                top - 2 - high / 2 + 4 * wish.zoom(),
                2 * half,
                Tone.BACKGROUND,
                Type.MONO,
                playheadLabel());
    }

    private void range(double top) {
        Range range = wish.range();
        if (range != null) {
            double from = Math.max(left, x(range.fromNanos()));
            double until = Math.min(right, x(range.untilNanos()));
            if (until > from) {
                picture.add(new Mark.Veil(from, top, until - from, picture.height() - top, Tone.ACCENT, 0.12));
                picture.line(Tone.ACCENT, 1.4, Mark.Dash.SOLID, Mark.End.NONE, from, top, from, picture.height());
                picture.line(Tone.ACCENT, 1.4, Mark.Dash.SOLID, Mark.End.NONE, until, top, until, picture.height());
            }
        }
    }

    // ---------------------------------------------------------------- lanes

    private void lanes(double top) {
        double room = picture.height() - top - 2;
        List<Lane> lanes = Lane.fitting((int) (room / (16 * wish.zoom())));
        double high = Math.min(26 * wish.zoom(), room / Math.max(1, lanes.size()));
        LanePainter painter = new LanePainter(picture, playback, wish, left, right);
        for (int i = 0; i < lanes.size(); i++) {
            double y = top + i * high;
            if (i % 2 == 0) {
                picture.add(new Mark.Veil(0, y, right, high, Tone.RAISED, 0.7));
            }
            String name = wish.texts().of(lanes.get(i).key());
            picture.text(12, y + high / 2 + 4 * wish.zoom(), left - 16, Tone.TEXT, Type.CAPTION, name);
            painter.draw(lanes.get(i), y, high);
        }
    }
}
