package org.qmgrsim.check;

import java.util.ArrayList;
import java.util.List;

/** What is done to the system, at random. */
final class RandomFaults {
    private static final int KINDS = 16;

    private final Draw draw;
    private final int seconds;
    private final List<String> lines = new ArrayList<>();

    RandomFaults(Draw draw, int seconds) {
        this.draw = draw;
        this.seconds = seconds;
    }

    List<String> lines() {
        int count = draw.between(1, 14);
        for (int i = 0; i < count; i++) {
            one(draw.between(1, seconds - 20));
        }
        return lines;
    }

    private void at(int second, String what) {
        lines.add("{ at: " + draw.seconds(second, second + 1) + ", " + what + " }");
    }

    private void one(int second) {
        switch (draw.between(0, KINDS - 1)) {
            case 0, 1 -> at(second, "kill: qmgr, signal: " + signal());
            case 2, 3 -> at(second, "kill: " + agent() + ", signal: " + signal());
            case 4 -> at(second, "kill: cleanup, signal: " + signal());
            case 5 -> at(second, "reload: true");
            case 6 -> pause(second, draw.of("qmgr", agent(), "cleanup"));
            case 7 -> restart(second);
            case 8 -> at(second, "flush: true");
            case 9 -> at(second, "trigger: { to: qmgr, bytes: " + draw.of("W", "I", "D", "WDFA", "F", "A") + " }");
            case 10 ->
                at(
                        second,
                        "destinations: { " + draw.of("one.example", "two.example") + ": "
                                + RandomScenario.destination(draw) + " }");
            case 11 -> {
                at(
                        second,
                        "set: { "
                                + draw.of(
                                        "queue_run_delay: 3s",
                                        "qmgr/unix/wakeup: 7",
                                        "minimal_backoff_time: 2s",
                                        "qmgr_message_active_limit: 3")
                                + " }");
                at(second + 1, "reload: true");
            }
            case 12 -> byHand(second);
            case 13 ->
                at(
                        second,
                        "crash_at_start: { service: " + draw.of("qmgr", "qmgr", agent()) + ", times: "
                                + draw.between(1, 3) + " }");
            case 14 -> at(second, "triggers: { cleanup: { lost: " + draw.between(0, 100) + "% } }");
            default -> at(second, "connect_and_quit: true");
        }
    }

    private String signal() {
        return draw.of("SIGKILL", "SIGKILL", "SIGTERM", "SIGSEGV");
    }

    private String agent() {
        return draw.of("smtp/unix", "smtp/unix", "local", "bounce", "defer", "retry", "rewrite", "pickup");
    }

    private void pause(int second, String service) {
        at(second, "sigstop: " + service);
        at(second + draw.between(1, 15), "sigcont: " + service);
    }

    private void restart(int second) {
        at(second, draw.of("stop: true", "stop: true", "abort: true", "kill_master: true"));
        at(second + draw.between(1, 12), "start: true");
    }

    private void byHand(int second) {
        String label = "hand" + lines.size();
        at(
                second,
                "put: { queue: " + draw.of("incoming", "deferred", "active", "maildrop", "hold") + ", count: "
                        + draw.between(1, 5) + ", to: user@" + draw.of(RandomScenario.DOMAINS) + ", mtime: "
                        + draw.of("-1h", "0s", "+20s") + ", label: " + label + " }");
        int later = second + draw.between(1, 10);
        switch (draw.between(0, 4)) {
            case 0 ->
                at(later, "move: { files: " + label + ", queue: " + draw.of("incoming", "deferred", "hold") + " }");
            case 1 -> at(later, "touch: { files: " + label + ", mtime: " + draw.of("-1m", "+10s") + " }");
            case 2 -> at(later, "chmod: { files: " + label + ", mode: " + draw.of("0600", "0700") + " }");
            case 3 -> at(later, "remove: " + label);
            default -> {
                // they stay as they are
            }
        }
    }
}
