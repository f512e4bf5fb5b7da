package org.qmgrsim.gui.inspector;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.PictureView;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.text.Times;

/** What comes next: a click goes there. */
public final class ComingPane extends VBox {
    private static final double ROW = 25;

    private final Context context;
    private final Label title = new Label();
    private final Label note = new Label();
    private final PictureView view = new PictureView();

    /** Of a session. */
    public ComingPane(Context context) {
        this.context = context;
        setId("coming");
        getStyleClass().add("pane");
        title.getStyleClass().add("pane-title");
        note.getStyleClass().add("note");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, note);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        title.setMinWidth(USE_PREF_SIZE);
        note.setMinWidth(0);
        VBox.setVgrow(view, Priority.ALWAYS);
        getChildren().addAll(head, view);
        setMinSize(0, 0);
        view.onChosen(fact -> context.session().seekFact((Long) fact));
        view.heightProperty().addListener((value, before, after) -> draw());
        view.widthProperty().addListener((value, before, after) -> draw());
        Session session = context.session();
        session.on(Session.Event.RUN, this::draw);
        session.on(Session.Event.PLAYHEAD, this::draw);
        session.on(Session.Event.SELECTION, this::draw);
        context.look().on(this::words);
        words();
    }

    private void words() {
        title.setText(context.text("coming"));
        note.setText(context.text("coming.note"));
        draw();
    }

    private void draw() {
        Playback playback = context.session().current();
        double width = view.getWidth();
        double height = view.getHeight();
        if (playback == null || width < 2 || height < 2) {
            return;
        }
        double zoom = context.look().zoom();
        Picture picture = new Picture(width, height, context.look().fonts(), zoom);
        double row = ROW * zoom;
        int most = (int) Math.max(1, height / row);
        List<Coming.Row> rows = Coming.rows(
                playback, context.session().selection(), context.look().texts(), most);
        for (int i = 0; i < rows.size(); i++) {
            row(picture, playback, rows.get(i), i * row, row);
        }
        if (rows.isEmpty()) {
            picture.text(12, row * 0.7, width - 24, Tone.MUTED, Type.TEXT, context.text("coming.none"));
        }
        view.show(picture, context.look().fonts(), context.look().dark());
    }

    private void row(Picture picture, Playback playback, Coming.Row row, double y, double high) {
        double zoom = context.look().zoom();
        double width = picture.width();
        if (row.subject()) {
            picture.box(0, y, width, high, 0, Tone.ACCENT_WASH, null);
        }
        picture.line(
                Tone.HAIRLINE,
                1,
                org.qmgrsim.gui.draw.Mark.Dash.SOLID,
                org.qmgrsim.gui.draw.Mark.End.NONE,
                0.0,
                y + high - 0.5,
                width,
                y + high - 0.5);
        double base = y + high / 2 + 4 * zoom;
        String time = Times.tenths(playback.run(), row.nanos());
        double took = picture.text(12, base, width / 2, Tone.MUTED, Type.MONO, time);
        double x = 12 + took + 14 * zoom;
        picture.badge(x, y + high / 2, 4.5 * Math.min(1.3, zoom), row.family());
        String times = row.times() > 1 ? " ×" + row.times() : "";
        Type type = row.subject() ? new Type(12, true, false) : Type.TEXT;
        double room = width - x - 12 * zoom - 8;
        picture.text(
                x + 12 * zoom,
                base,
                room,
                Tone.TEXT,
                type,
                row.what() + times,
                shortened(picture, row.what() + times, type, room));
        picture.spot(0, y, width, high, row.fact(), time + " " + row.what() + times);
    }

    /** As much as fits. */
    private static String shortened(Picture picture, String text, Type type, double room) {
        String cut = text;
        while (cut.length() > 1 && picture.widthOf(cut + "…", type) > room) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut.length() > 1 ? cut + "…" : "";
    }
}
