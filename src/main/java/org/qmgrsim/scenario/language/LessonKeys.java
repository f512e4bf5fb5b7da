package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;

/** The keys of a lesson file, in the order in which a teacher writes them. */
final class LessonKeys {
    private static final Kind<String> PROBE =
            Kinds.text("a measure", "a measure, such as active 1, mover 1, lines REGEX or time REGEX", "[^\\r\\n]+");
    private static final Kind<String> TOLERANCE = Kinds.text(
            "a tolerance",
            "a share of the right value such as 10%, or a number of seconds such as 2s",
            "[0-9.]+ ?(%|s)");
    private static final Kind<String> NUMBER = new Kind<>(
            "a number",
            "a number",
            String.class,
            List.of(),
            Pattern.compile("-?[0-9]+(\\.[0-9]+)?"),
            Kind.Numbers.of(false, null, null),
            text -> null,
            text -> text);

    /** A text in each language. */
    private static final Shape.Table WORDS = new Shape.Table(
            "words",
            "a text in both languages",
            List.of(
                    Key.of("en", Kinds.TEXT, "Who moved it?", "In English. `{name}` stands for a value.")
                            .must(),
                    Key.of("ja", Kinds.TEXT, "何が動かしたか。", "In Japanese.").must()),
            List.of());

    private static final Shape.Table OPTION = new Shape.Table(
            "option",
            "an option",
            List.of(
                    Key.of("text", WORDS, "{ en: the wakeup, ja: wakeup }", "What is offered.")
                            .must(),
                    Key.of("is", Kinds.TEXT, "the wakeup", "It is right if the measure is this."),
                    Key.of("least", NUMBER, "200", "It is right if the measure is at least this."),
                    Key.of("below", NUMBER, "300", "It is right if the measure is less than this."),
                    Key.of(
                                    "because",
                                    WORDS,
                                    "{ en: The deferred scan does not look into incoming., ja: deferred の走査は incoming を見ない。 }",
                                    "The misconception behind it: told to whoever has chosen it where it is wrong.")
                            .otherwise("nothing more is said")),
            List.of());

    private static final Shape.Table EVENT = new Shape.Table(
            "event",
            "an event to be put in order",
            List.of(
                    Key.of("text", WORDS, "{ en: qmgr starts, ja: qmgr が起動する }", "What happens.")
                            .must(),
                    Key.of(
                                    "line",
                                    Kinds.TEXT,
                                    "qmgr_scan_start",
                                    "The first line of the mail log in which this occurs, a regular expression.")
                            .must()),
            List.of());

    private static final Shape.Table PREDICT = new Shape.Table(
            "predict",
            "a prediction",
            List.of(
                    Key.of("ask", WORDS, "{ en: How long will it wait?, ja: どれだけ待つか。 }", "The question.")
                            .must(),
                    Key.of("measure", PROBE, "active 1", "What the run answers it with.")
                            .otherwise("the order of the events")
                            .onlyWith("options", "within"),
                    Key.of(
                            "options",
                            new Shape.Many(OPTION),
                            "[{ text: { en: never, ja: 届かない }, is: nothing }]",
                            "Of which one is right."),
                    Key.of("within", TOLERANCE, "10%", "A number is asked for, and right if it is as near as this."),
                    Key.of(
                            "order",
                            new Shape.Many(EVENT),
                            "[{ text: { en: a, ja: あ }, line: x }]",
                            "Events to be put in order."),
                    Key.of(
                                    "hinges_on",
                                    Shape.oneOrMany(new Shape.Value(Kinds.SETTING)),
                                    "qmgr/unix/wakeup=10",
                                    "With this setting the right answer is another one: what the question is about.")
                            .otherwise("it is not checked")),
            List.of(new Shape.Group(List.of("options", "within", "order"), true)));

    private static final Shape.Table STEP = new Shape.Table(
            "step",
            "a step",
            List.of(
                    Key.of(
                                    "text",
                                    WORDS,
                                    "{ en: Mail comes., ja: メールが届く。 }",
                                    "What is told first, in 60 words or less.")
                            .must(),
                    Key.of("scenario", Kinds.PATH, "../why-wakeup.yaml", "What is run, a path beside this file.")
                            .otherwise("that of the step before"),
                    Key.of(
                                    "set",
                                    Shape.oneOrMany(new Shape.Value(Kinds.SETTING)),
                                    "triggers.cleanup.lost=100%",
                                    "What changes against the step before.")
                            .otherwise("nothing"),
                    Key.of(
                                    "look",
                                    Kinds.choice(
                                            "incoming",
                                            "active",
                                            "deferred",
                                            "hold",
                                            "maildrop",
                                            "qmgr",
                                            "master",
                                            "triggers",
                                            "wakeups",
                                            "scans",
                                            "destinations",
                                            "log"),
                                    "wakeups",
                                    "Where to look while it runs.")
                            .otherwise("the whole picture"),
                    Key.of(
                                    "predict",
                                    PREDICT,
                                    "{ ask: { en: a, ja: あ }, measure: active 1, within: 10% }",
                                    "What is asked before the run.")
                            .otherwise("nothing is asked"),
                    Key.of(
                                    "values",
                                    new Shape.ByName("a value", List.of(), new Shape.Value(PROBE)),
                                    "{ wait: active 1 }",
                                    "Measures that `after` names as `{wait}`.")
                            .otherwise("none"),
                    Key.of(
                                    "after",
                                    WORDS,
                                    "{ en: It waited {wait}., ja: 待ちは {wait}。 }",
                                    "What happened, and why, told after the run.")
                            .otherwise("nothing")),
            List.of());

    static final Shape.Table LESSON = new Shape.Table(
            "lesson",
            "a lesson",
            List.of(
                    Key.of("title", WORDS, "{ en: Why qmgr has a wakeup, ja: なぜ qmgr に wakeup があるのか }", "A line.")
                            .must(),
                    Key.of("about", WORDS, "{ en: Who moves mail., ja: 何がメールを動かすか。 }", "What one knows afterwards.")
                            .must(),
                    Key.of("minutes", Kinds.COUNT, "7", "How long it takes.").byDefault("7"),
                    Key.of("steps", new Shape.Many(STEP), "[{ text: { en: a, ja: あ } }]", "The steps, in order.")
                            .must()),
            List.of());

    private LessonKeys() {}
}
