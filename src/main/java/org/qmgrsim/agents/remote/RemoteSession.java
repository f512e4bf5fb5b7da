package org.qmgrsim.agents.remote;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Gate;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.kernel.WallClock;

/**
 * A connection to a host, from the client's side. It goes on as it began, whatever the host does with new ones meanwhile;
 * only how long the host takes to accept a message is that of the present.
 *
 * <p>The client asks and gets an answer together with {@link #delayNanos() when it comes}. It need not wait for it.
 */
public final class RemoteSession {
    /** How long an answer takes that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** When Linux sends the packet that opens a connection, since the first time. */
    static final long[] SYN_AGAIN_SECONDS = {0, 1, 3, 7, 15, 31, 63};

    private enum State {
        /** Not connected yet, or never. */
        KNOCKING,
        /** No longer connected. */
        GONE,
        /** Connected, but not greeted before another session has ended. */
        WAITING,
        /** One of those that the host counts. */
        SERVED,
        /** Connected, but only to be told that there are too many. */
        TURNED_AWAY
    }

    private static final long NOT_IDLE = Long.MIN_VALUE;

    /** A message that the host hands on before it answers for it. */
    private static final class Passage {
        private final Gate answered = new Gate();
        private Answer answer = Answer.SILENCE;
        private boolean underWay = true;
    }

    private final Server server;
    private final Behaviour behaviour;
    private final Gate connected = new Gate();
    private State state = State.KNOCKING;
    private Answer connection = Answer.SILENCE;
    private @Nullable Answer turnedAway;
    private @Nullable Gate slot;
    private boolean closedByHost;
    private int messages;
    private long delayNanos;
    private final List<String> taken = new ArrayList<>(1);
    private @Nullable Passage passage;
    private long idleUntilNanos = NOT_IDLE;

    RemoteSession(Server server, Behaviour behaviour) {
        this.server = server;
        this.behaviour = behaviour;
    }

    // ---------------------------------------------------------------- for the host

    void connected(Answer answer) {
        connection = answer;
        connected.open();
    }

    /** Whether the client still waits for a connection. */
    boolean knocks() {
        return state == State.KNOCKING;
    }

    void serve() {
        state = State.SERVED;
        if (slot != null) {
            slot.open();
        }
    }

    void enqueue() {
        state = State.WAITING;
        slot = new Gate();
    }

    void turnAway(Answer reply) {
        state = State.TURNED_AWAY;
        turnedAway = reply;
    }

    long idleUntilNanos() {
        return idleUntilNanos;
    }

    // ---------------------------------------------------------------- for the client

    /** Opens when it is known what became of the connection: at once, unless there is no room even to wait in. */
    public Gate connected() {
        return connected;
    }

    /** What became of the connection. */
    public Answer connection() {
        return connection;
    }

    /** How long the last answer takes; {@link #NEVER} if it never comes. */
    public long delayNanos() {
        return delayNanos;
    }

    /** Opens when the host is ready to greet; null if it is ready at once. */
    public @Nullable Gate slot() {
        return slot;
    }

    /** Opens when the host knows its last answer; null if it knew it at once. */
    public @Nullable Gate undecided() {
        Passage under = passage;
        return under == null || under.answered.isOpen() ? null : under.answered;
    }

    /** The last answer, once the host knows it; it comes without delay. */
    public Answer decided() {
        return passage == null ? Answer.SILENCE : passage.answer;
    }

    /** Whether the host has closed the connection, or will have with its last answer. */
    public boolean isClosedByHost() {
        return closedByHost;
    }

    /** The client keeps the session until then without using it. */
    public void keepUntil(long nanos) {
        idleUntilNanos = nanos;
        server.idles(this, nanos);
    }

    /** The client uses the session again. */
    public void takeUp() {
        idleUntilNanos = NOT_IDLE;
    }

    /** Whether the client still keeps it at an instant. */
    public boolean isKeptAt(long nanos) {
        return state != State.GONE && idleUntilNanos > nanos;
    }

    /** The client closes the connection. */
    public void close() {
        State was = state;
        state = State.GONE;
        idleUntilNanos = NOT_IDLE;
        if (was == State.SERVED && passage != null && passage.underWay) {
            return; // the host has its hands full for a while yet
        } else if (was == State.SERVED) {
            server.ended();
        } else if (was == State.WAITING) {
            server.leave(this);
        }
    }

