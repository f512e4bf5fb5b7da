package org.qmgrsim.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.measure.DestinationUse;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.measure.ScanActivity.Scans;

/** A number that one run gives. */
public enum Quantity {
    MESSAGES("messages", Unit.COUNT, probe -> probe.activation().messages()),
    BY_WAKEUP("moved by the wakeup", Unit.COUNT, probe -> probe.activation().movedByWakeup()),
    NEVER_ACTIVE("never active", Unit.COUNT, probe -> probe.activation().never()),
    ATTEMPTS("attempts", Unit.COUNT, probe -> probe.attempts().attempts()),
    ATTEMPTS_EACH(
            "attempts per message",
            Unit.COUNT,
            probe -> probe.attempts().attempts()
                    / (double) Math.max(1, probe.activation().messages())),
    SUSPENDED("suspended", Unit.COUNT, probe -> probe.attempts().suspended()),
    SENT("sent", Unit.COUNT, probe -> probe.outcomes().lines(Status.SENT)),
    DEFERRALS("deferrals", Unit.COUNT, probe -> probe.outcomes().lines(Status.DEFERRED)),
    DEFERRED_SHARE("deferred share", Unit.SHARE, probe -> {
        double deferred = probe.outcomes().lines(Status.DEFERRED);
        return deferred / Math.max(1, deferred + probe.outcomes().lines(Status.SENT));
    }),
    BOUNCED("bounced", Unit.COUNT, probe -> probe.outcomes().lines(Status.BOUNCED)),
    EXPIRED("expired", Unit.COUNT, probe -> probe.outcomes().expired()),
    NOTICES("notices", Unit.COUNT, probe -> probe.outcomes().notices()),
    INCOMING_SCANS("incoming scans", Unit.COUNT, probe -> scans(probe, QueueName.INCOMING, false)),
    EMPTY_SCANS("empty incoming scans", Unit.COUNT, probe -> scans(probe, QueueName.INCOMING, true)),
    DEFERRED_SCANS("deferred scans", Unit.COUNT, probe -> scans(probe, QueueName.DEFERRED, false)),
    LOST_TRIGGERS("lost triggers", Unit.COUNT, probe -> probe.scans().lostTriggers()),
    MEAN_INCOMING("mean incoming", Unit.COUNT, probe -> probe.mean(QueueName.INCOMING)),
    MEAN_ACTIVE("mean active", Unit.COUNT, probe -> probe.mean(QueueName.ACTIVE)),
    MEAN_DEFERRED("mean deferred", Unit.COUNT, probe -> probe.mean(QueueName.DEFERRED)),
    MOST_INCOMING("most incoming", Unit.COUNT, probe -> probe.levels().most(QueueName.INCOMING)),
    MOST_ACTIVE("most active", Unit.COUNT, probe -> probe.levels().most(QueueName.ACTIVE)),
    MOST_DEFERRED("most deferred", Unit.COUNT, probe -> probe.levels().most(QueueName.DEFERRED)),
    OLDEST_INCOMING("oldest incoming", Unit.SECONDS, probe -> probe.levels().oldestSeconds(QueueName.INCOMING)),
    OLDEST_ACTIVE("oldest active", Unit.SECONDS, probe -> probe.levels().oldestSeconds(QueueName.ACTIVE)),
    OLDEST_DEFERRED("oldest deferred", Unit.SECONDS, probe -> probe.levels().oldestSeconds(QueueName.DEFERRED)),
    THROUGHPUT("throughput", Unit.PER_SECOND, probe -> probe.flow().perSecond()),
    DRAINED("drained", Unit.SECONDS, probe -> probe.flow().drainedSeconds()),
    DEATHS("destination deaths", Unit.COUNT, probe -> probe.destinations().rows().stream()
            .mapToInt(DestinationUse.Row::deaths)
            .sum()),
    MOST_DELIVERIES("most deliveries", Unit.COUNT, probe -> probe.destinations().rows().stream()
            .mapToInt(DestinationUse.Row::mostBusy)
            .max()
            .orElse(0));

    /** What it is counted in. */
    public enum Unit {
        /** Things. */
        COUNT,
        /** Seconds. */
        SECONDS,
        /** A part of 1. */
        SHARE,
        /** Per second. */
        PER_SECOND
    }

    private final String words;
    private final Unit unit;
    private final ToDoubleFunction<Probe> value;

    Quantity(String words, Unit unit, ToDoubleFunction<Probe> value) {
        this.words = words;
        this.unit = unit;
        this.value = value;
    }

    private static double scans(Probe probe, QueueName queue, boolean empty) {
        return probe
                .scans()
                .scans()
                .getOrDefault(queue, new java.util.EnumMap<Mover, Scans>(Mover.class))
                .values()
                .stream()
                .mapToInt(scans -> empty ? scans.empty() : scans.count())
                .sum();
    }

    /** The quantity of that name; null if there is none. */
    static @Nullable Quantity of(String name) {
        return Arrays.stream(values())
                .filter(quantity -> quantity.words.equals(name))
                .findFirst()
                .orElse(null);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Quantity::toString).toList();
    }

    double of(Probe probe) {
        return value.applyAsDouble(probe);
    }

    /** Its unit. */
    public Unit unit() {
        return unit;
    }

    @Override
    public String toString() {
        return words;
    }
}
