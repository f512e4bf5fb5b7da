package org.qmgrsim.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mail log tells of one message; times in seconds since the start of Postfix, NaN where it tells nothing. */
final class LoggedMessage {
    private static final Pattern ACTIVE =
            Pattern.compile("from=<([^>]*)>, size=(\\d+), nrcpt=(\\d+) \\(queue active\\)");
    private static final Pattern ATTEMPT = Pattern.compile("to=<([^>]*)>.*, status=(\\w+) \\((.*)\\)");
    private static final Pattern PICKED_UP = Pattern.compile("uid=\\d+ from=<([^>]*)>( orig_id=.*)?");

    /** One delivery attempt for one recipient. */
    record Attempt(double at, String recipient, String status, String program, String reply) {
        /** The status, with {@code *} if nothing was tried because the destination was dead. */
        String outcome() {
            return status + (reply.startsWith("delivery temporarily suspended") ? "*" : "");
        }
    }

    private final String id;
    private final int firstRow;
    private final List<Double> active = new ArrayList<>();
    private final List<Double> skipped = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final double first;
    private double last;
    private double client = Double.NaN;
    private double pickedUp = Double.NaN;
    private double header = Double.NaN;
    private double removed = Double.NaN;
    private double expired = Double.NaN;
    private boolean requeued;
    private String sender;
    private int recipients;
    private int size;

    LoggedMessage(String id, int firstRow, double first) {
        this.id = id;
        this.firstRow = firstRow;
        this.first = first;
    }

    /** Takes in a line about this message; false if it is of no kind that matters. */
    boolean read(double at, String program, String text) {
        Matcher groups;
        if (text.startsWith("client=")) {
            client = at;
        } else if ((groups = PICKED_UP.matcher(text)).matches()) {
            pickedUp = at;
            sender = groups.group(1);
            requeued = groups.group(2) != null;
        } else if (text.startsWith("message-id=")) {
            header = Double.isNaN(header) ? at : header;
        } else if ((groups = ACTIVE.matcher(text)).matches()) {
            active.add(at);
            sender = groups.group(1);
            size = Integer.parseInt(groups.group(2));
            recipients = recipients == 0 ? Integer.parseInt(groups.group(3)) : recipients;
        } else if ((groups = ATTEMPT.matcher(text)).matches()) {
            attempts.add(new Attempt(at, groups.group(1), groups.group(2), program, groups.group(3)));
        } else if (text.startsWith("removed")) {
            removed = at;
        } else if (text.contains("status=expired")) {
            expired = at;
        } else if (text.startsWith("skipped")) {
            skipped.add(at);
        } else {
            return false;
        }
        last = at;
        return true;
    }

    String id() {
        return id;
    }

    /** Number of the line with which it begins. */
    int firstRow() {
        return firstRow;
    }

    /** By which way it came in, in the words of {@code expected.json}. */
    String origin() {
        if (!Double.isNaN(client)) {
            return "smtp";
        } else if (requeued) {
            return "requeue";
        } else if (!Double.isNaN(pickedUp)) {
            return "local";
        }
        return Double.isNaN(header) ? "file" : "bounce";
    }

    /** When it had a queue file. */
    double arrival() {
        return !Double.isNaN(client) ? client : !Double.isNaN(pickedUp) ? pickedUp : header >= 0 ? header : first;
    }

    String sender() {
        return sender;
    }

    int recipients() {
        return recipients;
    }

    int size() {
        return size;
    }

    /** Each time that it became active. */
    List<Double> active() {
        return active;
    }

    /** Each time that it was found still being delivered. */
    List<Double> skipped() {
        return skipped;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** Those whom somebody tried to deliver to. */
    Set<String> tried() {
        Set<String> addresses = new TreeSet<>();
        attempts.forEach(attempt -> addresses.add(attempt.recipient()));
        return addresses;
    }

    boolean isRemoved() {
        return !Double.isNaN(removed);
    }

    double removed() {
        return removed;
    }

    /** When it was last heard of. */
    double last() {
        return isRemoved() ? removed : last;
    }

    /** What became of it, in the words of {@code expected.json}. */
    String fate() {
        if (!Double.isNaN(expired)) {
            return "expired";
        } else if (isRemoved()) {
            return has("bounced") ? "bounced" : has("sent") ? "delivered" : "removed";
        } else if (attempts.isEmpty()) {
            return active.isEmpty() ? "queued" : "active";
        }
        Attempt latest = attempts.get(attempts.size() - 1);
        if (!active.isEmpty() && latest.at() < active.get(active.size() - 1)) {
            return "active";
        }
        return latest.status().equals("deferred") ? "deferred" : "delivered-not-removed";
    }

    private boolean has(String status) {
        return attempts.stream().anyMatch(attempt -> attempt.status().equals(status));
    }
}
