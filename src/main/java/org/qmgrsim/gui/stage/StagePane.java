package org.qmgrsim.gui.stage;

import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.draw.PictureView;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Subject;

/** The stage in the window: drawn anew whenever the playhead, the selection, the size or the look changes. */
public final class StagePane extends StackPane {
    private final Context context;
    private final StageLayout layout = new StageLayout();
    private final PictureView view = new PictureView();

    /** The stage of a session. */
    public StagePane(Context context) {
        this.context = context;
        setId("stage");
        getStyleClass().add("stage");
        getChildren().add(view);
        setMinSize(0, 0);
        view.onChosen(this::chosen);
        Session session = context.session();
        session.on(Session.Event.RUN, this::draw);
        session.on(Session.Event.PLAYHEAD, this::draw);
        session.on(Session.Event.SELECTION, this::draw);
        context.look().on(this::draw);
    }

    @Override
    protected void layoutChildren() {
        view.resizeRelocate(0, 0, getWidth(), getHeight());
        draw();
    }

    private void chosen(Object what) {
        if (what instanceof Subject subject) {
            context.session().select(subject);
        } else if (what instanceof StripLayout.CardSpot card) {
            context.session().select(card.subject());
        } else if (what instanceof StripLayout.WakeupSpot) {
            context.session().select(new Subject.Service("qmgr", "unix"));
        }
    }

    private void draw() {
        Playback playback = context.session().current();
        if (playback != null && getWidth() > 1 && getHeight() > 1) {
            view.show(
                    layout.of(
                            playback,
                            selection(),
                            getWidth(),
                            getHeight(),
                            context.look().texts(),
                            context.look().fonts(),
                            context.look().zoom()),
                    context.look().fonts(),
                    context.look().dark());
        }
    }

    private @Nullable Subject selection() {
        return context.session().selection();
    }
}
