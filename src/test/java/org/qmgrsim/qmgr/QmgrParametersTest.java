package org.qmgrsim.qmgr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Settings;

/** What qmgr reads for a transport: its own parameter, else the default of all, else the shipped one. */
class QmgrParametersTest {
    private static Arguments of(
            String common,
            String suffix,
            Function<TransportSettings, Object> read,
            Object shipped,
            String set,
            Object as) {
        return Arguments.of(common, suffix, read, shipped, set, as);
    }

    static List<Arguments> perTransport() {
        return List.of(
                of(
                        "default_destination_concurrency_limit",
                        "destination_concurrency_limit",
                        TransportSettings::destinationConcurrencyLimit,
                        20,
                        "7",
                        7),
                of(
                        "initial_destination_concurrency",
                        "initial_destination_concurrency",
                        TransportSettings::initialDestinationConcurrency,
                        5,
                        "7",
                        7),
                of(
                        "default_destination_recipient_limit",
                        "destination_recipient_limit",
                        TransportSettings::destinationRecipientLimit,
                        50,
                        "7",
                        7),
                of(
                        "default_destination_concurrency_positive_feedback",
                        "destination_concurrency_positive_feedback",
                        settings -> settings.positiveFeedback().text(),
                        "1",
                        "1/concurrency",
                        "1/concurrency"),
                of(
                        "default_destination_concurrency_negative_feedback",
                        "destination_concurrency_negative_feedback",
                        settings -> settings.negativeFeedback().text(),
                        "1",
                        "1/8",
                        "1/8"),
                of(
                        "default_destination_concurrency_failed_cohort_limit",
                        "destination_concurrency_failed_cohort_limit",
                        TransportSettings::failedCohortLimit,
                        1,
                        "7",
                        7),
                of(
                        "default_destination_rate_delay",
                        "destination_rate_delay",
                        TransportSettings::destinationRateDelaySeconds,
                        0,
                        "2m",
                        120),
                of(
                        "default_transport_rate_delay",
                        "transport_rate_delay",
                        TransportSettings::transportRateDelaySeconds,
                        0,
                        "7",
                        7),
                of("default_delivery_slot_cost", "delivery_slot_cost", TransportSettings::deliverySlotCost, 5, "7", 7),
                of("default_delivery_slot_loan", "delivery_slot_loan", TransportSettings::deliverySlotLoan, 3, "7", 7),
                of(
                        "default_delivery_slot_discount",
                        "delivery_slot_discount",
                        TransportSettings::deliverySlotDiscount,
                        50,
                        "7",
                        7),
                of(
                        "default_minimum_delivery_slots",
                        "minimum_delivery_slots",
                        TransportSettings::minimumDeliverySlots,
                        3,
                        "7",
                        7),
                of("default_recipient_limit", "recipient_limit", TransportSettings::recipientLimit, 20000, "7", 7),
                of(
                        "default_extra_recipient_limit",
                        "extra_recipient_limit",
                        TransportSettings::extraRecipientLimit,
                        1000,
                        "7",
                        7),
                of(
                        "default_recipient_refill_limit",
                        "recipient_refill_limit",
                        TransportSettings::recipientRefillLimit,
                        100,
                        "7",
                        7),
                of(
                        "default_recipient_refill_delay",
                        "recipient_refill_delay",
                        TransportSettings::recipientRefillDelaySeconds,
                        5,
                        "7",
                        7));
    }

    private static TransportSettings transport(String name, String main) {
        Settings settings = Settings.of(MainCf.parse(main, "main.cf"), MasterCf.shipped());
        return QmgrParameters.of(settings, true).transport(name);
    }

    @ParameterizedTest
    @MethodSource("perTransport")
    void aParameterOfATransportGoesOverThatOfAll(
            String common,
            String suffix,
            Function<TransportSettings, Object> read,
            Object shipped,
            String set,
            Object as) {
        assertEquals(shipped, read.apply(transport("smtp", "")));
        assertEquals(as, read.apply(transport("smtp", common + " = " + set + "\n")));
        assertEquals(as, read.apply(transport("smtp", "smtp_" + suffix + " = " + set + "\n")));
        assertEquals(shipped, read.apply(transport("relay", "smtp_" + suffix + " = " + set + "\n")));
        // Of a transport that master.cf does not have as well: it may be named in a table.
        assertEquals(as, read.apply(transport("mine", common + " = 3\nmine_" + suffix + " = " + set + "\n")));
    }

    @Test
    void localHasDefaultsOfItsOwn() {
        assertEquals(2, transport("local", "").destinationConcurrencyLimit());
        assertEquals(1, transport("local", "").destinationRecipientLimit());
        assertEquals(
                2,
                transport("local", "default_destination_concurrency_limit = 7\n")
                        .destinationConcurrencyLimit());
    }
}
