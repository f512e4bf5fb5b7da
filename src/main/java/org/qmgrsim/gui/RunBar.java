package org.qmgrsim.gui;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Speed;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;

/** Run control: play and step, jump to what comes next, how fast, where it stands. */
final class RunBar extends HBox {
    private static final String PLAY = "M4 2.5 L13 8 L4 13.5 Z";
    private static final String PAUSE = "M4 2.5 H7 V13.5 H4 Z M9.5 2.5 H12.5 V13.5 H9.5 Z";

    /** What the jump buttons look for, by their letters. */
    enum Jump {
        W("wakeup", EnumSet.of(Tracks.Sort.WAKEUP)),
        T("trigger", EnumSet.of(Tracks.Sort.TRIGGER, Tracks.Sort.LOSS)),
        S("scan", EnumSet.of(Tracks.Sort.SCAN_INCOMING, Tracks.Sort.SCAN_DEFERRED)),
        D("delivery", EnumSet.of(Tracks.Sort.DELIVERY)),
        WARNING("warning", EnumSet.of(Tracks.Sort.WARNING, Tracks.Sort.LOSS));

        private final String key;
        private final Set<Tracks.Sort> sorts;

        Jump(String key, Set<Tracks.Sort> sorts) {
            this.key = key;
            this.sorts = sorts;
        }

        Set<Tracks.Sort> sorts() {
            return sorts;
        }

        String letter() {
            return this == WARNING ? "!" : name();
        }
    }

    private final Context context;
    private final Player player;
    private final Button play = new Button();
    private final Label clock = new Label();
    private final Label millis = new Label();
    private final Label next = new Label();
    private final Label speedName = new Label();
    private final Label speedValue = new Label();
    private final Slider speed = new Slider(-3, 4, 1.8);
    private final ToggleButton loop = new ToggleButton();
    private final List<Button> jumps;
    private final Button[] steps;
    private boolean setting;

    RunBar(Context context, Player player, Actions actions) {
        this.context = context;
        this.player = player;
        setId("run-bar");
        getStyleClass().add("run-bar");
        setAlignment(Pos.CENTER_LEFT);
        setFillHeight(false);
        steps = new Button[] {
            button("toBegin", Icons.BEGIN, actions::toBegin),
            button("stepBack", Icons.BACK, actions::stepBack),
            button("stepOn", Icons.ON, actions::stepOn),
            button("toEnd", Icons.END, actions::toEnd)
        };
        play.setId("play");
        play.getStyleClass().addAll("accent", "play");
        play.setOnAction(event -> player.toggle());
        clock.getStyleClass().add("clock");
        millis.getStyleClass().add("clock-millis");
        HBox time = new HBox(clock, millis);
        time.setAlignment(Pos.BASELINE_LEFT);
        time.setId("time");
        jumps = java.util.stream.Stream.of(Jump.values())
                .map(jump -> jump(jump, actions))
                .toList();
        speed.setId("speed");
        speed.setPrefWidth(120);
        speed.valueProperty().addListener((value, before, after) -> {
            if (!setting) {
                player.speed().set(Math.pow(10, after.doubleValue()));
                show();
            }
        });
        speedValue.setId("speed-value");
        speedValue.getStyleClass().add("mono");
        loop.setId("loop");
        loop.setGraphic(Icons.LOOP.shape());
        loop.getStyleClass().add("tool");
        loop.setOnAction(event -> actions.toggleLoop());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(steps[0], steps[1], play, steps[2], steps[3], time, next);
        getChildren().addAll(jumps);
        getChildren().addAll(gap, speedName, speed, speedValue, loop);
        for (Node node : getChildren()) {
            if (node instanceof Region region && node != gap) {
                region.setMinWidth(node == speed ? 60 : USE_PREF_SIZE);
            }
        }
        Session session = context.session();
        session.on(Session.Event.RUN, this::show);
        session.on(Session.Event.PLAYHEAD, this::show);
        session.on(Session.Event.PLAY, this::show);
        context.look().on(this::words);
        widthProperty().addListener((value, before, after) -> fit());
        words();
    }

    private Button button(String id, Icons icon, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(icon.shape());
        button.getStyleClass().add("tool");
        button.setOnAction(event -> action.run());
        return button;
    }

    private Button jump(Jump jump, Actions actions) {
        Button button = new Button(jump.letter());
        button.setId("next-" + jump.key);
        button.getStyleClass().addAll("tool", "mono");
        button.setOnAction(event -> actions.jump(jump, true));
        return button;
    }

    private void words() {
        next.setText(context.text("next.word"));
        speedName.setText(context.text("speed"));
        name(play, "play");
        name(steps[0], "to.begin");
        name(steps[1], "step.back");
        name(steps[2], "step.on");
        name(steps[3], "to.end");
        for (int i = 0; i < jumps.size(); i++) {
            name(jumps.get(i), "next." + Jump.values()[i].key);
        }
        loop.setTooltip(new Tooltip(context.text("loop")));
        loop.setAccessibleText(context.text("loop"));
        speed.setAccessibleText(context.text("speed"));
        show();
        fit();
    }

    private void name(Button button, String key) {
        button.setTooltip(new Tooltip(context.text(key)));
        button.setAccessibleText(context.text(key));
    }

    /** What has no room goes: first the words, then the way to the ends. */
    private void fit() {
        double unit = context.look().zoom();
        double width = getWidth() / unit;
        boolean roomy = width > 700;
        for (Node node : List.of(next, speedName, steps[0], steps[3])) {
            node.setVisible(roomy);
            node.setManaged(roomy);
        }
        for (Node node : List.of(speed, loop)) {
            node.setVisible(width > 560);
            node.setManaged(width > 560);
        }
        for (Button button : jumps) {
            button.setVisible(width > 420);
            button.setManaged(width > 420);
        }
    }

    private void show() {
        play.setGraphic(Icons.filled(player.playing() ? PAUSE : PLAY));
        Playback playback = context.session().current();
        setDisable(playback == null);
        if (playback != null) {
            String text = Times.millis(playback.run(), playback.nanos());
            clock.setText(text.substring(0, 8));
            millis.setText(text.substring(8));
        }
        loop.setSelected(player.loop() != null);
        Speed running = player.speed();
        String factor = factor(running.factor());
        speedValue.setText(
                running.adaptive() ? context.text("speed.adaptive") + (player.playing() ? " " + factor : "") : factor);
        if (!running.adaptive()) {
            setting = true;
            speed.setValue(Math.log10(running.factor()));
            setting = false;
        }
    }

    /** {@code ×60}, {@code ×1/100}. */
    private static String factor(double factor) {
        if (factor >= 1) {
            return "×"
                    + (factor < 10
                            ? Texts.fixed(factor, factor == Math.rint(factor) ? 0 : 1)
                            : Texts.count(Math.round(factor)));
        }
        return factor <= 0 ? "×0" : "×1/" + Math.round(1 / factor);
    }

    @Nullable
    Playback shown() {
        return context.session().current();
    }
}
