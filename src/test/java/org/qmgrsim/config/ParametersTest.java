package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
    private static final Parameters CATALOGUE = Parameters.catalogue();

    @Test
    void aParameterHasDefaultUnitAndRange() {
        Parameter lifetime = CATALOGUE.get("maximal_queue_lifetime");

        assertEquals(Parameter.Kind.TIME, lifetime.kind());
        assertEquals("5d", lifetime.defaultValue());
        assertEquals('d', lifetime.defaultUnit());
        assertEquals(0L, lifetime.min());
        assertEquals(8_640_000L, lifetime.max());
        assertTrue(lifetime.isReadBy("qmgr"));
        assertFalse(lifetime.isReadBy("smtpd"));
        assertTrue(CATALOGUE.get("max_idle").isReadBy("smtpd"));
    }

    @Test
    void allDefaultsAreGood() {
        Settings settings = Settings.of(MainCf.empty(), MasterCf.shipped());
        for (Parameter parameter : CATALOGUE.all()) {
            assertNull(
                    Judge.complaint(parameter, parameter.name(), settings.text(parameter.name())), parameter::toString);
        }
    }

    @Test
    void perTransportNamesAreTakenApartAtTheLongestSuffix() {
        Parameters.PerTransport name = CATALOGUE.splitPerTransport("slow_destination_recipient_limit");

        assertNotNull(name);
        assertEquals("slow", name.transport());
        assertEquals("default_destination_recipient_limit", name.base().name());
        assertNull(CATALOGUE.splitPerTransport("default_destination_recipient_limit"));
        assertNull(CATALOGUE.splitPerTransport("qmgr_message_recipient_limit"));
        assertNull(CATALOGUE.splitPerTransport("_recipient_limit"));
    }

    @Test
    void searchFindsNamesFirstThenMeanings() {
        List<String> found =
                CATALOGUE.search("Backoff").stream().map(Parameter::name).toList();

        assertEquals(List.of("minimal_backoff_time", "maximal_backoff_time"), found);
        assertEquals(
                List.of("trigger_timeout"),
                CATALOGUE.search("sending a trigger").stream()
                        .map(Parameter::name)
                        .toList());
        assertEquals(List.of(), CATALOGUE.search("no such thing"));
    }

    @Test
    void otherPostfixNamesAreKnownByNameOnly() {
        assertTrue(CATALOGUE.isPostfixName("smtpd_milters"));
        assertNull(CATALOGUE.find("smtpd_milters"));
        assertFalse(CATALOGUE.isPostfixName("queue_run_dely"));
        assertThrows(IllegalArgumentException.class, () -> CATALOGUE.get("smtpd_milters"));
        assertTrue(
                CATALOGUE.all().stream().noneMatch(p -> CATALOGUE.passedOver().contains(p.name())));
    }
}
