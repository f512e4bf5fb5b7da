package org.qmgrsim.gui.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;
import org.qmgrsim.measure.Quantile;
import org.qmgrsim.measure.RunDifference;
import org.qmgrsim.measure.Waits;

/** A against B: one sentence, a table, the messages that differ, and the commands that make the change. */
public final class ComparePane extends VBox {
    private static final int MOST_MESSAGES = 8;

    private final Context context;
    private @Nullable Computed a;
    private @Nullable Computed b;
    private @Nullable RunDifference difference;

    /** Of a session. */
    public ComparePane(Context context) {
        this.context = context;
        setId("compare");
        getStyleClass().add("inspector-body");
        Session session = context.session();
        session.on(Session.Event.RUN, this::fill);
        context.look().on(this::fill);
        fill();
    }

    private void fill() {
        Playback pinned = context.session().pinned();
        Playback current = context.session().current();
        if (pinned == null || current == null || pinned.run() == current.run()) {
            difference = null;
            a = null;
            b = null;
            Label empty = new Label(context.text(pinned == null ? "compare.empty" : "compare.same"));
            empty.setWrapText(true);
            getChildren().setAll(empty);
            return;
        }
        RunDifference found = difference(pinned.run(), current);
        List<Node> parts = new ArrayList<>();
        Label sentence = new Label(sentence(found));
        sentence.setId("compare-sentence");
        sentence.getStyleClass().add("inspector-head");
        sentence.setWrapText(true);
        parts.add(sentence);
        parts.add(table(pinned.run(), current.run()));
        messages(found, current, parts);
        commands(pinned.run(), current.run(), parts);
        getChildren().setAll(parts);
    }

    private RunDifference difference(Computed first, Playback second) {
        RunDifference known = difference;
        if (known == null || a != first || b != second.run()) {
            Playback end = new Playback(first);
            end.seek(first.endNanos());
            known = RunDifference.of(
                    first.measures().table(), second.run().measures().table(), message -> end.run()
                            .messageSubject(end.view(), message)
                            .filter(Subject.Message.class::isInstance)
                            .map(key -> second.run().messageOf((Subject.Message) key))
                            .orElse(0));
            a = first;
            b = second.run();
            difference = known;
        }
        return known;
    }

    private String sentence(RunDifference found) {
        String all = Texts.count(found.messages());
        if (found.sooner() == 0 && found.later() == 0) {
            return context.text("compare.none", all);
        }
        return found.later() == 0
                ? context.text("compare.sooner", Texts.count(found.sooner()), all)
                : context.text("compare.both", Texts.count(found.sooner()), all, Texts.count(found.later()));
    }

    // ---------------------------------------------------------------- table

    private Node table(Computed first, Computed second) {
        GridPane grid = new GridPane();
        grid.setId("compare-table");
        grid.getStyleClass().add("compare-table");
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(javafx.scene.layout.Priority.ALWAYS);
        grid.getColumnConstraints()
                .addAll(name, new ColumnConstraints(), new ColumnConstraints(), new ColumnConstraints());
        row(grid, 0, context.text("compare.waits"), "A", "B", "B \u2212 A", "note");
        Waits wa = first.measures().activation().waits();
        Waits wb = second.measures().activation().waits();
        quantile(grid, 1, "p50", wa.quantile(0.5), wb.quantile(0.5));
        quantile(grid, 2, "p90", wa.quantile(0.9), wb.quantile(0.9));
        quantile(grid, 3, "p99", wa.quantile(0.99), wb.quantile(0.99));
        quantile(grid, 4, context.text("compare.longest"), wa.longest(), wb.longest());
        counts(grid, 5, context.text("compare.wakeups"), first, second, Tracks.Sort.WAKEUP);
        counts(grid, 6, context.text("compare.scans"), first, second, Tracks.Sort.SCAN_INCOMING);
        return grid;
    }

    private void quantile(GridPane grid, int line, String name, Quantile first, Quantile second) {
        boolean both = first.isKnown() && second.isKnown();
        Texts texts = context.look().texts();
        row(
                grid,
                line,
                name,
                text(first),
                text(second),
                both ? texts.seconds(second.seconds() - first.seconds()) : "",
                "mono");
    }

    private String text(Quantile quantile) {
        return quantile.isKnown()
                ? context.look().texts().seconds(quantile.seconds())
                : context.text(quantile.isNever() ? "never" : "compare.unknown");
    }

    private static void counts(
            GridPane grid, int line, String name, Computed first, Computed second, Tracks.Sort sort) {
        long a = first.tracks().of(sort).size();
        long b = second.tracks().of(sort).size();
        row(grid, line, name, Texts.count(a), Texts.count(b), (b > a ? "+" : "") + Texts.count(b - a), "mono");
    }

    private static void row(
            GridPane grid, int line, String name, String first, String second, String third, String style) {
        String[] cells = {name, first, second, third};
        for (int i = 0; i < cells.length; i++) {
            Label cell = new Label(cells[i]);
            cell.getStyleClass().add(i == 0 ? "note" : style);
            if (i == 2) {
                cell.getStyleClass().add("of-b");
            }
            if (i == 0) {
                cell.setWrapText(true);
            } else {
                cell.setMinWidth(USE_PREF_SIZE);
            }
            GridPane.setHalignment(cell, i == 0 ? javafx.geometry.HPos.LEFT : javafx.geometry.HPos.RIGHT);
            grid.add(cell, i, line);
        }
    }

    // ---------------------------------------------------------------- messages and commands

    private void messages(RunDifference found, Playback current, List<Node> parts) {
        if (found.rows().isEmpty()) {
            return;
        }
        Label head = new Label(context.text("compare.messages", Texts.count(found.sooner() + found.later())));
        head.getStyleClass().add("section");
        parts.add(head);
        for (RunDifference.Row row :
                found.rows().subList(0, Math.min(MOST_MESSAGES, found.rows().size()))) {
            Hyperlink link = new Hyperlink(Times.seconds(current.run(), row.arrivedNanos()));
            link.getStyleClass().add("fact-link");
            link.setOnAction(event -> {
                link.setVisited(false);
                Playback end = new Playback(current.run());
                end.seek(current.run().endNanos());
                current.run().messageSubject(end.view(), row.second()).ifPresent(context.session()::select);
                context.session().seek(row.arrivedNanos());
            });
            Label waits = new Label(waited(row.firstNanos()) + " → " + waited(row.secondNanos()));
            waits.getStyleClass().add("mono");
            HBox line = new HBox(10, link, waits);
            parts.add(line);
        }
    }

    private String waited(long nanos) {
        return nanos == Long.MAX_VALUE
                ? context.text("never")
                : context.look().texts().seconds(nanos / 1e9);
    }

    private void commands(Computed first, Computed second, List<Node> parts) {
        List<String> commands = Commands.between(first, second);
        if (commands.isEmpty()) {
            return;
        }
        Label head = new Label(context.text("compare.commands"));
        head.getStyleClass().add("section");
        Label text = new Label(String.join("\n", commands));
        text.setId("compare-commands");
        text.getStyleClass().addAll("mono", "commands");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        Button copy = new Button(context.text("compare.copy"));
        copy.setId("copy-commands");
        copy.getStyleClass().addAll("tool", "accent");
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(String.join("\n", commands) + "\n");
            Clipboard.getSystemClipboard().setContent(content);
        });
        parts.addAll(List.of(head, text, copy));
    }
}
