package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;

/** The keys of an experiment file, in the order in which people read it. */
final class ExperimentKeys {
    private static final Kind<String> RANGE = Kinds.text(
            "a range", "LEAST to GREATEST, or LEAST to GREATEST log, such as 10s to 1000s log", "\\S+ to \\S+( log)?");
    private static final Kind<String> LEVEL =
            Kinds.text("a value", "a value, as it would stand after --set KEY=", "[\\s\\S]*");
    private static final Kind<String> LABEL = Kinds.text("a level", "a level of the factor", "[\\s\\S]*");
    private static final Kind<String> MEASURE = Kinds.text(
            "a measure",
            "a measure, such as p99(queued→active), over 60s(arrival→active) or deferrals",
            "[^\\r\\n<=]+");
    private static final Kind<String> ASSERTION = Kinds.text(
            "an assertion",
            "MEASURE < VALUE or MEASURE > VALUE, and a confidence if it is not 95 %, such as p95(arrival→active) < 600s, 99%",
            "[^\\r\\n]+ [<>]=? [^\\r\\n]+");
    private static final Kind<String> CONDITION = Kinds.text(
            "a condition",
            "FACTOR <= FACTOR or FACTOR <= VALUE, with one of < <= > >= = !=",
            "[^\\r\\n]+ (<|<=|>|>=|=|!=) [^\\r\\n]+");
    private static final Kind<String> REPLICATIONS = new Kind<>(
            "a number of runs, or LEAST to GREATEST",
            "a whole number from 1 to 1000000, or two with to between, such as 10 to 200",
            String.class,
            List.of(),
            Pattern.compile("[1-9][0-9]{0,6}( to [1-9][0-9]{0,6})?"),
            Kind.Numbers.of(true, 1.0, 1_000_000.0),
            text -> null,
            text -> text);
    private static final Kind<String> PRECISION = Kinds.text(
            "a half-width",
            "a share of the value such as 5%, a time such as 2s, or a number",
            "[0-9.]+ ?(%|us|ms|s|m|h|d)?");
    private static final Kind<String> PERCENT =
            Kinds.text("a confidence", "a share from 50% to 99.9%", "[5-9][0-9](\\.[0-9]+)? ?%");
    private static final Kind<String> PLAN = Kinds.text(
            "a plan",
            "full, one at a time, latin hypercube N, or listed",
            "full|one at a time|latin hypercube [1-9][0-9]{0,4}|listed");
    private static final Kind<String> WARM_UP =
            Kinds.text("auto or a duration", "auto, or a duration such as 1h", "auto|" + Quantities.TIME);
    private static final Kind<String> REFINE = new Kind<>(
            "a number of halvings from 0 to 8",
            "a whole number from 0 to 8",
            String.class,
            List.of(),
            Pattern.compile("[0-8]"),
            Kind.Numbers.of(true, 0.0, 8.0),
            text -> null,
            text -> text);

    private static final Shape SETTINGS = Shape.oneOrMany(new Shape.Value(Kinds.SETTING));
    private static final Shape PLACE = new Shape.ByName("a factor", List.of(), new Shape.Value(LABEL));

    private static final Shape.Table WINDOW = new Shape.Table(
            "window",
            "a window",
            List.of(
                    Key.of(
                                    "from",
                                    Kinds.DURATION,
                                    "1h",
                                    "Only messages that arrive at this time or later are measured.")
                            .byDefault("0s"),
                    Key.of("until", Kinds.DURATION, "2h", "Only messages that arrive before this time are measured.")
                            .otherwise("the end of the run")),
            List.of());

    private static final Shape.Table STEADY = new Shape.Table(
            "steady",
            "a steady state",
            List.of(
                    Key.of(
                                    "of",
                                    MEASURE,
                                    "mean(arrival→delivered)",
                                    "The mean whose course decides on the warm-up and is tested for drift.")
                            .must(),
                    Key.of(
                                    "warm_up",
                                    WARM_UP,
                                    "1h",
                                    "What is left out at the beginning of every run; `auto`: found by MSER-5 from pilot runs, which"
                                            + " are not measured.")
                            .byDefault("auto"),
                    Key.of(
                                    "step",
                                    Kinds.LENGTH,
                                    "300s",
                                    "Distance of the points of the course; batches are whole multiples of it.")
                            .otherwise("the common period of qmgr's wakeup and queue_run_delay")),
            List.of());

