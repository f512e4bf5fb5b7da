package org.qmgrsim.gui;

import java.util.OptionalLong;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.timeline.TimelineLayout;
import org.qmgrsim.gui.timeline.TimelinePane;

/** What keys, menus and buttons have in common. */
final class Actions {
    private final Session session;
    private final Player player;
    private final TimelinePane timeline;

    Actions(Session session, Player player, TimelinePane timeline) {
        this.session = session;
        this.player = player;
        this.timeline = timeline;
    }

    void toBegin() {
        Playback playback = session.current();
        if (playback != null) {
            session.seek(playback.run().originNanos());
        }
    }

    void toEnd() {
        Playback playback = session.current();
        if (playback != null) {
            session.seek(playback.run().endNanos());
        }
    }

    void stepOn() {
        Playback playback = session.current();
        if (playback != null) {
            player.pause();
            session.seekFact(playback.number() + 1);
        }
    }

    void stepBack() {
        Playback playback = session.current();
        if (playback != null) {
            player.pause();
            session.seekFact(playback.number() - 1);
        }
    }

    /** The next fact of the selected message, or the one before. */
    void stepSubject(boolean on) {
        Playback playback = session.current();
        if (playback != null && session.selection() instanceof Subject.Message message) {
            int subject = playback.run().messageOf(message);
            go(on ? playback.nextOf(subject) : playback.previousOf(subject));
        }
    }

    void jump(RunBar.Jump jump, boolean on) {
        Playback playback = session.current();
        if (playback != null) {
            go(on ? playback.next(jump.sorts()) : playback.previous(jump.sorts()));
        }
    }

    private void go(OptionalLong fact) {
        if (fact.isPresent()) {
            player.pause();
            session.seekFact(fact.getAsLong());
        }
    }

    /** Plays the selected stretch over and over, or no more. */
    void toggleLoop() {
        TimelineLayout.Range range = timeline.range();
        player.loop(player.loop() == null ? range : null);
    }
}
