package org.qmgrsim.check;

import java.util.ArrayList;
import java.util.List;

/**
 * A content filter at random: in a third of all systems, in some of them with a way back that leads to the filter again, to
 * nobody, or to an smtpd that has no process to spare.
 */
final class RandomFilter {
    private static final double SYSTEMS_WITH_ONE = 0.3;

    private final List<String> mainCf = new ArrayList<>();
    private final List<String> masterCf = new ArrayList<>();
    private final List<String> destinations = new ArrayList<>();

    /** By luck of its own: the rest of the system is the same with and without it. */
    RandomFilter(long seed) {
        Draw draw = new Draw(~seed);
        if (!draw.chance(SYSTEMS_WITH_ONE)) {
            return;
        }
        boolean lmtp = draw.chance(0.2);
        String program = lmtp ? "lmtp" : "smtp";
        mainCf.add("content_filter = scan:[127.0.0.1]:10024");
        mainCf.add("hopcount_limit = " + draw.of("50", "9", "5"));
        if (draw.chance(0.3)) {
            mainCf.add("scan_destination_recipient_limit = " + draw.of("1", "3"));
        }
        masterCf.add("scan unix - - n - " + draw.of("1", "2", "4", "10") + " " + program
                + (draw.chance(0.5) ? " -o " + program + "_send_xforward_command=yes" : "")
                + (draw.chance(0.3) ? " -o " + program + "_data_done_timeout=" + draw.of("1s", "5s") : ""));
        if (draw.chance(0.95)) {
            masterCf.add("127.0.0.1:10025 inet n - n - " + draw.of("-", "1", "2") + " smtpd"
                    + (draw.chance(0.9) ? " -o content_filter=" : "")
                    + (draw.chance(0.5) ? " -o smtpd_authorized_xforward_hosts=127.0.0.0/8" : ""));
        }
        destinations.add("\"[127.0.0.1]:10024\": { after: "
                + draw.of("0s", "0.2s", "exponential 1s", "lognormal 2s 2")
                + ", reinject: "
                + draw.of("127.0.0.1:10025", "{ to: 127.0.0.1:10025, patience: " + draw.of("1s", "20s") + " }")
                + draw.of("", ", answers: 250 2.6.0 Ok", ", fails: { share: 10%, at: end, answers: 451 }")
                + draw.of(
                        "", ", connections: { at_most: " + draw.between(1, 3) + ", beyond: queue }", ", connections: 2")
                + draw.of(
                        "",
                        "",
                        ", outages: { from: 30s, until: 70s, looks: " + draw.of("refuse", "silent", "blackhole")
                                + ", sessions: " + draw.of("kept", "lost") + " }")
                + " }");
    }

    List<String> mainCf() {
        return mainCf;
    }

    List<String> masterCf() {
        return masterCf;
    }

    List<String> destinations() {
        return destinations;
    }
}
