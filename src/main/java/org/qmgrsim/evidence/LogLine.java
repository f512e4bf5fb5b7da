package org.qmgrsim.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a mail log.
 *
 * @param stamp as it stands there: RFC 3339, or month, day and time of day
 * @param host the host name
 * @param program the daemon: the last part of {@code postfix/smtp/smtpd}
 * @param pid its process
 * @param text all after the colon
 */
record LogLine(String stamp, String host, String program, int pid, String text) {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[-+]\\d\\d:?\\d\\d)?|[A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d)"
                    + " (\\S+) [\\w.-]+/(?:[\\w.-]+/)*([\\w.-]+)\\[(\\d{1,9})]: (.*)");

    /** The line in that text; empty if it is none of Postfix. */
    static Optional<LogLine> of(String line) {
        Matcher matcher = FORM.matcher(line.strip());
        return matcher.matches()
                ? Optional.of(new LogLine(
                        matcher.group(1),
                        matcher.group(2),
                        matcher.group(3),
                        Integer.parseInt(matcher.group(4)),
                        matcher.group(5)))
                : Optional.empty();
    }

    /** The time of day. */
    String timeOfDay() {
        int begin = stamp.indexOf('T') >= 0 ? stamp.indexOf('T') + 1 : stamp.lastIndexOf(' ') + 1;
        return stamp.substring(begin).replaceFirst("(Z|[-+]\\d\\d:?\\d\\d)$", "");
    }
}
