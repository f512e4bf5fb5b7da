package org.qmgrsim.gui.draw;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A picture in the window: a canvas with all marks, and over it a bare node for each place that can be focused, so that the
 * keyboard and a screen reader reach what the mouse reaches.
 */
public final class PictureView extends Pane {
    private static final int MOST_NODES = 150;

    private final Canvas canvas = new Canvas();
    private final Map<Object, Region> nodes = new HashMap<>();
    private @Nullable Picture picture;
    private Consumer<Object> chosen = subject -> {};

    /** An empty one. */
    public PictureView() {
        getStyleClass().add("picture");
        getChildren().add(canvas);
        setMinSize(0, 0);
        setPadding(Insets.EMPTY);
    }

    /** Is told what was clicked. */
    public void onChosen(Consumer<Object> handler) {
        this.chosen = handler;
    }

    /** The picture that is shown; null before the first. */
    public @Nullable Picture picture() {
        return picture;
    }

    /** Shows a picture. */
    public void show(Picture next, FxFonts fonts, boolean dark) {
        picture = next;
        canvas.setWidth(next.width());
        canvas.setHeight(next.height());
        canvas.getGraphicsContext2D().clearRect(0, 0, next.width(), next.height());
        new CanvasPainter(canvas.getGraphicsContext2D(), fonts, dark).paint(next);
        place(next);
    }

    private void place(Picture next) {
        Set<Object> present = new HashSet<>();
        int count = 0;
        for (Picture.Spot spot : next.spots()) {
            if (count++ < MOST_NODES && present.add(spot.subject())) {
                Region node = nodes.computeIfAbsent(spot.subject(), this::node);
                node.setAccessibleText(spot.name());
                node.resizeRelocate(spot.x(), spot.y(), spot.width(), spot.height());
            }
        }
        nodes.entrySet().removeIf(entry -> {
            boolean gone = !present.contains(entry.getKey());
            if (gone) {
                getChildren().remove(entry.getValue());
            }
            return gone;
        });
    }

    private Region node(Object subject) {
        Region node = new Region();
        node.setManaged(false);
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.getStyleClass().add("spot");
        node.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                node.requestFocus();
                chosen.accept(subject);
            }
        });
        node.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen.accept(subject);
                event.consume();
            }
        });
        getChildren().add(node);
        return node;
    }
}
