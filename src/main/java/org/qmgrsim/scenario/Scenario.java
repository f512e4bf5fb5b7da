package org.qmgrsim.scenario;

import java.time.ZoneOffset;
import java.util.List;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.scenario.load.Source;

/**
 * A run, described as a whole: what system, what mail, what happens to it. Immutable, and valid once it exists.
 *
 * @param name short name, for files
 * @param title one line for people
 * @param version of Postfix, as it is logged
 * @param epochCalendarNanos calendar time of virtual time 0, in nanoseconds since 1970
 * @param zone in which the log shows time
 * @param startNanos when master logs {@code daemon started}; negative: Postfix is not started
 * @param endNanos end of the run, virtual time
 * @param idealClock exact timers in place of whole-second ones
 * @param clockFactor how many times faster than the machine the clock runs
 * @param costFactor multiplies all costs; 0 makes everything but waiting free
 * @param queueFileSystem {@code ext4} or {@code tmpfs}
 * @param masterVerbosity how many {@code -v} master was started with; it hands them to every daemon
 * @param hostName as the log shows it
 * @param ehlo whether SMTP clients say EHLO
 */
public record Scenario(
        String name,
        String title,
        String version,
        long epochCalendarNanos,
        ZoneOffset zone,
        long startNanos,
        long endNanos,
        long seed,
        boolean idealClock,
        int clockFactor,
        double costFactor,
        String queueFileSystem,
        int masterVerbosity,
        String hostName,
        boolean ehlo,
        ConfigurationFiles files,
        List<Source> sources,
        List<Action> actions,
        List<DestinationChange> destinations,
        List<TriggerFault> triggerFaults) {
    /** Takes copies of the lists. */
    public Scenario {
        sources = List.copyOf(sources);
        actions = List.copyOf(actions);
        destinations = List.copyOf(destinations);
        triggerFaults = List.copyOf(triggerFaults);
    }

    /**
     * What one must know to read the journal of a run.
     *
     * @param program the version of qmgrsim
     */
    public RunProperties properties(String program) {
        return new RunProperties(
                name, title, program, version, seed, epochCalendarNanos, zone, ScenarioFile.START_NANOS, endNanos);
    }

    /** The share of a program's triggers to a socket that are lost at the beginning of the run, 0 to 1. */
    public double triggersLost(String program, String socket) {
        double lost = 0;
        for (TriggerFault fault : triggerFaults) {
            boolean meant = (fault.sender().isEmpty() || fault.sender().equals(program))
                    && (fault.service().isEmpty() || fault.service().equals(socket));
            if (meant && fault.fromNanos() <= ScenarioFile.START_NANOS && fault.untilNanos() == Long.MAX_VALUE) {
                lost = fault.probability();
            }
        }
        return lost;
    }

    /** The same with other luck. */
    public Scenario withSeed(long other) {
        return new Scenario(
                name,
                title,
                version,
                epochCalendarNanos,
                zone,
                startNanos,
                endNanos,
                other,
                idealClock,
                clockFactor,
                costFactor,
                queueFileSystem,
                masterVerbosity,
                hostName,
                ehlo,
                files,
                sources,
                actions,
                destinations,
                triggerFaults);
    }
}
