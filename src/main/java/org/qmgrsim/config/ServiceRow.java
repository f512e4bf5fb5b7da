package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One service of master.cf.
 *
 * @param name first column
 * @param type {@code inet}, {@code unix}, {@code unix-dgram}, {@code fifo} or {@code pass}
 * @param isPrivate whether its socket is in {@code private/}, not in {@code public/}
 * @param wakeupSeconds time between wakeups; 0 for none
 * @param wakeupConditional a trailing {@code ?}: only once the service has been used
 * @param maxproc most processes, 0 for no limit; empty for {@code -}, that is {@code default_process_limit}
 * @param command the program, relative to the daemon directory
 * @param args all that follows the command, braces taken off
 * @param overrides parameters that its {@code -o} options set, in their order; also {@code max_idle} for {@code -i}
 *     and {@code max_use} for {@code -m}
 * @param verbosity number of {@code -v}
 * @param at place of the name
 * @see "Postfix src/master/master_ent.c: get_master_ent"
 */
public record ServiceRow(
        String name,
        String type,
        boolean isPrivate,
        boolean unprivileged,
        boolean chroot,
        int wakeupSeconds,
        boolean wakeupConditional,
        OptionalInt maxproc,
        String command,
        List<String> args,
        Map<String, Assignment> overrides,
        int verbosity,
        Position at) {
    private static final Set<String> NEED_ONE =
            Set.of("qmgr", "oqmgr", "pickup", "tlsmgr", "anvil", "scache", "verify", "postlogd", "postscreen");
    private static final Set<String> NEED_NO_LIMIT = Set.of("cleanup", "bounce", "flush", "tlsproxy", "dnsblog");

    public ServiceRow {
        args = List.copyOf(args);
        overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
    }

    /** {@code name/type}, as {@code postconf -M} and {@code master_service_disable} write it. */
    public String key() {
        return name + "/" + type;
    }

    /** The file name of the command: what stands in the log. */
    public String program() {
        return command.substring(command.lastIndexOf('/') + 1);
    }

    /** The socket: {@code public/qmgr}, {@code private/smtp}; for {@code inet} the port, {@code 25}. */
    public String endpoint() {
        return type.equals("inet") ? port() : (isPrivate ? "private/" : "public/") + name;
    }

    private String port() {
        int colon = name.lastIndexOf(':');
        String port = name.substring(colon + 1);
        String number =
                switch (port.toLowerCase(Locale.ROOT)) {
                    case "smtp" -> "25";
                    case "submission" -> "587";
                    case "submissions", "smtps" -> "465";
                    case "lmtp" -> "24";
                    case "qmqp" -> "628";
                    default -> port;
                };
        if (colon <= 0) {
            return number;
        }
        String host = name.substring(0, colon);
        return (host.startsWith("[") ? host : "[" + host + "]") + ":" + number;
    }

    /** Most processes, 0 for no limit. */
    public int maxproc(int defaultProcessLimit) {
        return maxproc.orElse(defaultProcessLimit);
    }

    /**
     * The line that a program logs, and dies, when it may not run with this process limit: {@code fatal: service qmgr
     * requires a process limit of 1}.
     *
     * @see "Postfix src/master/trigger_server.c: trigger_server_main"
     */
    public Optional<String> processLimitFatal(int defaultProcessLimit) {
        int limit = maxproc(defaultProcessLimit);
        boolean proxywrite = program().equals("proxymap") && name.equals("proxywrite");
        if ((NEED_ONE.contains(program()) || proxywrite) && limit != 1) {
            return Optional.of("fatal: service " + name + " requires a process limit of 1");
        }
        return NEED_NO_LIMIT.contains(program()) && limit != 0
                ? Optional.of("fatal: service " + name + " requires a process limit of 0")
                : Optional.empty();
    }

    /** The wakeup column: {@code 300}, {@code 1000?}, or {@code -} for none. */
    public String wakeupField() {
        return wakeupSeconds == 0 ? "-" : wakeupSeconds + (wakeupConditional ? "?" : "");
    }

    /** The process limit column: digits or {@code -}. */
    public String maxprocField() {
        return maxproc.isPresent() ? Integer.toString(maxproc.getAsInt()) : "-";
    }

    /** The row on one line with single blanks, defaults as {@code -} where they depend on nothing: for a shell. */
    String line() {
        return String.join(
                " ",
                name,
                type,
                isPrivate ? "-" : "n",
                unprivileged ? "-" : "n",
                chroot ? "y" : "n",
                wakeupField(),
                maxprocField(),
                commandLine());
    }

    /** The last field, with all arguments. */
    String commandLine() {
        return command + quoted(args);
    }

    /** Whether the commands are equal but for what {@code -o} sets. */
    boolean sameCommandBesidesOptions(ServiceRow other) {
        return command.equals(other.command) && besidesOptions().equals(other.besidesOptions());
    }

    private List<String> besidesOptions() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (args.get(i).equals("-o")) {
                i++;
            } else if (!args.get(i).startsWith("-o")) {
                words.add(args.get(i));
            }
        }
        return words;
    }

    /** The row as master.cf has it, on one line, columns aligned as {@code postconf -M} does. */
    @Override
    public String toString() {
        StringBuilder row = new StringBuilder();
        row.append(padded(name, 10)).append(' ').append(padded(type, 5));
        row.append(' ').append(padded(isPrivate ? "y" : "n", 7));
        row.append(' ').append(padded(unprivileged ? "y" : "n", 7));
        row.append(' ').append(padded(chroot ? "y" : "n", 7));
        row.append(' ').append(padded(wakeupField(), 7));
        row.append(' ').append(padded(maxprocField(), 7));
        return row.append(' ').append(command).append(quoted(args)).toString();
    }

    /** Arguments as they stand in a row, each after a blank, those with blanks in braces. */
    static String quoted(List<String> args) {
        StringBuilder text = new StringBuilder();
        for (String arg : args) {
            boolean plain =
                    !arg.isEmpty() && arg.charAt(0) != '{' && arg.chars().noneMatch(c -> Text.isBlank((char) c));
            text.append(' ').append(plain ? arg : "{" + arg + "}");
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
