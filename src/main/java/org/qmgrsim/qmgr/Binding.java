package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/**
 * Binds resolved recipients to destinations, past transports that are deferred or dead and destinations that are dead:
 * what cannot be tried goes to {@code retry}.
 *
 * @see "Postfix src/qmgr/qmgr_message.c: qmgr_message_resolve"
 */
final class Binding {
    static final Dsn DEFERRED_TRANSPORT = new Dsn("4.3.2", "deferred transport");
    static final Dsn EXPIRED = new Dsn("4.7.0", "message is administratively expired");

    private final Core core;
    private final Transports transports;
    private final Deferral deferral;

    Binding(Core core, Transports transports, Deferral deferral) {
        this.core = core;
        this.transports = transports;
        this.deferral = deferral;
    }

    void bind(Message message, Recipient recipient) {
        Route route = recipient.route();
        recipient.bind(route == null ? null : destination(message, recipient, undeferred(message, route)));
    }

    /** Forced expiry; then {@code defer_transports}, unless the scan or the file overrides it. */
    private Route undeferred(Message message, Route route) {
        if (message.feedFlags().forceExpire()) {
            return new Route(Transport.RETRY, EXPIRED.nexthop());
        }
        boolean deferred = core.general.deferTransports().contains(route.transport())
                && !message.feedFlags().ignoreDeferTransports();
        return deferred ? new Route(Transport.RETRY, DEFERRED_TRANSPORT.nexthop()) : route;
    }

    private @Nullable DestinationQueue destination(Message message, Recipient recipient, Route route) {
        boolean flush = message.feedFlags().flushEach();
        Transport transport = transports.obtain(route.transport());
        if (flush && transport.isDead()) {
            transport.unthrottle();
        }
        Dsn dead = transport.reason();
        if (dead == null) {
            return living(message, recipient, transport, route.nexthop());
        }
        Transport retry = deferral.retry();
        if (retry == null) {
            deferral.defer(message, recipient, dead);
            return null;
        }
        return living(message, recipient, retry, dead.nexthop());
    }

    private @Nullable DestinationQueue living(
            Message message, Recipient recipient, Transport transport, String nexthop) {
        String name = DestinationName.of(transport, recipient, nexthop, core.general.recipientDelimiter());
        DestinationQueue queue = transport.obtainQueue(name, nexthop);
        if (message.feedFlags().flushEach() && queue.isDead()) {
            queue.unthrottle();
        }
        Dsn dead = queue.reason();
        if (dead == null) {
            return queue;
        }
        DestinationQueue retryQueue = deferral.retryQueue(dead);
        if (retryQueue == null) {
            deferral.defer(message, recipient, dead);
        }
        return retryQueue;
    }
}
