package org.qmgrsim.agents;

import org.qmgrsim.config.Route;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.MultiServer;
import org.qmgrsim.ipc.Query;

/** trivial-rewrite(8): says for an address which transport and next hop it has. */
final class TrivialRewrite extends MultiServer<String, Route> {
    private final MailSystem system;
    private final int startCost;
    private final int answerCost;

    TrivialRewrite(MailSystem system, Host host, Identity identity, ListenSocket socket) {
        super(host, identity, socket, system.limits());
        this.system = system;
        this.startCost = machine.costs().code("rewrite.start");
        this.answerCost = machine.costs().code("rewrite.answer");
    }

    @Override
    public void start() {
        enterLoop(() -> work(cost(startCost), this::listen));
    }

    @Override
    protected void serve(Query<String, Route> query) {
        work(cost(answerCost), () -> {
            Route route = system.route(query.question());
            route.warnings().forEach(text -> log("warning: " + text));
            query.answer(route);
        });
    }
}
