package org.qmgrsim.gui;

import java.util.concurrent.Executor;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.qmgrsim.gui.charts.ChartsPane;
import org.qmgrsim.gui.inspector.ComingPane;
import org.qmgrsim.gui.inspector.InspectorPane;
import org.qmgrsim.gui.knobs.KnobsPane;
import org.qmgrsim.gui.log.LogPane;
import org.qmgrsim.gui.stage.StagePane;
import org.qmgrsim.gui.timeline.TimelinePane;

/**
 * The window: what happens in the middle, why at the right, when below. Where there is no room, parts give way in a fixed order;
 * stage and run control never go.
 */
public final class MainWindow extends BorderPane {
    private static final double RIGHT = 300;
    private static final double LEAST_WITH_RIGHT = 1000;
    private static final double LEAST_WITH_KNOBS = 1100;
    private static final double LEAST_WITH_CHART = 1200;
    private static final double LEAST_WITH_COMING = 640;
    private static final double LEAST_WITH_LOG = 480;

    private final Context context;
    private final Player player;
    private final Runnable opened;
    private final Actions actions;
    private final StagePane stage;
    private final TimelinePane timeline;
    private final LogPane log;
    private final InspectorPane inspector;
    private final ComingPane coming;
    private final KnobsPane knobs;
    private final ChartsPane charts;
    private final SplitPane lowerPane = new SplitPane();
    private final SplitPane upper = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private final SplitPane columns = new SplitPane();
    private final SplitPane right = new SplitPane();

    /**
     * A window of a session.
     *
     * @param background does what takes longer than a moment
     * @param opened lets the user choose a scenario
     */
    public MainWindow(Context context, Executor background, Runnable opened) {
        this.context = context;
        this.opened = opened;
        this.player = new Player(context.session());
        this.stage = new StagePane(context);
        this.knobs = new KnobsPane(context);
        this.timeline = new TimelinePane(context);
        this.log = new LogPane(context, background);
        this.charts = new ChartsPane(context);
        this.inspector = new InspectorPane(context);
        this.coming = new ComingPane(context);
        this.actions = new Actions(context.session(), player, timeline);
        getStyleClass().add("window");
        RunBar bar = new RunBar(context, player, actions);
        VBox when = new VBox(bar, timeline);
        when.setMinHeight(0);
        VBox.setVgrow(timeline, Priority.ALWAYS);
        rows.setOrientation(Orientation.VERTICAL);
        upper.getItems().addAll(knobs, stage);
        SplitPane.setResizableWithParent(knobs, false);
        lowerPane.getItems().addAll(log, charts);
        rows.getItems().addAll(upper, when, lowerPane);
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().addAll(inspector, coming);
        columns.getItems().addAll(rows, right);
        SplitPane.setResizableWithParent(right, false);
        for (Region region : new Region[] {upper, lowerPane, rows, right, columns}) {
            region.setMinSize(0, 0);
        }
        VBox top = new VBox(new Header(context, opened), new ErrorBar(context));
        setTop(top);
        setCenter(columns);
        setBottom(new StatusBar(context));
        timeline.onRange(() -> log.setRange(timeline.range()));
        widthProperty().addListener((value, before, after) -> arrange());
        heightProperty().addListener((value, before, after) -> arrange());
        context.look().on(this::look);
        look();
    }

    /** A scene with this window and the style sheet. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(this, width, height);
        String sheet = java.util.Objects.requireNonNull(MainWindow.class.getResource("qmgrsim.css"))
                .toExternalForm();
        scene.getStylesheets().add(sheet);
        new Keys(context, actions, player, timeline, log, opened).install(scene);
        return scene;
    }

    private void look() {
        setStyle(context.look().rootStyle());
        getStyleClass().removeAll("light", "dark", "latin", "japanese");
        boolean japanese = context.look().texts().language() == org.qmgrsim.gui.text.Texts.Language.JA;
        getStyleClass().addAll(context.look().dark() ? "dark" : "light", japanese ? "japanese" : "latin");
        arrange();
    }

    /** Where there is no room for all, what can be called back gives way. */
    private void arrange() {
        double zoom = context.look().zoom();
        double width = getWidth() / zoom;
        double height = getHeight() / zoom;
        if (width < 10) {
            return;
        }
        boolean side = width >= LEAST_WITH_RIGHT;
        show(columns, right, side);
        boolean left = width >= LEAST_WITH_KNOBS;
        if (left != upper.getItems().contains(knobs)) {
            if (left) {
                upper.getItems().add(0, knobs);
            } else {
                upper.getItems().remove(knobs);
            }
        }
        boolean next = height >= LEAST_WITH_COMING;
        show(right, coming, next);
        boolean lower = height >= LEAST_WITH_LOG;
        show(rows, lowerPane, lower);
        show(lowerPane, charts, width >= LEAST_WITH_CHART);
        lowerPane.setDividerPositions(0.62);
        double wide = width > 1600 ? 364 : RIGHT;
        columns.setDividerPositions(1 - wide * zoom / getWidth());
        double wideKnobs = (width > 1600 ? 292 : 244) * zoom;
        upper.setDividerPositions(wideKnobs / Math.max(1, getWidth() - (side ? wide * zoom : 0)));
        double inner = Math.max(1, getHeight() - 44 * zoom - 24 * zoom);
        if (lower) {
            rows.setDividerPositions(0.5, 1 - Math.max(112, height * 0.2) * zoom / inner);
        } else {
            rows.setDividerPositions(0.62);
        }
        right.setDividerPositions(0.68);
    }

    /** Adds a part at the end, or takes it away. */
    private static void show(SplitPane pane, javafx.scene.Node part, boolean shown) {
        if (shown && !pane.getItems().contains(part)) {
            pane.getItems().add(part);
        } else if (!shown) {
            pane.getItems().remove(part);
        }
    }

    /** Plays. */
    public Player player() {
        return player;
    }

    /** The timeline. */
    public TimelinePane timeline() {
        return timeline;
    }
}
