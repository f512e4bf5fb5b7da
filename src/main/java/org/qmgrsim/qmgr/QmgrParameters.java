package org.qmgrsim.qmgr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qmgrsim.config.Settings;
import org.qmgrsim.ipc.Limits;
import org.qmgrsim.spool.QueueFile;

/**
 * What qmgr reads from main.cf when it starts, with the corrections that it makes itself. Times are in seconds.
 *
 * @see "Postfix src/qmgr/qmgr.c: main, qmgr_pre_init"
 */
record QmgrParameters(
        Settings settings,
        GeneralSettings general,
        long queueRunDelay,
        long minimalBackoff,
        long maximalBackoff,
        long maximalQueueLifetime,
        long bounceQueueLifetime,
        long inFlowDelay,
        int processLimit,
        long agentTimeout,
        boolean confirmDelayCleared,
        String doubleBounceSender,
        String filterNexthop,
        String hostName,
        int delayDigits,
        List<String> warnings,
        Optional<String> fatal) {

    static QmgrParameters of(Settings settings, boolean lostAgentEndsItsEntry) {
        List<String> warnings = new ArrayList<>();
        int activeLimit = settings.number("qmgr_message_active_limit");
        int recipientLimit = settings.number("qmgr_message_recipient_limit");
        if (recipientLimit < activeLimit) {
            recipientLimit = activeLimit;
            warnings.add("qmgr_message_recipient_limit is smaller than qmgr_message_active_limit"
                    + " - adjusting qmgr_message_recipient_limit");
        }
        long lifetime = settings.seconds("maximal_queue_lifetime");
        long bounceLifetime = settings.seconds("bounce_queue_lifetime");
        if (bounceLifetime > lifetime) {
            bounceLifetime = lifetime;
            warnings.add("bounce_queue_lifetime is larger than maximal_queue_lifetime"
                    + " - adjusting bounce_queue_lifetime");
        }
        GeneralSettings general = new GeneralSettings(
                activeLimit,
                recipientLimit,
                settings.number("qmgr_message_recipient_minimum"),
                (int) settings.seconds("minimal_backoff_time"),
                (int) settings.seconds("transport_retry_time"),
                (int) settings.seconds("qmgr_clog_warn_time"),
                settings.flag("helpful_warnings"),
                settings.number("initial_destination_concurrency"),
                settings.flag("destination_concurrency_feedback_debug"),
                Set.copyOf(settings.list("defer_transports")),
                settings.text("recipient_delimiter"),
                lostAgentEndsItsEntry ? LostAgent.ENDS_ITS_ENTRY : LostAgent.KILLS_ITS_TRANSPORT);
        return new QmgrParameters(
                settings,
                general,
                settings.seconds("queue_run_delay"),
                settings.seconds("minimal_backoff_time"),
                settings.seconds("maximal_backoff_time"),
                lifetime,
                bounceLifetime,
                settings.seconds("in_flow_delay"),
                settings.number("default_process_limit"),
                settings.seconds("daemon_timeout"),
                settings.flag("confirm_delay_cleared"),
                settings.text("double_bounce_sender"),
                settings.text("default_filter_nexthop"),
                settings.text("myhostname"),
                settings.number("delay_logging_resolution_limit"),
                List.copyOf(warnings),
                settings.fatal("qmgr"));
    }

    /** Those that decide how long mail waits, by name. */
    Map<String, Long> decisive() {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("qmgr_message_active_limit", (long) general.messageActiveLimit());
        values.put("queue_run_delay", queueRunDelay);
        values.put("minimal_backoff_time", minimalBackoff);
        values.put("maximal_backoff_time", maximalBackoff);
        values.put("maximal_queue_lifetime", maximalQueueLifetime);
        values.put("bounce_queue_lifetime", bounceQueueLifetime);
        values.put("in_flow_delay", inFlowDelay);
        return values;
    }

    /** What all daemons read, but with waits and a watchdog of its own, and no end for want of use. */
    static Limits limits(Settings settings) {
        return new Limits(
                0,
                0,
                settings.seconds("qmgr_ipc_timeout"),
                settings.seconds("ipc_idle"),
                settings.seconds("ipc_ttl"),
                settings.seconds("qmgr_daemon_timeout"));
    }

    /** Whether the sender is to be told when a message is delivered of whose delay it was told before. */
    boolean confirmsDelayCleared(QueueFile file) {
        return confirmDelayCleared && file.isWarned();
    }

    /** The parameters of one transport. */
    TransportSettings transport(String name) {
        return new FromMainCf(settings, name);
    }

    private record FromMainCf(Settings settings, String name) implements TransportSettings {
        private int number(String suffix) {
            return settings.number(name, suffix);
        }

        private int seconds(String suffix) {
            return (int) settings.seconds(name, suffix);
        }

        private FeedbackText feedback(String suffix) {
            String text = settings.text(name, suffix);
            String common = settings.text("default_" + suffix);
            return new FeedbackText(text.equals(common) ? "default_" + suffix : name + "_" + suffix, text);
        }

        @Override
        public int destinationConcurrencyLimit() {
            return number("destination_concurrency_limit");
        }

        @Override
        public int initialDestinationConcurrency() {
            return number("initial_destination_concurrency");
        }

        @Override
        public int destinationRecipientLimit() {
            return number("destination_recipient_limit");
        }

        @Override
        public FeedbackText positiveFeedback() {
            return feedback("destination_concurrency_positive_feedback");
        }

        @Override
        public FeedbackText negativeFeedback() {
            return feedback("destination_concurrency_negative_feedback");
        }

        @Override
        public int failedCohortLimit() {
            return number("destination_concurrency_failed_cohort_limit");
        }

        @Override
        public int destinationRateDelaySeconds() {
            return seconds("destination_rate_delay");
        }

        @Override
        public int transportRateDelaySeconds() {
            return seconds("transport_rate_delay");
        }

        @Override
        public int deliverySlotCost() {
            return number("delivery_slot_cost");
        }

        @Override
        public int deliverySlotLoan() {
            return number("delivery_slot_loan");
        }

        @Override
        public int deliverySlotDiscount() {
            return number("delivery_slot_discount");
        }

        @Override
        public int minimumDeliverySlots() {
            return number("minimum_delivery_slots");
        }

        @Override
        public int recipientLimit() {
            return number("recipient_limit");
        }

        @Override
        public int extraRecipientLimit() {
            return number("extra_recipient_limit");
        }

        @Override
        public int recipientRefillLimit() {
            return number("recipient_refill_limit");
        }

        @Override
        public int recipientRefillDelaySeconds() {
            return seconds("recipient_refill_delay");
        }
    }
}
