package org.qmgrsim.agents;

import java.util.Optional;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.MultiServer;
import org.qmgrsim.ipc.Query;
import org.qmgrsim.kernel.LoopTimer;

/**
 * scache(8): keeps sessions of smtp(8) for other processes, and says from time to time, and when it leaves, how much that was
 * worth.
 *
 * @see "Postfix src/scache/scache.c"
 */
final class Scache extends MultiServer<SessionQuestion, Optional<SmtpConnection>> {
    private final MailSystem system;
    private final SessionCache sessions = new SessionCache();
    private final LoopTimer statistics = timer(this::tellInTime);
    private final int startCost;
    private final int answerCost;
    private long beganSecond;

    Scache(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.system = system;
        this.startCost = machine.costs().code("rewrite.start");
        this.answerCost = machine.costs().code("rewrite.answer");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), () -> {
            beganSecond = machine.second();
            listen();
            request(statistics, system.cacheStatusSeconds());
        }));
    }

    @Override
    protected void serve(Query<SessionQuestion, Optional<SmtpConnection>> query) {
        work(cost(answerCost), () -> query.answer(answer(query.question())));
    }

    @Override
    protected Optional<SmtpConnection> answer(SessionQuestion question) {
        return question.ask(sessions, machine.now());
    }

    private void tellInTime() {
        tell();
        request(statistics, system.cacheStatusSeconds());
    }

    private void tell() {
        sessions.takeStatistics(system.logTime(beganSecond)).forEach(line -> log("statistics: " + line));
        beganSecond = loopSecond();
    }

    @Override
    protected void leaving() {
        tell();
    }

    @Override
    protected void died() {
        sessions.close();
        super.died();
    }
}