    /**
     * What the host answers.
     *
     * @param visit of the client's present delivery
     * @param recipient at the stage RCPT, the address; else empty
     */
    public Answer ask(Stage stage, Visit visit, String recipient) {
        delayNanos = 0;
        if (closedByHost) {
            return Answer.LOST;
        }
        Answer answer = answer(stage, visit, recipient);
        if (stage == Stage.MAIL) {
            messages++;
            taken.clear();
            passage = null;
        } else if (stage == Stage.RCPT && answer.positive() && behaviour.onward() != null) {
            taken.add(recipient);
        }
        delayNanos = latency(stage, visit, recipient, answer);
        if (!behaviour.traits().isEmpty()) {
            answer = stage == Stage.CONNECT ? throughNet(answer) : throughOutages(answer);
        }
        if (answer.kind() == Answer.Kind.SILENCE) {
            delayNanos = NEVER;
        }
        if (stage == Stage.END && behaviour.onward() != null && answer.positive()) {
            return handedOn(behaviour.onward(), visit, answer);
        }
        closedByHost = answer.closes();
        return answer;
    }

    // ---------------------------------------------------------------- a content filter

    /** Of a server of LMTP the answer is that to each of the recipients. */
    private Answer handedOn(Onward onward, Visit visit, Answer accepts) {
        Passage former = passage;
        if (former != null) {
            delayNanos = 0;
            return former.answer;
        }
        Passage begun = new Passage();
        passage = begun;
        Onward.Parcel parcel = new Onward.Parcel(server.host(), onward, visit, taken);
        server.schedule(
                server.now() + delayNanos,
                () -> server.carry(parcel, said -> handedOver(begun, server.now(), onward.passOn(said, accepts))));
        return accepts;
    }

    private void handedOver(Passage done, long nanos, Answer answer) {
        long goesOn = behaviour.goesOn(server, nanos);
        if (goesOn > nanos && goesOn != NEVER) {
            server.schedule(goesOn, () -> handedOver(done, goesOn, answer));
            return;
        }
        done.underWay = false;
        if (state == State.GONE) {
            server.ended();
        } else if (goesOn != NEVER) {
            done.answer = answer;
            done.answered.open();
        }
    }

    private Answer answer(Stage stage, Visit visit, String recipient) {
        if (turnedAway != null && stage == Stage.GREETING) {
            return turnedAway;
        }
        if (!behaviour.traits().isEmpty()) {
            Question question = new Question(server, visit, recipient, messages, server.now());
            for (Trait trait : behaviour.traits()) {
                Answer said = trait.at(stage, question);
                if (said != null) {
                    return said;
                }
            }
        }
        return stage == Stage.END ? behaviour.accepted() : Answer.OK;
    }

    private long latency(Stage stage, Visit visit, String recipient, Answer answer) {
        Behaviour timing = stage == Stage.END ? server.behaviour() : behaviour;
        Latency latency = timing.latency(stage);
        long nanos = latency.isNone() ? 0 : latency.nanos(server.now(), luck(stage, visit, recipient));
        boolean tarred = !behaviour.tarpit().isNone() && !answer.positive() && answer.kind() == Answer.Kind.REPLY;
        return tarred ? nanos + behaviour.tarpit().nanos(server.now(), luck(stage, visit, recipient)) : nanos;
    }

    /** How long the end of a message takes is the message's own luck, whichever host takes it. */
    private double luck(Stage stage, Visit visit, String recipient) {
        if (stage == Stage.END) {
            return server.luck().uniform(Purpose.SERVICE_TIME.code(), visit.key(), visit.attempt());
        }
        long key = Luck.key(visit.key(), server.key());
        return server.luck()
                .uniform(
                        Purpose.SERVICE_TIME.code(1 + stage.ordinal()),
                        recipient.isEmpty() ? key : Luck.key(key, Keys.of(recipient)),
                        visit.attempt());
    }

    /** A connection comes about with the first of the client's packets that gets through. */
    private Answer throughNet(Answer answer) {
        if (!answer.positive()) {
            return answer;
        }
        for (long seconds : SYN_AGAIN_SECONDS) {
            long after = seconds * WallClock.SECOND;
            if (!behaviour.swallows(server, server.now() + after)) {
                delayNanos += after;
                return answer;
            }
        }
        return Answer.SILENCE;
    }

    /** An answer comes later if the host stands still meanwhile, and not at all if the session breaks off. */
    private Answer throughOutages(Answer answer) {
        long now = server.now();
        long due = behaviour.goesOn(server, now);
        due = due == NEVER || delayNanos == NEVER ? NEVER : behaviour.goesOn(server, due + delayNanos);
        long broken = behaviour.breaksOff(server, now, due);
        delayNanos = broken != NEVER ? broken - now : due == NEVER ? NEVER : due - now;
        return broken != NEVER ? Answer.LOST : due == NEVER ? Answer.SILENCE : answer;
    }
}
