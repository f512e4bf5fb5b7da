package org.qmgrsim.gui.log;

import java.util.List;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Changes;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.gui.text.Times;
import org.qmgrsim.gui.timeline.TimelineLayout;

/** The log beside the timeline: the playhead scrolls it, a click on a row moves the playhead. */
public final class LogPane extends VBox {
    private static final PseudoClass FUTURE = PseudoClass.getPseudoClass("future");
    private static final PseudoClass HEAD = PseudoClass.getPseudoClass("head");
    private static final PseudoClass SILENT = PseudoClass.getPseudoClass("silent");
    private static final PseudoClass LOST = PseudoClass.getPseudoClass("lost");
    private static final PseudoClass SUBJECT = PseudoClass.getPseudoClass("subject");

    private final Context context;
    private final Executor background;
    private final ListView<LogRows.Row> list = new ListView<>();
    private final Label title = new Label();
    private final CheckBox silent = new CheckBox();
    private final CheckBox details = new CheckBox("-v");
    private final TextField filter = new TextField();
    private TimelineLayout.@Nullable Range range;
    private @Nullable Computed shown;
    private @Nullable LogRows rows;
    private LogRows.@Nullable Choice wanted;
    private boolean scrolling;

    /**
     * The log of a session.
     *
     * @param background filters long logs
     */
    public LogPane(Context context, Executor background) {
        this.context = context;
        this.background = background;
        setId("log");
        getStyleClass().add("pane");
        title.getStyleClass().add("pane-title");
        silent.setId("silent");
        silent.setSelected(true);
        details.setId("details");
        details.getStyleClass().add("mono");
        filter.setId("log-filter");
        filter.setPrefColumnCount(8);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, silent, details, filter);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        for (Region region : List.of(title, silent, details)) {
            region.setMinWidth(USE_PREF_SIZE);
        }
        filter.setMinWidth(60);
        list.setId("log-list");
        list.getStyleClass().addAll("log", "dense");
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(new Label());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, list);
        setMinSize(0, 0);
        list.heightProperty().addListener((value, before, after) -> follow());
        silent.setOnAction(event -> refill());
        details.setOnAction(event -> wantDetails());
        filter.textProperty().addListener((value, before, after) -> refill());
        list.setOnMouseClicked(event -> {
            LogRows.Row row = list.getSelectionModel().getSelectedItem();
            if (row != null) {
                context.session().seekFact(row.fact());
            }
        });
        Session session = context.session();
        session.on(Session.Event.RUN, this::runChanged);
        session.on(Session.Event.PLAYHEAD, this::follow);
        session.on(Session.Event.SELECTION, list::refresh);
        context.look().on(this::words);
        words();
    }

    private void words() {
        title.setText(context.text("log"));
        silent.setText(context.text("log.silent"));
        filter.setPromptText(context.text("log.filter"));
        filter.setAccessibleText(context.text("log.filter"));
        ((Label) list.getPlaceholder()).setText(context.text("log.empty"));
        list.setFixedCellSize(22 * context.look().zoom());
        list.refresh();
    }

    /** Shows the lines of a stretch only; null: all. */
    public void setRange(TimelineLayout.@Nullable Range next) {
        range = next;
        refill();
    }

    /** The field that filters. */
    public TextField filter() {
        return filter;
    }

    /** Lines of -v are made by the run: the same run again, with them. */
    private void wantDetails() {
        Changes changes = context.session().changes();
        if (changes != null) {
            Asked now = changes.now();
            context.session().change(now.withEveryDetail(details.isSelected()), null);
        }
    }

    private void runChanged() {
        Playback playback = context.session().current();
        Computed next = playback == null ? null : playback.run();
        if (next != shown) {
            shown = next;
            details.setSelected(next != null && next.asked().everyDetail());
            refill();
        }
    }

    private void refill() {
        Computed run = shown;
        if (run == null) {
            rows = null;
            list.setItems(FXCollections.observableArrayList());
            return;
        }
        TimelineLayout.Range only = range;
        LogRows.Choice choice = new LogRows.Choice(
                silent.isSelected(),
                true,
                filter.getText(),
                only == null ? Long.MIN_VALUE : only.fromNanos(),
                only == null ? Long.MAX_VALUE : only.untilNanos());
        wanted = choice;
        background.execute(() -> {
            LogRows made = new LogRows(run, choice);
            Platform.runLater(() -> {
                if (wanted == choice && shown == run) {
                    rows = made;
                    list.setItems(FXCollections.observableList(made));
                    follow();
                }
            });
        });
    }

    private void follow() {
        Playback playback = context.session().current();
        LogRows made = rows;
        if (playback == null || made == null || scrolling) {
            return;
        }
        int at = made.at(playback.number());
        int visible = (int) Math.max(2, list.getHeight() / list.getFixedCellSize());
        list.scrollTo(Math.max(0, at - visible + 3));
        list.refresh();
    }

    private final class Cell extends ListCell<LogRows.Row> {
        @Override
        protected void updateItem(LogRows.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            Playback playback = context.session().current();
            boolean none = empty || row == null || playback == null;
            pseudoClassStateChanged(SILENT, !none && row instanceof LogRows.Silent);
            pseudoClassStateChanged(
                    LOST, !none && row instanceof LogRows.Silent mute && mute.sort() == Tracks.Sort.LOSS);
            pseudoClassStateChanged(FUTURE, !none && playback != null && row != null && row.fact() > playback.number());
            LogRows made = rows;
            pseudoClassStateChanged(
                    HEAD, !none && made != null && playback != null && getIndex() == made.at(playback.number()));
            pseudoClassStateChanged(
                    SUBJECT, !none && playback != null && row != null && isAboutSelection(playback, row));
            if (none || row == null || playback == null) {
                setText(null);
                return;
            }
            String time = Times.millis(playback.run(), row.nanos());
            if (row instanceof LogRows.Line line) {
                setText(time + "  " + line.process() + ": " + line.text());
            } else if (row instanceof LogRows.Silent mute) {
                setText(time + "  " + silentText(mute));
            }
        }
    }

    private String silentText(LogRows.Silent mute) {
        return switch (mute.sort()) {
            case LOSS -> context.text("silent.loss");
            case WAKEUP -> context.text("silent.wakeup");
            default -> context.text("silent.act", mute.what());
        };
    }

    private boolean isAboutSelection(Playback playback, LogRows.Row row) {
        return context.session().selection() instanceof Subject.Message message
                && row.fact() > 0
                && playback.run().journal().fact(row.fact()).subject()
                        == playback.run().messageOf(message);
    }

    /** Puts the lines that are shown on the clipboard, as Postfix writes them: no silent facts. */
    public void copy() {
        LogRows made = rows;
        if (made != null) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < made.size(); i++) {
                all.append(made.whole(i));
            }
            ClipboardContent content = new ClipboardContent();
            content.putString(all.toString());
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
