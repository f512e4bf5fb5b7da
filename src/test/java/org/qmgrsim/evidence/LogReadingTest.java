package org.qmgrsim.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A real mail log, explained line by line. */
class LogReadingTest {
    private static final String WAKEUP = """
            2024-01-22T11:53:09.068813+01:00 mx postfix/qmgr[3633521]: trigger_server_accept_local: trigger arrived
            2024-01-22T11:53:09.068835+01:00 mx postfix/qmgr[3633521]: master_notify: status 0
            2024-01-22T11:53:09.068841+01:00 mx postfix/qmgr[3633521]: request: 87 (W)
            2024-01-22T11:53:09.068848+01:00 mx postfix/qmgr[3633521]: request: 0 (?)
            2024-01-22T11:53:09.068854+01:00 mx postfix/qmgr[3633521]: request ignored
            2024-01-22T11:53:09.068861+01:00 mx postfix/qmgr[3633521]: qmgr_scan_start: start incoming queue scan
            2024-01-22T11:53:09.068867+01:00 mx postfix/qmgr[3633521]: master_notify: status 1
            2024-01-22T11:53:09.068874+01:00 mx postfix/qmgr[3633521]: done incoming queue scan
            """;

    private static final String ARRIVAL = """
            2024-01-22T11:59:44.274667+01:00 mx postfix/qmgr[3633521]: qmgr_scan_start: start incoming queue scan
            2024-01-22T11:59:44.274685+01:00 mx postfix/qmgr[3633521]: qmgr_active_feed: queue incoming
            2024-01-22T11:59:44.274695+01:00 mx postfix/qmgr[3633521]: qmgr_active_feed: incoming/419B440602
            2024-01-22T11:59:44.274704+01:00 mx postfix/qmgr[3633521]: qmgr_message_alloc: active 419B440602
            """;

    private static List<String> read(String log, Locale language) {
        LogReading reading = new LogReading(language);
        List<String> said = new ArrayList<>();
        log.lines().forEach(line -> said.addAll(reading.read(line)));
        said.addAll(reading.end());
        return said;
    }

    @Test
    void everyLineOfAWakeupHasItsMeaningAndTogetherTheyFoundNothing() {
        List<String> said = read(WAKEUP, Locale.ENGLISH);

        assertEquals(
                8,
                said.stream().filter(line -> line.startsWith("11:53:09.0688")).count());
        assertEquals(
                8,
                said.stream()
                        .filter(line -> line.startsWith("    ") && !line.contains("…"))
                        .count());
        assertTrue(said.contains(
                "These lines belong together, and the scan found nothing new: so nothing had been forgotten. An idle qmgr"
                        + " shows this at every wakeup."));
    }

    @Test
    void anArrivalIsKnownByWhatTheScanFoundEvenIfTheLogBreaksOff() {
        List<String> said = read(ARRIVAL, Locale.ENGLISH);

        assertTrue(said.get(said.size() - 1).contains("the scan found 419B440602: a mail had come."), said.toString());
        assertTrue(read(ARRIVAL, Locale.JAPANESE).toString().contains("走査は 419B440602 を見つけた"));
    }

    /** delay = 308, of which 300 s before this attempt: the four numbers are named. */
    @Test
    void theFourDelaysAreNamedAlsoInTraditionalSyslog() {
        List<String> said = read(
                "Jan 22 08:15:00 mx postfix/smtp[77]: 4087220E012: to=<u@example.org>, relay=mx.example.org[192.0.2.1]:25,"
                        + " conn_use=2, delay=308.5, delays=308.2/0.01/0.1/0.2, dsn=2.0.0, status=sent (250 2.0.0 ok)",
                Locale.ENGLISH);

        assertEquals(
                "    <u@example.org> has it, 308.5 s after it arrived: 308.2 s until qmgr took it up, 0.01 s in active,"
                        + " 0.1 s to connect, 0.2 s to transmit.",
                said.get(1));
    }

    @Test
    void whatMovesNothingIsCountedAndWhatIsNoLogIsSaid() {
        List<String> said = read(
                "2024-01-22T11:53:09.068813+01:00 mx postfix/anvil[5]: statistics: max cache size 1\n" + WAKEUP,
                Locale.ENGLISH);

        assertEquals("    … 1 line(s) that do not move the queue", said.get(0));
        assertEquals(List.of("There is no line of Postfix in this."), read("hello\n", Locale.ENGLISH));
    }

    @Test
    void eachFormHasItsMeaningInBothLanguages() {
        ResourceBundle english = ResourceBundle.getBundle("org.qmgrsim.evidence.lines", Locale.ROOT);
        ResourceBundle japanese = ResourceBundle.getBundle("org.qmgrsim.evidence.lines", Locale.JAPANESE);
        TreeSet<String> keys = new TreeSet<>(List.of("episode.nothing", "episode.found", "unknown", "none"));
        LinePhrases.forms().forEach(form -> keys.add(form.key()));

        assertEquals(keys, new TreeSet<>(english.keySet()));
        assertEquals(keys, new TreeSet<>(japanese.keySet()));
    }
}
