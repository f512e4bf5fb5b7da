package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The shortest list of commands that turns one configuration into another, for a POSIX shell on the machine that has the
 * first: {@code postconf} once for each kind of change, then {@code postfix reload}, or stop and start where a reload is not
 * enough. What means the same is left alone: other blanks, other order, a default that is spelt out.
 */
public final class Changes {
    private static final String RESTART = "restart";

    private final Settings from;
    private final Settings to;
    private final List<String> sets = new ArrayList<>();
    private final List<String> removals = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();
    private final List<String> goneRows = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final List<String> options = new ArrayList<>();
    private final List<String> goneOptions = new ArrayList<>();
    private final List<String> readAtStart = new ArrayList<>();

    private Changes(Settings from, Settings to) {
        this.from = from;
        this.to = to;
    }

    /** What has to be done to the first configuration to get the second. */
    public static Changes between(MainCf fromMain, MasterCf fromMaster, MainCf toMain, MasterCf toMaster) {
        Changes changes = new Changes(Settings.of(fromMain, fromMaster), Settings.of(toMain, toMaster));
        Set<String> names = new TreeSet<>();
        fromMain.assignments().forEach(set -> names.add(set.name()));
        toMain.assignments().forEach(set -> names.add(set.name()));
        names.forEach(changes::parameter);
        for (ServiceRow row : fromMaster.rows()) {
            if (toMaster.find(row.name(), row.type()) == null) {
                changes.goneRows.add(row.key());
            }
        }
        for (ServiceRow row : toMaster.rows()) {
            changes.row(fromMaster.find(row.name(), row.type()), row);
        }
        return changes;
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return commands().isEmpty();
    }

    /** The commands, in the order in which they should be given. */
    public List<String> commands() {
        List<String> commands = new ArrayList<>();
        add(commands, "postconf -MX", goneRows);
        add(commands, "postconf -M", rows);
        add(commands, "postconf -F", fields);
        add(commands, "postconf -PX", goneOptions);
        add(commands, "postconf -P", options);
        add(commands, "postconf -X", removals);
        add(commands, "postconf -e", sets);
        if (!commands.isEmpty()) {
            commands.add(readAtStart.isEmpty() ? "postfix reload" : "postfix stop; postfix start");
        }
        return commands;
    }

    /** Changed parameters for which a reload is not enough. */
    public List<String> readAtStart() {
        return List.copyOf(readAtStart);
    }

    private static void add(List<String> commands, String command, List<String> arguments) {
        if (!arguments.isEmpty()) {
            StringBuilder line = new StringBuilder(command);
            arguments.forEach(argument -> line.append(' ').append(quoted(argument)));
            commands.add(line.toString());
        }
    }

    /** A word of a POSIX shell. */
    static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    // ---------------------------------------------------------------- main.cf

    private void parameter(String name) {
        String before = from.raw(name);
        String after = to.raw(name);
        if (same(before, after)) {
            return;
        }
        Assignment set = to.mainCf().find(name);
        if (set == null) {
            removals.add(name);
        } else {
            sets.add(Text.trim(name + " = " + oneLine(set.value())));
        }
        Parameter known = Parameters.catalogue().find(name);
        if (known != null && known.takesEffect().startsWith(RESTART)) {
            readAtStart.add(name);
        }
    }

    private static boolean same(@Nullable String before, @Nullable String after) {
        return before == null || after == null
                ? before == null && after == null
                : oneLine(before).equals(oneLine(after));
    }

    private static String oneLine(String value) {
        return Text.trim(value).replaceAll("[ \\t\\r]+", " ");
    }

    // ---------------------------------------------------------------- master.cf

    private void row(@Nullable ServiceRow before, ServiceRow after) {
        if (before == null) {
            rows.add(after.key() + "=" + after.line());
            return;
        }
        field(after.key() + "/private", yesNo(before.isPrivate()), yesNo(after.isPrivate()));
        field(after.key() + "/unprivileged", yesNo(before.unprivileged()), yesNo(after.unprivileged()));
        field(after.key() + "/chroot", yesNo(before.chroot()), yesNo(after.chroot()));
        field(after.key() + "/wakeup", before.wakeupField(), after.wakeupField());
        field(after.key() + "/process_limit", before.maxprocField(), after.maxprocField());
        if (!before.sameCommandBesidesOptions(after) || hasBlanks(before, after)) {
            field(after.key() + "/command", before.commandLine(), after.commandLine());
        } else {
            options(before, after);
        }
    }

    private static String yesNo(boolean value) {
        return value ? "y" : "n";
    }

    private void field(String path, String before, String after) {
        if (!before.equals(after)) {
            fields.add(path + " = " + after);
        }
    }

    /** postconf -P takes no value with blanks. */
    private static boolean hasBlanks(ServiceRow before, ServiceRow after) {
        return after.overrides().entrySet().stream()
                .filter(option -> !option.getValue().value().equals(valueOf(before, option.getKey())))
                .anyMatch(option -> option.getValue().value().chars().anyMatch(c -> Text.isBlank((char) c)));
    }

    private static @Nullable String valueOf(ServiceRow row, String name) {
        Assignment set = row.overrides().get(name);
        return set == null ? null : set.value();
    }

    private void options(ServiceRow before, ServiceRow after) {
        for (String name : before.overrides().keySet()) {
            if (!after.overrides().containsKey(name)) {
                goneOptions.add(after.key() + "/" + name);
            }
        }
        for (Map.Entry<String, Assignment> option : after.overrides().entrySet()) {
            String value = option.getValue().value();
            if (!value.equals(valueOf(before, option.getKey()))) {
                options.add(Text.trim(after.key() + "/" + option.getKey() + " = " + value));
            }
        }
    }
}
