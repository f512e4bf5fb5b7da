package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The values that the programs of one service see: main.cf, the {@code -o} options of its row, and the defaults, after
 * substitution.
 *
 * <p>Getters never fail because of a value: a bad one reads as its default. {@link #problems} and {@link #fatal} tell.
 * They do throw {@link IllegalArgumentException} for a name that is not in the catalogue, or is of another kind.
 */
public final class Settings {
    private static final Parameters CATALOGUE = Parameters.catalogue();

    /** The order in which the general parameters, and then those of one program, are read. */
    private static final List<Parameter.Kind> GENERAL_ORDER = List.of(
            Parameter.Kind.LEVEL,
            Parameter.Kind.TEXT,
            Parameter.Kind.NUMBER,
            Parameter.Kind.SIZE,
            Parameter.Kind.BOOLEAN,
            Parameter.Kind.TIME);

    private static final List<Parameter.Kind> OWN_ORDER = List.of(
            Parameter.Kind.NUMBER,
            Parameter.Kind.SIZE,
            Parameter.Kind.TEXT,
            Parameter.Kind.FEEDBACK,
            Parameter.Kind.BOOLEAN,
            Parameter.Kind.TIME);

    /** The order in which qmgr reads the parameters of a transport. */
    private static final List<String> TRANSPORT_ORDER = List.of(
            "destination_concurrency_limit",
            "destination_recipient_limit",
            "initial_destination_concurrency",
            "transport_rate_delay",
            "destination_rate_delay",
            "delivery_slot_cost",
            "delivery_slot_loan",
            "delivery_slot_discount",
            "minimum_delivery_slots",
            "recipient_limit",
            "extra_recipient_limit",
            "recipient_refill_limit",
            "recipient_refill_delay",
            "destination_concurrency_positive_feedback",
            "destination_concurrency_negative_feedback",
            "destination_concurrency_failed_cohort_limit");

    private final MainCf main;
    private final MasterCf master;
    private final Map<String, Assignment> overrides;
    private final Map<String, String> fixed;

    // What was asked for once is asked for at each message.
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final Map<String, String> goodValues = new ConcurrentHashMap<>();

    private Settings(MainCf main, MasterCf master, Map<String, Assignment> overrides, Map<String, String> fixed) {
        this.main = main;
        this.master = master;
        this.overrides = overrides;
        this.fixed = fixed;
    }

    /** What programs outside master.cf see, master itself among them. */
    public static Settings of(MainCf main, MasterCf master) {
        return new Settings(main, master, Map.of(), Map.of());
    }

    /** What the programs of one service see. */
    public Settings forService(ServiceRow row) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("service_name", row.name());
        names.put("process_name", row.program());
        return new Settings(main, master, row.overrides(), names);
    }

    /**
     * The same with a parameter that master sets on the command line, such as {@code stress} = {@code yes}; the row's
     * own {@code -o} comes later there, so it goes first.
     */
    public Settings with(String name, String value) {
        Position at = new Position("command line", 0, 0);
        Map<String, Assignment> more = new LinkedHashMap<>(overrides);
        more.putIfAbsent(name, new Assignment(name, value, at, at));
        return new Settings(main, master, more, fixed);
    }

    public MainCf mainCf() {
        return main;
    }

    public MasterCf masterCf() {
        return master;
    }

    /** Seconds of a time parameter, not negative. */
    public long seconds(String name) {
        return seconds(name, spec(name, Parameter.Kind.TIME));
    }

    /** An integer parameter of 32 bits. */
    public int number(String name) {
        return (int) integer(name, spec(name, Parameter.Kind.NUMBER));
    }

    /** An integer parameter of 64 bits: {@code message_size_limit}, {@code queue_minfree}. */
    public long size(String name) {
        return integer(name, spec(name, Parameter.Kind.SIZE));
    }

    /** A yes-or-no parameter. */
    public boolean flag(String name) {
        Parameter spec = spec(name, Parameter.Kind.BOOLEAN);
        return Boolean.TRUE.equals(Judge.flag(goodValue(name, spec)));
    }

    /**
     * The value of any parameter as text, after substitution; of a name that somebody defined, too.
     *
     * @throws IllegalArgumentException if nobody set it and the catalogue does not have it
     */
    public String text(String name) {
        String known = texts.get(name);
        if (known != null) {
            return known;
        }
        String raw = raw(name);
        if (raw == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        String text = expand(raw).text();
        texts.put(name, text);
        return text;
    }

    /** Elements of a list parameter, between commas and blanks; text in braces stays together. */
    public List<String> list(String name) {
        return Text.tokens(text(name), 0, true).stream().map(Text.Token::text).toList();
    }

    /**
     * Seconds of a per-transport time parameter.
     *
     * @param suffix the name less the transport: {@code destination_rate_delay}
     */
    public long seconds(String transport, String suffix) {
        return seconds(transport + "_" + suffix, base(suffix, Parameter.Kind.TIME));
    }

    /**
     * A per-transport integer parameter.
     *
     * @param suffix the name less the transport: {@code destination_concurrency_limit}
     */
    public int number(String transport, String suffix) {
        return (int) integer(transport + "_" + suffix, base(suffix, Parameter.Kind.NUMBER));
    }

    /**
     * A per-transport parameter as text.
     *
     * @param suffix the name less the transport
     */
    public String text(String transport, String suffix) {
        return goodValue(transport + "_" + suffix, base(suffix, null));
    }

    /**
     * A per-transport feedback parameter, with the warning that qmgr logs when it first uses the transport.
     *
     * @param suffix {@code destination_concurrency_positive_feedback} or {@code …_negative_feedback}
     */
    public Feedback feedback(String transport, String suffix) {
        Parameter base = base(suffix, Parameter.Kind.FEEDBACK);
        String value = text(transport, suffix);
        String byDefault = text(base.name());
        return Feedback.parse(value.equals(byDefault) ? base.name() : transport + "_" + suffix, value);
    }

    /**
     * The line that a program logs, and dies, when it starts with these settings: {@code fatal: invalid max_use
     * parameter value 0 < 1}. Parameters that all programs read kill all of them.
     *
     * @param program file name of the command: {@code qmgr}, {@code smtpd}, {@code master}
     */
    public Optional<String> fatal(String program) {
        if (main.fatal().isPresent()) {
            return main.fatal();
        }
        List<Parameter> read = new ArrayList<>();
        addInOrder(read, GENERAL_ORDER, "*");
        int general = read.size();
        addInOrder(read, OWN_ORDER, program);
        for (int i = 0; i < read.size(); i++) {
            if (i == general && text("relayhost").equals(text("myhostname"))) {
                return Optional.of("fatal: myhostname and relayhost parameter settings must not be identical: "
                        + text("myhostname"));
            }
            String complaint = complaint(read.get(i).name(), read.get(i));
            if (complaint != null) {
                return Optional.of("fatal: " + complaint);
            }
        }
        return Optional.empty();
    }

    /** The line that a process of a service logs, and dies, when it starts: a bad parameter, or its process limit. */
    public Optional<String> fatal(ServiceRow row) {
        return forService(row).fatal(row.program()).or(() -> row.processLimitFatal(number("default_process_limit")));
    }

    private static void addInOrder(List<Parameter> read, List<Parameter.Kind> order, String program) {
        CATALOGUE.all().stream()
                .filter(p -> p.programs().contains(program) && order.contains(p.kind()))
                .sorted(Comparator.comparingInt(p -> order.indexOf(p.kind())))
                .forEach(read::add);
    }

    /**
     * The line that qmgr logs, and dies, when mail first needs this transport and one of its parameters is bad.
     *
     * @see "Postfix src/qmgr/qmgr_transport.c: qmgr_transport_create"
     */
    public Optional<String> fatalOfTransport(String transport) {
        for (String suffix : TRANSPORT_ORDER) {
            String complaint = complaint(transport + "_" + suffix, base(suffix, null));
            if (complaint != null) {
                return Optional.of("fatal: " + complaint);
            }
        }
        return Optional.empty();
    }

    /**
     * All that is wrong with the names and values of main.cf and of the {@code -o} options in master.cf, by place.
     * Problems of form are those of {@link MainCf#problems} and {@link MasterCf#problems}, and not repeated here.
     *
     * @param strict whether an unknown name at a place is an error, as it is in a file that was written for the simulator;
     *     elsewhere anybody may define names of his own, and Postfix warns if nothing refers to one
     */
    public List<Problem> problems(Predicate<Position> strict) {
        return new Judgement(main, master, strict).problems();
    }

    private static Parameter spec(String name, Parameter.Kind kind) {
        Parameters.PerTransport perTransport = CATALOGUE.splitPerTransport(name);
        Parameter spec = perTransport != null ? perTransport.base() : CATALOGUE.get(name);
        if (spec.kind() != kind) {
            throw new IllegalArgumentException(name + " is of kind " + spec.kind() + ", not " + kind);
        }
        return spec;
    }

    private static Parameter base(String suffix, Parameter.@Nullable Kind kind) {
        Parameter base = CATALOGUE.findBySuffix(suffix);
        if (base == null || (kind != null && base.kind() != kind)) {
            throw new IllegalArgumentException("no per-transport parameter " + suffix + " of that kind");
        }
        return base;
    }

    private long seconds(String name, Parameter spec) {
        OptionalInt seconds = TimeValue.seconds(goodValue(name, spec), spec.defaultUnit());
        return seconds.orElseThrow(() -> new IllegalStateException("bad default of " + name));
    }

    private long integer(String name, Parameter spec) {
        return CNumber.read(goodValue(name, spec)).value();
    }

    /** The value, or the default if the program would die of it. */
    private String goodValue(String name, Parameter spec) {
        String known = goodValues.get(name);
        if (known == null) {
            known = judge(name, spec);
            goodValues.put(name, known);
        }
        return known;
    }

    private String judge(String name, Parameter spec) {
        String raw = raw(name);
        if (raw != null && complaint(name, spec) == null) {
            return expand(raw).text();
        }
        Parameter own = CATALOGUE.find(name);
        return own != null ? expand(defaultOf(own)).text() : goodValue(spec.name(), spec);
    }

    private @Nullable String complaint(String name, Parameter spec) {
        String raw = raw(name);
        if (raw == null) {
            return null;
        }
        Expansion.Result value = expand(raw);
        return value.errors().isEmpty()
                ? Judge.complaint(spec, name, value.text())
                : "dictionary mail_dict: macro processing error";
    }

    /** The value before substitution; null if nobody set the name and it has no default. */
    @Nullable
    String raw(String name) {
        String byProgram = fixed.get(name);
        if (byProgram != null) {
            return byProgram;
        }
        Assignment set = overrides.get(name);
        if (set == null) {
            set = main.find(name);
        }
        if (set != null) {
            return set.value();
        }
        Parameter spec = CATALOGUE.find(name);
        if (spec != null) {
            return defaultOf(spec);
        }
        Parameters.PerTransport perTransport = CATALOGUE.splitPerTransport(name);
        return perTransport == null ? null : "$" + perTransport.base().name();
    }

    private String defaultOf(Parameter spec) {
        return spec.name().equals("mydomain") ? domainOfHost() : spec.defaultValue();
    }

    /**
     * myhostname without its first part.
     *
     * @see "Postfix src/global/mail_params.c: check_mydomainname"
     */
    private String domainOfHost() {
        String host = expandWithout("mydomain", "$myhostname");
        int dot = host.indexOf('.');
        return dot < 0 ? "localdomain" : host.substring(dot + 1);
    }

    private String expandWithout(String name, String value) {
        return Expansion.expand(value, wanted -> wanted.equals(name) ? null : raw(wanted))
                .text();
    }

    /** Substitution in a text, with these settings. */
    Expansion.Result expand(String value) {
        return Expansion.expand(value, this::raw);
    }
}
