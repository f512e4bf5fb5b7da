package org.qmgrsim.agents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.DeliveryAgent.Ending;
import org.qmgrsim.agents.SmtpWords.Why;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.Lookup;
import org.qmgrsim.agents.remote.Lookup.Candidate;
import org.qmgrsim.agents.remote.Nexthop;
import org.qmgrsim.agents.remote.RemoteHost;
import org.qmgrsim.agents.remote.RemoteSession;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.agents.remote.Visit;
import org.qmgrsim.agents.remote.Zone.Found;
import org.qmgrsim.kernel.Purpose;
import org.qmgrsim.spool.DeliveryRequest;

/**
 * One request: the next hops one after another, then the fallback relays; of each the servers, one after another, kept
 * sessions first; until no recipient is left or no server.
 *
 * @see "Postfix src/smtp/smtp_connect.c: smtp_connect_inet, smtp_reuse_session, smtp_cleanup_session"
 */
final class SmtpDelivery {
    private static final String TIMED_OUT = "Connection timed out";

    private final SmtpAgent agent;
    private final SmtpParameters parameters;
    private final DeliveryRequest request;
    private final Visit visit;
    private final Ending ending;
    private final SmtpRecipients recipients;
    private final List<String> sites = new ArrayList<>();
    private final int ownSites;
    private final List<RemoteHost> usedAgain = new ArrayList<>(0);

    // the next hop that is tried now
    private int site;
    private List<Candidate> servers = List.of();
    private int bestPreference;
    private int server;
    private int serverCount;
    private int sessionCount;

    // what qmgr asked for
    private boolean storesSessions;
    private boolean loadsSessions;
    private @Nullable String cachedAs;

    SmtpDelivery(SmtpAgent agent, DeliveryRequest request, Visit visit, Ending ending) {
        this.agent = agent;
        this.parameters = agent.parameters();
        this.request = request;
        this.visit = visit;
        this.ending = ending;
        this.recipients = new SmtpRecipients(agent, request, parameters.softBounce());
        for (StringTokenizer each = new StringTokenizer(request.nexthop(), ", \t"); each.hasMoreTokens(); ) {
            sites.add(each.nextToken());
        }
        this.ownSites = sites.size();
        sites.addAll(parameters.fallbackRelays());
    }

    void begin() {
        nextSite();
    }

    private boolean isFinalSite() {
        return site == sites.size() - 1;
    }

    // ---------------------------------------------------------------- next hops

    private void nextSite() {
        if (recipients.left() == 0 || site == sites.size()) {
            finish();
            return;
        }
        try {
            Lookup lookup =
                    agent.destinations().lookUp(sites.get(site), parameters.lmtp(), parameters.defaultPort(), visit);
            agent.after(lookup.delayNanos(), () -> found(lookup));
        } catch (Nexthop.Malformed e) {
            agent.fatal("fatal: " + e.getMessage());
        }
    }

    private void found(Lookup lookup) {
        servers = lookup.servers();
        server = 0;
        serverCount = 0;
        sessionCount = 0;
        if (servers.isEmpty()) {
            recipients.because(notFound(lookup));
            siteDone();
            return;
        }
        recipients.because(Why.NONE);
        bestPreference = servers.get(0).preference();
        if (servers.size() > 1) {
            shuffle();
        }
        if (site == 0) {
            cachePolicy(lookup.nexthop().name());
        }
        if (loadsSessions) {
            if (!usedAgain.isEmpty()) {
                servers = without(usedAgain);
            }
            reuseForNexthop();
        } else {
            nextServer();
        }
    }

    private Why notFound(Lookup lookup) {
        Why why = SmtpWords.notFound(lookup, parameters);
        boolean exchangers = lookup.answer() != Found.NO_MAIL
                && !lookup.nexthop().isHost()
                && !lookup.asked().equals(lookup.nexthop().name());
        if (exchangers) {
            agent.log("warning: no MX host for " + lookup.nexthop().name() + " has a valid address record");
            return parameters.defersWithoutAddress()
                    ? why.withDsn("4" + why.dsn().substring(1))
                    : why;
        }
        return why;
    }

