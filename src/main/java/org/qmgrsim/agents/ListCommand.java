package org.qmgrsim.agents;

import java.util.List;
import java.util.function.Function;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Errand;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.view.QueueListing;
import org.qmgrsim.spool.Spool;

/** {@code postqueue -p} and {@code postqueue -j}: ask showq(8) and print; if the mail system is down, root looks himself. */
public final class ListCommand extends Daemon {
    private static final String SOCKET = "public/showq";

    private final Spool spool;
    private final boolean showsBounces;
    private final Function<QueueListing, List<String>> form;

    /**
     * A command that prints the queue.
     *
     * @param showsBounces whether recipients in a bounce log are listed, as since 3.11
     * @param form the lines that it prints
     */
    public ListCommand(
            Host host,
            Identity identity,
            Spool spool,
            boolean showsBounces,
            Function<QueueListing, List<String>> form) {
        super(host, identity);
        this.spool = spool;
        this.showsBounces = showsBounces;
        this.form = form;
    }

    @Override
    public void start() {
        enterLoop(() -> {
            ListenSocket socket = host.socket(SOCKET);
            if (socket == null || !socket.isOpen()) {
                log("warning: Mail system is down -- accessing queue directly (Connect to the Postfix showq service: "
                        + ListenSocket.whyNot(socket) + ")");
                print(Showq.now(spool, showsBounces));
            } else {
                send(SOCKET, new Errand<Boolean, QueueListing>(identity().key(), true), answer -> {
                    if (answer == null) {
                        log("fatal: malformed showq server response");
                        exit(1);
                    } else {
                        print(answer);
                    }
                });
            }
        });
    }

    private void print(QueueListing listing) {
        form.apply(listing).forEach(line -> journal.add(subject(), new Happening.Printed(line)));
    }

    @Override
    protected void beforeWait() {
        then(() -> exit(0));
    }
}
