package org.qmgrsim.measure;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a message's life between two events, whose length is a delay. */
public enum Stage {
    /** From the first byte to a complete file in incoming. */
    ARRIVAL_QUEUED("arrival→queued"),
    /** From the first byte to the active queue. */
    ARRIVAL_ACTIVE("arrival→active"),
    /** From a complete file in incoming to the active queue. */
    QUEUED_ACTIVE("queued→active"),
    /** The same, of messages none of whose own triggers reached qmgr. */
    LOST_ACTIVE("lost trigger→active"),
    /** From the first byte until the last recipient has it; without mail that is refused or given up. */
    ARRIVAL_DELIVERED("arrival→delivered"),
    /** From the active queue, the first time, until the last recipient has it; without mail that is refused or given up. */
    ACTIVE_DELIVERED("active→delivered"),
    /** From the first byte until nothing is left of it, whatever became of it. */
    ARRIVAL_REMOVED("arrival→removed");

    /** Takes delays. */
    @FunctionalInterface
    public interface Sink {
        /**
         * A delay from one time to another.
         *
         * @param fromNanos if it never happened, there is no delay
         * @param toNanos if it never happened, the delay is cut off at the end
         */
        void add(long fromNanos, long toNanos, long endNanos);
    }

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** The stage of that name, which may be written with {@code ->}; null if there is none. */
    public static @Nullable Stage of(String name) {
        String plain = name.replace("->", "→").strip();
        return Arrays.stream(values())
                .filter(stage -> stage.words.equals(plain))
                .findFirst()
                .orElse(null);
    }

    /** All names. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Stage::toString).toList();
    }

    /** Adds the delay of a message, if it has one; a delay that the end of the run cut off is censored. */
    public void add(MessageLife life, Sink to) {
        switch (this) {
            case ARRIVAL_QUEUED -> to.add(life.arrivedNanos(), life.queuedNanos(), life.endNanos());
            case ARRIVAL_ACTIVE -> to.add(life.arrivedNanos(), life.activeNanos(), life.endNanos());
            case QUEUED_ACTIVE -> to.add(life.queuedNanos(), life.activeNanos(), life.endNanos());
            case LOST_ACTIVE -> {
                if (life.ownTriggerLost()) {
                    to.add(life.queuedNanos(), life.activeNanos(), life.endNanos());
                }
            }
            case ARRIVAL_DELIVERED -> delivered(life, life.arrivedNanos(), to);
            case ACTIVE_DELIVERED -> delivered(life, life.activeNanos(), to);
            case ARRIVAL_REMOVED -> to.add(life.arrivedNanos(), life.removedNanos(), life.endNanos());
        }
    }

    private static void delivered(MessageLife life, long fromNanos, Sink to) {
        if (life.state() == FinalState.DELIVERED) {
            to.add(fromNanos, life.deliveredNanos(), life.endNanos());
        } else if (life.state() == FinalState.STILL_WAITING) {
            to.add(fromNanos, MessageLife.NEVER, life.endNanos());
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
