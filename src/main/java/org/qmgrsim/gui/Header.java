package org.qmgrsim.gui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.qmgrsim.gui.play.Changes;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.text.Texts;

/** The head of the window: what is open, undo and redo, A and B, language and theme. */
final class Header extends HBox {
    private final Context context;
    private final Button open = icon("open", Icons.OPEN);
    private final Label title = new Label();
    private final Button undo = icon("undo", Icons.UNDO);
    private final Button redo = icon("redo", Icons.REDO);
    private final Button pin = new Button();
    private final Button language = new Button();
    private final Button theme = icon("theme", Icons.MOON);

    Header(Context context, Runnable opened) {
        this.context = context;
        setId("header");
        getStyleClass().add("header");
        setAlignment(Pos.CENTER_LEFT);
        title.setId("title");
        title.getStyleClass().add("window-title");
        title.setMinWidth(40);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        pin.setId("pin");
        pin.setGraphic(Icons.PIN.shape());
        pin.getStyleClass().add("tool");
        language.setId("language");
        language.getStyleClass().add("tool");
        getChildren().addAll(open, title, undo, redo, gap, pin, language, theme);
        for (Node node : List.of(open, undo, redo, pin, language, theme)) {
            ((Region) node).setMinWidth(USE_PREF_SIZE);
        }
        Session session = context.session();
        open.setOnAction(event -> opened.run());
        undo.setOnAction(event -> session.undo());
        redo.setOnAction(event -> session.redo());
        pin.setOnAction(event -> {
            if (session.pinned() == null) {
                session.pin();
            } else {
                session.unpin();
            }
        });
        Look look = context.look();
        language.setOnAction(event ->
                look.setLanguage(look.texts().language() == Texts.Language.EN ? Texts.Language.JA : Texts.Language.EN));
        theme.setOnAction(event -> look.setDark(!look.dark()));
        session.on(Session.Event.RUN, this::show);
        session.on(Session.Event.STATE, this::show);
        look.on(this::show);
        show();
    }

    private static Button icon(String id, Icons icon) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(icon.shape());
        button.getStyleClass().addAll("tool", "flat");
        return button;
    }

    private void show() {
        Session session = context.session();
        Playback playback = session.current();
        title.setText(playback == null ? "qmgrsim" : playback.run().properties().title());
        title.setTooltip(new Tooltip(title.getText()));
        Changes changes = session.changes();
        undo.setDisable(changes == null || !changes.canUndo());
        redo.setDisable(changes == null || !changes.canRedo());
        pin.setText(context.text(session.pinned() == null ? "pin" : "unpin"));
        pin.setDisable(playback == null);
        language.setText(
                context.look().texts().language() == Texts.Language.EN ? Texts.Language.JA.label() : "English");
        theme.setGraphic((context.look().dark() ? Icons.SUN : Icons.MOON).shape());
        name(open, "open");
        name(undo, "undo");
        name(redo, "redo");
        name(theme, context.look().dark() ? "theme.light" : "theme.dark");
        pin.setTooltip(new Tooltip(context.text("pin.long")));
        language.setTooltip(new Tooltip(context.text("language")));
    }

    private void name(Button button, String key) {
        button.setTooltip(new Tooltip(context.text(key)));
        button.setAccessibleText(context.text(key));
    }
}
