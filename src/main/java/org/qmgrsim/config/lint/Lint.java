package org.qmgrsim.config.lint;

import java.util.List;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Problem;

/**
 * Settings that are legal and do not mean what they look like. Each finding is a warning whose hint gives the reason, or an
 * error if no run could make sense of it.
 * Findings that a single file shows ({@code wakeup 5m}, swallowed lines, overridden entries) are in {@link
 * MainCf#problems} and {@link MasterCf#problems}; those that a single value shows, in {@link
 * org.qmgrsim.config.Settings#problems}.
 */
public final class Lint {
    private Lint() {}

    /** Checks a configuration; findings by place. */
    public static List<Problem> check(MainCf main, MasterCf master) {
        Subject subject = new Subject(main, master);
        new RetryTimes(subject).check();
        new QueueLimits(subject).check();
        new NegativeLimits(subject).check();
        new TransportLimits(subject).check();
        new TransportNames(subject).check();
        new NextHops(subject).check();
        new MisplacedOptions(subject).check();
        new ServiceColumns(subject).check();
        return subject.found();
    }
}
