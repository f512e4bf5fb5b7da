package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in any form in which people keep a configuration: main.cf, master.cf, what {@code postconf -n}, {@code -M}, {@code
 * -P} or {@code -F} printed (folded by {@code -f} or not), or several of these pasted one after another, warnings of
 * postconf and prompts among them. Each line is recognised by itself.
 */
public final class SavedText {
    /** What a line is. */
    private enum Kind {
        /** {@code name = value}. */
        PARAMETER,
        /** A row of master.cf. */
        ROW,
        /** {@code service/type/field = value}, or a parameter in place of the field. */
        FIELD,
        /** A warning of postconf, a prompt, a rule between two pastes. */
        CHATTER,
        /** Anything else. */
        OTHER
    }

    private static final String TYPES = "(inet|unix|unix-dgram|fifo|pass)";
    private static final Pattern FIELD =
            Pattern.compile("(\\S+?)/" + TYPES + "/([A-Za-z0-9_]+)\\s*=(.*)", Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("[^\\s=]+\\s+" + TYPES + "(\\s.*)?", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("[^\\s=]+\\s*=.*", Pattern.DOTALL);
    private static final Pattern CHATTER = Pattern.compile("(\\S*/)?postconf(\\[\\d+])?: \\w+: .*"
            + "|([^=]*[#$%>:]\\s*)?postconf(\\s+-[^=]*)?"
            + "|(={2,}|-{2,}|`{3,}|\\*{2,})[^=]*=*");

    private static final List<String> COLUMNS =
            List.of("private", "unprivileged", "chroot", "wakeup", "process_limit", "command");

    /**
     * A setting of one service.
     *
     * @param path {@code service/type/field}, as {@link MasterCf#withField} takes it
     */
    public record Field(String path, String value, Position at) {}

    private final String[] parameters;
    private final String[] rows;
    private final List<Field> fields = new ArrayList<>();
    private final Set<Kind> found = EnumSet.noneOf(Kind.class);
    private final String fileName;
    private final List<Problem> problems = new ArrayList<>();

    private SavedText(String text, String fileName) {
        this.fileName = fileName;
        String[] lines = text.split("\n", -1);
        this.parameters = new String[lines.length];
        this.rows = new String[lines.length];
        sort(lines);
        takeFields();
    }

    /** Reads a text. */
    public static SavedText read(String text, String fileName) {
        return new SavedText(text, fileName);
    }

    /** Lines of other kinds are left blank in each text, so that places stay what they are. */
    private void sort(String[] lines) {
        List<Integer> others = new ArrayList<>();
        Kind kind = Kind.CHATTER;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            int content = Text.skipBlanks(line, 0);
            boolean blank = content == line.length() || line.charAt(content) == '#';
            if (!blank && (content == 0 || found.isEmpty())) {
                kind = kindOf(line.substring(content));
                found.add(kind);
            }
            Kind own = blank ? Kind.CHATTER : kind;
            parameters[i] = own == Kind.PARAMETER ? line : "";
            rows[i] = own == Kind.ROW ? line : "";
            if (own == Kind.FIELD) {
                takeField(line, i + 1);
            } else if (own == Kind.OTHER) {
                others.add(i);
            }
        }
        found.remove(Kind.CHATTER);
        takeOthers(others, lines);
    }

    private static Kind kindOf(String line) {
        if (CHATTER.matcher(line).matches()) {
            return Kind.CHATTER;
        } else if (FIELD.matcher(line).matches()) {
            return Kind.FIELD;
        } else if (ROW.matcher(line).matches() || line.startsWith("-o ")) {
            return Kind.ROW;
        }
        return PARAMETER.matcher(line).matches() ? Kind.PARAMETER : Kind.OTHER;
    }

    /** In a file of one kind a line of no kind is an error of that kind; between pastes it is a word of somebody. */
    private void takeOthers(List<Integer> others, String[] lines) {
        found.remove(Kind.OTHER);
        boolean rowsOnly = found.equals(EnumSet.of(Kind.ROW));
        boolean parametersOnly = found.isEmpty() || found.equals(EnumSet.of(Kind.PARAMETER));
        for (int i : others) {
            if (rowsOnly) {
                rows[i] = lines[i];
            } else if (parametersOnly) {
                parameters[i] = lines[i];
            } else {
                problems.add(Problem.warning(
                        new Position(fileName, i + 1, 1),
                        "neither a parameter nor a service: \"" + lines[i].strip() + "\"",
                        "this line is passed over"));
            }
        }
    }

    private void takeField(String line, int number) {
        Matcher field = FIELD.matcher(line);
        if (field.matches()) {
            String path = field.group(1) + "/" + field.group(2) + "/" + field.group(3);
            fields.add(new Field(path, Text.trim(field.group(4)), new Position(fileName, number, 1)));
        } else if (!fields.isEmpty()) { // folded by -f
            Field last = fields.remove(fields.size() - 1);
            fields.add(new Field(last.path(), last.value() + " " + Text.trim(line), last.at()));
        }
    }

    /** A service of which {@code postconf -F} printed all fields is a row, in the line of its first field. */
    private void takeFields() {
        Map<String, Map<String, Field>> services = new LinkedHashMap<>();
        for (Field field : fields) {
            services.computeIfAbsent(serviceOf(field), key -> new LinkedHashMap<>())
                    .put(nameOf(field), field);
        }
        services.forEach((key, columns) -> {
            if (columns.keySet().containsAll(COLUMNS)) {
                StringBuilder row = new StringBuilder(key.replaceFirst("/(?=[^/]*$)", " "));
                for (String column : COLUMNS) {
                    Field field = columns.get(column);
                    row.append(' ').append(field == null ? "-" : field.value());
                }
                rows[columns.values().iterator().next().at().line() - 1] = row.toString();
                found.add(Kind.ROW);
                fields.removeIf(field -> serviceOf(field).equals(key) && COLUMNS.contains(nameOf(field)));
            }
        });
        fields.removeIf(
                field -> nameOf(field).equals("service") || nameOf(field).equals("type"));
    }

    private static String serviceOf(Field field) {
        return field.path().substring(0, field.path().lastIndexOf('/'));
    }

    private static String nameOf(Field field) {
        return field.path().substring(field.path().lastIndexOf('/') + 1);
    }

    /**
     * Its parameters of main.cf. What {@code postconf} prints without {@code -n} holds all defaults, too: of these, names that
     * nobody would set are left out.
     */
    public MainCf main() {
        MainCf main = MainCf.parse(String.join("\n", parameters), fileName);
        if (main.find("process_name") == null) {
            return main;
        }
        MainCf chosen = main;
        for (Assignment set : main.assignments()) {
            if (Judgement.READ_ONLY.contains(set.name())
                    || Parameters.catalogue().deprecation(set.name()) != null) {
                chosen = chosen.without(set.name());
            }
        }
        return chosen;
    }

    /** Whether it has services. */
    public boolean hasRows() {
        return found.contains(Kind.ROW);
    }

    /** Its services. */
    public MasterCf rows() {
        return MasterCf.parse(String.join("\n", rows), fileName);
    }

    /** Settings of single services, those of {@link #rows} excepted, in their order. */
    public List<Field> fields() {
        return List.copyOf(fields);
    }

    /** Lines that are nothing of all this. */
    public List<Problem> problems() {
        return List.copyOf(problems);
    }
}