    private static final Shape.Table ASSERT = new Shape.Table(
            "assert",
            "an assertion",
            List.of(
                    Key.of("that", ASSERTION, "p95(arrival→active) < 600s, 95%", "What has to hold.")
                            .must(),
                    Key.of(
                                    "at",
                                    PLACE,
                                    "{ triggers: broken }",
                                    "The points at which it has to hold, by levels of some factors.")
                            .otherwise("at all points")),
            List.of());

    private static final Shape.Table FIND = new Shape.Table(
            "find",
            "a search",
            List.of(
                    Key.of(
                                    "factor",
                                    Kinds.TEXT,
                                    "qmgr/unix/wakeup",
                                    "The factor that is searched; its range or its levels, in order of cost.")
                            .must(),
                    Key.of(
                                    "want",
                                    Kinds.choice("smallest", "largest"),
                                    "largest",
                                    "Which setting that meets the goal is wanted.")
                            .must(),
                    Key.of("so_that", ASSERTION, "p99(queued→active) < 10s", "The goal.")
                            .must(),
                    Key.of("within", Kinds.TEXT, "1", "How finely a range is searched: a distance of two settings.")
                            .otherwise("a hundredth of the range")),
            List.of());

    private static final Shape.Table MAP = new Shape.Table(
            "map",
            "a cliff map",
            List.of(
                    Key.of(
                                    "of",
                                    MEASURE,
                                    "mean(arrival→delivered)",
                                    "The measure whose jumps are mapped over the two factors.")
                            .must(),
                    Key.of("refine", REFINE, "3", "How many times cells between which it jumps are halved.")
                            .byDefault("2")),
            List.of());

    private static final Shape.Table BESIDE = new Shape.Table(
            "beside",
            "what is known from elsewhere",
            List.of(
                    Key.of("of", MEASURE, "mean(queued→active)", "The measure.").must(),
                    Key.of("at", PLACE, "{ triggers: broken }", "The points that are meant, by levels of some factors.")
                            .otherwise("all points"),
                    Key.of(
                            "theory",
                            Kinds.TEXT,
                            "[qmgr/unix/wakeup] / 2",
                            "A formula: numbers with units, levels of factors as `[name]`, other measures at the same point as"
                                    + " `{measure}`, with + - * /, brackets, min, max, ceil, sqrt, and `mmc(arrivals, service,"
                                    + " servers)` for the mean time in a system M/M/c."),
                    Key.of("published", Kinds.TEXT, "148.8 s (measured, Postfix 3.7.11)", "What somebody measured."),
                    Key.of(
                            "because",
                            Kinds.TEXT,
                            "arrivals fall anywhere between two wakeups",
                            "Why they agree, or differ.")),
            List.of());

