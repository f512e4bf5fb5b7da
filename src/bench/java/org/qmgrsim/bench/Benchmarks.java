package org.qmgrsim.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs every benchmark in rounds and prints one table: in each round each of them gets a fresh JVM for a short while, so
 * that a disturbance of the machine falls on all alike. Disturbances only ever add time, so a round counts with its best
 * tenth of a second, and the figure of a benchmark is its best round; the worst stands beside it.
 */
public final class Benchmarks {
    private static final int ROUNDS = 4;
    private static final int[] PENDING = {100, 10_000, 1_000_000};

    private final Map<String, List<Double>> nanos = new LinkedHashMap<>();

    private Benchmarks() {}

    public static void main(String[] args) throws RunnerException {
        Benchmarks benchmarks = new Benchmarks();
        for (int round = 1; round <= ROUNDS; round++) {
            System.err.println("round " + round + " of " + ROUNDS);
            benchmarks.round();
        }
        System.out.print(benchmarks.table());
    }

    private void round() throws RunnerException {
        for (int pending : PENDING) {
            String[] kinds = Arrays.stream(AgendaHold.Kind.values())
                    .filter(kind -> pending <= kind.most)
                    .map(Enum::name)
                    .toArray(String[]::new);
            run(options(AgendaHold.class).param("pending", "" + pending).param("kind", kinds));
        }
        run(options(LawDraw.class));
        run(options(LuckDraw.class));
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName() + "\\.")
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC")
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.milliseconds(400))
                .measurementIterations(10)
                .measurementTime(TimeValue.milliseconds(100));
    }

    private void run(ChainedOptionsBuilder options) throws RunnerException {
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            nanos.computeIfAbsent(name(result), name -> new ArrayList<>())
                    .add(result.getPrimaryResult().getStatistics().getMin());
        }
    }

    private static String name(RunResult result) {
        String method = result.getPrimaryResult().getLabel();
        String kind = result.getParams().getParam("kind");
        String pending = result.getParams().getParam("pending");
        if (pending != null) {
            return holdName(AgendaHold.Kind.valueOf(kind), Integer.parseInt(pending));
        }
        return kind == null ? "luck: " + method : "law: " + kind.toLowerCase(Locale.ROOT);
    }

    private static String holdName(AgendaHold.Kind kind, int pending) {
        return "hold, " + pending + " pending: " + kind.label;
    }

    private String table() {
        StringBuilder out = new StringBuilder(
                "| what | ns, best of " + ROUNDS + " rounds | worst round |\n| --- | ---: | ---: |\n");
        nanos.forEach((name, values) -> out.append(String.format(
                Locale.ROOT, "| %s | %.1f | %.1f |%n", name, Collections.min(values), Collections.max(values))));
        out.append('\n');
        for (int pending : PENDING) {
            out.append(share(pending));
        }
        return out.toString();
    }

    /** The throughput of our agenda as a share of the faster bare heap's, and whom this size leaves out. */
    private String share(int pending) {
        double bare = Math.min(hold(AgendaHold.Kind.BARE_FOUR, pending), hold(AgendaHold.Kind.BARE_BINARY, pending));
        List<String> hopeless = Arrays.stream(AgendaHold.Kind.values())
                .filter(kind -> pending > kind.most)
                .map(kind -> kind.label)
                .toList();
        return String.format(
                Locale.ROOT,
                "At %d pending our Agenda has %.0f %% of the throughput of the faster bare heap%s.%n",
                pending,
                100 * bare / hold(AgendaHold.Kind.AGENDA, pending),
                hopeless.isEmpty() ? "" : "; left out as hopeless: " + String.join(", ", hopeless));
    }

    private double hold(AgendaHold.Kind kind, int pending) {
        return Collections.min(nanos.getOrDefault(holdName(kind, pending), List.of(Double.NaN)));
    }
}
