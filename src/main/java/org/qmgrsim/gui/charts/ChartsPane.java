package org.qmgrsim.gui.charts;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.fx.ChartViewer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;

/** The chart beside the log: how long mail waits, or how full the directories are. */
public final class ChartsPane extends VBox {
    private static final long LEAST_BETWEEN = 100_000_000;

    private final Context context;
    private final Label legend = new Label();
    private final ToggleButton survival = new ToggleButton();
    private final ToggleButton depths = new ToggleButton();
    private final ChartViewer viewer = new ChartViewer();
    private @Nullable JFreeChart shown;
    private long lastMark;

    /** Of a session. */
    public ChartsPane(Context context) {
        this.context = context;
        setId("charts");
        getStyleClass().add("pane");
        fonts();
        legend.getStyleClass().add("note");
        legend.setMinWidth(0);
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton button : List.of(survival, depths)) {
            button.setToggleGroup(group);
            button.getStyleClass().add("tool");
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> {
                button.setSelected(true);
                draw();
            });
        }
        survival.setId("chart-survival");
        depths.setId("chart-depths");
        survival.setSelected(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(survival, depths, gap, legend);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("pane-head");
        VBox.setVgrow(viewer, Priority.ALWAYS);
        viewer.setMinSize(0, 0);
        getChildren().addAll(head, viewer);
        setMinSize(0, 0);
        Session session = context.session();
        session.on(Session.Event.RUN, this::draw);
        session.on(Session.Event.PLAYHEAD, this::mark);
        context.look().on(this::draw);
        draw();
    }

    /** The charts measure their text with the other toolkit, which must know the typefaces too. */
    private static void fonts() {
        for (String file : List.of("Inter-Regular", "BIZUDPGothic-Regular")) {
            try (InputStream in = Context.class.getResourceAsStream("fonts/" + file + ".ttf")) {
                if (in != null) {
                    GraphicsEnvironment.getLocalGraphicsEnvironment()
                            .registerFont(java.awt.Font.createFont(java.awt.Font.TRUETYPE_FONT, in));
                }
            } catch (IOException | java.awt.FontFormatException e) {
                throw new IllegalStateException(file, e);
            }
        }
    }

    private Plots plots() {
        return new Plots(
                context.look().texts(),
                context.look().fonts().sans(),
                context.look().zoom(),
                context.look().dark());
    }

    private void draw() {
        survival.setText(context.text("chart.survival.short"));
        depths.setText(context.text("chart.depths.short"));
        Playback playback = context.session().current();
        if (playback == null) {
            return;
        }
        Playback pinned = context.session().pinned();
        Computed a = pinned == null ? null : pinned.run();
        boolean two = a != null && a != playback.run();
        legend.setText(
                depths.isSelected() ? String.join(" · ", Plots.directories()) : two ? context.text("chart.ab") : "");
        shown = depths.isSelected()
                ? plots().depths(playback.run(), two ? a : null)
                : plots().survival(playback.run(), two ? a : null);
        mark(playback, true);
        viewer.setChart(shown);
    }

    private void mark() {
        Playback playback = context.session().current();
        if (playback != null) {
            mark(playback, false);
        }
    }

    /** The mark of the playhead moves ten times a second at most. */
    private void mark(Playback playback, boolean now) {
        JFreeChart chart = shown;
        if (chart == null || !depths.isSelected()) {
            return;
        }
        long time = System.nanoTime();
        if (now || time - lastMark > LEAST_BETWEEN) {
            lastMark = time;
            plots().mark(chart, playback);
        }
    }
}
