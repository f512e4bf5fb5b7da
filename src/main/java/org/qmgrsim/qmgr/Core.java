package org.qmgrsim.qmgr;

/** What all transports of one queue manager share: its parameters, its surroundings, and the counts of what is in core. */
final class Core {
    final GeneralSettings general;
    final LoopClock clock;
    final QueueTimers timers;
    final Narration narration;
    final Outcomes outcomes;

    /** Messages in memory ({@code qmgr_message_count}). */
    int messages;

    /** Recipients in memory ({@code qmgr_recipient_count}). */
    int recipients;

    /** Destination queues in memory ({@code qmgr_queue_count}). */
    int queues;

    Core(GeneralSettings general, LoopClock clock, QueueTimers timers, Narration narration, Outcomes outcomes) {
        this.general = general;
        this.clock = clock;
        this.timers = timers;
        this.narration = narration;
        this.outcomes = outcomes;
    }
}
