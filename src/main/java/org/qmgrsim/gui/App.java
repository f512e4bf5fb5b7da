package org.qmgrsim.gui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Session;

/** The program with a window. */
public final class App {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final @Nullable Asked first;
    private final Look look = new Look();
    private final Session session;
    private final ExecutorService computing = daemon("qmgrsim-run");
    private final ExecutorService filtering = daemon("qmgrsim-view");

    App(Start start, @Nullable Asked first) {
        this.first = first;
        this.session = new Session(computing, Platform::runLater, start.program());
    }

    private static ExecutorService daemon(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Opens the window. */
    void show(Runnable closed) {
        show(new Stage(), closed);
    }

    void show(Stage stage, Runnable closed) {
        MainWindow window = new MainWindow(new Context(session, look), filtering, () -> choose(stage));
        theme(look);
        look.on(() -> theme(look));
        Scene scene = window.scene(WIDTH, HEIGHT);
        stage.setScene(scene);
        stage.setTitle("qmgrsim");
        session.on(Session.Event.RUN, () -> {
            if (session.current() != null) {
                stage.setTitle(session.current().run().properties().title() + " — qmgrsim");
            }
        });
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        scene.setOnDragDropped(event -> {
            List<File> files = event.getDragboard().getFiles();
            event.setDropCompleted(!files.isEmpty());
            if (!files.isEmpty()) {
                open(files.get(0).toPath());
            }
            event.consume();
        });
        stage.setOnHidden(event -> {
            computing.shutdownNow();
            filtering.shutdownNow();
            closed.run();
        });
        stage.show();
        if (first != null) {
            session.open(first);
        }
    }

    /** The theme is the same for all controls of the program. */
    public static void theme(Look look) {
        Application.setUserAgentStylesheet(
                look.dark() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    private void choose(Stage stage) {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("YAML", "*.yaml", "*.yml"));
        File folder = new File("scenarios");
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File file = chooser.showOpenDialog(stage);
        if (file != null) {
            open(file.toPath());
        }
    }

    private void open(Path file) {
        try {
            session.open(Asked.of(file, List.of(), null));
        } catch (InvalidInput e) {
            session.refuse(e.problems());
        }
    }
}
