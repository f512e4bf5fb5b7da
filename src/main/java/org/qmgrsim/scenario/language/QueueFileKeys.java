package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of queue files that somebody handles, and not a program of Postfix. */
final class QueueFileKeys {
    private static final String SIGNED = "[-+]?" + Quantities.TIME;

    private static final Kind<Span> FROM_NOW = new Kind<>(
            "a time from now, or two with to between",
            "a time from now such as -2h or +5m, or a span such as -2h to -10m",
            Span.class,
            List.of(),
            Pattern.compile(SIGNED + "( +to +" + SIGNED + ")?"),
            Kind.Numbers.of(true, 0.0, 0.0),
            QueueFileKeys::diagnose,
            Span::read);

    private static final Kind<Span> AGE = new Kind<>(
            "an age, or two with to between",
            "an age such as 2d, or a span such as 1h to 2d",
            Span.class,
            List.of(),
            Pattern.compile(Quantities.TIME + "( +to +" + Quantities.TIME + ")?"),
            Kind.Numbers.of(true, 0.0, 0.0),
            Quantities::diagnoseTime,
            Span::read);

    private static final Kind<Integer> MODE = new Kind<>(
            "a file mode",
            "three octal digits such as 0700 (complete) or 0600 (still being written)",
            Integer.class,
            List.of(),
            Pattern.compile("0?[0-7]{3}"),
            Kind.Numbers.of(true, 0.0, 777.0),
            text -> null,
            text -> Integer.parseInt(text, 8));

    private static final Kind<String> QUEUE_ID = new Kind<>(
            "a queue ID",
            "a queue ID: letters and digits, at least six",
            String.class,
            List.of(),
            Pattern.compile("[0-9A-Za-z]{6,40}"),
            Kind.Numbers.of(true, 100_000.0, null),
            text -> null,
            text -> text);

    private static final Kind<String> LABEL = new Kind<>(
            "a label",
            "a label: letters, digits, hyphens, dots and underscores",
            String.class,
            List.of(),
            Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,63}"),
            Kind.Numbers.of(true, 0.0, null),
            text -> null,
            text -> text);

    private static final Kind<String> QUEUE = Kinds.choice("maildrop", "incoming", "active", "deferred", "hold");

    private static final Key WHICH = Key.of(
                    "files",
                    LABEL,
                    "restored",
                    "Which files: the label of an entry of `files` or `put`, or a queue ID.")
            .must();

    /** Files that are put into a queue by hand. */
    static final Shape.Table FILES = new Shape.Table(
            "files",
            "an entry of files",
            Stream.of(
                            List.of(
                                    Key.of("queue", QUEUE, "deferred", "The directory.")
                                            .must(),
                                    Key.of("count", Kinds.COUNT, "100", "How many files like this.")
                                            .byDefault("1")),
                            MailKeys.envelope(),
                            List.of(
                                    Key.of(
                                                    "mtime",
                                                    FROM_NOW,
                                                    "-2h to +10m",
                                                    "The modification time, from the moment at which the files appear: before (-) or after"
                                                            + " (+) it; a span is filled at random. qmgr leaves a file alone until this time.")
                                            .byDefault("0s"),
                                    Key.of(
                                                    "age",
                                                    AGE,
                                                    "2d",
                                                    "How long ago the messages arrived: what `delay=`, back-off and lifetime count from.")
                                            .otherwise("as `mtime` if that lies in the past, else 0s"),
                                    Key.of(
                                                    "mode",
                                                    MODE,
                                                    "0600",
                                                    "The permission bits. A file without all of 0700 is still being written for all of"
                                                            + " Postfix.")
                                            .byDefault("0700"),
                                    Key.of("id", QUEUE_ID, "4A1B22C193", "The queue ID, for a single file.")
                                            .otherwise("made of the time of arrival and the inode"),
                                    Key.of(
                                                    "copied",
                                                    Kinds.FLAG,
                                                    "true",
                                                    "The files were copied or restored, not moved: their IDs end in the inodes that they had"
                                                            + " where they came from. `postfix start` renames them.")
                                            .byDefault("false"),
                                    Key.of("label", LABEL, "restored", "A name by which faults find the files again.")
                                            .otherwise("none")))
                    .flatMap(List::stream)
                    .toList(),
            List.of(new Shape.Group(List.of("to", "to_one_of"), true)));

    private static final Shape.Table CHMOD = new Shape.Table(
            "chmod",
            "a chmod",
            List.of(
                    WHICH,
                    Key.of("mode", MODE, "0700", "The new permission bits.").must()),
            List.of());

    private static final Shape.Table TOUCH = new Shape.Table(
            "touch",
            "a touch",
            List.of(
                    WHICH,
                    Key.of("mtime", FROM_NOW, "-1h", "The new modification time, from this moment.")
                            .byDefault("0s")),
            List.of());

    private static final Shape.Table MOVE = new Shape.Table(
            "move",
            "a move",
            List.of(
                    WHICH,
                    Key.of("queue", QUEUE, "incoming", "The directory to which they go, under their names.")
                            .must()),
            List.of());

    /** What a fault can do to files. */
    static final List<Key> FAULTS = List.of(
            Key.of(
                    "put",
                    Shape.oneOrMany(FILES),
                    "{ queue: incoming, to: bob@example.org, mtime: -1h }",
                    "Queue files are put into place by hand, as under `files` above; nobody is told."),
            Key.of("chmod", CHMOD, "{ files: restored, mode: 0700 }", "The mode of files is changed by hand."),
            Key.of("touch", TOUCH, "{ files: restored, mtime: -1h }", "The modification time of files is set by hand."),
            Key.of(
                    "move",
                    MOVE,
                    "{ files: restored, queue: incoming }",
                    "Files are moved by hand (mv), which keeps their times; nobody is told."),
            Key.of("remove", LABEL, "restored", "Files are removed by hand (rm)."));

    private QueueFileKeys() {}

    private static @Nullable String diagnose(String text) {
        return text.matches("[-+].*") ? Quantities.diagnoseTime(text.substring(1)) : Quantities.diagnoseTime(text);
    }
}
