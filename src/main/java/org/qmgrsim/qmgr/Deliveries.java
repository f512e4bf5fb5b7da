package org.qmgrsim.qmgr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Call;
import org.qmgrsim.ipc.ListenSocket;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.kernel.LoopTimer;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.spool.DeliveryReport;
import org.qmgrsim.spool.DeliveryRequest;

/**
 * The conversations with delivery agents: ask for one, and only when it has greeted choose what it shall deliver.
 *
 * @see "Postfix src/qmgr/qmgr_transport.c, qmgr_deliver.c"
 */
final class Deliveries {
    private final Qmgr qmgr;
    private final Feed feed;
    private final Set<Delivery> underWay = new LinkedHashSet<>();
    private final AgentPatience patience;
    private final Map<String, Integer> destinations = new LinkedHashMap<>();
    private final int connectCost;
    private final int eventCost;
    private final int sendCost;
    private final int sayRequestCost;
    private final int reportCost;
    private final int sayReportCost;
    private long asked;

    Deliveries(Qmgr qmgr, Feed feed) {
        this.qmgr = qmgr;
        this.feed = feed;
        this.patience = new AgentPatience(qmgr, qmgr.parameters().agentTimeout());
        this.connectCost = qmgr.machine().costs().code("ipc.connect");
        this.eventCost = qmgr.machine().costs().code("qmgr.greeting");
        this.sendCost = qmgr.machine().costs().code("qmgr.send");
        this.sayRequestCost = qmgr.machine().costs().code("log.request");
        this.reportCost = qmgr.machine().costs().code("qmgr.report");
        this.sayReportCost = qmgr.machine().costs().code("log.report");
    }

    /** One request for an agent, and what came of it. */
    private final class Delivery {
        private final Transport transport;
        private final Call<DeliveryRequest, DeliveryReport> call;
        private final AgentPatience.Wait wait = new AgentPatience.Wait(this::timeout);
        private @Nullable Entry entry;
        private int destination;
        private boolean connected;
        private boolean listens = true;

        Delivery(Transport transport, long key) {
            this.transport = transport;
            this.call = new Call<>(key, qmgr, this::readable);
            underWay.add(this);
        }

        /** While it does not listen, whatever comes is met by the next step: a request to an agent that is gone fails. */
        private void readable() {
            Entry busy = entry;
            if (!listens) {
                return;
            }
            listens = false;
            if (busy != null) {
                reported(busy);
            } else {
                greeting();
            }
        }

        private void greeting() {
            qmgr.about(call.key());
            qmgr.say(() -> "transport_event: " + transport.name());
            patience.end(wait);
            qmgr.work(qmgr.cost(eventCost), () -> {
                int hold = qmgr.active().greeted(transport);
                if (hold == 0) {
                    deliver();
                } else {
                    LoopTimer release = qmgr.timer(this::deliver);
                    qmgr.request(release, hold);
                }
            });
        }

        private void deliver() {
            if (connected && call.greeted()) {
                choose();
                return;
            }
            if (connected) {
                malformed();
            }
            end();
            qmgr.active().unavailable(transport);
        }

        private void malformed() {
            qmgr.log("warning: premature end-of-input on private/" + transport.name()
                    + " socket while reading input attribute name");
            qmgr.log("warning: private/" + transport.name() + " socket: malformed response");
        }

        private void choose() {
            Choice choice = qmgr.active().choose(transport);
            if (choice instanceof Entry chosen) {
                send(chosen);
            } else if (choice instanceof Message message) {
                feed.readMore(message, this::choose);
            } else {
                end();
            }
        }

