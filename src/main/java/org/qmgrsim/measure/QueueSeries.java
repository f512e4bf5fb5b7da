package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.journal.view.QueuedMail;

/**
 * Rows at equal distances over a run: how long the queues are, how old their oldest mail, what runs and what happened. A row
 * shows the system when all facts of its instant have happened. It remembers what stands in the queue, and nothing else.
 */
public final class QueueSeries implements Reader {
    /** The directories of a row. */
    public static final List<QueueName> QUEUES =
            List.of(QueueName.MAILDROP, QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED, QueueName.HOLD);

    private static final long[] STEPS_MILLIS = {
        1, 10, 100, 1000, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000, 3_600_000, 21_600_000, 86_400_000
    };
    private static final int MOST_ROWS = 750;
    private static final long MILLI = 1_000_000;

    private final long stepNanos;
    private final long epochCalendarNanos;
    private final Consumer<SeriesRow> to;
    private final OldestFile[] oldest = new OldestFile[QueueName.values().length];
    private final QueueFiles files = new QueueFiles(new QueueFiles.Watcher() {
        @Override
        public void entered(QueuedMail file) {
            QueueName queue = file.queue();
            if (queue != null) {
                oldest[queue.ordinal()].entered(file);
            }
        }

        @Override
        public void left(QueuedMail file, QueueName queue) {
            oldest[queue.ordinal()].left();
        }
    });
    private final ServiceState qmgr = new ServiceState("qmgr");
    private final Map<Integer, Integer> recipientsLeft = new HashMap<>();
    private final Set<Integer> daemons = new HashSet<>();
    private final ServiceState master = new ServiceState("master");
    private final Set<Long> wakeupTriggers = new HashSet<>();
    private int[] counts = new int[Count.values().length];
    private long nextNanos;
    private long lastRowNanos = -1;

    private enum Count {
        ARRIVED,
        ACTIVATED,
        SENT,
        DEFERRED,
        BOUNCED,
        REMOVED,
        TRIGGERS,
        TRIGGERS_LOST,
        WAKEUPS,
        INCOMING_SCANS,
        DEFERRED_SCANS
    }

    /**
     * A series that is told row by row.
     *
     * @param stepNanos distance of the rows, at least 1
     * @param originNanos virtual time of the first row
     * @param epochCalendarNanos calendar time of virtual time 0, in nanoseconds since 1970
     */
    public QueueSeries(long stepNanos, long originNanos, long epochCalendarNanos, Consumer<SeriesRow> to) {
        this.stepNanos = stepNanos;
        this.nextNanos = originNanos;
        this.epochCalendarNanos = epochCalendarNanos;
        this.to = to;
        for (int i = 0; i < oldest.length; i++) {
            oldest[i] = new OldestFile(QueueName.values()[i]);
        }
    }

    /** A distance at which a run of that length has some hundred rows: 1 ms to a day, a number that a person would choose. */
    public static long stepFor(long durationNanos) {
        for (long millis : STEPS_MILLIS) {
            if (durationNanos / (millis * MILLI) <= MOST_ROWS) {
                return millis * MILLI;
            }
        }
        return STEPS_MILLIS[STEPS_MILLIS.length - 1] * MILLI;
    }

    @Override
    public void read(Fact fact) {
        while (fact.atNanos() > nextNanos) {
            row(nextNanos);
            nextNanos += stepNanos;
        }
        files.read(fact);
        qmgr.read(fact);
        master.read(fact);
        count(fact);
        if (fact.what().code() == Happening.RunEnded.CODE && lastRowNanos < fact.atNanos()) {
            row(fact.atNanos());
        }
    }

    private void count(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.MessageBegan.CODE -> add(Count.ARRIVED);
            case Happening.MessageActive.CODE -> add(Count.ACTIVATED);
            case Happening.MessageRemoved.CODE -> add(Count.REMOVED);
            case Happening.DeliveryBegan.CODE -> {
                Happening.DeliveryBegan began = (Happening.DeliveryBegan) what;
                recipientsLeft.put(began.agent(), began.recipients());
            }
            case Happening.RecipientDone.CODE -> done((Happening.RecipientDone) what);
            case Happening.ScanStarted.CODE ->
                add(
                        ((Happening.ScanStarted) what).queue() == QueueName.INCOMING
                                ? Count.INCOMING_SCANS
                                : Count.DEFERRED_SCANS);
            case Happening.ProcessForked.CODE -> forked(fact, (Happening.ProcessForked) what);
            case Happening.ProcessEnded.CODE -> {
                daemons.remove(fact.subject());
                recipientsLeft.remove(fact.subject());
            }
            case Happening.WakeupSent.CODE -> addIf(qmgr.isAbout(fact), Count.WAKEUPS);
            case Happening.TriggerSent.CODE -> {
                if (master.isProcess(((Happening.TriggerSent) what).sender())) {
                    wakeupTriggers.add(fact.number());
                } else {
                    addIf(qmgr.isAbout(fact), Count.TRIGGERS);
                }
            }
            case Happening.TriggerTaken.CODE -> wakeupTriggers.remove(fact.since());
            case Happening.TriggerLost.CODE ->
                addIf(!wakeupTriggers.remove(fact.since()) && qmgr.isAbout(fact), Count.TRIGGERS_LOST);
            default -> {
                // counts nowhere
            }
        }
    }

    private void add(Count what) {
        counts[what.ordinal()]++;
    }

    private void addIf(boolean so, Count what) {
        counts[what.ordinal()] += so ? 1 : 0;
    }

    private void done(Happening.RecipientDone done) {
        recipientsLeft.computeIfPresent(done.agent(), (agent, left) -> left > 1 ? left - 1 : null);
        switch (done.status()) {
            case SENT, EXPANDED -> add(Count.SENT);
            case DEFERRED, SOFTBOUNCE -> add(Count.DEFERRED);
            case BOUNCED -> add(Count.BOUNCED);
        }
    }

    private void forked(Fact fact, Happening.ProcessForked forked) {
        if (forked.service() != 0) {
            daemons.add(fact.subject());
        }
    }

    private void row(long atNanos) {
        List<SeriesRow.Queue> queues = new ArrayList<>(QUEUES.size());
        long nowMicros = (epochCalendarNanos + atNanos) / 1000;
        for (QueueName queue : QUEUES) {
            long arrival = oldest[queue.ordinal()].arrivalMicros();
            queues.add(new SeriesRow.Queue(files.count(queue), arrival < 0 ? -1 : (nowMicros - arrival) * 1000));
        }
        int[] c = counts;
        counts = new int[c.length];
        to.accept(new SeriesRow(
                atNanos,
                queues,
                new SeriesRow.Now(recipientsLeft.size(), daemons.size(), qmgr.life()),
                new SeriesRow.Since(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9], c[10])));
        lastRowNanos = atNanos;
    }
}
