package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A main.cf: the parameters that somebody set, before substitution, each with its place. Values are judged by
 * {@link Settings}, not here.
 *
 * @see "Postfix src/util/dict.c: dict_load_fp"
 */
public final class MainCf {
    private static final String PATH = "/etc/postfix/main.cf";
    private static final Pattern SWALLOWED = Pattern.compile("(?<=\\s)([A-Za-z_][A-Za-z0-9_]*)\\s+=(?=\\s|$)");
    private static final Pattern SWALLOWED_TIGHT = Pattern.compile("\\s+([A-Za-z_][A-Za-z0-9_]*)\\s*=");

    private final Map<String, Assignment> byName;
    private final Map<String, Written> written;
    private final List<Problem> problems;
    private final List<String> logWarnings;
    private final @Nullable String fatal;

    /** Where a value was written: the lines that it spans, and where in them it begins. */
    private record Written(Assignment set, LogicalLine line, int valueOffset) {}

    private MainCf(
            Map<String, Assignment> byName,
            Map<String, Written> written,
            List<Problem> problems,
            List<String> logWarnings,
            @Nullable String fatal) {
        this.byName = byName;
        this.written = written;
        this.problems = List.copyOf(problems);
        this.logWarnings = List.copyOf(logWarnings);
        this.fatal = fatal;
    }

    /** A main.cf that sets nothing: all parameters have their defaults. */
    public static MainCf empty() {
        return new MainCf(Map.of(), Map.of(), List.of(), List.of(), null);
    }

    /** Reads a file of its own. */
    public static MainCf parse(String text, String fileName) {
        return parse(text, Position.startOf(fileName));
    }

    /**
     * Reads a text that begins in some line of a file.
     *
     * @param firstLine from 1
     */
    public static MainCf parse(String text, String fileName, int firstLine) {
        return parse(text, new Position(fileName, firstLine, 1));
    }

    /**
     * Reads a text that stands inside another one, such as an indented block.
     *
     * @param start place of the text's first character; every line of the text begins in that column
     */
    public static MainCf parse(String text, Position start) {
        return new Reader().read(text, start);
    }

    /** The assignment in force, the last one; null if there is none, so that the default holds. */
    public @Nullable Assignment find(String name) {
        return byName.get(name);
    }

    /** The assignments in force, in the order in which their names first appeared. */
    public List<Assignment> assignments() {
        return List.copyOf(byName.values());
    }

    /** The place of a character of a value, which may span several lines. */
    Position place(Assignment set, int offset) {
        Written known = written.get(set.name());
        if (known != null && known.set().equals(set)) {
            return known.line().at(known.valueOffset() + offset);
        }
        Position start = set.valueAt();
        return start.column() == 0 ? start : new Position(start.file(), start.line(), start.column() + offset);
    }

    /** What is wrong with the form of the text. */
    public List<Problem> problems() {
        return problems;
    }

    /** The lines that each program logs when it reads this file, beginning with {@code warning: }. */
    public List<String> logWarnings() {
        return logWarnings;
    }

    /** The line that each program logs, and dies, when it reads this file, beginning with {@code fatal: }. */
    public Optional<String> fatal() {
        return Optional.ofNullable(fatal);
    }

    /** These assignments, and those of a later file, which take the place of those of the same name. */
    public MainCf and(MainCf later) {
        Map<String, Assignment> all = new LinkedHashMap<>(byName);
        all.putAll(later.byName);
        Map<String, Written> places = new LinkedHashMap<>(written);
        places.putAll(later.written);
        return new MainCf(
                all,
                places,
                MasterCf.concat(problems, later.problems),
                MasterCf.concat(logWarnings, later.logWarnings),
                fatal != null ? fatal : later.fatal);
    }

    /** The same with one parameter set. */
    public MainCf with(String name, String value, Position at) {
        return with(new Assignment(name, Text.trim(value), at, at));
    }

    /** The same with one parameter set, places and all. */
    public MainCf with(Assignment set) {
        Map<String, Assignment> changed = new LinkedHashMap<>(byName);
        changed.put(set.name(), set);
        return new MainCf(changed, written, problems, logWarnings, fatal);
    }

