package org.qmgrsim.gui.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.gui.stage.Waiting;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/** Draws one lane: signs while there is room for them, then ticks, then how many there were. */
final class LanePainter {
    private static final double GLYPH = 4;
    private static final double LABEL = 60;
    private static final double DENSE = 1.5;

    private final Picture picture;
    private final Playback playback;
    private final Computed run;
    private final TimelineLayout.Wish wish;
    private final double left;
    private final double right;

    LanePainter(Picture picture, Playback playback, TimelineLayout.Wish wish, double left, double right) {
        this.picture = picture;
        this.playback = playback;
        this.run = playback.run();
        this.wish = wish;
        this.left = left;
        this.right = right;
    }

    /** Draws a sign. */
    private interface Sign {
        void draw(double x, double middle);
    }

    private double x(long nanos) {
        return left + wish.window().share(nanos) * (right - left);
    }

    void draw(Lane lane, double y, double high) {
        double middle = y + high / 2;
        switch (lane) {
            case SELECTED -> selected(y + 2, high - 4);
            case ARRIVALS ->
                track(
                        Tracks.Sort.ARRIVAL,
                        y,
                        high,
                        Tone.WORKS,
                        null,
                        (x, at) -> picture.add(new Mark.Envelope(x - 6, at - 4.5, 12, 9, Tone.WORKS, Tone.WORKS_WASH)));
            case TRIGGERS -> {
                track(Tracks.Sort.TRIGGER, y, high, Tone.WORKS, null, this::trigger);
                losses(y, high);
            }
            case WAKEUPS -> {
                track(Tracks.Sort.OTHER_WAKEUP, y, high, Tone.CLOCK, null, (x, at) -> tick(x, at, 3, Tone.CLOCK));
                track(
                        Tracks.Sort.WAKEUP,
                        y,
                        high,
                        Tone.CLOCK,
                        "qmgr",
                        (x, at) -> picture.badge(x, at, 5.5, Family.CLOCK));
            }
            case SCANS -> {
                track(
                        Tracks.Sort.SCAN_DEFERRED,
                        y,
                        high,
                        Tone.CLOCK,
                        "deferred",
                        (x, at) -> picture.box(x - 3, at - 5, 6, 10, 1, Tone.BACKGROUND, Tone.CLOCK));
                track(
                        Tracks.Sort.SCAN_INCOMING,
                        y,
                        high,
                        Tone.WORKS,
                        "incoming",
                        (x, at) -> picture.box(x - 1.5, at - 5, 3, 10, 1, Tone.WORKS, null));
            }
            case QMGR -> lives(middle);
            case DELIVERIES ->
                track(
                        Tracks.Sort.DELIVERY,
                        y,
                        high,
                        Tone.WORKS,
                        null,
                        (x, at) -> picture.box(x - 1.5, at - 5, 3, 10, 1, Tone.WORKS, null));
            case FAULTS -> faults(y, high);
        }
    }

    private void trigger(double x, double middle) {
        picture.line(Tone.WORKS, 1.5, Mark.Dash.SOLID, Mark.End.ARROW, x, middle - 6, x, middle + 6);
    }

    private void tick(double x, double middle, double half, Tone tone) {
        picture.line(tone, 1.3, Mark.Dash.SOLID, Mark.End.NONE, x, middle - half, x, middle + half);
    }

    // ---------------------------------------------------------------- levels of detail

    private void track(Tracks.Sort sort, double y, double high, Tone tone, @Nullable String label, Sign sign) {
        Track track = run.tracks().of(sort);
        TimeWindow window = wish.window();
        int first = track.after(window.fromNanos() - 1);
        int end = track.after(window.untilNanos());
        double middle = y + high / 2;
        if ((end - first) * DENSE > right - left) {
            density(track, y, high, tone);
            return;
        }
        for (int i = first; i < end; i++) {
            double at = x(track.nanos(i));
            double before = i == 0 ? Double.MAX_VALUE : at - x(track.nanos(i - 1));
            double after = i + 1 == track.size() ? Double.MAX_VALUE : x(track.nanos(i + 1)) - at;
            if (Math.min(before, after) >= GLYPH) {
                sign.draw(at, middle);
                double room = Math.min(Math.min(after, toOther(sort, track.nanos(i), at)) - 20, right - at - 10);
                if (label != null && after >= LABEL) {
                    picture.text(at + 9, middle + 4 * wish.zoom(), room, textTone(tone), Type.CAPTION, label);
                }
            } else {
                tick(at, middle, high * 0.28, tone);
            }
        }
    }

