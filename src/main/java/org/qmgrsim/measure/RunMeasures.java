package org.qmgrsim.measure;

import java.util.function.Consumer;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/** All that is measured of one run, in one pass over its journal, in constant memory but for what is in the system. */
public final class RunMeasures implements Reader {
    private final Activation activation = new Activation();
    private final WaitTotals waits = new WaitTotals();
    private final MessageLives lives;
    private final ScanActivity scans = new ScanActivity();
    private final Attempts attempts = new Attempts();
    private final DestinationUse destinations = new DestinationUse();
    private final ServiceUse services = new ServiceUse();
    private final Limits limits = new Limits(destinations, services);
    private final Outcomes outcomes = new Outcomes();
    private final WindowSteps windows = new WindowSteps();
    private final Warnings warnings = new Warnings();
    private final Filtering filtering = new Filtering();
    private long startNanos;
    private long endNanos;

    /** @param also gets each message's life, too */
    public RunMeasures(Consumer<MessageLife> also) {
        this.lives = new MessageLives(also.andThen(activation).andThen(waits));
    }

    @Override
    public void read(Fact fact) {
        limits.measureTo(fact.atNanos());
        lives.read(fact);
        scans.read(fact);
        attempts.read(fact);
        destinations.read(fact);
        services.read(fact);
        limits.read(fact);
        outcomes.read(fact);
        windows.read(fact);
        warnings.read(fact);
        filtering.read(fact);
        if (startNanos == 0
                && fact.what() instanceof Happening.MasterSaid said
                && said.turn() == Happening.Turn.STARTED) {
            startNanos = fact.atNanos();
        }
        endNanos = fact.atNanos();
    }

    /** From queued to active. */
    public Activation activation() {
        return activation;
    }

    /** What messages waited for. */
    public WaitTotals waits() {
        return waits;
    }

    /** qmgr's scans. */
    public ScanActivity scans() {
        return scans;
    }

    /** Attempts and retries. */
    public Attempts attempts() {
        return attempts;
    }

    /** Destinations. */
    public DestinationUse destinations() {
        return destinations;
    }

    /** Services. */
    public ServiceUse services() {
        return services;
    }

    /** What mail waited for. */
    public Limits limits() {
        return limits;
    }

    /** What became of the mail. */
    public Outcomes outcomes() {
        return outcomes;
    }

    /** How the windows moved. */
    public WindowSteps windows() {
        return windows;
    }

    /** What Postfix warned of. */
    public Warnings warnings() {
        return warnings;
    }

    /** Mail through content filters. */
    public Filtering filtering() {
        return filtering;
    }

    /** When Postfix first said that it had started, in nanoseconds of virtual time; 0: never. */
    public long startNanos() {
        return startNanos;
    }

    /** The end of the run, in nanoseconds of virtual time. */
    public long endNanos() {
        return endNanos;
    }
}
