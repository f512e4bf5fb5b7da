package org.qmgrsim.gui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.PictureView;
import org.qmgrsim.gui.inspector.InspectorPane;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Session;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The whole window in both languages, both themes and three sizes: no text is cut off, none lies on its neighbour. */
@ExtendWith(ApplicationExtension.class)
class SceneTextTest {
    private record Size(double width, double height, double zoom) {}

    private Stage stage;

    @Start
    void start(Stage first) {
        first.close(); // every look has a window of its own: none is resized while it is painted
    }

    @Test
    void noTextIsCutOffOrLiesOnAnother() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Texts.Language language : Texts.Language.values()) {
            for (boolean dark : new boolean[] {false, true}) {
                for (Size size : List.of(new Size(1280, 800, 1), new Size(1920, 1080, 1), new Size(1280, 800, 2))) {
                    String where = language + (dark ? " dark " : " light ") + size + ": ";
                    WaitForAsyncUtils.asyncFx(() -> look(language, dark, size)).get();
                    WaitForAsyncUtils.waitForFxEvents();
                    WaitForAsyncUtils.asyncFx(() -> {
                                Scene scene = stage.getScene();
                                scene.getRoot().applyCss();
                                scene.getRoot().layout();
                                walk(scene.getRoot(), where, wrong);
                                stage.close();
                                return wrong;
                            })
                            .get();
                }
            }
        }
        assertTrue(wrong.isEmpty(), () -> wrong.size() + " faults, such as\n" + String.join("\n", wrong));
    }

    private Session look(Texts.Language language, boolean dark, Size size) throws Exception {
        Look look = new Look();
        look.setLanguage(language);
        look.setDark(dark);
        look.setZoom(size.zoom());
        App.theme(look);
        Session session = new Session(Runnable::run, Runnable::run, "test");
        MainWindow window = new MainWindow(new Context(session, look), Runnable::run, () -> {});
        stage = new Stage();
        stage.setScene(window.scene(size.width(), size.height()));
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        stage.show();
        session.open(Asked.of(
                Path.of("scenarios", "seed-log.yaml"),
                List.of("triggers.cleanup.lost=100%", "qmgr/unix/wakeup=240"),
                null));
        Playback playback = session.current();
        Subject longest = InspectorPane.longest(playback);
        session.select(longest);
        session.seek(InspectorPane.middleOf(playback, longest));
        return session;
    }

    private static void walk(Node node, String where, List<String> wrong) {
        if (!node.isVisible() || node instanceof ListView) {
            return; // the lines of a log are as long as Postfix makes them
        }
        if (node instanceof Labeled labeled && !labeled.getText().isEmpty()) {
            cut(labeled, where, wrong);
        }
        if (node instanceof PictureView view) {
            picture(view.picture(), where + view.getParent().getId() + ": ", wrong);
        }
        if (node instanceof Parent parent) {
            neighbours(parent, where, wrong);
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, where, wrong));
        }
    }

    /** A label that has no room shows less than it was given; the title of the scenario may be of any length. */
    private static void cut(Labeled labeled, String where, List<String> wrong) {
        if ("title".equals(labeled.getId())) {
            return;
        }
        for (Node child : labeled.lookupAll(".text")) {
            if (child instanceof Text text
                    && child.getParent() == labeled
                    && !text.getText().equals(labeled.getText())) {
                wrong.add(where + "\"" + labeled.getText() + "\" is shown as \"" + text.getText() + "\"");
            }
        }
    }

    private static void neighbours(Parent parent, String where, List<String> wrong) {
        List<Node> texts = parent.getChildrenUnmodifiable().stream()
                .filter(child -> child.isVisible()
                        && child instanceof Labeled labeled
                        && !labeled.getText().isEmpty())
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            for (int j = i + 1; j < texts.size(); j++) {
                Bounds one = texts.get(i).getBoundsInParent();
                Bounds other = texts.get(j).getBoundsInParent();
                boolean apart = one.getMaxX() <= other.getMinX() + 1
                        || other.getMaxX() <= one.getMinX() + 1
                        || one.getMaxY() <= other.getMinY() + 1
                        || other.getMaxY() <= one.getMinY() + 1;
                if (!apart) {
                    wrong.add(where + "\"" + ((Labeled) texts.get(i)).getText() + "\" on \""
                            + ((Labeled) texts.get(j)).getText() + "\"");
                }
            }
        }
    }

    private static void picture(Picture picture, String where, List<String> wrong) {
        if (picture == null) {
            return;
        }
        for (Mark mark : picture.marks()) {
            if (mark instanceof Mark.Text text && (text.x() < -1 || text.x() + text.width() > picture.width() + 1)) {
                wrong.add(where + "beyond the edge: " + text.text());
            }
        }
    }
}
