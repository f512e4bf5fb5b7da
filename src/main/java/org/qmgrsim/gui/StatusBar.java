package org.qmgrsim.gui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.saved.RunProperties;

/** The foot of the window: whether a run is being computed, how large it is, and what makes it again. */
final class StatusBar extends HBox {
    private final Context context;
    private final Label left = new Label();
    private final Label right = new Label();

    StatusBar(Context context) {
        this.context = context;
        setId("status");
        getStyleClass().add("status");
        setAlignment(Pos.CENTER_LEFT);
        left.setId("status-left");
        right.setId("status-right");
        right.getStyleClass().add("mono");
        left.setMinWidth(0);
        right.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(left, gap, right);
        context.session().on(Session.Event.RUN, this::show);
        context.session().on(Session.Event.STATE, this::show);
        context.look().on(this::show);
        widthProperty().addListener((value, before, after) -> show());
        show();
    }

    private void show() {
        Session session = context.session();
        Playback playback = session.current();
        if (session.computing()) {
            left.setText(context.text("computing", Math.round(session.share() * 100)));
        } else if (playback == null) {
            left.setText(context.text("status.nothing"));
        } else {
            left.setText(context.text(
                    "status.ready",
                    Texts.count(playback.run().mails().count()),
                    Texts.count(playback.run().journal().facts()),
                    Texts.count(playback.run().millis())));
        }
        if (playback == null) {
            right.setText("");
            return;
        }
        RunProperties run = playback.run().properties();
        String fingerprint = playback.run().journal().fingerprint();
        String all = context.text("status.run", run.seed(), run.postfix(), fingerprint.substring(0, 8));
        double room = getWidth() / context.look().zoom();
        right.setText(room > 900 ? all : room > 640 ? context.text("status.seed", run.seed()) : "");
    }
}
