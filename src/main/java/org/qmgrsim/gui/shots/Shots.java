package org.qmgrsim.gui.shots;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.App;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.Look;
import org.qmgrsim.gui.MainWindow;
import org.qmgrsim.gui.NoWindow;
import org.qmgrsim.gui.Start;
import org.qmgrsim.gui.Toolkits;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Session;

/** Draws the window as pictures, without a display. */
public final class Shots {
    private Shots() {}

    /**
     * Draws all of them.
     *
     * @param scenarios folder of those that are drawn if none is named
     * @param place where a file of that name is to be written
     * @return how many pictures there are
     * @throws NoWindow if there is no JavaFX here
     * @throws InvalidInput if a scenario is not valid
     */
    public static int draw(Start start, Path scenarios, Function<String, Path> place) throws NoWindow, InvalidInput {
        org.qmgrsim.gui.Launcher.requireJavaFx();
        List<Shot> shots = start.scenario() == null
                ? Shot.shipped(scenarios)
                : Shot.of(Asked.of(start.scenario(), start.sets(), start.seed()));
        Toolkits.startUpHeadless(() -> {});
        for (Shot shot : shots) {
            draw(shot, start.program(), place.apply(shot.name() + ".png"));
        }
        Toolkits.shutDown();
        return shots.size();
    }

    private static void draw(Shot shot, String program, Path file) throws InvalidInput {
        Look look = new Look();
        Session session = new Session(Runnable::run, Runnable::run, program);
        Stage stage = onScreen(() -> {
            look.setDark(shot.dark());
            look.setLanguage(shot.language());
            look.setZoom(shot.zoom());
            App.theme(look);
            MainWindow window = new MainWindow(new Context(session, look), Runnable::run, () -> {});
            Scene scene = window.scene(shot.width(), shot.height());
            Stage made = new Stage();
            made.setScene(scene);
            made.setWidth(shot.width());
            made.setHeight(shot.height());
            made.show();
            session.open(shot.asked());
            return made;
        });
        if (session.current() == null) {
            throw new InvalidInput(session.problems());
        }
        onScreen(() -> {
            MainWindow window = (MainWindow) stage.getScene().getRoot();
            shot.set(session, window);
            return stage;
        });
        settle(stage);
        onScreen(() -> {
            WritableImage image = stage.getScene().snapshot(null);
            try {
                ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            stage.close();
            return stage;
        });
    }

    /** Lists scroll and texts wrap in the pulse after the one that set them. */
    private static void settle(Stage stage) {
        for (int i = 0; i < 3; i++) {
            onScreen(() -> {
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
                return stage;
            });
        }
    }

    private static <T> T onScreen(java.util.concurrent.Callable<T> work) {
        FutureTask<@Nullable T> task = new FutureTask<>(work);
        Platform.runLater(task);
        try {
            T result = task.get();
            if (result == null) {
                throw new IllegalStateException("nothing came of it");
            }
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
