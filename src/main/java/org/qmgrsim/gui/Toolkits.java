package org.qmgrsim.gui;

import javafx.application.Platform;

/** Begins and ends JavaFX. */
public final class Toolkits {
    private Toolkits() {}

    /** With a display. */
    public static void startUp(Runnable first) throws NoWindow {
        try {
            Platform.setImplicitExit(false);
            Platform.startup(first);
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            throw new NoWindow("there can be no window here: " + e.getMessage());
        }
    }

    /** Without one: what is drawn can only be saved. */
    public static void startUpHeadless(Runnable first) throws NoWindow {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("headless.geometry", "2560x1600-32");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.text", "t2k");
        startUp(first);
    }

    /** Ends it. */
    public static void shutDown() {
        Platform.exit();
    }
}