    /** The same with one parameter left to its default. */
    public MainCf without(String name) {
        Map<String, Assignment> changed = new LinkedHashMap<>(byName);
        changed.remove(name);
        return new MainCf(changed, written, problems, logWarnings, fatal);
    }

    /** As {@code postconf -n} shows it: one line each, values before substitution; sorted by name. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byName.values().stream().sorted((a, b) -> a.name().compareTo(b.name())).forEach(a -> text.append(
                        Text.trim(a.name() + " = " + a.value()))
                .append('\n'));
        return text.toString();
    }

    /** Collects while a text is read. */
    private static final class Reader {
        private final Map<String, Assignment> byName = new LinkedHashMap<>();
        private final Map<String, Written> written = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<String> logWarnings = new ArrayList<>();
        private @Nullable String fatal;

        MainCf read(String text, Position start) {
            List<LogicalLine> lines = LogicalLine.read(text, start, problems);
            for (Problem orphan : problems) {
                logWarnings.add("warning: " + PATH + ": " + orphan.message());
            }
            lines.forEach(this::take);
            return new MainCf(byName, written, problems, logWarnings, fatal);
        }

        private void take(LogicalLine line) {
            try {
                Assignment.Parts parts = Assignment.split(line.text());
                warnIfOverriding(line, parts);
                warnIfSwallowed(line, parts);
                Assignment set = new Assignment(
                        parts.name(), parts.value(), line.at(parts.nameOffset()), line.at(parts.valueOffset()));
                byName.put(set.name(), set);
                written.put(set.name(), new Written(set, line, parts.valueOffset()));
            } catch (Assignment.Malformed malformed) {
                String message = malformed.getMessage() + ": \"" + line.text() + "\"";
                problems.add(Problem.error(
                        line.at(0), message, "write name = value; a continuation line begins with a blank"));
                if (fatal == null) {
                    fatal = "fatal: " + PATH + ", line " + line.ownNumber() + ": " + message;
                }
            }
        }

        private void warnIfOverriding(LogicalLine line, Assignment.Parts parts) {
            Assignment old = byName.get(parts.name());
            if (old == null || old.value().equals(parts.value())) {
                return;
            }
            String message = "overriding earlier entry: " + parts.name() + "=" + old.value();
            logWarnings.add("warning: " + PATH + ", line " + line.ownNumber() + ": " + message);
            problems.add(Problem.warning(
                    line.at(parts.nameOffset()),
                    message,
                    "the last one holds; remove the one in line " + old.at().line()));
        }

        /** An indented line is part of the value before it, which is seldom what its writer meant. */
        private void warnIfSwallowed(LogicalLine line, Assignment.Parts parts) {
            int seen = parts.valueOffset() - 1;
            Matcher spaced = SWALLOWED.matcher(line.text());
            while (spaced.find()) {
                if (spaced.start(1) > seen && braceDepth(line.text(), parts.valueOffset(), spaced.start(1)) == 0) {
                    warnSwallowed(line, parts.name(), spaced.group(1), spaced.start(1));
                    seen = spaced.start(1);
                }
            }
            for (int offset : line.continuations()) {
                Matcher tight = SWALLOWED_TIGHT
                        .matcher(line.text())
                        .region(offset, line.text().length());
                if (tight.lookingAt()
                        && line.text().charAt(tight.end(1)) == '='
                        && isParameter(tight.group(1))
                        && braceDepth(line.text(), parts.valueOffset(), offset) == 0) {
                    warnSwallowed(line, parts.name(), tight.group(1), tight.start(1));
                }
            }
        }

        private static boolean isParameter(String name) {
            return Parameters.catalogue().isPostfixName(name)
                    || Parameters.catalogue().splitPerTransport(name) != null;
        }

        private void warnSwallowed(LogicalLine line, String owner, String name, int offset) {
            problems.add(Problem.warning(
                    line.at(offset),
                    "\"" + name + " =\" is part of the value of " + owner,
                    "a line that begins with a blank continues the line before it; begin it in the first column to set "
                            + name));
        }

        private static int braceDepth(String text, int from, int to) {
            int depth = 0;
            for (int at = from; at < to; at++) {
                depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            }
            return depth;
        }
    }
}
