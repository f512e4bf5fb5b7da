package org.qmgrsim.qmgr;

import java.util.Set;

/**
 * The parameters of qmgr(8) that hold for all transports.
 *
 * @param messageActiveLimit {@code qmgr_message_active_limit}
 * @param messageRecipientLimit {@code qmgr_message_recipient_limit}, already raised to the active limit
 * @param messageRecipientMinimum {@code qmgr_message_recipient_minimum}
 * @param minimalBackoffSeconds {@code minimal_backoff_time}
 * @param transportRetrySeconds {@code transport_retry_time}
 * @param clogWarnSeconds {@code qmgr_clog_warn_time}; 0 is never
 * @param helpfulWarnings {@code helpful_warnings}
 * @param initialDestinationConcurrency {@code initial_destination_concurrency}, shown in a debug line only
 * @param feedbackDebug {@code destination_concurrency_feedback_debug}
 * @param deferTransports {@code defer_transports}
 * @param recipientDelimiter {@code recipient_delimiter}: a set of characters, or empty
 * @param lostAgent which Postfix is meant when an agent is lost
 */
record GeneralSettings(
        int messageActiveLimit,
        int messageRecipientLimit,
        int messageRecipientMinimum,
        int minimalBackoffSeconds,
        int transportRetrySeconds,
        int clogWarnSeconds,
        boolean helpfulWarnings,
        int initialDestinationConcurrency,
        boolean feedbackDebug,
        Set<String> deferTransports,
        String recipientDelimiter,
        LostAgent lostAgent) {
    GeneralSettings {
        deferTransports = Set.copyOf(deferTransports);
    }
}