    /** How far the next mark of the other track of the lane is. */
    private double toOther(Tracks.Sort sort, long nanos, double at) {
        Tracks.Sort other =
                switch (sort) {
                    case SCAN_DEFERRED -> Tracks.Sort.SCAN_INCOMING;
                    case SCAN_INCOMING -> Tracks.Sort.SCAN_DEFERRED;
                    default -> sort;
                };
        Track track = run.tracks().of(other);
        int place = track.after(nanos - (sort == Tracks.Sort.SCAN_INCOMING ? reach() : 1));
        if (other == sort || place == track.size()) {
            return Double.MAX_VALUE;
        }
        return Math.max(0, x(track.nanos(place)) - at);
    }

    /** The time that a label takes. */
    private long reach() {
        return Math.round(LABEL / Math.max(1, right - left) * wish.window().span());
    }

    private static Tone textTone(Tone tone) {
        return tone == Tone.CLOCK ? Tone.CLOCK_TEXT : tone == Tone.WORKS ? Tone.WORKS_TEXT : tone;
    }

    private void density(Track track, double y, double high, Tone tone) {
        int points = (int) (right - left);
        java.util.ArrayList<Double> heights = new java.util.ArrayList<>(points);
        int[] counts = new int[points];
        int most = 1;
        int before = track.after(wish.window().fromNanos());
        for (int i = 0; i < points; i++) {
            int after = track.after(wish.window().at((i + 1.0) / points));
            counts[i] = after - before;
            most = Math.max(most, counts[i]);
            before = after;
        }
        for (int count : counts) {
            heights.add(count == 0 ? 0 : Math.max(2, (high - 4) * Math.log1p(count) / Math.log1p(most)));
        }
        picture.add(new Mark.Columns(left, y + high - 2, heights, tone));
    }

    /** Lost triggers are never left out; those that lie on each other are counted. */
    private void losses(double y, double high) {
        Track track = run.tracks().of(Tracks.Sort.LOSS);
        double middle = y + high / 2;
        int end = track.after(wish.window().untilNanos());
        for (int i = track.after(wish.window().fromNanos() - 1); i < end; ) {
            double at = x(track.nanos(i));
            int next = i + 1;
            while (next < end && x(track.nanos(next)) - at < 9) {
                next++;
            }
            picture.badge(at, middle, 5, Family.BROKE);
            double room =
                    Math.min(next < end ? x(track.nanos(next)) : right, nextTrigger(track.nanos(next - 1))) - at - 14;
            String count = next - i > 1 ? "×" + (next - i) : "";
            String word = next - i > 1 ? count : wish.texts().of("trigger.lost");
            picture.text(at + 10, middle + 4 * wish.zoom(), room - 4, Tone.BROKE_TEXT, Type.CAPTION, word, count);
            i = next;
        }
    }

    /** Where the next trigger is drawn that comes clearly after an instant. */
    private double nextTrigger(long nanos) {
        Track triggers = run.tracks().of(Tracks.Sort.TRIGGER);
        int place = triggers.after(nanos);
        return place < triggers.size() ? x(triggers.nanos(place)) : right;
    }

    // ---------------------------------------------------------------- stretches

