package org.qmgrsim.qmgr;

/**
 * The parameters of one transport, read once when it is created; each is {@code TRANSPORT_name} or else its default.
 *
 * @see "Postfix src/qmgr/qmgr_transport.c: qmgr_transport_create"
 */
interface TransportSettings {
    /** {@code _destination_concurrency_limit}; 0 is no limit. */
    int destinationConcurrencyLimit();

    /** {@code _initial_destination_concurrency}, at least 1. */
    int initialDestinationConcurrency();

    /** {@code _destination_recipient_limit}; 0 is no limit, 1 makes each recipient a destination. */
    int destinationRecipientLimit();

    /** {@code _destination_concurrency_positive_feedback}. */
    FeedbackText positiveFeedback();

    /** {@code _destination_concurrency_negative_feedback}. */
    FeedbackText negativeFeedback();

    /** {@code _destination_concurrency_failed_cohort_limit}; 0 is never. */
    int failedCohortLimit();

    /** {@code _destination_rate_delay}, seconds. */
    int destinationRateDelaySeconds();

    /** {@code _transport_rate_delay}, seconds. */
    int transportRateDelaySeconds();

    /** {@code _delivery_slot_cost}; below 2 there is no preemption. */
    int deliverySlotCost();

    /** {@code _delivery_slot_loan}. */
    int deliverySlotLoan();

    /** {@code _delivery_slot_discount}, percent. */
    int deliverySlotDiscount();

    /** {@code _minimum_delivery_slots}. */
    int minimumDeliverySlots();

    /** {@code _recipient_limit}: recipient slots of the transport. */
    int recipientLimit();

    /** {@code _extra_recipient_limit}: recipient slots kept for messages that preempt. */
    int extraRecipientLimit();

    /** {@code _recipient_refill_limit}, recipients. */
    int recipientRefillLimit();

    /** {@code _recipient_refill_delay}, seconds. */
    int recipientRefillDelaySeconds();
}
