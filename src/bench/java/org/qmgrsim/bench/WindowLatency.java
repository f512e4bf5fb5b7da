package org.qmgrsim.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.qmgrsim.gui.App;
import org.qmgrsim.gui.Context;
import org.qmgrsim.gui.Look;
import org.qmgrsim.gui.MainWindow;
import org.qmgrsim.gui.Toolkits;
import org.qmgrsim.gui.play.Asked;
import org.qmgrsim.gui.play.Session;

/**
 * How long the window takes: from a turned knob to the pulse after the one that drew its run, and to any instant of a run. Without
 * a display, with the software pipeline.
 */
public final class WindowLatency {
    private static final List<String> SCENARIOS =
            List.of("seed-log", "qmgr-killed-idle", "bad-startup", "dead-destination", "why-wakeup");
    private static final int CHANGES = 50;
    private static final int SEEKS = 1000;

    private WindowLatency() {}

    /** Prints both tables. */
    public static void main(String... arguments) throws Exception {
        Toolkits.startUpHeadless(() -> {});
        System.out.println("| scenario | facts | knob p50 | p95 | seek p50 | p99 |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (String name : SCENARIOS) {
            measure(Path.of("scenarios", name + ".yaml"), List.of());
        }
        measure(Path.of("src", "bench", "scenarios", "steady-mail.yaml"), List.of(arguments));
        Toolkits.shutDown();
    }

    private static void measure(Path file, List<String> sets) throws Exception {
        ExecutorService background = Executors.newSingleThreadExecutor();
        Session session = new Session(background, Platform::runLater, "bench");
        Scene scene = on(() -> {
            Look look = new Look();
            App.theme(look);
            MainWindow window = new MainWindow(new Context(session, look), background, () -> {});
            Stage stage = new Stage();
            stage.setScene(window.scene(1280, 800));
            stage.show();
            return stage.getScene();
        });
        Asked asked = Asked.of(file, sets, null);
        change(scene, session, () -> session.open(asked));
        boolean large = session.current().run().journal().facts() > 1_000_000;
        double[] knobs = new double[large ? 0 : CHANGES];
        for (int i = 0; i < knobs.length; i++) {
            String wakeup = Integer.toString(60 + 10 * (i % 25));
            knobs[i] = change(
                    scene,
                    session,
                    () -> session.change(session.changes().now().with("qmgr/unix/wakeup", wakeup), null));
        }
        double[] seeks = new double[SEEKS];
        long span = session.current().run().endNanos() - session.current().run().originNanos();
        long luck = 1;
        for (int i = 0; i < SEEKS; i++) {
            luck = luck * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            long nanos = session.current().run().originNanos() + (luck >>> 1) % span;
            seeks[i] = on(() -> {
                long began = System.nanoTime();
                session.current().seek(nanos);
                return (System.nanoTime() - began) / 1e6;
            });
        }
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %s | %s | %s | %s |%n",
                session.current().run().properties().name(),
                session.current().run().journal().facts(),
                quantile(knobs, 0.5),
                quantile(knobs, 0.95),
                quantile(seeks, 0.5),
                quantile(seeks, 0.99));
        on(() -> {
            scene.getWindow().hide();
            return scene;
        });
        background.shutdownNow();
    }

    private static String quantile(double[] millis, double share) {
        if (millis.length == 0) {
            return "-";
        }
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%.1f ms", sorted[(int) Math.min(sorted.length - 1, share * sorted.length)]);
    }

    /** Milliseconds from the change to the second pulse after its run is shown: by then the first has been handed to the painter. */
    private static double change(Scene scene, Session session, Runnable change) throws Exception {
        CountDownLatch drawn = new CountDownLatch(1);
        long[] times = new long[2];
        on(() -> {
            Runnable[] listener = new Runnable[1];
            int[] pulses = {-1};
            listener[0] = () -> {
                if (pulses[0] >= 0 && ++pulses[0] == 2) {
                    times[1] = System.nanoTime();
                    scene.removePostLayoutPulseListener(listener[0]);
                    drawn.countDown();
                } else if (pulses[0] < 2) {
                    Platform.requestNextPulse();
                }
            };
            scene.addPostLayoutPulseListener(listener[0]);
            boolean[] told = {false};
            session.on(Session.Event.RUN, () -> {
                if (!told[0] && session.current() != null) {
                    told[0] = true;
                    pulses[0] = 0;
                }
                Platform.requestNextPulse();
            });
            times[0] = System.nanoTime();
            change.run();
            return scene;
        });
        drawn.await();
        return (times[1] - times[0]) / 1e6;
    }

    private interface Work<T> {
        T done();
    }

    private static <T> T on(Work<T> work) throws InterruptedException, ExecutionException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(work.done());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.get();
    }
}
