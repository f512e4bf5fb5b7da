package org.qmgrsim.gui.knobs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.play.Changes;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.text.Times;

/** The left side of the window: what can be changed, and what can be done where the playhead stands. */
public final class KnobsPane extends VBox {
    private static final List<String> WAKEUPS = List.of("10", "60", "300", "1000", "0");

    private final Context context;
    private final Initial unchanged = new Initial();
    private final Label title = new Label();
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final Label actTitle = new Label();
    private final Button kill = new Button();
    private final Button lose = new Button();
    private final Button flush = new Button("postqueue -f");
    private final MenuButton reload = new MenuButton();
    private final Map<String, KnobRow> known = new HashMap<>();

    /** Of a session. */
    public KnobsPane(Context context) {
        this.context = context;
        setId("knobs");
        getStyleClass().addAll("pane", "knobs");
        title.getStyleClass().add("pane-title");
        title.setMinWidth(USE_PREF_SIZE);
        search.setId("knob-search");
        HBox.setHgrow(search, Priority.ALWAYS);
        search.setMinWidth(50);
        HBox head = new HBox(title, search);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        rows.getStyleClass().add("knob-rows");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll, acts());
        setMinSize(0, 0);
        search.textProperty().addListener((value, before, after) -> fill());
        Session session = context.session();
        session.on(Session.Event.RUN, this::fill);
        session.on(Session.Event.STATE, this::fill);
        session.on(Session.Event.PLAYHEAD, this::time);
        context.look().on(this::words);
        words();
    }

    private VBox acts() {
        actTitle.getStyleClass().add("section");
        FlowPane buttons = new FlowPane(6, 6, kill, lose, flush, reload);
        kill.setId("act-kill");
        lose.setId("act-lose");
        flush.setId("act-flush");
        reload.setId("act-reload");
        for (var button : List.of(kill, lose, flush, reload)) {
            button.getStyleClass().add("tool");
        }
        kill.setOnAction(event -> fork(playback -> Acts.kill(playback, "qmgr")));
        lose.setOnAction(event -> fork(Acts::loseNextTrigger));
        flush.setOnAction(event -> fork(Acts::flush));
        for (String wakeup : WAKEUPS) {
            MenuItem item = new MenuItem("qmgr/unix/wakeup = " + wakeup);
            item.setOnAction(event -> fork(playback -> Acts.reload(playback, "qmgr/unix/wakeup", wakeup)));
            reload.getItems().add(item);
        }
        VBox acts = new VBox(actTitle, buttons);
        acts.setMinHeight(USE_PREF_SIZE);
        acts.getStyleClass().add("acts");
        return acts;
    }

    /** Something done at the playhead. */
    private interface Act {
        @Nullable
        List<String> at(Playback playback);
    }

    private void fork(Act act) {
        Playback playback = context.session().current();
        List<String> sets = playback == null ? null : act.at(playback);
        if (sets != null) {
            context.session().fork(sets);
        }
    }

    private void words() {
        title.setText(context.text("knobs"));
        search.setPromptText(context.text("knobs.search", Knobs.count()));
        search.setAccessibleText(context.text("knobs.search", Knobs.count()));
        kill.setText(context.text("act.kill"));
        lose.setText(context.text("act.lose"));
        reload.setText(context.text("act.reload"));
        known.clear();
        fill();
        time();
    }

    private void time() {
        Playback playback = context.session().current();
        actTitle.setText(
                playback == null ? "" : context.text("act.at", Times.seconds(playback.run(), playback.nanos())));
    }

    private void fill() {
        Playback playback = context.session().current();
        Changes changes = context.session().changes();
        setDisable(playback == null);
        if (playback == null || changes == null) {
            rows.getChildren().clear();
            return;
        }
        Knobs knobs = new Knobs(playback.run(), changes.now(), unchanged);
        String words = search.getText().strip();
        List<KnobRow> shown = new ArrayList<>();
        for (Knob knob : words.isEmpty() ? knobs.first() : knobs.search(words)) {
            KnobRow row = known.computeIfAbsent(knob.key(), key -> new KnobRow(context, knob));
            row.show(knob);
            shown.add(row);
        }
        if (!rows.getChildren().equals(shown)) {
            rows.getChildren().setAll(shown);
        }
        time();
    }

    /** The field that searches. */
    public TextField search() {
        return search;
    }
}
