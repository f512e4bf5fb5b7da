package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    void theCatalogueHoldsEveryParameterOfTheReference() throws Exception {
        // A table of its own of what Postfix 3.12 has, made from its sources: name, default, unit, least and greatest
        // value.
        List<String> rows =
                Files.readAllLines(Path.of("src", "test", "resources", "postconf", "parameters-reference.csv"));

        assertTrue(rows.size() > 70);
        for (String row : rows.subList(1, rows.size())) {
            List<String> cells = Parameters.fields(row);
            Parameter parameter = CATALOGUE.get(cells.get(0));

            boolean text = parameter.kind() == Parameter.Kind.TEXT;
            if (!text) { // defaults of texts are expressions, and their limits those of the length
                assertEquals(cells.get(1), parameter.defaultValue(), row);
            }
            assertEquals(cells.get(2), parameter.unit(), row);
            if (!text && parameter.kind() != Parameter.Kind.FEEDBACK) {
                assertEquals(number(cells.get(3)), parameter.min(), row);
                assertEquals(number(cells.get(4)), parameter.max(), row);
            }
            assertEquals(cells.get(5), parameter.override(), row);
        }
    }

    private static @Nullable Long number(String cell) {
        String digits = cell.replaceFirst("[^0-9].*", "");
        return digits.isEmpty() ? null : Long.valueOf(digits);
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
