package org.qmgrsim.cases;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a mail log.
 *
 * @param micros when, in microseconds since 1970
 * @param program such as {@code qmgr}
 * @param pid process id; 0 if the line has none
 */
record LogLine(long micros, String program, int pid, String text) {
    private static final Pattern FORM =
            Pattern.compile("(\\S+) +\\S+ +(?:[^\\s\\[:]*/)?([^\\s\\[:/]+)(?:\\[(\\d+)\\])?: ?(.*)");

    /** Reads a line with an RFC 3339 stamp. */
    static LogLine parse(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw new IllegalArgumentException("no line of a mail log: " + line);
        }
        int pid = form.group(3) == null ? 0 : Integer.parseInt(form.group(3));
        return new LogLine(micros(form.group(1)), form.group(2), pid, form.group(4));
    }

    /** An RFC 3339 stamp in microseconds since 1970. */
    static long micros(String stamp) {
        return ChronoUnit.MICROS.between(
                Instant.EPOCH, OffsetDateTime.parse(stamp).toInstant());
    }
}
