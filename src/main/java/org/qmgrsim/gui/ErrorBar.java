package org.qmgrsim.gui;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;
import org.qmgrsim.gui.play.Changes;
import org.qmgrsim.gui.play.Session;

/** What is wrong, where, and the way out; it leaves when the trouble is over. */
final class ErrorBar extends HBox {
    private final Context context;
    private final Label text = new Label();
    private final Button undo = new Button();
    private final Button close = new Button("×");
    private @Nullable List<Problem> closed;

    ErrorBar(Context context) {
        this.context = context;
        setId("error-bar");
        getStyleClass().add("error-bar");
        setAlignment(Pos.CENTER_LEFT);
        text.setId("error-text");
        text.setWrapText(true);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        undo.setId("error-undo");
        undo.setMinWidth(USE_PREF_SIZE);
        close.setMinWidth(USE_PREF_SIZE);
        close.getStyleClass().addAll("tool", "flat");
        undo.setOnAction(event -> context.session().undo());
        close.setOnAction(event -> {
            closed = context.session().problems();
            show();
        });
        getChildren().addAll(text, undo, close);
        context.session().on(Session.Event.STATE, this::show);
        context.look().on(this::show);
        show();
    }

    private void show() {
        Session session = context.session();
        List<Problem> problems = session.problems();
        String failure = session.failure();
        boolean any = failure != null || (!problems.isEmpty() && problems != closed);
        boolean error = failure != null || problems.stream().anyMatch(Problem::isError);
        setVisible(any);
        setManaged(any);
        close.setVisible(!error);
        close.setManaged(!error);
        close.setAccessibleText(context.text("close"));
        Changes changes = session.changes();
        boolean canUndo = error && changes != null && changes.canUndo();
        undo.setText(context.text("undo"));
        undo.setVisible(canUndo);
        undo.setManaged(canUndo);
        getStyleClass().removeAll("error", "warning");
        getStyleClass().add(error ? "error" : "warning");
        if (failure != null) {
            text.setText(
                    context.look().texts().keys().contains(failure)
                            ? context.text(failure)
                            : context.text("failed", failure));
        } else if (any) {
            Problem first =
                    problems.stream().filter(Problem::isError).findFirst().orElse(problems.get(0));
            String more = problems.size() > 1 ? " " + context.text("problems.more", problems.size() - 1) : "";
            text.setText(first + more);
        }
    }
}