        private void send(Entry chosen) {
            Message message = chosen.message();
            FileRecipients source = FileRecipients.of(message);
            qmgr.about(source.file().mail().key());
            entry = chosen;
            destination = destination(chosen.queue());
            if (source.busy(1) == 1) {
                source.file().mail().waitFor(Wait.DELIVERY, 0);
            }
            List<Integer> places = new ArrayList<>(chosen.size());
            List<String> addresses = new ArrayList<>(chosen.size());
            for (Recipient recipient : chosen.recipients()) {
                places.add(recipient.index());
                addresses.add(recipient.address());
            }
            DeliveryRequest request = new DeliveryRequest(
                    source.file(),
                    places,
                    addresses,
                    transport.name(),
                    chosen.queue().nexthop(),
                    source.activeNanos(),
                    destination,
                    chosen.queue().storesSessions(),
                    chosen.queue().loadsSessions(),
                    qmgr.parameters().confirmsDelayCleared(source.file()));
            long noise = qmgr.verbose() ? qmgr.cost(sayRequestCost) : 0;
            qmgr.work(qmgr.cost(sendCost) + noise, () -> {
                if (call.lost()) {
                    sendFailed(chosen);
                    return;
                }
                listens = true;
                call.request(request);
                patience.begin(wait);
                qmgr.say(() -> "qmgr_deliver: site `" + chosen.queue().name() + "'");
            });
        }

        private void sendFailed(Entry chosen) {
            FileRecipients source = FileRecipients.of(chosen.message());
            qmgr.log("warning: write to process (" + transport.name() + "): Broken pipe");
            end();
            if (source.busy(-1) == 0) {
                source.file().mail().waitFor(Wait.AGENT, 0);
            }
            qmgr.active().sendFailed(chosen);
        }

        private void reported(Entry busy) {
            Message message = busy.message();
            qmgr.about(FileRecipients.of(message).file().mail().key());
            long noise = qmgr.verbose() ? qmgr.cost(sayReportCost) : 0;
            qmgr.work(qmgr.cost(reportCost) + noise, () -> {
                DeliveryReport report = call.answer();
                end();
                if (FileRecipients.of(message).busy(-1) == 0 && message.refcount() > 1) {
                    FileRecipients.of(message).file().mail().waitFor(Wait.AGENT, 0);
                }
                if (report == null) {
                    qmgr.factAbout(message.subject(), 0, new Happening.AgentLost(destination));
                    malformed();
                    qmgr.active().agentLost(busy);
                } else {
                    qmgr.factAbout(
                            message.subject(),
                            0,
                            new Happening.DeliveryEnded(destination, report.status() == 0 ? 0 : busy.size()));
                    qmgr.active().report(busy, new Report(report.status(), report.dsn(), report.reason()));
                }
            });
        }

        private String timeout() {
            return entry == null
                    ? "timeout connecting to transport: " + transport.name()
                    : entry.message().queueId() + ": timeout receiving delivery status from transport: "
                            + transport.name();
        }

        private void end() {
            listens = false;
            patience.end(wait);
            underWay.remove(this);
            call.close();
        }
    }

    /** Asks a transport for an agent. */
    void ask(Transport transport) {
        long key = Luck.key(qmgr.identity().key(), ++asked);
        String name = transport.name();
        qmgr.about(key);
        qmgr.say(() -> "qmgr_active_drain: allocate " + name);
        qmgr.work(qmgr.cost(connectCost), () -> {
            qmgr.active().asked(transport);
            ListenSocket socket = qmgr.host().socket(transport.socketName());
            Delivery delivery = new Delivery(transport, key);
            delivery.connected = qmgr.connect(socket, delivery.call);
            if (delivery.connected) {
                patience.begin(delivery.wait);
                qmgr.fact(new Happening.AgentAsked(name));
                qmgr.say(() -> "connect to subsystem " + transport.socketName());
            } else {
                qmgr.log("warning: connect to transport private/" + name + ": " + ListenSocket.whyNot(socket));
                qmgr.request(qmgr.timer(delivery::greeting), 0);
            }
        });
    }

    /** The subject of a destination; named when it is first met. */
    int destination(DestinationQueue queue) {
        if (queue.subject == 0) {
            queue.subject = named(queue);
        }
        return queue.subject;
    }

    private int named(DestinationQueue queue) {
        String transport = queue.transport().name();
        return destinations.computeIfAbsent(transport + " " + queue.name(), name -> {
            int subject = qmgr.newSubject();
            WindowRules rules = queue.transport().windowRules();
            qmgr.factAbout(
                    subject,
                    0,
                    new Happening.DestinationNamed(transport, queue.name(), rules.initial(), rules.limit()));
            return subject;
        });
    }

    /** The end of qmgr: every connection closes, the agents go on by themselves. */
    void abandon() {
        List.copyOf(underWay).forEach(Delivery::end);
    }
}
