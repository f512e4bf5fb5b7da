package org.qmgrsim.agents;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.Identity;
import org.qmgrsim.ipc.ListenSocket;

/** The programs of this room, by the command of their row in master.cf. */
public final class ProgramFiles {
    private ProgramFiles() {}

    /**
     * A new process of a program.
     *
     * @param service name of the service, which tells retry from error and bounce from defer
     * @return none for a program of Postfix that the model cannot stand in for; one that does not exist fails at once
     */
    public static @Nullable Daemon run(
            String command, String service, MailSystem system, Host host, Identity identity, ListenSocket socket) {
        return switch (command) {
            case "smtpd" -> new Smtpd(system, host, identity, socket);
            case "pickup" -> new Pickup(system, host, identity, socket);
            case "cleanup" -> new Cleanup(system, host, identity, socket);
            case "trivial-rewrite" -> new TrivialRewrite(system, host, identity, socket);
            case "smtp", "lmtp" -> new SmtpAgent(system, host, identity, socket, system.smtp());
            case "bounce" -> new Bounce(system, host, identity, socket);
            case "flush" -> new Flush(system, host, identity, socket);
            case "showq" -> new Showq(system, host, identity, socket);
            case "error" -> new ErrorAgent(system, host, identity, socket, service.equals("retry"));
            case "local" -> new LocalAgent(system, host, identity, socket, "local", "delivered to mailbox");
            case "virtual" -> new LocalAgent(system, host, identity, socket, "virtual", "delivered to maildir");
            case "pipe" ->
                new LocalAgent(system, host, identity, socket, service, "delivered via " + service + " service");
            case "scache" -> new Scache(system, host, identity, socket);
            case "postscreen" -> new Postscreen(system, host, identity, socket);
            case "discard" -> new LocalAgent(system, host, identity, socket, "none", null);
            case "tlsmgr", "anvil", "verify", "proxymap", "postlogd", "tlsproxy", "dnsblog" ->
                new IdleProgram(system, host, identity, socket);
            case "spawn", "oqmgr", "nqmgr", "qmqpd" -> null;
            default -> new FailingStart(host, identity, "");
        };
    }
}
