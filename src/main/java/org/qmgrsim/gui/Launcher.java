package org.qmgrsim.gui;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.play.Asked;

/** The way in: looks whether a window is possible at all, before any class of JavaFX is loaded. */
public final class Launcher {
    private Launcher() {}

    /**
     * Opens the window and stays until it is closed.
     *
     * @throws NoWindow if there can be none
     * @throws InvalidInput if the scenario cannot be read
     */
    public static void open(Start start) throws NoWindow, InvalidInput {
        requireJavaFx();
        requireDisplay();
        Asked asked = asked(start);
        CountDownLatch closed = new CountDownLatch(1);
        Toolkits.startUp(() -> new App(start, asked).show(closed::countDown));
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Toolkits.shutDown();
    }

    /** What is to be run first; null: nothing yet. */
    private static @Nullable Asked asked(Start start) throws InvalidInput {
        return start.scenario() == null ? null : Asked.of(start.scenario(), start.sets(), start.seed());
    }

    /**
     * Whether the libraries of the window are there.
     *
     * @throws NoWindow if they are not
     */
    public static void requireJavaFx() throws NoWindow {
        try {
            Class.forName("javafx.application.Platform", false, Launcher.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new NoWindow("the window needs JavaFX, which this package does not have for "
                    + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                    + ": build one with mvn package -Pall-platforms");
        }
    }

    private static void requireDisplay() throws NoWindow {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean own = system.contains("win") || system.contains("mac") || System.getProperty("glass.platform") != null;
        if (!own && isEmpty(System.getenv("DISPLAY")) && isEmpty(System.getenv("WAYLAND_DISPLAY"))) {
            throw new NoWindow(
                    "the window needs a display, and DISPLAY is not set; gui --shots DIR draws pictures without one");
        }
    }

    private static boolean isEmpty(@Nullable String value) {
        return value == null || value.isEmpty();
    }
}