    private void lives(double middle) {
        List<Tracks.Lifetime> lives = run.tracks().qmgrs();
        int first = 0;
        int last = lives.size();
        for (int i = first; i < last; i++) {
            Tracks.Lifetime life = lives.get(i);
            if (life.untilNanos() < wish.window().fromNanos()
                    || life.fromNanos() > wish.window().untilNanos()) {
                continue;
            }
            double from = Math.max(left, x(life.fromNanos()));
            double until = life.untilNanos() == Long.MAX_VALUE ? right : Math.min(right, x(life.untilNanos()));
            double wide = Math.max(3, until - from);
            picture.box(from, middle - 4, wide, 8, 2, Tone.WORKS_WASH, Tone.WORKS);
            String name = "qmgr " + life.forked().pid();
            double text = picture.widthOf(name, Type.CAPTION) + 8;
            if (text + 16 < wide) {
                double at = from + Math.min(60, (wide - text) / 2);
                picture.box(at, middle - 7, text, 14, 2, Tone.BACKGROUND, null);
                picture.text(at + 4, middle + 4 * wish.zoom(), text, Tone.TEXT, Type.CAPTION, name);
            }
            if (life.untilNanos() != Long.MAX_VALUE && until < right) {
                picture.badge(until, middle, 4.5, Family.BROKE);
            }
        }
    }

    private void faults(double y, double high) {
        Track acts = run.tracks().of(Tracks.Sort.ACT);
        double middle = y + high / 2;
        double free = left;
        for (int i = acts.after(wish.window().fromNanos() - 1);
                i < acts.after(wish.window().untilNanos());
                i++) {
            double at = x(acts.nanos(i));
            tick(at, middle, 6, Tone.PERSON_TEXT);
            if (at >= free && run.what(acts.number(i)) instanceof Happening.OperatorActed acted) {
                double room = (i + 1 < acts.size() ? x(acts.nanos(i + 1)) : right) - at - 8;
                double took = picture.text(
                        at + 5,
                        middle + 4 * wish.zoom(),
                        Math.min(room, right - at - 6),
                        Tone.MUTED,
                        Type.CAPTION,
                        acted.action());
                free = at + took + 6;
            }
        }
        Track warnings = run.tracks().of(Tracks.Sort.WARNING);
        double last = Double.NEGATIVE_INFINITY;
        int end = warnings.after(wish.window().untilNanos());
        for (int i = warnings.after(wish.window().fromNanos() - 1); i < end; i++) {
            double at = x(warnings.nanos(i));
            if (at - last >= 4) {
                picture.badge(at, middle, 3.5, Family.BROKE);
                last = at;
            }
        }
    }

    /** The waits of the selected message, one after another. */
    private void selected(double y, double high) {
        if (!(wish.selection() instanceof Subject.Message message)) {
            return;
        }
        int subject = run.messageOf(message);
        if (subject == 0) {
            return;
        }
        Happening.@Nullable WaitBegan open = null;
        long since = 0;
        for (Fact fact : run.life(subject)) {
            boolean ends = fact.what() instanceof Happening.MessageRemoved;
            if (fact.what() instanceof Happening.WaitBegan || ends) {
                if (open != null) {
                    stretch(open, since, fact.atNanos(), y, high);
                }
                open = fact.what() instanceof Happening.WaitBegan next ? next : null;
                since = fact.atNanos();
            }
        }
        if (open != null) {
            stretch(open, since, run.endNanos(), y, high);
        }
    }

    private void stretch(Happening.WaitBegan what, long since, long until, double y, double high) {
        double from = Math.max(left, x(since));
        double to = Math.min(right, x(until));
        if (to < left || from > right) {
            return;
        }
        Family family = Waiting.family(what.reason());
        double wide = Math.max(2, to - from);
        picture.add(new Mark.Hatched(from, y, wide, high, family, 1.2));
        String word = wish.texts().waitsFor(what.reason());
        double text = picture.widthOf(word, Type.CAPTION) + 8;
        if (text + 6 < wide) {
            picture.box(from + 4, y + 2, text, high - 4, 2, family.wash(), null);
            picture.text(from + 8, y + high / 2 + 4 * wish.zoom(), text, family.text(), Type.CAPTION, word);
        }
    }

    Playback playback() {
        return playback;
    }
}
