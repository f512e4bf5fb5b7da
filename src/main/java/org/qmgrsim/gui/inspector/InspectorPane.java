package org.qmgrsim.gui.inspector;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.PictureView;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.report.story.Part;
import org.qmgrsim.report.story.Story;

/** What is selected, how long so far and to go, why, its life, and what governs it. Times are links to the playhead. */
public final class InspectorPane extends VBox {
    private final Context context;
    private final Biography biography = new Biography();
    private boolean differed;
    private final ToggleButton inspect = new ToggleButton();
    private final ToggleButton compare = new ToggleButton();
    private final ComparePane comparison;
    private final VBox body = new VBox();
    private final ScrollPane scroll = new ScrollPane(body);

    /** Of a session. */
    public InspectorPane(Context context) {
        this.context = context;
        setId("inspector");
        getStyleClass().add("pane");
        this.comparison = new ComparePane(context);
        ToggleGroup group = new ToggleGroup();
        for (ToggleButton tab : List.of(inspect, compare)) {
            tab.setToggleGroup(group);
            tab.getStyleClass().add("right-tab");
            tab.setMinWidth(USE_PREF_SIZE);
            tab.setOnAction(event -> show(tab == compare));
        }
        inspect.setId("tab-inspector");
        compare.setId("tab-compare");
        inspect.setSelected(true);
        HBox head = new HBox(inspect, compare);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().addAll("pane-head", "right-tabs");
        body.getStyleClass().add("inspector-body");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head, scroll);
        setMinSize(0, 0);
        Session session = context.session();
        session.on(Session.Event.RUN, this::runChanged);
        session.on(Session.Event.PLAYHEAD, this::fill);
        session.on(Session.Event.SELECTION, this::fill);
        context.look().on(this::fill);
        widthProperty().addListener((value, before, after) -> fill());
        fill();
    }

    /** Shows what is selected, or A against B. */
    public void show(boolean comparing) {
        compare.setSelected(comparing);
        inspect.setSelected(!comparing);
        scroll.setContent(comparing ? comparison : body);
    }

    /** The first run that differs from a pinned one is what one wants to see compared. */
    private void runChanged() {
        Playback pinned = context.session().pinned();
        Playback current = context.session().current();
        boolean differ = pinned != null && current != null && pinned.run() != current.run();
        if (differ != differed) {
            differed = differ;
            show(differ);
        }
        fill();
    }

    /** The message with the longest life; null if there is none. */
    public static @Nullable Subject longest(Playback playback) {
        return Longest.of(playback);
    }

    /** An instant in its longest wait; null if it is no message. */
    public static @Nullable Long middleOf(Playback playback, Subject subject) {
        return Longest.instant(playback, subject);
    }

    private void fill() {
        inspect.setText(context.text("inspector"));
        compare.setText(context.text("compare"));
        Playback playback = context.session().current();
        Subject subject = context.session().selection();
        List<Node> parts = new ArrayList<>();
        if (playback == null) {
            body.getChildren().clear();
            return;
        }
        if (subject == null) {
            parts.add(paragraph(List.of(Account.words(context.text("inspector.empty")))));
            Subject longest = Longest.of(playback);
            if (longest != null) {
                Hyperlink link = link(context.text("inspector.longest"), () -> {
                    context.session().select(longest);
                    Long at = Longest.instant(playback, longest);
                    if (at != null) {
                        context.session().seek(at);
                    }
                });
                link.setId("longest");
                parts.add(link);
            }
        } else {
            Account account = subject instanceof Subject.Message message
                    ? biography.account(playback, message, context.look().texts())
                    : Account.of(playback, subject, context.look().texts());
            parts.add(heading(account.name(), account.kind()));
            if (!account.head().isEmpty()) {
                Label big = new Label(account.head());
                big.setId("inspector-head");
                big.getStyleClass().add("inspector-head");
                big.setWrapText(true);
                parts.add(big);
            }
            parts.add(paragraph(account.pieces()));
            life(playback, subject, parts);
            governed(account, parts);
        }
        body.getChildren().setAll(parts);
    }

    private Node heading(String name, String kind) {
        Label id = new Label(name);
        id.getStyleClass().add("inspector-name");
        Label what = new Label(kind);
        what.getStyleClass().add("note");
        FlowPane row = new FlowPane(8, 0, id, what);
        row.setId("inspector-name");
        return row;
    }

    private TextFlow paragraph(List<Account.Piece> pieces) {
        TextFlow flow = new TextFlow();
        flow.setId("why");
        flow.setLineSpacing(3);
        for (Account.Piece piece : pieces) {
            Long nanos = piece.nanos();
            if (nanos != null) {
                flow.getChildren()
                        .add(link(piece.text(), () -> context.session().seek(nanos)));
            } else {
                Text text = new Text(piece.text());
                text.getStyleClass().add("body-text");
                flow.getChildren().add(text);
            }
        }
        return flow;
    }

    private static Hyperlink link(String text, Runnable action) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("fact-link");
        link.setOnAction(event -> {
            link.setVisited(false);
            action.run();
        });
        return link;
    }

    private void life(Playback playback, @Nullable Subject subject, List<Node> parts) {
        if (!(subject instanceof Subject.Message message)) {
            return;
        }
        Story story = biography.of(playback, message);
        List<Part> life = story == null ? List.of() : story.parts();
        if (life.isEmpty()) {
            return;
        }
        parts.add(section(context.text("life")));
        double width = Math.max(60, scroll.getViewportBounds().getWidth() - 26);
        Picture picture = LifeBar.of(
                playback,
                life,
                width,
                context.look().texts(),
                context.look().fonts(),
                context.look().zoom());
        PictureView view = new PictureView();
        view.setMinHeight(picture.height());
        view.setPrefHeight(picture.height());
        view.show(picture, context.look().fonts(), context.look().dark());
        parts.add(view);
    }

    private void governed(Account account, List<Node> parts) {
        if (account.parameters().isEmpty()) {
            return;
        }
        parts.add(section(context.text("governed")));
        FlowPane names = new FlowPane(10, 4);
        for (String parameter : account.parameters()) {
            Label name = new Label(parameter);
            name.getStyleClass().add("parameter");
            names.getChildren().add(name);
        }
        parts.add(names);
    }

    private static Label section(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("section");
        return label;
    }
}
