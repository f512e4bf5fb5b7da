package org.qmgrsim.gui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Session;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window as a user has it, without a display. Nothing here waits for a time: only for what is to come about. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    private static final Path SEED = Path.of("scenarios", "seed-log.yaml");

    private final ExecutorService background = Executors.newSingleThreadExecutor();
    private Session session;
    private Look look;
    private MainWindow window;

    @Start
    void start(Stage stage) throws Exception {
        look = new Look();
        App.theme(look);
        session = new Session(background, Platform::runLater, "test");
        window = new MainWindow(new Context(session, look), background, () -> {});
        stage.setScene(window.scene(1280, 800));
        stage.show();
        session.open(Asked.of(SEED, List.of("triggers.cleanup.lost=100%"), null));
    }

    @AfterEach
    void end() {
        background.shutdownNow();
    }

    private static void until(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            WaitForAsyncUtils.waitForFxEvents();
            return WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get();
        });
    }

    private String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void somebodyFindsTheMessageThatWaitsAndWhatMovesIt(FxRobot robot) throws Exception {
        until(() -> session.current() != null);
        // the message that waited longest, in the middle of its wait
        robot.clickOn("#longest");
        until(() -> session.selection() != null);
        assertTrue(text(robot, "#inspector-head").startsWith("trigger lost for "), text(robot, "#inspector-head"));
        // one fact on and back
        long number = session.current().number();
        robot.clickOn("#stepOn");
        until(() -> session.current().number() == number + 1);
        robot.clickOn("#stepBack");
        until(() -> session.current().number() == number);
        // the next wakeup takes it
        robot.clickOn("#next-wakeup");
        until(() -> session.current().number() > number);
        // three facts of the message: the file moves, qmgr logs it, the wait ends
        for (int i = 0; i < 3; i++) {
            long before = session.current().number();
            robot.press(KeyCode.SHIFT)
                    .press(KeyCode.RIGHT)
                    .release(KeyCode.RIGHT)
                    .release(KeyCode.SHIFT);
            until(() -> session.current().number() > before);
        }
        until(() -> !text(robot, "#inspector-head").startsWith("trigger lost"));
        // and a letter does what its button does
        long there = session.current().number();
        robot.press(KeyCode.SHIFT).press(KeyCode.W).release(KeyCode.W).release(KeyCode.SHIFT);
        until(() -> session.current().number() < there);
    }

    @Test
    void playingMovesThePlayheadAndStopsIt(FxRobot robot) throws Exception {
        until(() -> session.current() != null);
        long from = session.current().nanos();
        robot.clickOn("#play");
        until(() -> session.current().nanos() > from);
        robot.clickOn("#play");
        until(() -> !window.player().playing());
        long stopped = session.current().nanos();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(stopped, session.current().nanos());
    }

    @Test
    void languageAndThemeChangeAtOnce(FxRobot robot) throws Exception {
        until(() -> session.current() != null);
        String english = robot.lookup("#pin").queryAs(Button.class).getText();
        robot.clickOn("#language");
        until(() -> !robot.lookup("#pin").queryAs(Button.class).getText().equals(english));
        assertTrue(window.getStyleClass().contains("japanese"));
        robot.clickOn("#theme");
        until(() -> window.getStyleClass().contains("dark"));
        robot.clickOn("#language");
        until(() -> robot.lookup("#pin").queryAs(Button.class).getText().equals(english));
    }

    @Test
    void aShorterWakeupShortensTheWaitAndIsTakenBack(FxRobot robot) throws Exception {
        until(() -> session.current() != null);
        robot.clickOn("#longest");
        until(() -> text(robot, "#inspector-head").startsWith("trigger lost for "));
        String before = text(robot, "#inspector-head");
        robot.doubleClickOn("#field-qmgr-unix-wakeup")
                .write("60")
                .press(KeyCode.ENTER)
                .release(KeyCode.ENTER);
        until(() -> !session.computing()
                && "60".equals(session.current().run().asked().set("qmgr/unix/wakeup")));
        until(() -> !text(robot, "#inspector-head").equals(before));
        assertTrue(robot.lookup("#knob-qmgr-unix-wakeup").query().getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("changed")));
        robot.clickOn("#undo");
        until(() -> text(robot, "#inspector-head").equals(before));
    }

    @Test
    void aBadValueIsToldInTheBarAndTheLastRunStays(FxRobot robot) throws Exception {
        until(() -> session.current() != null);
        String before = session.current().run().journal().fingerprint();
        robot.doubleClickOn("#field-queue_run_delay")
                .write("often")
                .press(KeyCode.ENTER)
                .release(KeyCode.ENTER);
        until(() -> robot.lookup("#error-bar").query().isVisible());
        assertTrue(text(robot, "#error-text").contains("often"), text(robot, "#error-text"));
        assertEquals(before, session.current().run().journal().fingerprint());
        robot.clickOn("#error-undo");
        until(() -> !robot.lookup("#error-bar").query().isVisible());
    }

    @Test
    void aFlushAtThePlayheadForksTheRun(FxRobot robot) throws Exception {
        until(() -> session.current() != null);
        robot.clickOn("#longest");
        until(() -> text(robot, "#inspector-head").startsWith("trigger lost for "));
        long there = session.current().nanos();
        robot.clickOn("#act-flush");
        until(() -> session.pinned() != null && !session.computing());
        assertEquals(there, session.current().nanos());
        robot.clickOn("#stepOn").clickOn("#stepBack");
        robot.clickOn("#toEnd");
        robot.clickOn("#tab-inspector");
        until(() -> text(robot, "#inspector-head").startsWith("Has left"));
        // A against B: the flush moved it, and its wakeup was not needed
        robot.clickOn("#tab-compare");
        until(() -> text(robot, "#compare-sentence").startsWith("In B, 1 of 2 messages become active sooner"));
        assertNotEquals(
                session.pinned().run().journal().fingerprint(),
                session.current().run().journal().fingerprint());
    }
}
