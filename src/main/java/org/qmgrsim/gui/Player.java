package org.qmgrsim.gui;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javafx.animation.AnimationTimer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Breakpoint;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Speed;
import org.qmgrsim.gui.timeline.TimelineLayout;

/** Lets the playhead run, until somebody or a breakpoint stops it. */
public final class Player {
    private static final long MOST_ELAPSED = 100_000_000;

    private final Session session;
    private final Speed speed = new Speed();
    private final List<Breakpoint> breakpoints = new ArrayList<>();
    private TimelineLayout.@Nullable Range loop;
    private boolean playing;
    private long last;

    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            long elapsed = last == 0 ? 16_000_000 : Math.min(MOST_ELAPSED, now - last);
            last = now;
            advance(elapsed);
        }
    };

    Player(Session session) {
        this.session = session;
    }

    /** Its speed. */
    public Speed speed() {
        return speed;
    }

    /** Where it stops. */
    public List<Breakpoint> breakpoints() {
        return breakpoints;
    }

    /** Whether it runs. */
    public boolean playing() {
        return playing;
    }

    /** Plays a stretch over and over; null: plays on to the end. */
    public void loop(TimelineLayout.@Nullable Range range) {
        loop = range;
        session.tell(Session.Event.PLAY);
    }

    /** The stretch that is played over and over. */
    public TimelineLayout.@Nullable Range loop() {
        return loop;
    }

    /** Begins, or stops. */
    public void toggle() {
        if (playing) {
            pause();
        } else {
            play();
        }
    }

    /** Begins; from the start, if it stands at the end. */
    public void play() {
        Playback playback = session.current();
        if (playback == null) {
            return;
        }
        if (playback.nanos() >= playback.run().endNanos()) {
            session.seek(playback.run().originNanos());
        }
        playing = true;
        last = 0;
        timer.start();
        session.tell(Session.Event.PLAY);
    }

    /** Stops. */
    public void pause() {
        playing = false;
        timer.stop();
        session.tell(Session.Event.PLAY);
    }

    /** Moves on by a moment of a person's time. */
    void advance(long elapsedNanos) {
        Playback playback = session.current();
        if (playback == null) {
            pause();
            return;
        }
        long from = playback.nanos();
        long to = Math.min(playback.run().endNanos(), speed.after(playback, elapsedNanos));
        TimelineLayout.Range again = loop;
        if (again != null && (to > again.untilNanos() || to < again.fromNanos())) {
            session.seek(again.fromNanos());
            return;
        }
        OptionalLong stop = firstStop(playback, from, to);
        session.seek(stop.orElse(to));
        if (stop.isPresent() || to >= playback.run().endNanos()) {
            pause();
        }
    }

    private OptionalLong firstStop(Playback playback, long from, long to) {
        OptionalLong first = OptionalLong.empty();
        for (Breakpoint breakpoint : breakpoints) {
            OptionalLong stop = breakpoint.between(playback.run(), from, to);
            if (stop.isPresent() && (first.isEmpty() || stop.getAsLong() < first.getAsLong())) {
                first = stop;
            }
        }
        return first;
    }
}