    static final Shape.Table EXPERIMENT = new Shape.Table(
            "experiment",
            "an experiment",
            List.of(
                    Key.of("title", Kinds.TEXT, "Which wakeup?", "One line for people.")
                            .otherwise("the name of the file"),
                    Key.of(
                                    "question",
                                    Kinds.TEXT,
                                    "Does the wakeup change anything?",
                                    "What the experiment is to answer.")
                            .otherwise("the title"),
                    Key.of(
                                    "base",
                                    Kinds.PATH,
                                    "../why-wakeup.yaml",
                                    "The scenario that is varied, relative to this file.")
                            .must(),
                    Key.of("set", SETTINGS, "[duration=2h]", "Settings over the base scenario, at every point.")
                            .otherwise("the scenario as it is"),
                    Key.of(
                                    "factors",
                                    new Shape.ByName(
                                            "a parameter, a field of master.cf, a key of the scenario, or a word",
                                            List.of(),
                                            Shape.either(
                                                    new Shape.Value(RANGE),
                                                    new Shape.Many(new Shape.Value(LEVEL)),
                                                    new Shape.ByName("a label", List.of(), SETTINGS))),
                                    "{ qmgr/unix/wakeup: [60, 300], triggers: { working: [], broken: triggers.cleanup.denied=true } }",
                                    "What is varied. A list holds levels of what the name sets; a range `10s to 1000s` is one of the"
                                            + " same, for plans that draw values; levels with labels set what stands beside them, `[]`"
                                            + " for nothing.")
                            .must(),
                    Key.of(
                                    "plan",
                                    PLAN,
                                    "one at a time",
                                    "Which points are run: all combinations (`full`), the base point and each factor varied alone"
                                            + " (`one at a time`), N points spread over all ranges (`latin hypercube N`), or those under"
                                            + " `points` (`listed`).")
                            .byDefault("full"),
                    Key.of(
                                    "around",
                                    PLACE,
                                    "{ qmgr/unix/wakeup: 300 }",
                                    "The base point, by factor; comparisons are made with it.")
                            .otherwise("the first level of each factor"),
                    Key.of(
                                    "points",
                                    new Shape.Many(PLACE),
                                    "[{ qmgr/unix/wakeup: 60, triggers: broken }]",
                                    "The points of the plan `listed`; a factor that a point does not name has its base level.")
                            .otherwise("they follow from the plan"),
                    Key.of(
                                    "where",
                                    Shape.oneOrMany(new Shape.Value(CONDITION)),
                                    "[minimal_backoff_time <= maximal_backoff_time]",
                                    "Conditions that every point has to meet; others are left out.")
                            .otherwise("all points"),
                    Key.of(
                                    "leave_out",
                                    Shape.oneOrMany(PLACE),
                                    "[{ triggers: broken, qmgr/unix/wakeup: 0 }]",
                                    "Points to leave out, by levels of some factors.")
                            .otherwise("none"),
                    Key.of(
                                    "find",
                                    FIND,
                                    "{ factor: qmgr/unix/wakeup, want: largest, so_that: \"p99(queued→active) < 10s\" }",
                                    "Searches one factor at each combination of the others, in place of running all its levels.")
                            .otherwise("nothing is searched"),
                    Key.of(
                                    "map",
                                    MAP,
                                    "{ of: \"mean(arrival→delivered)\", refine: 3 }",
                                    "Refines a grid of two factors with ranges or numbers where the measure jumps.")
                            .otherwise("no map"),
                    Key.of(
                                    "replications",
                                    REPLICATIONS,
                                    "10 to 200",
                                    "Runs of each point. Run number i has the same luck at every point. With two numbers and `precision`:"
                                            + " at least, and at most.")
                            .byDefault("10"),
                    Key.of(
                                    "precision",
                                    new Shape.ByName("a measure", List.of(), new Shape.Value(PRECISION)),
                                    "{ \"mean(arrival→delivered)\": 5% }",
                                    "Half-widths of intervals at which a point has had enough runs.")
                            .otherwise("the number of runs is fixed"),
                    Key.of("confidence", PERCENT, "95%", "Of all intervals.").byDefault("95%"),
                    Key.of("seed", Kinds.SEED, "7", "In place of the seed of the base scenario.")
                            .otherwise("that of the scenario"),
                    Key.of(
                                    "window",
                                    WINDOW,
                                    "{ from: 1h, until: 2h }",
                                    "Which messages are measured, by their arrival.")
                            .otherwise("all"),
                    Key.of(
                                    "steady_state",
                                    STEADY,
                                    "{ of: \"mean(arrival→delivered)\" }",
                                    "The runs show a long course, of which the part after the warm-up is meant.")
                            .otherwise("the whole run is meant"),
                    Key.of(
                            "measures",
                            Shape.oneOrMany(new Shape.Value(MEASURE)),
                            "[mean(queued→active), p99(queued→active), deferrals]",
                            "What is measured; the first is the one that the answer is about."),
                    Key.of(
                                    "answer",
                                    Kinds.TEXT,
                                    "With triggers that work the longest wait is {max(queued→active) at working, 300}.",
                                    "The sentence with which the report opens; `{MEASURE at LEVEL, LEVEL}` stands for a result, in the"
                                            + " order of the factors.")
                            .otherwise("it is made from the first measure"),
                    Key.of(
                                    "beside",
                                    Shape.oneOrMany(BESIDE),
                                    "[{ of: mean(queued→active), theory: \"[qmgr/unix/wakeup] / 2\" }]",
                                    "What theory says, and what was published, to stand beside the results.")
                            .otherwise("nothing"),
                    Key.of(
                                    "assert",
                                    Shape.either(
                                            new Shape.Value(ASSERTION),
                                            ASSERT,
                                            new Shape.Many(Shape.either(new Shape.Value(ASSERTION), ASSERT))),
                                    "[\"p95(arrival→active) < 600s, 95%\"]",
                                    "What has to hold, at a confidence: each passes, fails or stays undecided; the exit code is 1 unless"
                                            + " all pass.")
                            .otherwise("nothing is asserted")),
            List.of(new Shape.Group(List.of("find", "map", "points"), false)));

    private ExperimentKeys() {}

    /** A text, or what YAML would take for a number or a truth value. */
}
