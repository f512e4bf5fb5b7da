package org.qmgrsim.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail log, read: its lines, the messages in it, and when what happened to services. Times count from the first start. */
final class PostfixLog {
    private static final Pattern ABOUT_MESSAGE = Pattern.compile("([0-9A-Z]{6,}): (.*)");
    private static final Set<String> COMMANDS = Set.of("postqueue", "postsuper", "showq");

    /** One line with its time. */
    record Row(double at, LogLine line) {
        /** What the line says of the message with that ID; null if it is about something else. */
        String about(String id) {
            return line.text().startsWith(id + ": ") ? line.text().substring(id.length() + 2) : null;
        }
    }

    private final long startMicros;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, List<Double>> events = new TreeMap<>();
    private final List<LoggedMessage> messages = new ArrayList<>();
    private final Set<String> verbose = new HashSet<>();

    private PostfixLog(List<LogLine> lines) {
        startMicros = lines.stream()
                .filter(line -> LineKind.STARTED.in(line) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Postfix is never started"))
                .micros();
        lines.forEach(line -> rows.add(new Row((line.micros() - startMicros) / 1e6, line)));
        readEvents();
        readMessages();
    }

    /** Reads a log; lines with the same stamp keep their order. */
    static PostfixLog of(String text) {
        return new PostfixLog(text.lines()
                .map(LogLine::parse)
                .sorted(Comparator.comparingLong(LogLine::micros))
                .toList());
    }

    private void readEvents() {
        Set<Integer> known = new HashSet<>();
        for (Row row : rows) {
            LogLine line = row.line();
            for (LineKind kind : LineKind.values()) {
                Matcher groups = kind.in(line);
                if (groups != null) {
                    event(kind, groups, row);
                    if (kind == LineKind.SPAWNED) {
                        known.add(Integer.parseInt(groups.group(2)));
                    }
                    break;
                }
            }
            if (line.program().equals("qmgr") && known.add(line.pid())) {
                add("qmgr.start", row); // a new process shows itself by its first line, if master does not tell
            }
        }
    }

    private void event(LineKind kind, Matcher groups, Row row) {
        String program = row.line().program();
        switch (kind) {
            case STARTED -> add("master.daemon_started", row);
            case RELOADED -> add("master.reload", row);
            case TERMINATING -> add("master.terminating", row);
            case KILLED -> add(groups.group(1) + ".killed", row);
            case FAILED -> add(groups.group(1) + ".exit_status", row);
            case THROTTLED -> add(groups.group(1) + ".throttled", row);
            case WAKEUP -> add(groups.group(1) + ".wakeup", row);
            case SPAWNED -> add(groups.group(1) + ".start", row);
            case TRIGGER -> add(program + ".trigger", row);
            case REQUEST -> add("qmgr.request." + (groups.group(1).equals("0") ? "NUL" : groups.group(2)), row);
            case SCAN -> add("qmgr.scan_" + groups.group(1), row);
            case SCAN_DONE -> add("qmgr.done_" + groups.group(1), row);
            case FEED_SKIP -> add("qmgr.skip", row);
            default -> {
                // looked at only in the order of lines
            }
        }
        if (Set.of(
                        LineKind.TRIGGER,
                        LineKind.NOTIFY,
                        LineKind.REQUEST,
                        LineKind.SCAN,
                        LineKind.WAKEUP,
                        LineKind.SPAWNED)
                .contains(kind)) {
            verbose.add(program);
        }
    }

    private void add(String event, Row row) {
        events.computeIfAbsent(event, name -> new ArrayList<>()).add(row.at());
    }

    private void readMessages() {
        Map<String, LoggedMessage> present = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String program = row.line().program();
            Matcher about = ABOUT_MESSAGE.matcher(row.line().text());
            if (!about.matches() || COMMANDS.contains(program)) {
                continue;
            }
            String id = about.group(1);
            String text = about.group(2);
            LoggedMessage message = present.get(id);
            boolean begins = text.startsWith("client=") || text.startsWith("uid=");
            if (message == null || (message.isRemoved() && begins)) {
                LoggedMessage fresh = new LoggedMessage(id, i, row.at()); // a queue ID may come again
                if (fresh.read(row.at(), program, text)) {
                    present.put(id, fresh);
                    messages.add(fresh);
                }
            } else {
                message.read(row.at(), program, text);
            }
        }
        messages.sort(Comparator.comparingDouble(LoggedMessage::arrival));
    }

    /** The first start of Postfix, in microseconds since 1970. */
    long startMicros() {
        return startMicros;
    }

    List<Row> rows() {
        return rows;
    }

    /** The messages in order of arrival. */
    List<LoggedMessage> messages() {
        return messages;
    }

    /** The times of an event such as {@code qmgr.trigger}. */
    List<Double> times(String event) {
        return events.getOrDefault(event, List.of());
    }

    /** The times of the lines of a program that begin with a text. */
    List<Double> lines(String program, String beginning) {
        return rows.stream()
                .filter(row -> row.line().program().equals(program)
                        && row.line().text().startsWith(beginning))
                .map(Row::at)
                .toList();
    }

    /** The n-th message to arrive, from 1. */
    LoggedMessage message(int n) {
        return messages.get(n - 1);
    }

    /** Whether the log has lines that this program prints with {@code -v} alone. */
    boolean isVerbose(String program) {
        return verbose.contains(program);
    }
}
