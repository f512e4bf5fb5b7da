package org.qmgrsim.scenario;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.ipc.Daemon;
import org.qmgrsim.journal.Happening;

/** The signals that an operator sends. */
final class Signals {
    static final int HUP = 1;
    static final int KILL = 9;
    static final int TERM = 15;
    static final int CONT = 18;
    static final int STOP = 19;

    private static final Map<String, Integer> NUMBERS = Map.of(
            "SIGHUP", HUP, "SIGINT", 2, "SIGABRT", 6, "SIGKILL", KILL, "SIGSEGV", 11, "SIGTERM", TERM, "SIGCONT", CONT,
            "SIGSTOP", STOP);

    private Signals() {}

    /** The number of a signal by its name, with or without SIG; null if there is none. */
    static @Nullable Integer number(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return NUMBERS.get(upper.startsWith("SIG") ? upper : "SIG" + upper);
    }

    static void send(Daemon process, int signal) {
        if (!process.alive()) {
            return;
        }
        switch (signal) {
            case STOP -> {
                process.holdStill();
                process.host().journal().add(process.subject(), new Happening.ProcessStopped());
            }
            case CONT -> {
                process.host().journal().add(process.subject(), new Happening.ProcessContinued());
                process.carryOn();
            }
            default -> process.killBy(signal);
        }
    }
}
