package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the names and values that somebody set, in main.cf and behind {@code -o}: what programs die of, and
 * what postconf warns of, in Postfix's words where it has some.
 *
 * @see "Postfix src/postconf/postconf_unused.c, postconf_user.c"
 */
final class Judgement {
    private static final Parameters CATALOGUE = Parameters.catalogue();

    /** A comment behind a value. */
    private static final Pattern COMMENT = Pattern.compile("(?:^|(?<=\\s))#.*", Pattern.DOTALL);

    /** Texts for people, and commands: a number sign is nothing odd in them. */
    private static final Pattern FREE_TEXT =
            Pattern.compile(".*(banner|footer|reply|reason|command|filter|contact_info)(_maps)?");

    /** Their dollar signs are for later: user, home, extension are not known yet. */
    private static final Set<String> RAW = Set.of(
            "command_execution_directory",
            "forward_path",
            "mailbox_command",
            "luser_relay",
            "smtpd_reject_footer",
            "postscreen_reject_footer",
            "smtpd_expansion_filter",
            "postscreen_expansion_filter",
            "default_rbl_reply");

    /** Each program has its own. */
    static final Set<String> READ_ONLY = Set.of("process_id", "process_name", "service_name");

    private static final Set<String> AGENTS = Set.of("local", "error", "virtual", "smtp", "lmtp", "pipe");
    private static final Pattern OLD_DATABASE =
            Pattern.compile("(?:ldap|mysql|pgsql|sqlite|memcache|mongodb):([A-Za-z0-9_]+)");

    private final MainCf main;
    private final MasterCf master;
    private final Predicate<Position> strict;
    private final Set<String> referenced = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param strict whether an unknown name at a place is an error
     */
    Judgement(MainCf main, MasterCf master, Predicate<Position> strict) {
        this.main = main;
        this.master = master;
        this.strict = strict;
    }

    /** All of it, by place. */
    List<Problem> problems() {
        collectReferences();
        Settings plain = Settings.of(main, master);
        main.assignments().forEach(a -> judge(plain, a, null));
        judgeRelayhost(plain);
        for (ServiceRow row : master.rows()) {
            Settings own = plain.forService(row);
            row.overrides().values().forEach(a -> judge(own, a, row));
        }
        problems.sort(Problem.BY_PLACE);
        return List.copyOf(problems);
    }

    /** Names that count as used: some value refers to them, or a list of restriction classes, or a database of old form. */
    private void collectReferences() {
        List<String> values = new ArrayList<>();
        main.assignments().forEach(a -> values.add(a.value()));
        for (ServiceRow row : master.rows()) {
            row.overrides().values().forEach(a -> values.add(a.value()));
            values.addAll(row.args());
        }
        values.forEach(value -> Expansion.references(value).forEach(reference -> referenced.add(reference.name())));
        Assignment classes = main.find("smtpd_restriction_classes");
        if (classes != null) {
            Text.tokens(classes.value(), 0, true).forEach(token -> referenced.add(token.text()));
        }
        values.forEach(this::collectDatabases);
    }

    private void collectDatabases(String value) {
        Matcher database = OLD_DATABASE.matcher(value);
        while (database.find()) {
            String prefix = database.group(1) + "_";
            main.assignments().stream()
                    .map(Assignment::name)
                    .filter(name -> name.startsWith(prefix))
                    .forEach(referenced::add);
        }
    }

    private void judge(Settings settings, Assignment set, @Nullable ServiceRow row) {
        if (READ_ONLY.contains(set.name())) {
            problems.add(Problem.warning(
                    set.at(),
                    "read-only parameter assignment: " + set.name() + "=" + set.value(),
                    "each program has a value of its own, and this line has no effect"));
            return;
        }
        judgeName(set);
        if (RAW.contains(set.name())) {
            return;
        }
        judgeReferences(set, row);
        Parameters.PerTransport perTransport = CATALOGUE.splitPerTransport(set.name());
        Parameter spec = perTransport != null ? perTransport.base() : CATALOGUE.find(set.name());
        Expansion.Result value = settings.expand(set.value());
        if (!value.errors().isEmpty()) {
            problems.add(Problem.error(
                    set.valueAt(), value.errors().get(0), "programs that use " + set.name() + " die of it"));
            return;
        }
        String comment = comment(set);
        String complaint = spec == null ? null : Judge.complaint(spec, set.name(), value.text());
        if (spec != null && complaint != null) {
            problems.add(Problem.error(
                    set.valueAt(),
                    complaint,
                    comment == null
                            ? Judge.remedy(spec)
                            : "there are no comments behind a value: \"" + comment
                                    + "\" is part of it; give it a line of its own"));
        } else if (comment != null) {
            warnOfComment(set, comment);
        } else if (spec != null) {
            warnOfValue(set, spec, value.text());
        }
    }

    // ---------------------------------------------------------------- names

    private void judgeName(Assignment set) {
        Parameters.Deprecation old = CATALOGUE.deprecation(set.name());
        if (CATALOGUE.isPostfixName(set.name())) {
            if (old != null) {
                problems.add(Problem.warning(
                        set.at(),
                        "support for parameter \"" + set.name() + "\" will be removed; instead, " + old.instead(),
                        "Postfix " + old.since() + " and later say so"));
            }
        } else if (!referenced.contains(set.name()) && !isPerService(set.name()) && !mayBePerService(set.name())) {
            problems.add(unused(set));
        }
    }

