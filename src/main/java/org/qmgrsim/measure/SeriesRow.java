package org.qmgrsim.measure;

import java.util.List;

/**
 * The system at one instant, and what happened since the row before.
 *
 * @param atNanos virtual time
 * @param queues in the order of {@link QueueSeries#QUEUES}
 */
public record SeriesRow(long atNanos, List<Queue> queues, Now now, Since since) {
    /** Takes a copy of the list. */
    public SeriesRow {
        queues = List.copyOf(queues);
    }

    /**
     * A directory.
     *
     * @param files complete files in it, as postqueue and qshape show them
     * @param oldestNanos age of the message in it that arrived first; -1: there is none
     */
    public record Queue(int files, long oldestNanos) {}

    /**
     * What runs.
     *
     * @param deliveries agents that have a delivery request and recipients left in it
     * @param processes daemons that master has started
     */
    public record Now(int deliveries, int processes, ServiceState.Life qmgr) {}

    /**
     * What happened.
     *
     * @param arrived messages that reached the system
     * @param activated messages that became active, each time anew
     * @param sent recipients that got their mail
     * @param deferred recipients that were put off
     * @param bounced recipients that were refused for good
     * @param removed messages that left the queue
     * @param triggers that were sent to qmgr, wakeups not counted
     * @param triggersLost those of them that never reached it
     * @param wakeups of qmgr by master's timer
     * @param incomingScans scans of incoming that began
     * @param deferredScans scans of deferred that began
     */
    public record Since(
            int arrived,
            int activated,
            int sent,
            int deferred,
            int bounced,
            int removed,
            int triggers,
            int triggersLost,
            int wakeups,
            int incomingScans,
            int deferredScans) {}
}
