package org.qmgrsim.qmgr;

import java.util.List;

/**
 * What the queue manager in memory tells as it happens: the lines of {@code qmgr -v}, the warnings, and each change of
 * state. Nothing depends on it. Within one call the order is that of Postfix's log.
 */
interface Narration {
    /** {@code qmgr_transport_create: T concurrency N recipients N}. */
    default void transportCreated(Transport transport) {}

    /** {@code qmgr_transport_select: T}. */
    default void transportSelected(Transport transport) {}

    /** {@code qmgr_transport_throttle: transport T: status: S reason: R}: it is dead now. */
    default void transportThrottled(Transport transport, Dsn why) {}

    /** {@code qmgr_transport_unthrottle: transport T}: it is alive again. */
    default void transportUnthrottled(Transport transport) {}

    /** {@code defer transport T: S R}. */
    default void deferTransport(Transport transport, Dsn why) {}

    /** {@code defer site NAME: S R}. */
    default void deferSite(DestinationQueue queue, Dsn why) {}

    /** {@code warning: transport T failure -- see a previous warning…}: 3.8 and before, an agent was lost. */
    default void transportFailure(Transport transport) {}

    /** {@code qmgr_enable_all}. */
    default void enableAll() {}

    /** {@code enable transport T}. */
    default void enableTransport(Transport transport) {}

    /** {@code enable site T/NAME}. */
    default void enableSite(DestinationQueue queue) {}

    /** A destination came into memory. */
    default void queueCreated(DestinationQueue queue) {}

    /** A destination was forgotten, with its window. */
    default void queueDeleted(DestinationQueue queue) {}

    /** {@code qmgr_queue_throttle: queue NAME: S R}: a failure of the destination, dead or not. */
    default void queueThrottle(DestinationQueue queue, Dsn why) {}

    /** {@code qmgr_queue_unthrottle: queue NAME}: a success, or the end of its being dead. */
    default void queueUnthrottle(DestinationQueue queue) {}

    /** The window of a ready destination changed and it is still ready. */
    default void windowChanged(DestinationQueue queue, int from, int to) {}

    /** The destination is dead for {@code minimal_backoff_time}. */
    default void queueDead(DestinationQueue queue, Dsn why) {}

    /** A dead destination is ready again. */
    default void queueAlive(DestinationQueue queue) {}

    /** The destination pauses for its rate delay. */
    default void queueSuspended(DestinationQueue queue, long seconds) {}

    /** The pause is over. */
    default void queueResumed(DestinationQueue queue) {}

    /** {@code qmgr_queue_[un]throttle: feedback G}; {@code good} means unthrottle. */
    default void feedback(DestinationQueue queue, boolean good, double value) {}

    /** {@code qmgr_queue_[un]throttle: queue NAME: limit L window W success S failure F fail_cohorts C}. */
    default void feedbackWindow(DestinationQueue queue, boolean good) {}

    /** {@code T: PARAM feedback type N value at N: G}, when the transport is created. */
    default void feedbackForm(Transport transport, String parameter, int type, int window, double value) {}

    /** {@code warning: PARAM: ignoring malformed or unreasonable feedback: TEXT}. */
    default void feedbackMalformed(String line) {}

    /** {@code ID: recipient limit N}. */
    default void recipientLimit(Message message, int limit) {}

    /** {@code start sorted recipient list}, {@code qmgr_message_sort: R} each, {@code end sorted recipient list}. */
    default void recipientsSorted(Message message, List<Recipient> sorted) {}

    /** {@code qmgr_peer_select: ID T NAME (BUSY of WINDOW)}; busy counts the entry that is about to be chosen. */
    default void peerSelected(Message message, DestinationQueue queue, int busy, int window) {}

    /** {@code qmgr_entry_select: allowing on-demand session caching for NAME}. */
    default void sessionCachingAllowed(DestinationQueue queue) {}

    /** {@code qmgr_entry_select: disallowing on-demand session caching for NAME}. */
    default void sessionCachingDisallowed(DestinationQueue queue) {}

    /** {@code qmgr_job_preempt: ID by ID, level N}. */
    default void jobPreempted(Transport transport, Message current, Message by, int level) {}

    /** {@code qmgr_job_pop: ID}. */
    default void jobPopped(Transport transport, Message message) {}

    /** {@code qmgr_job_retire: ID}. */
    default void jobRetired(Transport transport, Message message) {}

    /** {@code qmgr_job_free: ID T}. */
    default void jobFreed(Transport transport, Message message) {}

    /** A waiting entry became an entry of {@code retry}. */
    default void movedToRetry(Entry from, Entry to) {}

    /** {@code warning: mail for NEXTHOP is using up N of N active queue entries}, and its advice. */
    default void clogged(ClogWarning warning) {}
}
