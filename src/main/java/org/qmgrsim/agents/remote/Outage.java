package org.qmgrsim.agents.remote;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Schedule.Period;

/**
 * A host is down at times.
 *
 * @param looks what a client sees of it
 * @param losesSessions whether sessions under way break off when it begins; else they go on, or stand still if the host does
 */
public record Outage(Schedule when, Looks looks, boolean losesSessions) implements Trait {
    /** What an outage looks like from outside. */
    public enum Looks {
        /** Nothing listens. */
        REFUSE,
        /** There is no route to the host. */
        UNREACHABLE,
        /** Packets vanish: connections are not answered at all. */
        BLACKHOLE,
        /** Connections are made, but nobody speaks. */
        SILENT,
        /** 421 in place of a greeting. */
        CLOSED
    }

    private static final Answer CLOSED_FOR_NOW = Answer.reply(Replies.of("421"));

    @Override
    public @Nullable Answer at(Stage stage, Question question) {
        boolean asked = stage == Stage.CONNECT
                ? looks == Looks.REFUSE || looks == Looks.UNREACHABLE
                : stage == Stage.GREETING && looks == Looks.CLOSED;
        if (!asked || !isDown(question.server(), question.nowNanos())) {
            return null;
        }
        return switch (looks) {
            case REFUSE -> Answer.REFUSED;
            case UNREACHABLE -> Answer.UNREACHABLE;
            default -> CLOSED_FOR_NOW;
        };
    }

    boolean swallows(Server server, long nanos) {
        return looks == Looks.BLACKHOLE && isDown(server, nanos);
    }

    private boolean isDown(Server server, long nanos) {
        return periods(server).at(nanos).fromNanos() <= nanos;
    }

    /** When a host goes on that may stand still at an instant: that instant, or the end of the outage. */
    long goesOn(Server server, long nanos) {
        boolean standsStill = looks == Looks.BLACKHOLE || looks == Looks.SILENT || looks == Looks.UNREACHABLE;
        Period period = periods(server).at(nanos);
        return standsStill && period.fromNanos() <= nanos ? period.untilNanos() : nanos;
    }

    /** When a session breaks off that lasts from one instant to another; {@code Long.MAX_VALUE} if it does not. */
    long breaksOff(Server server, long fromNanos, long toNanos) {
        Period period = periods(server).at(fromNanos);
        return losesSessions && period.fromNanos() <= toNanos
                ? Math.max(fromNanos, period.fromNanos())
                : Long.MAX_VALUE;
    }

    private Periods periods(Server server) {
        return server.memory().of(this, () -> new Periods(server, when));
    }
}
