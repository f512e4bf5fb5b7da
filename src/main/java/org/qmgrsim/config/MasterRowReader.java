package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one row of master.cf, column by column in master's own order. Goes on after a bad column, so that all of them
 * are reported; the first is the one that master dies of.
 */
final class MasterRowReader {
    private static final Set<String> TYPES = Set.of("inet", "unix", "unix-dgram", "fifo", "pass");
    private static final Set<String> OPTIONS_ONLY = Set.of(
            "anvil",
            "bounce",
            "cleanup",
            "discard",
            "dnsblog",
            "error",
            "flush",
            "local",
            "oqmgr",
            "pickup",
            "postlogd",
            "proxymap",
            "qmgr",
            "qmqpd",
            "scache",
            "showq",
            "smtpd",
            "tlsmgr",
            "tlsproxy",
            "trivial-rewrite",
            "verify",
            "virtual");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?|[0-9A-Fa-f:.]+");
    private static final String[] WORDS = {
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"
    };

    private final LogicalLine line;
    private final List<Text.Token> tokens;
    private final List<Problem> problems;
    private int next;
    private @Nullable String fatal;

    MasterRowReader(LogicalLine line, List<Problem> problems) {
        this.line = line;
        this.tokens = Text.tokens(line.text(), 0, false);
        this.problems = problems;
    }

    /** What master says of the row before it dies, without file and line; null if the row is good. */
    @Nullable
    String fatal() {
        return fatal;
    }

    /** The row; none if {@link #fatal} is set and its columns say nothing. */
    @Nullable
    ServiceRow read() {
        Text.Token name = tokens.get(next++);
        if (name.text().startsWith("-")) {
            failOption(name);
            return null;
        }
        Text.Token type = column("transport type", null, "unix, inet, unix-dgram, fifo or pass");
        boolean inet = type.text().equals("inet");
        if (!TYPES.contains(type.text()) && !type.text().isEmpty()) {
            fail(type, "bad transport type: " + type.text(), "write unix, inet, unix-dgram, fifo or pass");
            return null; // the columns are not what they should be, and more complaints would be noise
        }
        if (inet) {
            checkAddress(name);
        }
        Text.Token privateColumn = column("private", "y", "y, n or -");
        boolean isPrivate = flag("private", privateColumn, true);
        if (inet && isPrivate) {
            fail(privateColumn, "inet service cannot be private", "write n in this column");
        }
        boolean unprivileged = flag("unprivileged", column("unprivileged", "y", "y, n or -"), true);
        boolean chroot = flag("chroot", column("chroot", "n", "y, n or -"), false);
        Text.Token wakeup = column("wakeup_time", "0", "seconds, 0 or - for none");
        int wakeupSeconds = number("wakeup_time", wakeup);
        warnOfWakeup(wakeup, wakeupSeconds);
        Text.Token maxproc = column("max_proc", "-", "a number, 0 for no limit, or -");
        OptionalInt limit = maxproc.text().equals("-") || maxproc.text().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(number("max_proc", maxproc));
        warnOfMaxproc(maxproc, limit);
        Text.Token command = column("command", null, "the name of a program");
        Arguments arguments = arguments(command.text());
        return new ServiceRow(
                name.text(),
                type.text(),
                isPrivate,
                unprivileged,
                chroot,
                wakeupSeconds,
                wakeupSeconds > 0 && wakeup.text().endsWith("?"),
                limit,
                command.text(),
                arguments.args,
                arguments.overrides,
                arguments.verbosity,
                line.at(name.offset()));
    }

    /** An option in the first column: a row of its own, and a bad one. */
    private void failOption(Text.Token name) {
        Text.Token type = tokens.size() > 1 ? tokens.get(1) : new Text.Token("", name.offset());
        fail(
                name,
                type.text().isEmpty() ? "missing \"transport type\" field" : "bad transport type: " + type.text(),
                "\"" + name.text()
                        + "\" stands in the first column and begins a row; options of the row above begin with a"
                        + " blank");
    }

    private void fail(Text.Token at, String message, @Nullable String hint) {
        if (fatal == null) {
            fatal = message;
        }
        problems.add(Problem.error(line.at(at.offset()), message, hint));
    }

    /** The next column, {@code -} replaced by its default; an empty text if it is missing. */
    private Text.Token column(String name, @Nullable String byDefault, String allowed) {
        if (next >= tokens.size()) {
            if (next == tokens.size()) {
                Text.Token last = tokens.get(next - 1);
                fail(
                        new Text.Token("", last.offset() + last.text().length()),
                        "missing \"" + name + "\" field",
                        "a row has eight columns: service type private unpriv chroot wakeup maxproc command");
            }
            next++;
            return new Text.Token("", line.text().length());
        }
        Text.Token token = tokens.get(next++);
        if (!token.text().equals("-")) {
            return token;
        }
        if (byDefault == null) {
            fail(token, "field \"" + name + "\" has no default value", "write " + allowed);
            return new Text.Token("", token.offset());
        }
        return new Text.Token(byDefault, token.offset());
    }

