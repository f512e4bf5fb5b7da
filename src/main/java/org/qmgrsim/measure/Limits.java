package org.qmgrsim.measure;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.Wait;

/**
 * Which limit mail waits for: for how long each was reached while at least one message waited for a delivery agent. Several
 * may be reached at a time, so the shares need not add up to one.
 */
public final class Limits implements Reader {
    /** A window of a destination had no room. */
    public static final String WINDOW = "concurrency window of a destination full";

    /** A destination was suspended by its rate delay. */
    public static final String RATE = "destination suspended by a rate delay";

    /** None of these: an agent is being made, or asked. */
    public static final String NONE = "no limit: an agent was on its way";

    private static final String PROCESSES = "process limit of ";

    private final DestinationUse destinations;
    private final ServiceUse services;
    private final Set<Integer> waiting = new HashSet<>();
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long activeLimit;
    private long active;
    private long measuredTo;
    private long waitedNanos;
    private long fullNanos;
    private int paused;
    private long pausedNanos;

    /** Reads what the other two have read already. */
    public Limits(DestinationUse destinations, ServiceUse services) {
        this.destinations = destinations;
        this.services = services;
    }

    /** Comes before the others read the fact: what held until now, held until its time. */
    void measureTo(long atNanos) {
        long passed = atNanos - measuredTo;
        measuredTo = atNanos;
        if (passed == 0) {
            return;
        }
        if (activeLimit > 0 && active >= activeLimit) {
            fullNanos += passed;
        }
        if (!waiting.isEmpty()) {
            waitedNanos += passed;
            attribute(passed);
        }
    }

    private void attribute(long passed) {
        boolean found = false;
        for (ServiceUse.Row service : services.rows()) {
            if (service.limit() > 0
                    && service.type().equals("unix")
                    && destinations.busyOf(service.name()) >= service.limit()) {
                add(PROCESSES + service.name(), passed);
                found = true;
            }
        }
        if (destinations.aWindowIsFull()) {
            add(WINDOW, passed);
            found = true;
        }
        if (destinations.oneIsSuspended()) {
            add(RATE, passed);
            found = true;
        }
        if (!found) {
            add(NONE, passed);
        }
    }

    private void add(String limit, long passed) {
        nanos.merge(limit, passed, Long::sum);
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.WaitBegan.CODE -> {
                if (((Happening.WaitBegan) what).reason() == Wait.AGENT) {
                    waiting.add(fact.subject());
                } else {
                    waiting.remove(fact.subject());
                }
            }
            case Happening.MessageRemoved.CODE -> waiting.remove(fact.subject());
            case Happening.FileMoved.CODE -> {
                Happening.FileMoved moved = (Happening.FileMoved) what;
                active += (moved.to() == QueueName.ACTIVE ? 1 : 0) - (moved.from() == QueueName.ACTIVE ? 1 : 0);
            }
            case Happening.FileRemoved.CODE ->
                active -= ((Happening.FileRemoved) what).queue() == QueueName.ACTIVE ? 1 : 0;
            case Happening.SettingRead.CODE -> {
                Happening.SettingRead setting = (Happening.SettingRead) what;
                if (setting.name().equals("qmgr_message_active_limit")) {
                    activeLimit = setting.value();
                }
            }
            case Happening.FlowPaused.CODE -> {
                paused++;
                pausedNanos += ((Happening.FlowPaused) what).pauseNanos();
            }
            default -> {
                // no limit
            }
        }
    }

    /** How long at least one message waited for an agent, in nanoseconds. */
    public long waitedNanos() {
        return waitedNanos;
    }

    /** How long, of that, each limit was reached, in nanoseconds. */
    public Map<String, Long> nanos() {
        return new LinkedHashMap<>(nanos);
    }

    /** How long the active queue was full, in nanoseconds. */
    public long activeFullNanos() {
        return fullNanos;
    }

    /** Messages that {@code in_flow_delay} held back. */
    public int paused() {
        return paused;
    }

    /** For how long in all, in nanoseconds. */
    public long pausedNanos() {
        return pausedNanos;
    }
}