    /** Servers of equal preference are tried in an order of chance, another one for each message. */
    private void shuffle() {
        List<Candidate> shuffled = new ArrayList<>(servers);
        if (parameters.randomizesAddresses()) {
            for (int i = 0; i < shuffled.size() - 1; i++) {
                double u = agent.luck().uniform(Purpose.EXCHANGER_ORDER.code(i), visit.key(), visit.attempt());
                int other = i + (int) (u * (shuffled.size() - i));
                Candidate swapped = shuffled.set(i, shuffled.get(other));
                shuffled.set(other, swapped);
            }
        }
        shuffled.sort(Comparator.comparingInt(Candidate::preference));
        servers = shuffled;
    }

    private void cachePolicy(String domain) {
        SmtpParameters.Caching caching = parameters.caching();
        boolean always = caching.destinations().contains(domain.toLowerCase(Locale.ROOT));
        loadsSessions = always || (caching.onDemand() && request.loadSession());
        storesSessions = always || (caching.onDemand() && request.storeSession());
        cachedAs = loadsSessions || storesSessions ? sites.get(site) : null;
    }

    private void siteDone() {
        if (isFinalSite()) {
            finish();
        } else {
            site++;
            nextSite();
        }
    }

    // ---------------------------------------------------------------- sessions that were kept

    private void reuseForNexthop() {
        if (cachedAs == null || servers.isEmpty()) {
            reuseForServer(0);
            return;
        }
        agent.askForSession(SessionQuestion.forNexthop(parameters.service(), cachedAs), kept -> {
            if (kept == null) {
                reuseForServer(0);
            } else {
                reuse(kept, () -> reuseForServer(0));
            }
        });
    }

    private void reuseForServer(int place) {
        if (place >= servers.size()
                || recipients.left() == 0
                || servers.get(place).preference() != bestPreference) {
            serverCount = sessionCount;
            nextServer();
            return;
        }
        RemoteHost host = servers.get(place).server().host();
        agent.askForSession(SessionQuestion.forServer(parameters.service(), host), kept -> {
            if (kept == null) {
                reuseForServer(place + 1);
            } else {
                int before = servers.size();
                reuse(kept, () -> reuseForServer(servers.size() < before ? place : place + 1));
            }
        });
    }

    private void reuse(SmtpConnection kept, Runnable next) {
        agent.talksOver(kept.session());
        SmtpDialogue dialogue = new SmtpDialogue(agent, recipients, kept, visit, () -> sessionOver(kept, next));
        agent.work(
                agent.cost(agent.costs().reuse()),
                () -> dialogue.probe(
                        () -> {
                            usedAgain.add(kept.host());
                            sessionCount++;
                            forget(kept.host());
                            if (isFinalSite() && servers.isEmpty()) {
                                recipients.thisServerIsFinal();
                            }
                            dialogue.transfer();
                        },
                        () -> {
                            agent.talksOver(null);
                            kept.session().close();
                            next.run();
                        }));
    }

    /** A server that was used needs not be tried again, and none if the limits are reached. */
    private void forget(RemoteHost host) {
        if (sessionCount == parameters.sessionLimit() || sessionCount == parameters.addressLimit()) {
            servers = List.of();
        } else {
            servers = without(List.of(host));
        }
    }

    private List<Candidate> without(List<RemoteHost> hosts) {
        List<Candidate> left = new ArrayList<>(servers);
        left.removeIf(each -> hosts.contains(each.server().host()));
        return left;
    }

    // ---------------------------------------------------------------- new sessions

    private void nextServer() {
        if (recipients.left() == 0 || server >= servers.size()) {
            siteDone();
            return;
        }
        Candidate candidate = servers.get(server++);
        if (++serverCount == parameters.addressLimit()) {
            server = servers.size();
        }
        if (!loadsSessions || candidate.preference() == bestPreference) {
            connect(candidate);
            return;
        }
        RemoteHost host = candidate.server().host();
        agent.askForSession(SessionQuestion.forServer(parameters.service(), host), kept -> {
            if (kept != null) {
                reuseBackup(kept, candidate);
            } else {
                connect(candidate);
            }
        });
    }

    private void reuseBackup(SmtpConnection kept, Candidate candidate) {
        agent.talksOver(kept.session());
        SmtpDialogue dialogue =
                new SmtpDialogue(agent, recipients, kept, visit, () -> sessionOver(kept, this::nextServer));
        agent.work(
                agent.cost(agent.costs().reuse()),
                () -> dialogue.probe(
                        () -> {
                            usedAgain.add(kept.host());
                            transfer(dialogue);
                        },
                        () -> {
                            agent.talksOver(null);
                            kept.session().close();
                            connect(candidate);
                        }));
    }