    private boolean flag(String name, Text.Token column, boolean otherwise) {
        if (!column.text().isEmpty()
                && !column.text().equals("y")
                && !column.text().equals("n")) {
            fail(column, "field \"" + name + "\": bad value: \"" + column.text() + "\"", "write y, n or -");
            return otherwise;
        }
        return column.text().isEmpty() ? otherwise : column.text().equals("y");
    }

    /** The digits at the beginning, as atoi reads them. */
    private int number(String name, Text.Token column) {
        if (column.text().isEmpty()) {
            return 0;
        }
        CNumber number = CNumber.read(column.text());
        if (!Text.isDigit(column.text().charAt(0)) || !number.fitsInt()) {
            fail(column, "field \"" + name + "\": bad value: \"" + column.text() + "\"", "write digits, or -");
            return 0;
        }
        return (int) number.value();
    }

    private void warnOfWakeup(Text.Token column, int seconds) {
        String text = column.text();
        if (text.isEmpty() || !Text.isDigit(text.charAt(0)) || text.matches("[0-9]+\\??")) {
            return;
        }
        problems.add(Problem.warning(
                line.at(column.offset()),
                "wakeup \"" + text + "\" means " + TimeValue.words(seconds, 's'),
                "Postfix reads this field up to the first non-digit, and postconf refuses it (invalid wakeup field \""
                        + text + "\")" + meant(text, seconds)));
    }

