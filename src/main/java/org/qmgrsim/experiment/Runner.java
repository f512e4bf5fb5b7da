package org.qmgrsim.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Makes runs that are not in the store yet, several at a time. A run is a function of its task and shares nothing with others, so
 * neither the number of workers nor what was there before changes a byte of any record; who reads them does so in an order of
 * his own.
 */
public final class Runner {
    private final RunStore store;
    private final int workers;
    private final Progress progress;

    /** Runs so many at a time. */
    public Runner(RunStore store, int workers, Progress progress) {
        this.store = store;
        this.workers = workers;
        this.progress = progress;
    }

    /** One run. */
    record Task(Prepared point, int replication, List<Measure> measures, Scope scope) {
        String key() {
            return point.key(replication, measures, scope);
        }
    }

    /**
     * All these runs are in the store when this returns.
     *
     * @throws IllegalStateException if a run fails; the message says which
     */
    void ensure(List<Task> tasks) {
        Map<String, Task> missing = new LinkedHashMap<>();
        for (Task task : tasks) {
            String key = task.key();
            if (!store.has(key)) {
                missing.put(key, task);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        progress.expect(missing.size());
        work(List.copyOf(missing.entrySet()));
    }

    private void work(List<Map.Entry<String, Task>> missing) {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<?>> all = IntStream.range(0, Math.min(workers, missing.size()))
                    .<Future<?>>mapToObj(i -> pool.submit(() -> {
                        for (int n = next.getAndIncrement();
                                n < missing.size() && !failed.get();
                                n = next.getAndIncrement()) {
                            try {
                                run(missing.get(n).getKey(), missing.get(n).getValue());
                            } catch (RuntimeException | Error e) {
                                failed.set(true);
                                throw e;
                            }
                        }
                    }))
                    .toList();
            for (Future<?> worker : all) {
                worker.get();
            }
            store.force();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IllegalStateException failure
                    ? failure
                    : new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void run(String key, Task task) {
        RunRecord record;
        try {
            record = Probe.run(task.point().scenario(), task.replication(), task.measures(), task.scope());
        } catch (RuntimeException | StackOverflowError e) {
            throw new IllegalStateException(
                    "replication " + task.replication() + " of (" + task.point().point() + ") failed: " + e, e);
        }
        try {
            store.put(key, record.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        progress.ran(task.point().point(), PointAnalysis.ofRun(task.measures(), record));
    }

    /** A run that was made. */
    RunRecord record(Task task) {
        try {
            byte[] bytes = store.get(task.key());
            if (bytes == null) {
                throw new IllegalStateException("replication " + task.replication() + " of ("
                        + task.point().point() + ") is not in the store");
            }
            return RunRecord.of(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a run was made. */
    boolean has(Task task) {
        return store.has(task.key());
    }
}
