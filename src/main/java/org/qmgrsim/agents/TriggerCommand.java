package org.qmgrsim.agents;

import java.util.List;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.kernel.Luck;

/** A command that triggers services and ends, such as {@code postqueue -f}. */
public final class TriggerCommand extends Daemon {
    /** One trigger: which socket, which bytes. */
    public record Request(String socket, String bytes) {}

    private final List<Request> requests;

    /** A command that sends these triggers, one after another. */
    public TriggerCommand(Host host, Identity identity, List<Request> requests) {
        super(host, identity);
        this.requests = List.copyOf(requests);
    }

    @Override
    public void start() {
        enterLoop(() -> {
            for (int i = 0; i < requests.size(); i++) {
                Request request = requests.get(i);
                ListenSocket socket = host.socket(request.socket());
                if (socket == null || !socket.isOpen()) {
                    then(() -> {
                        log("fatal: Cannot flush mail queue - mail system is down");
                        exit(1);
                    });
                    return;
                }
                trigger(socket, request.bytes(), Luck.key(identity().key(), i));
            }
        });
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
