package org.qmgrsim.qmgr;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The queue manager in memory: which messages are active, what they wait for, and what is to be delivered next. It is a
 * pure data structure without clock, files or sockets; the daemon around it has those, and calls in.
 *
 * <p>A message's way: {@link #open}, {@link #read}, the daemon resolves each recipient, {@link #assign}; then {@link
 * #toAsk}, {@link #asked}, {@link #greeted}, {@link #choose}, and at the end of each delivery {@link #report}; once
 * nothing of it is left, {@link Outcomes#done}, and at last {@link #dispose}.
 *
 * @see "Postfix src/qmgr"
 */
final class ActiveQueue {
    private final Core core;
    private final Transports transports;
    private final Deferral deferral;
    private final RecipientReader reader;
    private final Binding binding;
    private final Grouping grouping;
    private final DeliveryReports reports;

    /**
     * An empty queue manager.
     *
     * @param settings the parameters of a transport by its name, asked for once, when it comes into use
     */
    ActiveQueue(
            GeneralSettings general,
            Function<String, TransportSettings> settings,
            LoopClock clock,
            QueueTimers timers,
            Narration narration,
            Outcomes outcomes) {
        this.core = new Core(general, clock, timers, narration, outcomes);
        this.transports = new Transports(core, settings);
        Entries entries = new Entries(core);
        this.deferral = new Deferral(core, transports, entries);
        this.reader = new RecipientReader(core);
        this.binding = new Binding(core, transports, deferral);
        this.grouping = new Grouping(entries);
        this.reports = new DeliveryReports(core, deferral, entries);
    }

    /**
     * A new message, which counts against the active limit from here until it is disposed of.
     *
     * @param subject the daemon's own number for it
     */
    Message open(String queueId, int subject, String sender, FeedFlags flags, RecipientSource source) {
        core.messages++;
        long now = core.clock.nowSeconds();
        return new Message(queueId, subject, sender, flags, source, now, core.general.messageRecipientMinimum());
    }

    /** Reads the next recipients, sorted for resolving; may be none. Must be followed by {@link #assign}. */
    List<Recipient> read(Message message) {
        return reader.read(message);
    }

    /**
     * Makes entries of recipients that have been read and resolved. A recipient without a route gets none. If the
     * message has no entries afterwards ({@link Message#refcount} 0) it is the caller who completes it.
     */
    void assign(Message message, List<Recipient> recipients) {
        for (Recipient recipient : recipients) {
            binding.bind(message, recipient);
        }
        recipients.sort(RecipientOrder.BY_DESTINATION);
        core.narration.recipientsSorted(message, recipients);
        grouping.assign(message, recipients);
        if (!message.moreToRead) {
            for (Link<Job> link = message.jobs.head(); link != null; link = link.next) {
                link.owner.transport.jobs().slots().move(link.owner);
            }
        }
    }

    /** A transport of which an agent should be asked for now, or null; round robin. */
    @Nullable
    Transport toAsk() {
        return transports.toAsk();
    }

    /** The daemon has asked for an agent. */
    void asked(Transport transport) {
        transport.asked();
    }

    /**
     * An agent has greeted, or failed to: one request less is pending.
     *
     * @return seconds for which the daemon must hold the agent before it calls {@link #choose} or {@link #unavailable}
     */
    int greeted(Transport transport) {
        transport.answered();
        return transport.rateDelaySeconds();
    }

    /**
     * The entry that the greeted agent gets, now busy; or a message of which more must be read, resolved and assigned
     * before this is called again for the same agent; or nothing, and the agent is let go.
     */
    Choice choose(Transport transport) {
        return transport.chooser().choose();
    }

    /** No agent can be had, or its greeting was bad: the transport is dead and all that waits for it is deferred. */
    void unavailable(Transport transport) {
        deferral.killTransport(transport, Deferral.TRANSPORT_UNAVAILABLE);
    }

    /** The request could not be sent: the entry waits again and shares the fate of its dead transport. */
    void sendFailed(Entry entry) {
        entry.peer.unselect(entry);
        unavailable(entry.transport());
    }

    /** The agent has reported. */
    void report(Entry entry, Report report) {
        reports.report(entry, report);
    }

    /** The agent went away without a complete report. */
    void agentLost(Entry entry) {
        reports.agentLost(entry);
    }

    /** Forgets that any transport or destination is dead: a flush. */
    void reviveAll() {
        transports.enableAll();
    }

    /** Forgets the message; it must have no entries. */
    void dispose(Message message) {
        if (message.refcount != 0) {
            throw new IllegalStateException(message + " still has " + message.refcount + " entries");
        }
        for (Job job = message.jobs.first(); job != null; job = message.jobs.first()) {
            job.transport.jobs().free(job);
        }
        core.messages--;
    }

    /** Whether one more message may become active. */
    boolean hasRoom() {
        return core.messages < core.general.messageActiveLimit();
    }

    int messagesInCore() {
        return core.messages;
    }

    int recipientsInCore() {
        return core.recipients;
    }

    int queuesInCore() {
        return core.queues;
    }

    /** The transport if it is in use. */
    @Nullable
    Transport transport(String name) {
        return transports.find(name);
    }

    /** All transports in use, the next to be asked first. */
    Chain<Transport> transports() {
        return transports.list();
    }
}
