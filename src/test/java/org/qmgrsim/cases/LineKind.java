package org.qmgrsim.cases;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines about services, processes and scans that a case looks at, by how they begin. */
enum LineKind {
    STARTED("master", "daemon started"),
    RELOADED("master", "reload -- "),
    TERMINATING("master", "terminating on"),
    KILLED("master", "warning: process \\S*/(\\S+) pid \\d+ killed by signal"),
    FAILED("master", "warning: process \\S*/(\\S+) pid \\d+ exit status"),
    THROTTLED("master", "warning: \\S*/(\\S+): bad command startup"),
    WAKEUP("master", "master_wakeup_timer_event: service (?:public/)?(\\S+)$"),
    SPAWNED("master", "spawn command \\S*/(\\S+); pid (\\d+)"),
    TRIGGER("", "trigger_server_accept_\\w+: trigger arrived"),
    NOTIFY("", "master_notify: status (\\d)"),
    REQUEST("qmgr", "request: (\\d+) \\((.)\\)"),
    IGNORED("qmgr", "request ignored"),
    SCAN("qmgr", "qmgr_scan_start: (?:start|restart) (\\S+) queue scan"),
    SCAN_DONE("qmgr", "done (\\S+) queue scan"),
    FEED_QUEUE("qmgr", "qmgr_active_feed: queue (\\S+)"),
    FEED_SKIP("qmgr", "qmgr_active_feed: skip (\\S+) \\(\\d+ seconds?\\)"),
    FEED_FILE("qmgr", "qmgr_active_feed: \\S+/(\\S+)$"),
    ALLOC("qmgr", "qmgr_message_alloc: active (\\S+)");

    private final String program;
    private final Pattern beginning;

    LineKind(String program, String beginning) {
        this.program = program;
        this.beginning = Pattern.compile(beginning);
    }

    /** What the groups of the pattern hold in this line; null if it is of another kind. */
    Matcher in(LogLine line) {
        if (!program.isEmpty() && !program.equals(line.program())) {
            return null;
        }
        Matcher matcher = beginning.matcher(line.text());
        return matcher.lookingAt() ? matcher : null;
    }

    /** Whether the line is of this kind and names {@code what} first. */
    boolean names(String what, LogLine line) {
        Matcher groups = in(line);
        return groups != null && groups.group(1).equals(what);
    }
}
