package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A master.cf: the services that master runs. If a row is bad master dies there, so only the rows before it count;
 * all bad rows are reported.
 *
 * @see "Postfix src/master/master_ent.c, master_conf.c"
 */
public final class MasterCf {
    private static final String PATH = "/etc/postfix/master.cf";

    private final Map<String, ServiceRow> rows;
    private final List<Problem> problems;
    private final List<String> logWarnings;
    private final @Nullable String fatal;
    private final boolean assumed;

    private MasterCf(
            Map<String, ServiceRow> rows,
            List<Problem> problems,
            List<String> logWarnings,
            @Nullable String fatal,
            boolean assumed) {
        this.rows = rows;
        this.assumed = assumed;
        this.problems = List.copyOf(problems);
        this.logWarnings = List.copyOf(logWarnings);
        this.fatal = fatal;
    }

    /** The rows that Postfix 3.12 ships. */
    public static MasterCf shipped() {
        return parse(Parameters.resource("master.cf"), "shipped master.cf");
    }

    /** The same in place of a master.cf that nobody has shown: it may have more services than these. */
    public static MasterCf assumed() {
        MasterCf shipped = shipped();
        return new MasterCf(shipped.rows, List.of(), List.of(), null, true);
    }

    /** Whether the real master.cf may have other services, because nobody has shown it. */
    public boolean isAssumed() {
        return assumed;
    }

    /** Reads a file of its own. */
    public static MasterCf parse(String text, String fileName) {
        return parse(text, Position.startOf(fileName));
    }

    /**
     * Reads a text that begins in some line of a file.
     *
     * @param firstLine from 1
     */
    public static MasterCf parse(String text, String fileName, int firstLine) {
        return parse(text, new Position(fileName, firstLine, 1));
    }

    /**
     * Reads a text that stands inside another one, such as an indented block.
     *
     * @param start place of the text's first character; every line of the text begins in that column
     */
    public static MasterCf parse(String text, Position start) {
        Map<String, ServiceRow> rows = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        List<String> logWarnings = new ArrayList<>();
        String fatal = null;
        List<LogicalLine> lines = LogicalLine.read(text, start, problems);
        problems.forEach(orphan -> logWarnings.add("warning: " + PATH + ": " + orphan.message()));
        for (LogicalLine line : lines) {
            MasterRowReader reader = new MasterRowReader(line, problems);
            ServiceRow row = reader.read();
            String wrong = reader.fatal();
            if (fatal == null && wrong != null) {
                fatal = "fatal: " + PATH + ": line " + line.ownNumber() + ": " + wrong;
            } else if (fatal == null && row != null) {
                put(rows, row, problems, logWarnings);
            }
        }
        return new MasterCf(rows, problems, logWarnings, fatal, false);
    }

    private static void put(
            Map<String, ServiceRow> rows, ServiceRow row, List<Problem> problems, List<String> logWarnings) {
        ServiceRow old = rows.put(row.endpoint() + " " + row.type(), row);
        if (old != null) {
            String message = "duplicate master.cf entry for service \"" + old.name() + "\" (" + old.endpoint()
                    + ") -- using the last entry";
            logWarnings.add("warning: " + message);
            problems.add(Problem.warning(
                    row.at(), message, "remove the row in line " + old.at().line()));
        }
    }

    /** The services in force, each at the place where its name first appeared. */
    public List<ServiceRow> rows() {
        return List.copyOf(rows.values());
    }

    /** A service by name and type; null if there is none. */
    public @Nullable ServiceRow find(String name, String type) {
        return rows.values().stream()
                .filter(row -> row.name().equals(name) && row.type().equals(type))
                .findFirst()
                .orElse(null);
    }

    /** A service by its socket, such as {@code public/qmgr}; null if there is none. */
    public @Nullable ServiceRow findByEndpoint(String endpoint) {
        return rows.values().stream()
                .filter(row -> row.endpoint().equals(endpoint))
                .findFirst()
                .orElse(null);
    }

    /** What is wrong with the text, as far as it shows without main.cf. */
    public List<Problem> problems() {
        return problems;
    }

    /** The lines that master logs when it reads this file, beginning with {@code warning: }. */
    public List<String> logWarnings() {
        return logWarnings;
    }

    /**
     * The line that master logs, and dies, when it reads this file, beginning with {@code fatal: }. The line number in
     * it counts from the beginning of the text that was read.
     */
    public Optional<String> fatal() {
        return Optional.ofNullable(fatal);
    }

