package org.qmgrsim.qmgr;

/** The parameters of one transport, at Postfix's defaults until a test turns them. */
final class Knobs implements TransportSettings {
    private int concurrencyLimit = 20;
    private int initialConcurrency = 5;
    private int destinationRecipients = 50;
    private String positive = "1";
    private String negative = "1";
    private int cohortLimit = 1;
    private int destinationRateDelay;
    private int transportRateDelay;
    private int cost = 5;
    private int loan = 3;
    private int discount = 50;
    private int minimumSlots = 3;
    private int recipients = 20000;
    private int refillLimit = 100;

    /** Window limit and initial window. */
    Knobs concurrency(int limit, int initial) {
        concurrencyLimit = limit;
        initialConcurrency = initial;
        return this;
    }

    Knobs destinationRecipients(int limit) {
        destinationRecipients = limit;
        return this;
    }

    Knobs feedback(String up, String down) {
        positive = up;
        negative = down;
        return this;
    }

    Knobs cohorts(int limit) {
        cohortLimit = limit;
        return this;
    }

    Knobs destinationRateDelay(int seconds) {
        destinationRateDelay = seconds;
        return this;
    }

    Knobs transportRateDelay(int seconds) {
        transportRateDelay = seconds;
        return this;
    }

    Knobs slots(int slotCost, int slotLoan, int slotDiscount) {
        cost = slotCost;
        loan = slotLoan;
        discount = slotDiscount;
        return this;
    }

    Knobs minimumSlots(int slots) {
        minimumSlots = slots;
        return this;
    }

    Knobs recipients(int limit) {
        recipients = limit;
        return this;
    }

    Knobs refillLimit(int limit) {
        refillLimit = limit;
        return this;
    }

    @Override
    public int destinationConcurrencyLimit() {
        return concurrencyLimit;
    }

    @Override
    public int initialDestinationConcurrency() {
        return initialConcurrency;
    }

    @Override
    public int destinationRecipientLimit() {
        return destinationRecipients;
    }

    @Override
    public FeedbackText positiveFeedback() {
        return new FeedbackText("default_destination_concurrency_positive_feedback", positive);
    }

    @Override
    public FeedbackText negativeFeedback() {
        return new FeedbackText("default_destination_concurrency_negative_feedback", negative);
    }

    @Override
    public int failedCohortLimit() {
        return cohortLimit;
    }

    @Override
    public int destinationRateDelaySeconds() {
        return destinationRateDelay;
    }

    @Override
    public int transportRateDelaySeconds() {
        return transportRateDelay;
    }

    @Override
    public int deliverySlotCost() {
        return cost;
    }

    @Override
    public int deliverySlotLoan() {
        return loan;
    }

    @Override
    public int deliverySlotDiscount() {
        return discount;
    }

    @Override
    public int minimumDeliverySlots() {
        return minimumSlots;
    }

    @Override
    public int recipientLimit() {
        return recipients;
    }

    @Override
    public int extraRecipientLimit() {
        return 1000;
    }

    @Override
    public int recipientRefillLimit() {
        return refillLimit;
    }

    @Override
    public int recipientRefillDelaySeconds() {
        return 5;
    }
}
