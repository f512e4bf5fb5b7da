package org.qmgrsim.gui.knobs;

import java.util.OptionalDouble;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.play.Changes;

/** A knob in the window: name, field, slider; changed ones are marked and go back with one click. */
final class KnobRow extends VBox {
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");

    private final Context context;
    private final Label name = new Label();
    private final Button back = new Button();
    private final TextField field = new TextField();
    private final Slider slider = new Slider(0, 1, 0);
    private Knob knob;
    private boolean setting;
    private long gesture;

    KnobRow(Context context, Knob knob) {
        this.context = context;
        this.knob = knob;
        getStyleClass().add("knob");
        setId("knob-" + knob.key().replace('/', '-').replace('.', '-'));
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        name.setMaxWidth(Double.MAX_VALUE);
        back.getStyleClass().addAll("chip");
        back.setMinWidth(USE_PREF_SIZE);
        field.getStyleClass().add("mono");
        field.setPrefColumnCount(
                switch (knob.kind()) {
                    case SECONDS, PERCENT -> 4;
                    case TIME, COUNT -> 5;
                    case RATE, TEXT -> 9;
                });
        field.setMinWidth(USE_PREF_SIZE);
        field.setId("field-" + knob.key().replace('/', '-').replace('.', '-'));
        HBox line = new HBox(name, back, field);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(6);
        getChildren().add(line);
        if (knob.kind() != Knob.Kind.TEXT) {
            getChildren().add(slider);
        }
        back.setOnAction(event -> change(null, null));
        field.setOnAction(event -> typed());
        field.focusedProperty().addListener((value, before, after) -> {
            if (!after) {
                typed();
            }
        });
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                field.setText(shown(this.knob));
                event.consume();
            }
        });
        slider.valueProperty().addListener((value, before, after) -> {
            if (!setting) {
                String next = this.knob.at(after.doubleValue());
                if (!next.equals(this.knob.value())) {
                    change(next, "knob " + this.knob.key() + " " + gesture);
                }
            }
        });
        slider.setOnMouseReleased(event -> {
            gesture++;
            Changes changes = context.session().changes();
            if (changes != null) {
                changes.endGesture();
            }
        });
    }

    /** The value as it stands in the field. */
    private static String shown(Knob knob) {
        String rate = Knob.shownRate(knob.value());
        return rate != null && knob.kind() == Knob.Kind.RATE ? rate : knob.value();
    }

    void show(Knob next) {
        knob = next;
        String words = label(next.name());
        name.setText(words);
        String meaning = next.meaning().startsWith("knob.") ? context.text(next.meaning()) : next.meaning();
        name.setTooltip(new Tooltip(next.key() + "\n" + meaning));
        field.setAccessibleText(words + ", " + next.value());
        slider.setAccessibleText(words);
        back.setText("↺ " + (Knob.shownRate(next.initial()) == null ? next.initial() : Knob.shownRate(next.initial())));
        back.setAccessibleText(context.text("knob.back", next.initial()));
        back.setVisible(next.changed());
        back.setManaged(next.changed());
        pseudoClassStateChanged(CHANGED, next.changed());
        if (!field.isFocused()) {
            field.setText(shown(next));
        }
        OptionalDouble place = next.place(next.value());
        if (place.isPresent() && !slider.isPressed() && !slider.isValueChanging()) {
            setting = true;
            slider.setValue(place.getAsDouble());
            setting = false;
        }
    }

    private String label(String key) {
        int colon = key.indexOf(':');
        if (colon > 0) {
            return context.text(key.substring(0, colon), key.substring(colon + 1));
        }
        if (key.startsWith("knob.")) {
            return context.text(key);
        }
        String plain = "knob.parameter." + key;
        return context.look().texts().keys().contains(plain) ? context.text(plain) : key;
    }

    private void typed() {
        String text = field.getText().strip();
        if (text.equals(shown(knob)) || text.isEmpty()) {
            return;
        }
        boolean rate = knob.kind() == Knob.Kind.RATE && text.matches("[0-9.]+ ?/.*");
        change(rate ? "poisson " + text : text, null);
    }

    private void change(@org.jspecify.annotations.Nullable String value, @org.jspecify.annotations.Nullable Object by) {
        Changes changes = context.session().changes();
        if (changes != null) {
            boolean back = value != null && value.equals(knob.initial());
            knob = knob.with(value == null ? knob.initial() : value);
            context.session().change(changes.now().with(knob.key(), back ? null : value), by);
        }
    }
}
