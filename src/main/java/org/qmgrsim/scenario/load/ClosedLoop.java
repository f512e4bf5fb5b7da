package org.qmgrsim.scenario.load;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.kernel.WallClock;

/**
 * Clients that send one message after another: each the next one when the former has been accepted. So a system that accepts
 * slowly gets mail slowly, which is what flow control is about.
 *
 * @param clients how many send at the same time; all begin with the window
 * @param perConnection messages that a client sends before it hangs up and connects anew
 * @param pauseSeconds law of the time from one message to the next
 */
public record ClosedLoop(int clients, int perConnection, Law pauseSeconds, Window window, Envelope envelope)
        implements Source {
    /**
     * The message with this ordinal among those of all the clients, if it begins now; null if no more is wanted.
     *
     * @param sourceKey the key of this source's luck
     */
    public @Nullable Arrival arrival(long nowNanos, long ordinal, long sourceKey, Luck luck) {
        return window.takes(ordinal, nowNanos) ? envelope.at(nowNanos, ordinal, sourceKey, luck) : null;
    }

    /** How long a client waits before it sends the message with this ordinal. */
    public long pauseNanos(long ordinal, long sourceKey, Luck luck) {
        double seconds = pauseSeconds.quantile(luck.uniform(Purpose.ARRIVAL, sourceKey, ordinal));
        return Math.round(seconds * WallClock.SECOND);
    }

    @Override
    public Stream<String> addresses() {
        return envelope.addresses();
    }

    @Override
    public long retryNanos() {
        return envelope.retryNanos();
    }
}
