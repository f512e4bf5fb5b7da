package org.qmgrsim.journal.saved;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one must know of a run to read its journal, beside the facts. Saved with it.
 *
 * @param name of the scenario
 * @param title one line for people
 * @param version of the program that made it
 * @param postfix the version of Postfix
 * @param epochCalendarNanos calendar time of virtual time 0, in nanoseconds since 1970
 * @param zone of the mail log
 * @param originNanos the virtual time from which times count for people: when Postfix is up
 * @param endNanos end of the run, virtual time
 */
public record RunProperties(
        String name,
        String title,
        String version,
        String postfix,
        long seed,
        long epochCalendarNanos,
        ZoneOffset zone,
        long originNanos,
        long endNanos) {
    private static final String NAME = "scenario";
    private static final String TITLE = "title";
    private static final String VERSION = "qmgrsim";
    private static final String POSTFIX = "postfix";
    private static final String SEED = "seed";
    private static final String EPOCH = "epoch_calendar_nanos";
    private static final String ZONE = "zone";
    private static final String ORIGIN = "origin_nanos";
    private static final String END = "end_nanos";

    /** As names and values. */
    public Map<String, String> toMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(NAME, name);
        map.put(TITLE, title);
        map.put(VERSION, version);
        map.put(POSTFIX, postfix);
        map.put(SEED, Long.toString(seed));
        map.put(EPOCH, Long.toString(epochCalendarNanos));
        map.put(ZONE, zone.getId());
        map.put(ORIGIN, Long.toString(originNanos));
        map.put(END, Long.toString(endNanos));
        return map;
    }

    /**
     * Those of a saved journal.
     *
     * @throws DamagedJournal if some are missing: what wrote it was no run
     */
    public static RunProperties of(SavedJournal journal) {
        Map<String, String> map = journal.properties();
        try {
            return new RunProperties(
                    text(map, NAME),
                    text(map, TITLE),
                    text(map, VERSION),
                    text(map, POSTFIX),
                    number(map, SEED),
                    number(map, EPOCH),
                    ZoneOffset.of(text(map, ZONE)),
                    number(map, ORIGIN),
                    number(map, END));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw journal.damaged("does not say what run it is of: " + e.getMessage());
        }
    }

    private static String text(Map<String, String> map, String name) {
        String value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is missing");
        }
        return value;
    }

    private static long number(Map<String, String> map, String name) {
        return Long.parseLong(text(map, name));
    }

    /** Calendar time of a virtual time, in nanoseconds since 1970. */
    public long calendarNanos(long atNanos) {
        return epochCalendarNanos + atNanos;
    }
}
