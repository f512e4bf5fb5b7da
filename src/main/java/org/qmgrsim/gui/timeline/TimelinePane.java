package org.qmgrsim.gui.timeline;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.draw.PictureView;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;

/** The timeline in the window: the wheel zooms, a drag on the ruler scrubs, a drag on the lanes pans, with Alt it selects. */
public final class TimelinePane extends Pane {
    private static final double STEP = 1.25;
    private static final double SNAP = 6;

    private enum Drag {
        NONE,
        SCRUB,
        PAN,
        SELECT,
        OVERVIEW
    }

    private final Context context;
    private final PictureView view = new PictureView();
    private @Nullable TimeWindow window;
    private TimelineLayout.@Nullable Range range;
    private @Nullable Computed drawn;
    private Drag drag = Drag.NONE;
    private double dragX;
    private long dragNanos;
    private boolean futureHidden;
    private Runnable rangeChanged = () -> {};

    /** The timeline of a session. */
    public TimelinePane(Context context) {
        this.context = context;
        setId("timeline");
        setFocusTraversable(true);
        getStyleClass().add("timeline");
        getChildren().add(view);
        view.setMouseTransparent(true);
        setMinSize(0, 0);
        setOnScroll(this::scrolled);
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(event -> drag = Drag.NONE);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                fit();
            }
        });
        Session session = context.session();
        session.on(Session.Event.RUN, this::runChanged);
        session.on(Session.Event.PLAYHEAD, this::follow);
        session.on(Session.Event.SELECTION, this::draw);
        context.look().on(this::draw);
    }

    /** The stretch that is selected; null if none is. */
    public TimelineLayout.@Nullable Range range() {
        return range;
    }

    /** Is told when another stretch is selected. */
    public void onRange(Runnable listener) {
        rangeChanged = listener;
    }

    /** Selects a stretch, or none. */
    public void select(TimelineLayout.@Nullable Range next) {
        range = next;
        rangeChanged.run();
        draw();
    }

    /** Whether what comes later is hidden. */
    public void hideFuture(boolean hidden) {
        futureHidden = hidden;
        draw();
    }

    @Override
    protected void layoutChildren() {
        view.resizeRelocate(0, 0, getWidth(), getHeight());
        draw();
    }

    // ---------------------------------------------------------------- window

    private void runChanged() {
        Playback playback = context.session().current();
        if (playback == null) {
            return;
        }
        Computed run = playback.run();
        TimeWindow former = window;
        TimeWindow all = TimeWindow.all(run.originNanos(), run.endNanos());
        boolean same = drawn != null && drawn.asked().file().equals(run.asked().file());
        window = former != null && same && former.span() < former.mostNanos() - former.leastNanos()
                ? all.to(former.fromNanos(), former.untilNanos())
                : all;
        drawn = run;
        draw();
    }

    /** Shows a stretch. */
    public void show(long fromNanos, long untilNanos) {
        if (window != null) {
            window = window.to(fromNanos, untilNanos);
            draw();
        }
    }

    /** Shows all. */
    public void fit() {
        if (window != null) {
            window = window.fit();
            draw();
        }
    }

    /** Zooms around the playhead. */
    public void zoom(boolean in) {
        Playback playback = context.session().current();
        if (window != null && playback != null) {
            double share = window.share(playback.nanos());
            window = window.zoom(in ? STEP : 1 / STEP, share < 0 || share > 1 ? 0.5 : share);
            draw();
        }
    }

    private void follow() {
        Playback playback = context.session().current();
        if (window != null && playback != null && drag == Drag.NONE) {
            window = window.showing(playback.nanos());
        }
        draw();
    }

    // ---------------------------------------------------------------- mouse

    private double share(double x) {
        double left = TimelineLayout.gutter(context.look().zoom());
        return (x - left) / Math.max(1, getWidth() - 14 - left);
    }

    private void scrolled(ScrollEvent event) {
        if (window == null) {
            return;
        }
        double amount = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            window = window.pan(-amount / Math.max(1, getWidth()));
        } else if (amount != 0) {
            window = window.zoom(amount > 0 ? STEP : 1 / STEP, Math.max(0, Math.min(1, share(event.getX()))));
        }
        draw();
        event.consume();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (window == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        double zoom = context.look().zoom();
        dragX = event.getX();
        dragNanos = window.at(share(event.getX()));
        if (event.getY() < TimelineLayout.overview(zoom)) {
            drag = Drag.OVERVIEW;
            overview(event.getX());
        } else if (event.isAltDown()) {
            drag = Drag.SELECT;
        } else if (event.getY() < TimelineLayout.head(zoom)) {
            drag = Drag.SCRUB;
            scrub(event.getX());
        } else {
            drag = Drag.PAN;
        }
    }

    private void dragged(MouseEvent event) {
        if (window == null) {
            return;
        }
        switch (drag) {
            case SCRUB -> scrub(event.getX());
            case PAN -> {
                window = window.pan(-(share(event.getX()) - share(dragX)));
                dragX = event.getX();
                draw();
            }
            case SELECT -> {
                long to = window.at(share(event.getX()));
                select(new TimelineLayout.Range(Math.min(dragNanos, to), Math.max(dragNanos, to)));
            }
            case OVERVIEW -> overview(event.getX());
            case NONE -> {
                // nothing was pressed here
            }
        }
    }

    private void overview(double x) {
        if (window != null) {
            long middle = window.fit().at(Math.max(0, Math.min(1, share(x))));
            window = window.to(middle - window.span() / 2, middle + window.span() / 2);
            draw();
        }
    }

    /** The playhead goes there, or to a fact that is near. */
    private void scrub(double x) {
        if (window == null || drawn == null) {
            return;
        }
        long nanos = window.at(Math.max(0, Math.min(1, share(x))));
        long reach = Math.round(SNAP / Math.max(1, getWidth()) * window.span());
        context.session().seek(snapped(drawn, nanos, reach));
    }

    static long snapped(Computed run, long nanos, long reach) {
        long best = nanos;
        long distance = reach + 1;
        for (Tracks.Sort sort : Tracks.Sort.values()) {
            Track track = run.tracks().of(sort);
            int place = track.after(nanos);
            for (int i = Math.max(0, place - 1); i <= place && i < track.size(); i++) {
                long away = Math.abs(track.nanos(i) - nanos);
                if (away < distance) {
                    distance = away;
                    best = track.nanos(i);
                }
            }
        }
        return best;
    }

    // ---------------------------------------------------------------- drawing

    private void draw() {
        Playback playback = context.session().current();
        if (playback == null || window == null || playback.run() != drawn || getWidth() < 2 || getHeight() < 2) {
            return;
        }
        TimelineLayout.Wish wish = new TimelineLayout.Wish(
                window,
                context.session().selection(),
                range,
                futureHidden,
                context.look().texts(),
                context.look().fonts(),
                context.look().zoom());
        view.show(
                TimelineLayout.of(playback, getWidth(), getHeight(), wish),
                context.look().fonts(),
                context.look().dark());
    }

    /** The picture, for tests. */
    public PictureView view() {
        return view;
    }
}