    private Problem unused(Assignment set) {
        Parameters.PerTransport perTransport = CATALOGUE.splitPerTransport(set.name());
        String hint = perTransport == null ? hintForUnknown(set.name()) : hintForTransport(set, perTransport);
        return perTransport == null && strict.test(set.at())
                ? Problem.error(set.at(), "unknown parameter \"" + set.name() + "\"", hint)
                : Problem.warning(set.at(), "unused parameter: " + set.name() + "=" + set.value(), hint);
    }

    private static String hintForUnknown(String name) {
        String suggestion = CATALOGUE.suggestion(name);
        return suggestion != null ? suggestion : "nothing reads it and no value refers to it";
    }

    private String hintForTransport(Assignment set, Parameters.PerTransport name) {
        String suffix = set.name().substring(name.transport().length());
        List<String> agents = master.rows().stream()
                .filter(row -> AGENTS.contains(row.program()))
                .map(ServiceRow::name)
                .toList();
        String nearest = Nearest.of(name.transport(), agents);
        return nearest == null
                ? "master.cf has no delivery service \"" + name.transport() + "\"; the name before " + suffix
                        + " is the first column of one"
                : "did you mean \"" + nearest + suffix + "\"?";
    }

    /** A parameter of a delivery service, or the time limit of a command, under the name of a service that there is. */
    private boolean isPerService(String name) {
        Parameters.PerTransport perTransport = CATALOGUE.splitPerTransport(name);
        for (ServiceRow row : master.rows()) {
            boolean command = row.program().equals("pipe") || row.program().equals("spawn");
            if (command && name.equals(row.name() + "_time_limit")) {
                return true;
            }
            if (perTransport != null && perTransport.transport().equals(row.name()) && AGENTS.contains(row.program())) {
                return true;
            }
        }
        return false;
    }

    /** Without its master.cf nobody can tell which services a system has, and which names they refer to. */
    private boolean mayBePerService(String name) {
        return master.isAssumed()
                && (CATALOGUE.splitPerTransport(name) != null
                        || name.endsWith("_time_limit")
                        || CATALOGUE.suggestion(name) == null);
    }

    private void judgeReferences(Assignment set, @Nullable ServiceRow row) {
        for (Expansion.Reference reference : Expansion.references(set.value())) {
            String name = reference.name();
            boolean own = row != null && row.overrides().containsKey(name);
            if (!own && !isDefined(name)) {
                String suggestion = CATALOGUE.suggestion(name);
                problems.add(Problem.warning(
                        main.place(set, reference.offset()),
                        "undefined parameter: " + name,
                        suggestion == null ? "it is empty wherever " + set.name() + " is used" : suggestion));
            }
        }
    }

    private boolean isDefined(String name) {
        return CATALOGUE.isPostfixName(name)
                || main.find(name) != null
                || isPerService(name)
                || mayBePerService(name)
                || master.rows().stream().anyMatch(row -> row.overrides().containsKey(name));
    }

    // ---------------------------------------------------------------- values

    private void judgeRelayhost(Settings plain) {
        Assignment relayhost = main.find("relayhost");
        String name = plain.text("myhostname");
        if (relayhost != null && plain.text("relayhost").equals(name)) {
            problems.add(Problem.error(
                    relayhost.valueAt(),
                    "myhostname and relayhost parameter settings must not be identical: " + name,
                    "every program dies of it; leave relayhost empty, or name another host"));
        }
    }

    private static @Nullable String comment(Assignment set) {
        Matcher comment = COMMENT.matcher(set.value());
        return comment.find() && !set.value().substring(0, comment.start()).contains("{") ? comment.group() : null;
    }

    private void warnOfComment(Assignment set, String comment) {
        if (!FREE_TEXT.matcher(set.name()).matches()) {
            problems.add(Problem.warning(
                    main.place(set, set.value().length() - comment.length()),
                    "#comment after other text is not allowed: " + comment,
                    "it is part of the value of " + set.name() + "; give it a line of its own that begins with #"));
        }
    }

    private void warnOfValue(Assignment set, Parameter spec, String value) {
        if (spec.kind() == Parameter.Kind.FEEDBACK) {
            String warning = Feedback.parse(set.name(), value).warning();
            if (warning != null) {
                problems.add(Problem.warning(
                        set.valueAt(),
                        warning.substring("warning: ".length()),
                        "write a number from 0 to 1, n/m, or n/concurrency; qmgr uses 1 instead"));
            }
        } else if (spec.kind() == Parameter.Kind.TIME) {
            warnIfCutOff(set, spec, value);
        }
    }

    private void warnIfCutOff(Assignment set, Parameter spec, String value) {
        int unit = CNumber.read(value).end();
        if (unit + 1 < value.length()) {
            int seconds = TimeValue.seconds(value, spec.defaultUnit()).orElse(0);
            problems.add(Problem.warning(
                    set.valueAt(),
                    set.name() + " \"" + value + "\" means " + TimeValue.words(seconds, 's'),
                    "Postfix reads one number and one unit, and ignores \"" + value.substring(unit + 1) + "\""));
        }
    }
}
