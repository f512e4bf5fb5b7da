package org.qmgrsim.ipc;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.kernel.Machine;

/** What the daemons of one mail system share: the machine, the journal, the sockets by name, and the flow pipe. */
public final class Host {
    private final Machine machine;
    private final Journal journal;
    private final FlowPipe flow = new FlowPipe();
    private final TriggerFaults triggers;
    private final Map<String, ListenSocket> sockets = new LinkedHashMap<>();
    private final Map<String, Integer> services = new LinkedHashMap<>();
    private int lastPid;

    /** A host whose process numbers begin after {@code firstPid}. */
    public Host(Machine machine, Journal journal, TriggerFaults triggers, int firstPid) {
        this.machine = machine;
        this.journal = journal;
        this.triggers = triggers;
        this.lastPid = firstPid;
    }

    /** The machine. */
    public Machine machine() {
        return machine;
    }

    /** The journal. */
    public Journal journal() {
        return journal;
    }

    /** The flow control pipe between qmgr and cleanup. */
    public FlowPipe flow() {
        return flow;
    }

    /** What can go wrong with triggers. */
    public TriggerFaults triggers() {
        return triggers;
    }

    /** The next process id. */
    public int nextPid() {
        return ++lastPid;
    }

    /** Makes a socket known under its name. */
    public void publish(ListenSocket socket, int serviceSubject) {
        sockets.put(socket.name(), socket);
        services.put(socket.name(), serviceSubject);
    }

    /** The socket of that name; none if there never was one. It outlives its master, and then refuses all connections. */
    public @Nullable ListenSocket socket(String name) {
        return sockets.get(name);
    }

    /** The subject of the service that owns a socket. */
    int serviceSubject(ListenSocket socket) {
        return services.getOrDefault(socket.name(), 0);
    }
}
