package org.qmgrsim.agents.remote;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.qmgrsim.agents.remote.ConnectionLimit.Beyond;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Machine;
import org.qmgrsim.kernel.WallClock;

/** One host at one port: its sessions, those who wait for one, and what it remembers. */
public final class Server {
    private final RemoteHost host;
    private final Timeline<Behaviour> behaviours;
    private final Machine machine;
    private final long key;
    private final Memory memory = new Memory();
    private final Deque<RemoteSession> waiting = new ArrayDeque<>();
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Onward.Carrier carrier;
    private int open;
    private long expiry = Agenda.NONE;

    /** A session that its client keeps for a while, though it does not use it. */
    private record Idle(RemoteSession session, long untilNanos) {
        boolean isOver() {
            return session.idleUntilNanos() != untilNanos;
        }
    }

    Server(RemoteHost host, Timeline<Behaviour> behaviours, Machine machine, Onward.Carrier carrier) {
        this.carrier = carrier;
        this.host = host;
        this.behaviours = behaviours;
        this.machine = machine;
        this.key = Keys.of(host.name() + ":" + host.port());
    }

    /** Its name, as the log has it. */
    public RemoteHost host() {
        return host;
    }

    long key() {
        return key;
    }

    Luck luck() {
        return machine.luck();
    }

    long now() {
        return machine.now();
    }

    Memory memory() {
        return memory;
    }

    Behaviour behaviour() {
        return behaviours.at(machine.now());
    }

    void schedule(long nanos, Runnable what) {
        machine.agenda().schedule(nanos, what);
    }

    void carry(Onward.Parcel parcel, Consumer<Answer> answered) {
        carrier.carry(parcel, answered);
    }

    /** A client asks for a connection; what becomes of it, the session tells. */
    public RemoteSession connect(Visit visit) {
        RemoteSession session = new RemoteSession(this, behaviour());
        Answer answer = session.ask(Stage.CONNECT, visit, "");
        if (!answer.positive()) {
            session.connected(answer);
        } else if (!admits(session)) {
            knockAgain(session, now(), 1);
        }
        return session;
    }

    private boolean admits(RemoteSession session) {
        expireIdle();
        ConnectionLimit limit = behaviour().limit();
        if (limit == null || open < limit.atMost()) {
            open++;
            session.connected(Answer.OK);
            session.serve();
        } else if (limit.beyond() == Beyond.TURN_AWAY) {
            session.connected(Answer.OK);
            session.turnAway(limit.reply());
        } else if (limit.beyond() == Beyond.REFUSE) {
            session.connected(Answer.REFUSED);
        } else if (waiting.size() < limit.backlog()) {
            session.connected(Answer.OK);
            session.enqueue();
            waiting.addLast(session);
            armExpiry();
        } else {
            return false;
        }
        return true;
    }

    /** The packet of a client for whom there is no room is dropped; it sends another one after a while. */
    private void knockAgain(RemoteSession session, long firstNanos, int times) {
        if (times < RemoteSession.SYN_AGAIN_SECONDS.length) {
            long at = firstNanos + RemoteSession.SYN_AGAIN_SECONDS[times] * WallClock.SECOND;
            machine.agenda().schedule(at, () -> {
                if (session.knocks() && !admits(session)) {
                    knockAgain(session, firstNanos, times + 1);
                }
            });
        }
    }

    /** A session that was served has ended. */
    void ended() {
        RemoteSession next = waiting.pollFirst();
        if (next == null) {
            open--;
        } else {
            next.serve();
        }
    }

    /** A session that waited will not wait any longer. */
    void leave(RemoteSession session) {
        waiting.remove(session);
    }

    /** The client of a session does not use it for now. */
    void idles(RemoteSession session, long untilNanos) {
        while (!idle.isEmpty() && idle.getFirst().isOver()) {
            idle.removeFirst();
        }
        idle.addLast(new Idle(session, untilNanos));
        armExpiry();
    }

    private void expireIdle() {
        while (!idle.isEmpty() && (idle.getFirst().isOver() || idle.getFirst().untilNanos() <= machine.now())) {
            Idle oldest = idle.removeFirst();
            if (!oldest.isOver()) {
                oldest.session().close();
            }
        }
    }

    /** While somebody waits, it matters when an idle session ends; else it is enough to find out later. */
    private void armExpiry() {
        machine.agenda().cancel(expiry);
        expiry = Agenda.NONE;
        if (!waiting.isEmpty() && !idle.isEmpty()) {
            expiry = machine.agenda()
                    .schedule(Math.max(machine.now(), idle.getFirst().untilNanos()), this::idleOver);
        }
    }

    private void idleOver() {
        expiry = Agenda.NONE;
        expireIdle();
        armExpiry();
    }
}