    /** These rows in the place of those of the same name and type in another master.cf, whose other rows are kept. */
    public MasterCf over(MasterCf base) {
        Map<String, ServiceRow> merged = new LinkedHashMap<>(base.rows);
        for (ServiceRow row : rows.values()) {
            String kept = base.rows.entrySet().stream()
                    .filter(entry -> entry.getValue().key().equals(row.key()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse(row.endpoint() + " " + row.type());
            merged.put(kept, row);
        }
        return new MasterCf(merged, problems, logWarnings, fatal, base.assumed);
    }

    /** These rows, and those of a later file. */
    public MasterCf and(MasterCf later) {
        Map<String, ServiceRow> all = new LinkedHashMap<>(rows);
        all.putAll(later.rows);
        return new MasterCf(
                all,
                concat(problems, later.problems),
                concat(logWarnings, later.logWarnings),
                fatal != null ? fatal : later.fatal,
                assumed && later.assumed);
    }

    static <T> List<T> concat(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    /**
     * The same with one field changed, in postconf's own notation.
     *
     * @param path {@code qmgr/unix/wakeup}: name, type, and one of {@code private unprivileged chroot wakeup
     *     process_limit command}; any other third part is a parameter that {@code -o} sets
     * @throws InvalidInput if there is no such service, or it does not take the value
     */
    public MasterCf withField(String path, String value, Position at) throws InvalidInput {
        String[] parts = path.split("/", 3);
        ServiceRow old = parts.length == 3 ? find(parts[0], parts[1]) : null;
        if (old == null) {
            String nearest = Nearest.of(path.replaceFirst("/[^/]*$", ""), keys());
            throw new InvalidInput(List.of(Problem.error(
                    at,
                    "no service for \"" + path + "\" in master.cf",
                    nearest == null
                            ? "write service/type/field, such as qmgr/unix/wakeup"
                            : "did you mean \"" + nearest + "/" + parts[parts.length - 1] + "\"?")));
        }
        MasterCf edited = parse(edited(old, parts[2], value), at);
        List<Problem> all = new ArrayList<>(problems);
        edited.problems.forEach(
                p -> all.add(new Problem(at.file(), at.line(), at.column(), p.severity(), p.message(), p.hint())));
        InvalidInput.throwIfAnyError(all.subList(problems.size(), all.size()));
        ServiceRow row = placed(edited.rows().get(0), old, at);
        Map<String, ServiceRow> changed = new LinkedHashMap<>(rows);
        changed.replaceAll((key, present) -> present.equals(old) ? row : present);
        return new MasterCf(changed, all, logWarnings, fatal, assumed);
    }

    /** A row that was made from text of our own: what is new in it has one place, what is old keeps its own. */
    private static ServiceRow placed(ServiceRow row, ServiceRow old, Position at) {
        Map<String, Assignment> overrides = new LinkedHashMap<>();
        row.overrides().forEach((name, set) -> {
            Assignment before = old.overrides().get(name);
            boolean same = before != null && before.value().equals(set.value());
            overrides.put(name, same ? before : new Assignment(name, set.value(), at, at));
        });
        return new ServiceRow(
                row.name(),
                row.type(),
                row.isPrivate(),
                row.unprivileged(),
                row.chroot(),
                row.wakeupSeconds(),
                row.wakeupConditional(),
                row.maxproc(),
                row.command(),
                row.args(),
                overrides,
                row.verbosity(),
                at);
    }

    private List<String> keys() {
        return rows.values().stream().map(ServiceRow::key).toList();
    }

    private static String edited(ServiceRow row, String field, String value) {
        ServiceRow bare = new ServiceRow(
                row.name(),
                row.type(),
                row.isPrivate(),
                row.unprivileged(),
                row.chroot(),
                row.wakeupSeconds(),
                row.wakeupConditional(),
                row.maxproc(),
                row.command(),
                List.of(),
                Map.of(),
                0,
                row.at());
        List<String> columns = new ArrayList<>(List.of(bare.toString().split(" +")));
        int column = List.of("service", "type", "private", "unprivileged", "chroot", "wakeup", "process_limit")
                .indexOf(field.equals("maxproc") ? "process_limit" : field);
        if (column >= 0) {
            columns.set(column, value);
        } else if (field.equals("command")) {
            return String.join(" ", columns.subList(0, 7)) + " " + value;
        }
        return String.join(" ", columns) + ServiceRow.quoted(column >= 0 ? row.args() : withOption(row, field, value));
    }

    /**
     * The arguments with a parameter set: in the place of its old setting, or behind all other options, as postconf has it.
     */
    private static List<String> withOption(ServiceRow row, String parameter, String value) {
        Pattern setting = Pattern.compile("\\s*" + Pattern.quote(parameter) + "\\s*=.*", Pattern.DOTALL);
        List<String> option = List.of("-o", parameter + "=" + value);
        List<String> words = new ArrayList<>();
        boolean placed = false;
        int end = -1;
        for (int i = 0; i < row.args().size(); i++) {
            String word = row.args().get(i);
            end = end < 0 && (!word.startsWith("-") || word.equals("--")) ? words.size() : end;
            boolean apart = word.equals("-o") && i + 1 < row.args().size();
            String set = apart ? row.args().get(i + 1) : word.startsWith("-o") ? word.substring(2) : "";
            if (!setting.matcher(set).matches()) {
                words.addAll(row.args().subList(i, apart ? i + 2 : i + 1));
            } else if (!placed) {
                words.addAll(option);
                placed = true;
            }
            i += apart ? 1 : 0;
        }
        if (!placed) {
            words.addAll(end < 0 ? words.size() : end, option);
        }
        return words;
    }

    /** The rows as master.cf has them, one a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rows.values().forEach(row -> text.append(row).append('\n'));
        return text.toString();
    }
}