    private static String meant(String text, int number) {
        String unit = text.replaceFirst("[0-9]+", "").replaceFirst("\\?$", "");
        int factor =
                switch (unit) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3600;
                    case "d" -> 86_400;
                    default -> 0;
                };
        if (factor == 0 || number > Integer.MAX_VALUE / factor) {
            return "; write seconds";
        }
        String count = number < WORDS.length ? WORDS[number] : Integer.toString(number);
        String words = TimeValue.words(number, unit.charAt(0)).replaceFirst("[0-9]+", count);
        return "; write " + number * factor + (text.endsWith("?") ? "?" : "") + " for " + words;
    }

    private void warnOfMaxproc(Text.Token column, OptionalInt limit) {
        if (limit.isPresent()
                && Text.isDigit(column.text().charAt(0))
                && !column.text().matches("[0-9]+")) {
            problems.add(Problem.warning(
                    line.at(column.offset()),
                    "process limit \"" + column.text() + "\" means " + limit.getAsInt(),
                    "Postfix reads this field up to the first non-digit, and postconf refuses it (invalid process_limit"
                            + " field \"" + column.text() + "\")"));
        }
    }

    /** Names are resolved by nobody here: any text that could be a host passes. */
    private void checkAddress(Text.Token name) {
        String text = name.text();
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            if (close < 0) {
                fail(name, "missing \"]\" in \"" + text + "\"", "write [address]:port");
            } else if (close + 1 < text.length() && text.charAt(close + 1) != ':') {
                fail(name, "garbage after \"]\" in \"" + text + "\"", "write [address]:port");
            }
        } else if (text.lastIndexOf(':') > 0
                && !HOST.matcher(text.substring(0, text.lastIndexOf(':'))).matches()) {
            fail(name, "bad hostname or network address: " + text, "write host:port, [address]:port, or port");
        }
    }

    /** What follows the command. */
    private static final class Arguments {
        private final List<String> args = new ArrayList<>();
        private final Map<String, Assignment> overrides = new LinkedHashMap<>();
        private int verbosity;
    }

    private Arguments arguments(String command) {
        List<Text.Token> stripped = new ArrayList<>();
        for (Text.Token token : tokens.subList(Math.min(next, tokens.size()), tokens.size())) {
            stripped.add(token.text().startsWith("{") ? strip(token) : token);
        }
        Arguments arguments = new Arguments();
        for (int i = 0; i < stripped.size(); i++) {
            boolean setting = i > 0 && stripped.get(i - 1).text().equals("-o");
            String text = stripped.get(i).text();
            arguments.args.add(setting ? tight(text) : text);
        }
        int rest = takeOptions(stripped, arguments);
        warnOfStray(stripped.subList(rest, stripped.size()), command.substring(command.lastIndexOf('/') + 1));
        return arguments;
    }

    /** Most programs take options alone, and die of anything else: of a comment, or of blanks around an equals sign. */
    private void warnOfStray(List<Text.Token> words, String program) {
        boolean client = program.equals("smtp") || program.equals("lmtp");
        for (Text.Token word : words) {
            boolean comment = word.text().startsWith("#");
            boolean wrong = client ? !word.text().startsWith("flags=") : OPTIONS_ONLY.contains(program);
            if (comment || wrong) {
                problems.add(Problem.warning(
                        line.at(word.offset()),
                        (client ? "unknown attribute name: " : "unexpected command-line argument: ") + word.text(),
                        comment
                                ? "there are no comments behind a row, and " + program
                                        + " takes this for arguments; give the comment a line of its own"
                                : program + " dies of it when it is started; write -o name=value without blanks, or"
                                        + " -o { name = value }"));
                return;
            }
        }
    }

    /** {@code name = value} as {@code name=value}, which is how postconf shows it. */
    private static String tight(String setting) {
        try {
            Assignment.Parts parts = Assignment.split(setting);
            return parts.name() + "=" + parts.value();
        } catch (Assignment.Malformed malformed) {
            return setting; // which is reported where the option is taken
        }
    }

    /** Takes braces and the blanks inside them off. */
    private Text.Token strip(Text.Token token) {
        int length = Text.balanced(token.text(), 0);
        if (length != token.text().length()) {
            String wrong = length == 0 ? "missing '}' in \"" : "syntax error after '}' in \"";
            fail(token, wrong + token.text() + "\"", "write { text with blanks }");
            return token;
        }
        int start = Math.min(Text.skipBlanks(token.text(), 1), length - 1);
        return new Text.Token(Text.trim(token.text().substring(start, length - 1)), token.offset() + start);
    }

    /** Options as getopt takes them, up to the first word that is none; returns the index of that. */
    private int takeOptions(List<Text.Token> tokens, Arguments arguments) {
        int index = 0;
        while (index < tokens.size()) {
            String word = tokens.get(index).text();
            if (word.equals("--")) {
                return index + 1;
            } else if (word.length() < 2 || word.charAt(0) != '-') {
                return index;
            }
            index = takeCluster(tokens, index, arguments) + 1;
        }
        return Math.min(index, tokens.size());
    }

    /** Takes a word such as {@code -v}, {@code -vv} or {@code -o}; returns the index of the last word used. */
    private int takeCluster(List<Text.Token> tokens, int index, Arguments arguments) {
        Text.Token token = tokens.get(index);
        for (int at = 1; at < token.text().length(); at++) {
            char option = token.text().charAt(at);
            if (option == 'v') {
                arguments.verbosity++;
            } else if ("imnorst".indexOf(option) >= 0) {
                boolean joined = at + 1 < token.text().length();
                if (joined) {
                    String rest = token.text().substring(at + 1);
                    takeOption(option, new Text.Token(rest, token.offset() + at + 1), arguments);
                } else if (index + 1 < tokens.size()) {
                    takeOption(option, tokens.get(index + 1), arguments);
                } else {
                    problems.add(Problem.error(
                            line.at(token.offset()), "option -" + option + " needs a value", "write -o name=value"));
                }
                return joined ? index : index + 1;
            }
        }
        return index;
    }

    private void takeOption(char option, Text.Token value, Arguments arguments) {
        Position at = line.at(value.offset());
        if (option == 'i') {
            arguments.overrides.put("max_idle", new Assignment("max_idle", value.text(), at, at));
        } else if (option == 'm') {
            arguments.overrides.put("max_use", new Assignment("max_use", value.text(), at, at));
        } else if (option == 'o') {
            takeOverride(value, arguments);
        }
    }

    private void takeOverride(Text.Token value, Arguments arguments) {
        try {
            Assignment.Parts parts = Assignment.split(value.text());
            Assignment set = new Assignment(
                    parts.name(),
                    parts.value(),
                    line.at(value.offset() + parts.nameOffset()),
                    line.at(value.offset() + parts.valueOffset()));
            Assignment old = arguments.overrides.put(set.name(), set);
            if (old != null && !old.value().equals(set.value())) {
                problems.add(Problem.warning(
                        set.at(),
                        "overriding earlier option: -o " + old.name() + "=" + old.value(),
                        "the last one holds; remove the one in line " + old.at().line()));
            }
        } catch (Assignment.Malformed malformed) {
            problems.add(Problem.error(
                    line.at(value.offset()),
                    "invalid \"-o " + value.text() + "\" option value: " + malformed.getMessage(),
                    "write -o name=value without blanks, or -o { name = value }"));
        }
    }
}
