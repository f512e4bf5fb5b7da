package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Route;
import org.qmgrsim.config.RouteQuestion;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.ipc.MultiServer;
import org.qmgrsim.ipc.Query;
import org.qmgrsim.kernel.LoopTimer;

/** trivial-rewrite(8): says for an address which transport and next hop it has. */
final class TrivialRewrite extends MultiServer<RouteQuestion, Route> {
    private static final long LOOK_SECONDS = 10;
    private static final Route UNCHANGED = new Route("", "");

    private final MailSystem system;
    private final LoopTimer looking = timer(this::look);
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
        enterLoop(() -> work(cost(startCost), () -> {
            listen();
            look();
        }));
    }

    /** Every ten seconds it looks whether its tables have changed. */
    private void look() {
        if (!leavesForTable()) {
            request(looking, LOOK_SECONDS);
        }
    }

    @Override
    protected @Nullable String changedTable() {
        return system.changedTableOfResolver();
    }

    @Override
    protected void serve(Query<RouteQuestion, Route> query) {
        work(cost(answerCost), () -> {
            RouteQuestion question = query.question();
            Route route = question.resolves() ? system.route(question.sender(), question.address()) : UNCHANGED;
            route.warnings().forEach(text -> log("warning: " + text));
            query.answer(route);
        });
    }
}