    private void connect(Candidate candidate) {
        agent.work(agent.cost(agent.costs().connect()), () -> {
            RemoteSession session = candidate.server().connect(visit);
            agent.talksOver(session);
            long limit = parameters.timeout(Stage.CONNECT);
            if (!session.connected().isOpen()) {
                agent.await(
                        session.connected(),
                        limit,
                        () -> dialled(candidate, session, session.connection()),
                        () -> notConnected(candidate, session, TIMED_OUT));
            } else if (session.delayNanos() > limit) {
                agent.pause(limit, () -> notConnected(candidate, session, TIMED_OUT));
            } else {
                agent.after(session.delayNanos(), () -> dialled(candidate, session, session.connection()));
            }
        });
    }

    private void dialled(Candidate candidate, RemoteSession session, Answer answer) {
        switch (answer.kind()) {
            case REPLY -> connected(candidate, session);
            case UNREACHABLE -> notConnected(candidate, session, "No route to host");
            case LOST -> notConnected(candidate, session, "Connection reset by peer");
            default -> notConnected(candidate, session, "Connection refused");
        }
    }

    private void notConnected(Candidate candidate, RemoteSession session, String reason) {
        agent.talksOver(null);
        session.close();
        Why why = new Why("4.4.1", "connect to " + candidate.server().host() + ": " + reason);
        recipients.because(why);
        agent.log(why.text());
        nextServer();
    }

    private void connected(Candidate candidate, RemoteSession session) {
        SmtpConnection connection = new SmtpConnection(candidate.server().host(), session);
        if (storesSessions) {
            connection.reuseUntil(agent.second() + parameters.caching().reuseSeconds());
        }
        if (isFinalSite() && server >= servers.size()) {
            recipients.thisServerIsFinal();
        }
        SmtpDialogue dialogue =
                new SmtpDialogue(agent, recipients, connection, visit, () -> sessionOver(connection, this::nextServer));
        dialogue.greet(() -> transfer(dialogue));
    }

    /** A server that talks to us counts towards the limit of sessions. */
    private void transfer(SmtpDialogue dialogue) {
        if (++sessionCount == parameters.sessionLimit()) {
            server = servers.size();
        }
        if (isFinalSite() && server >= servers.size()) {
            recipients.thisServerIsFinal();
        }
        dialogue.transfer();
    }

    /** The end of a session, or its pause: only the first good one is kept for the next hop as such. */
    private void sessionOver(SmtpConnection connection, Runnable next) {
        boolean useless = connection.wasUseless();
        agent.talksOver(null);
        if (connection.canBeKept(agent.second(), parameters.caching().reuseLimit())) {
            long until = agent.now() + parameters.caching().idleNanos();
            SessionQuestion keep = SessionQuestion.keep(parameters.service(), cachedAs, connection, until);
            agent.askForSession(keep, none -> afterSession(useless, next));
        } else {
            connection.session().close();
            afterSession(useless, next);
        }
    }

    private void afterSession(boolean useless, Runnable next) {
        if (!useless) {
            cachedAs = null;
        }
        recipients.sweep();
        next.run();
    }

    // ---------------------------------------------------------------- the end

    private void finish() {
        if (recipients.left() > 0) {
            recipients.thisServerIsFinal();
            recipients.allFailed(null, leftOver(recipients.why()), true);
            agent.then(() -> ending.report(recipients.report()));
        } else {
            ending.report(recipients.report());
        }
    }

    /** What is told of those for whom there was no server; a relay that does not exist is taken for a slip of the pen. */
    private Why leftOver(Why why) {
        if (why.dsn().isEmpty()) {
            return new Why("4.3.0", "server unavailable or unable to receive mail");
        } else if (why.soft()) {
            return why;
        } else if (site >= ownSites) {
            agent.log("warning: smtp_fallback_relay configuration problem");
            return why.withDsn("4.3.5");
        } else if (!parameters.lmtp() && sites.get(0).equals(parameters.relayhost())) {
            agent.log("warning: relayhost configuration problem");
            return why.withDsn("4.3.5");
        }
        return why;
    }
}
