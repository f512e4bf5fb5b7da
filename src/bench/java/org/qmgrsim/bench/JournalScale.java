package org.qmgrsim.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.saved.JournalWriter;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.journal.view.Audit;
import org.qmgrsim.journal.view.Backlog;
import org.qmgrsim.journal.view.QueueHistory;
import org.qmgrsim.journal.view.QueueView;

/**
 * A saved run of a million messages that stand in incoming all at once, of which 20 000 are active together: how large its
 * file is, how long it takes to write, to fold and to go to any instant, and what heap that needs. Run it with the heap
 * that it shall do with:
 *
 * <pre>
 * mvn -q -Pbench test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *     -Dexec.args="-Xmx1g -cp %classpath org.qmgrsim.bench.JournalScale"
 * </pre>
 */
public final class JournalScale {
    private static final int TOGETHER = 20_000;
    private static final int SEEKS = 2000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SplittableRandom random = new SplittableRandom(9);

    private JournalScale() {}

    /** @param args number of messages; a million if there is none */
    public static void main(String[] args) throws IOException {
        Path path = Files.createTempFile("journal", "");
        try {
            new JournalScale().run(args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]), path);
        } finally {
            Files.delete(path);
        }
    }

    private void run(int messages, Path path) throws IOException {
        long made = System.nanoTime();
        long[] count = {0};
        new Backlog(messages, fact -> count[0]++).run(TOGETHER);
        made = System.nanoTime() - made;
        long start = System.nanoTime();
        try (JournalWriter writer = JournalWriter.create(path)) {
            new Backlog(messages, writer).run(TOGETHER);
            writer.finish();
        }
        long facts = count[0];
        long saved = System.nanoTime() - start - made;
        SavedJournal journal = SavedJournal.open(path);
        say("%d messages, %d facts, %.1f bytes a fact", messages, facts, (double) journal.sizeBytes() / facts);
        say("save     %6.0f ns a fact, without making it", (double) saved / facts);
        time("verify", facts, journal::verify);
        Sum sum = new Sum();
        time("replay", facts, () -> journal.replayTo(sum));
        start = System.nanoTime();
        QueueHistory history = QueueHistory.of(journal);
        say("fold     %6.0f ns a fact, %.1f s in all", perFact(start, facts), (System.nanoTime() - start) / 1e9);
        System.gc();
        say(
                "heap     %6d MB in use, of at most %d MB",
                heap(), Runtime.getRuntime().maxMemory() >> 20);

        long end = journal.nanos(facts);
        quantiles("seek", end, nanos -> history.at(nanos));
        long[] full = fullest(history, end);
        say("         most in incoming: %d", full[1]);
        quantiles("seek, all in incoming", 1000, nanos -> history.at(full[0] + nanos));
        QueueView[] view = {history.at(0)};
        long[] at = {0};
        quantiles("next of 20 000 frames", end, nanos -> view[0] = history.at(at[0] += end / 20_000, view[0]));
        quantiles("a fact", facts, number -> journal.fact(number + 1));
        quantiles("life of a message", messages, message -> journal.life((int) message + 4));
        start = System.nanoTime();
        long seen = history.at(full[0]).files(QueueName.INCOMING).size();
        say("list     %6.0f ms for %d files", (System.nanoTime() - start) / 1e6, seen);
        start = System.nanoTime();
        Audit audit = history.at(full[0]).audit();
        say("audit    %6.0f ms, %s", (System.nanoTime() - start) / 1e6, audit);
        say("audit    at the end: %s", history.at(end).audit());
    }

    /** The instant when most files stand in incoming, of some. */
    private static long[] fullest(QueueHistory history, long end) {
        long[] best = {0, 0};
        for (int i = 0; i < 200; i++) {
            long nanos = end / 200 * i;
            int count = history.at(nanos).count(QueueName.INCOMING);
            if (count > best[1]) {
                best = new long[] {nanos, count};
            }
        }
        return best;
    }

    private void quantiles(String what, long bound, LongConsumer action) {
        long[] taken = new long[SEEKS];
        long[] busy = new long[SEEKS];
        for (int i = 0; i < SEEKS; i++) {
            long value = random.nextLong(bound);
            long busySince = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            action.accept(value);
            taken[i] = System.nanoTime() - start;
            busy[i] = threads.getCurrentThreadCpuTime() - busySince;
        }
        Arrays.sort(taken);
        Arrays.sort(busy);
        say(
                "%-22s p50 %7.3f  p99 %7.3f  worst %7.3f ms; of the processor p50 %7.3f  p99 %7.3f ms",
                what,
                taken[SEEKS / 2] / 1e6,
                taken[SEEKS * 99 / 100] / 1e6,
                taken[SEEKS - 1] / 1e6,
                busy[SEEKS / 2] / 1e6,
                busy[SEEKS * 99 / 100] / 1e6);
    }

    private static void time(String what, long facts, Runnable action) {
        long start = System.nanoTime();
        action.run();
        say("%-8s %6.0f ns a fact", what, perFact(start, facts));
    }

    private static double perFact(long start, long facts) {
        return (double) (System.nanoTime() - start) / facts;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** A reader that does next to nothing. */
    private static final class Sum implements Reader {
        private long sum;

        @Override
        public void read(Fact fact) {
            sum += fact.atNanos();
        }

        @Override
        public String toString() {
            return "sum of all times: " + sum;
        }
    }
}
