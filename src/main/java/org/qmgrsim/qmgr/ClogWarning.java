package org.qmgrsim.qmgr;

import java.util.ArrayList;
import java.util.List;

/**
 * One destination takes up too much of the active queue.
 *
 * @param queue the destination
 * @param length its entries, waiting and busy
 * @param messages messages in memory
 * @param activeLimit {@code qmgr_message_active_limit}
 * @param slowsOthers whether its share is below nine tenths, so that there are others to be slowed
 * @param advice what might help
 * @see "Postfix src/qmgr/qmgr_entry.c: qmgr_entry_create"
 */
record ClogWarning(
        DestinationQueue queue, int length, int messages, int activeLimit, boolean slowsOthers, Advice advice) {
    /** The one piece of advice that Postfix picks. */
    enum Advice {
        /** Raise {@code TRANSPORT_destination_concurrency_limit}. */
        RAISE_CONCURRENCY_LIMIT,
        /** Raise {@code qmgr_message_active_limit}. */
        RAISE_ACTIVE_LIMIT,
        /** A separate transport for this next-hop. */
        SEPARATE_TRANSPORT,
        /** Reduce time-outs, raise back-off times, reduce the process limit (five lines). */
        SKIP_UNAVAILABLE_HOSTS
    }

    /** The warning as it is logged, line by line, without the word {@code warning}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        String transport = queue.transport().name();
        lines.add(
                "mail for " + queue.nexthop() + " is using up " + length + " of " + messages + " active queue entries");
        if (slowsOthers) {
            lines.add("this may slow down other mail deliveries");
        }
        switch (advice) {
            case RAISE_CONCURRENCY_LIMIT ->
                lines.add("you may need to increase the main.cf " + transport
                        + "_destination_concurrency_limit from "
                        + queue.transport().windowRules().limit());
            case RAISE_ACTIVE_LIMIT ->
                lines.add("you may need to increase the main.cf qmgr_message_active_limit from " + activeLimit);
            case SEPARATE_TRANSPORT -> lines.add("you may need a separate master.cf transport for " + queue.nexthop());
            case SKIP_UNAVAILABLE_HOSTS -> {
                lines.add("you may need to reduce " + transport + " connect and helo timeouts");
                lines.add("so that Postfix quickly skips unavailable hosts");
                lines.add("you may need to increase the main.cf minimal_backoff_time and maximal_backoff_time");
                lines.add("so that Postfix wastes less time on undeliverable mail");
                lines.add("you may need to increase the master.cf " + transport + " process limit");
            }
        }
        lines.add("please avoid flushing the whole queue when you have");
        lines.add("lots of deferred mail, that is bad for performance");
        lines.add("to turn off these warnings specify: qmgr_clog_warn_time = 0");
        return lines;
    }
}
