package org.qmgrsim.qmgr;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Feedback;

/**
 * A delivery service of master.cf as the queue manager sees it: its destinations, its jobs, its recipient slots, and
 * whether it can be asked for an agent.
 *
 * @see "Postfix src/qmgr/qmgr_transport.c"
 */
final class Transport implements QueueTimer {
    /** Requests for an agent that may be on their way at once. */
    static final int MAX_PENDING = 2;

    static final String RETRY = "retry";
    static final String ERROR = "error";

    final Link<Transport> inTransports = new Link<>(this);

    private final Core core;
    private final String name;
    private final String socketName;
    private final boolean errorOrRetry;
    private final int destinationRecipientLimit;
    private final int rateDelaySeconds;
    private final int destinationRateDelaySeconds;
    private final WindowRules windowRules;
    private final JobList jobs;
    private final EntryChooser chooser;
    private final Chain<DestinationQueue> queues = new Chain<>();
    private final Map<String, DestinationQueue> queueByName = new HashMap<>();
    private int pending;
    private int waiting;
    private boolean rateLocked;
    private @Nullable Dsn reason;

    Transport(Core core, String name, TransportSettings settings) {
        this.core = core;
        this.name = name;
        this.socketName = "private/" + name;
        this.errorOrRetry = name.equals(ERROR) || name.equals(RETRY);
        this.destinationRecipientLimit = settings.destinationRecipientLimit();
        this.rateDelaySeconds = settings.transportRateDelaySeconds();
        this.destinationRateDelaySeconds = settings.destinationRateDelaySeconds();
        this.windowRules = windowRules(settings);
        this.jobs = new JobList(core, this, settings);
        this.chooser = new EntryChooser(core, this, jobs, settings);
        core.narration.transportCreated(this);
    }

    private WindowRules windowRules(TransportSettings settings) {
        int limit = destinationRateDelaySeconds > 0 ? 1 : settings.destinationConcurrencyLimit();
        int initial = settings.initialDestinationConcurrency();
        return new WindowRules(
                limit,
                limit == 0 ? initial : Math.min(initial, limit),
                feedback(settings.positiveFeedback()),
                feedback(settings.negativeFeedback()),
                settings.failedCohortLimit());
    }

    private Feedback feedback(FeedbackText given) {
        Feedback feedback = Feedback.parse(given.parameter(), given.text());
        String warning = feedback.warning();
        if (warning != null) {
            core.narration.feedbackMalformed(warning);
        }
        if (core.general.feedbackDebug()) {
            int window = core.general.initialDestinationConcurrency();
            core.narration.feedbackForm(
                    this, given.parameter(), feedback.perWindow() ? 1 : 0, window, feedback.at(window));
        }
        return feedback;
    }

    String name() {
        return name;
    }

    /** Where its agents listen. */
    String socketName() {
        return socketName;
    }

    int destinationRecipientLimit() {
        return destinationRecipientLimit;
    }

    int destinationRateDelaySeconds() {
        return destinationRateDelaySeconds;
    }

    /** Seconds for which an agent is held before it gets an entry. */
    int rateDelaySeconds() {
        return rateDelaySeconds;
    }

    WindowRules windowRules() {
        return windowRules;
    }

    JobList jobs() {
        return jobs;
    }

    EntryChooser chooser() {
        return chooser;
    }

    /** Its destinations, in the order in which they came into memory. */
    Chain<DestinationQueue> queues() {
        return queues;
    }

    /** Agents asked for that have not yet greeted. */
    int pending() {
        return pending;
    }

    boolean isRateLocked() {
        return rateLocked;
    }

    boolean isDead() {
        return reason != null;
    }

    /** Why it is dead, or null. */
    @Nullable
    Dsn reason() {
        return reason;
    }

    boolean isErrorOrRetry() {
        return errorOrRetry;
    }

    /**
     * Whether one more agent is worth asking for. A destination whose window fell below what is under way to it counts
     * as negative room, and so hides those behind it in the list.
     *
     * @see "Postfix src/qmgr/qmgr_transport.c: qmgr_transport_select"
     */
    boolean wantsAgent() {
        if (reason != null || rateLocked || pending >= MAX_PENDING || waiting <= pending) {
            return false; // the last of these only saves the walk: no destination counts for more than waits for it
        }
        int need = pending + 1;
        for (Link<DestinationQueue> link = queues.head(); link != null; link = link.next) {
            DestinationQueue queue = link.owner;
            if (queue.isReady()) {
                need -= Math.min(queue.window().size() - queue.busyCount, queue.todoCount);
                if (need <= 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /** So many more entries wait for its destinations. */
    void countWaiting(int change) {
        waiting += change;
    }

    /** An agent has been asked for ({@code qmgr_transport_alloc}). */
    void asked() {
        if (reason != null || rateLocked || pending >= MAX_PENDING) {
            throw new IllegalStateException(
                    "asked for an agent of " + name + ", which is dead, locked or asked enough");
        }
        rateLocked = rateDelaySeconds > 0;
        pending++;
    }

    /** An asking has come to its end, well or not ({@code qmgr_transport_event}). */
    void answered() {
        if (pending == 0) {
            throw new IllegalStateException("no agent of " + name + " was asked for");
        }
        pending--;
    }

    /** Makes it dead for {@code transport_retry_time}; being dead twice does not extend it. */
    void throttle(Dsn why) {
        if (reason == null) {
            core.narration.transportThrottled(this, why);
            reason = why;
            core.timers.request(this, core.general.transportRetrySeconds());
        }
    }

    /** Makes it alive and takes off its rate lock. */
    void unthrottle() {
        if (reason != null) {
            core.narration.transportUnthrottled(this);
            reason = null;
            core.timers.cancel(this);
        }
        rateLocked = false;
    }

    @Override
    public void expired() {
        unthrottle();
    }

    @Nullable
    DestinationQueue findQueue(String queueName) {
        return queueByName.get(queueName);
    }

    DestinationQueue obtainQueue(String queueName, String nexthop) {
        DestinationQueue queue = queueByName.get(queueName);
        return queue != null ? queue : createQueue(queueName, nexthop);
    }

    private DestinationQueue createQueue(String queueName, String nexthop) {
        DestinationQueue queue = new DestinationQueue(core, this, queueName, nexthop);
        core.queues++;
        queues.append(queue.inTransport);
        queueByName.put(queueName, queue);
        core.narration.queueCreated(queue);
        return queue;
    }

    /** Forgets a ready destination with nothing to do; there is no grace time ({@code qmgr_queue_done}). */
    void deleteIfIdle(DestinationQueue queue) {
        if (queue.isReady() && queue.isEmpty()) {
            queues.unlink(queue.inTransport);
            queueByName.remove(queue.name());
            core.queues--;
            core.narration.queueDeleted(queue);
        }
    }

    /** Revives it and each of its dead destinations ({@code qmgr_enable_transport}). */
    void enable() {
        if (reason != null) {
            core.narration.enableTransport(this);
            unthrottle();
        }
        Link<DestinationQueue> next;
        for (Link<DestinationQueue> link = queues.head(); link != null; link = next) {
            next = link.next;
            DestinationQueue queue = link.owner;
            if (queue.isDead()) {
                core.narration.enableSite(queue);
                queue.unthrottle();
            }
            deleteIfIdle(queue);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
