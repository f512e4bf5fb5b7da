package org.qmgrsim.measure;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;

/**
 * Mail that goes through content filters. What a filter hands on is a message of its own for Postfix, with its own queue ID and
 * times; here it is one journey, from the arrival of the first to the end of the last.
 */
public final class Filtering implements Reader {
    /** What one filter handed on. */
    public static final class Row {
        private int handedOn;
        private int queuedAgain;

        /** Messages that it brought to an smtpd. */
        public int handedOn() {
            return handedOn;
        }

        /** How many of them were queued there. */
        public int queuedAgain() {
            return queuedAgain;
        }
    }

    private static final class Journey {
        private final long begunNanos;
        private final int passes;
        private final @Nullable Row by;
        private boolean queued;
        private boolean goesOn;

        Journey(long begunNanos, int passes, @Nullable Row by) {
            this.begunNanos = begunNanos;
            this.passes = passes;
            this.by = by;
        }
    }

    private final Map<Integer, Journey> underWay = new HashMap<>();
    private final Map<String, Row> rows = new TreeMap<>();
    private final SummaryStatistics seconds = new SummaryStatistics();
    private int mostPasses;

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.MessageBegan.CODE ->
                underWay.putIfAbsent(fact.subject(), new Journey(fact.atNanos(), 1, null));
            case Happening.MessageReinjected.CODE -> handedOn(fact, (Happening.MessageReinjected) what);
            case Happening.FileReady.CODE -> queued(fact.subject(), ((Happening.FileReady) what).queue());
            case Happening.MessageRemoved.CODE -> removed(fact);
            default -> {
                // nothing about filters
            }
        }
    }

    private void handedOn(Fact fact, Happening.MessageReinjected handed) {
        Row row = rows.computeIfAbsent(handed.filter(), unseen -> new Row());
        row.handedOn++;
        Journey former = underWay.get(fact.subject());
        if (former == null) {
            former = new Journey(fact.atNanos(), 1, null); // its sender has lost it since
        }
        former.goesOn = true;
        underWay.put(handed.as(), new Journey(former.begunNanos, former.passes + 1, row));
    }

    private void queued(int message, QueueName queue) {
        Journey journey = underWay.get(message);
        if (journey != null && queue == QueueName.INCOMING && !journey.queued) {
            journey.queued = true;
            mostPasses = Math.max(mostPasses, journey.passes);
            if (journey.by != null) {
                journey.by.queuedAgain++;
            }
        }
    }

    private void removed(Fact fact) {
        Journey journey = underWay.remove(fact.subject());
        if (journey != null && journey.queued && journey.passes > 1 && !journey.goesOn) {
            seconds.addValue((fact.atNanos() - journey.begunNanos) / 1e9);
        }
    }

    /** Filters by name, as the log has them; empty if no mail went through any. */
    public Map<String, Row> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** How often one message passed the queue, at most. */
    public int mostPasses() {
        return mostPasses;
    }

    /** From the arrival of a message to the end of what a filter made of it, in seconds. */
    public SummaryStatistics seconds() {
        return seconds;
    }
}
