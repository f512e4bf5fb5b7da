package org.qmgrsim.scenario.language;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.kernel.CountLaw;
import org.qmgrsim.kernel.Law;

/** The kinds of single values of the language. */
final class Kinds {
    static final Kind<String> TEXT = text("a text", "any text", "[\\s\\S]*");
    static final Kind<String> PATH = text("a path", "a path, relative to this file", "[^\\r\\n]+");
    static final Kind<String> SETTING =
            text("a setting", "KEY=VALUE as after --set, such as qmgr/unix/wakeup=60", "[^=\\s][^=]*=[\\s\\S]*");
    static final Kind<String> SERVICE = text("a service", "the name of a service in master.cf", "[^\\s]+");
    static final Kind<String> ADDRESS = text("an address", "user@domain", "<?[^\\s@<>]+(@[^\\s@<>]+)?>?");
    static final Kind<String> SENDER =
            text("an address", "user@domain, or <> for none", "(<?[^\\s@<>]+(@[^\\s@<>]+)?>?|<>|)");
    static final Kind<String> HOST =
            text("a host name", "letters, digits, hyphens and dots", "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");
    static final Kind<String> BYTES =
            text("a trigger request", "letters, such as W for a wakeup or FADI for a flush", "[!-~]{1,64}");

    static final Kind<String> NAME =
            text("a name", "letters, digits, points, hyphens", "[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    static final Kind<Long> DURATION = new Kind<>(
            "a duration",
            "a number and one of us ms s m h d w, such as 300s, 5m or 0.4s",
            Long.class,
            List.of(),
            Pattern.compile(Quantities.TIME),
            Kind.Numbers.of(true, 0.0, 0.0),
            Quantities::diagnoseTime,
            Quantities::nanos);

    static final Kind<Long> LENGTH = new Kind<>(
            "a duration above 0",
            DURATION.write(),
            Long.class,
            List.of(),
            Pattern.compile("(?=[0-9.]*[1-9])" + Quantities.NUMBER + "(us|ms|s|m|h|d|w)"),
            null,
            text -> text.matches(Quantities.TIME) ? null : Quantities.diagnoseTime(text),
            text -> aboveZero(Quantities.nanos(text)));

    static final Kind<Law> TIME_LAW = law(
            "a duration or a law of durations",
            "a duration such as 0.4s, or a law such as lognormal 0.4s 1.5",
            Quantities.TIME,
            Kind.Numbers.of(true, 0.0, 0.0),
            Quantities::diagnoseTime,
            text -> Quantities.nanos(text) / 1e9);

    static final Kind<Law> SIZE_LAW = law(
            "a size or a law of sizes",
            "a size such as 20kB, or a law such as lognormal 20kB 2.0",
            Quantities.SIZE,
            Kind.Numbers.of(false, 0.0, null),
            Quantities::diagnoseSize,
            Quantities::bytes);

    static final Kind<Double> SHARE = new Kind<>(
            "a share",
            "a share such as 10%, from 0% to 100%",
            Double.class,
            List.of(),
            Pattern.compile("(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?)%|0(\\.[0-9]+)?|1(\\.0+)?"),
            Kind.Numbers.of(false, 0.0, 1.0),
            text -> text.matches("[0-9]{1,2}(\\.[0-9]+)?") ? "did you mean \"" + text + "%\"?" : null,
            text -> text.endsWith("%")
                    ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
                    : Double.parseDouble(text));

    static final Kind<Weight> WEIGHT = new Kind<>(
            "a weight",
            "a number such as 3, or a share such as 60%",
            Weight.class,
            List.of(),
            Pattern.compile(Quantities.NUMBER + "%?"),
            Kind.Numbers.of(false, 0.0, null),
            text -> text.startsWith("-") ? "weights are not negative" : null,
            text -> text.endsWith("%")
                    ? new Weight(Double.parseDouble(text.substring(0, text.length() - 1)) / 100, true)
                    : new Weight(Double.parseDouble(text), false));

    static final Kind<CountLaw> COUNT_LAW = new Kind<>(
            "a number or a law of numbers",
            "a whole number from 1 to 100000, or a law such as geometric 2",
            CountLaw.class,
            List.of(),
            CountLaws.PATTERN,
            Kind.Numbers.of(true, 1.0, 100_000.0),
            CountLaws::diagnose,
            CountLaws::read);

    static final Kind<Corner> CORNER = new Kind<>(
            "a time and a rate",
            "TIME RATE or ramp TIME RATE, such as 1h 20/min",
            Corner.class,
            List.of(),
            Pattern.compile("(ramp +)?" + Quantities.TIME + " +" + Quantities.RATE),
            null,
            Kinds::diagnoseCorner,
            text -> {
                String[] word = text.split(" +");
                boolean ramp = word.length == 3;
                return new Corner(
                        Quantities.nanos(word[word.length - 2]),
                        sane(Quantities.perSecond(word[word.length - 1])),
                        ramp);
            });

    static final Kind<OffsetDateTime> INSTANT = new Kind<>(
            "an instant",
            "date, time and offset from UTC, such as 2024-01-22T11:50:00+01:00",
            OffsetDateTime.class,
            List.of(),
            Pattern.compile(
                    "(19[7-9][0-9]|2[01][0-9]{2})-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
                            + "(Z|[-+][0-9]{2}:[0-9]{2})"),
            null,
            Kinds::diagnoseInstant,
            text -> {
                try {
                    return OffsetDateTime.parse(text);
                } catch (DateTimeException e) {
                    throw new BadValue("there is no such day or time");
                }
            });

    static final Kind<Long> SEED = number("a whole number", Long.MIN_VALUE, Long.MAX_VALUE);
    static final Kind<Long> COUNT = number("a whole number from 1 to 1000000000", 1, 1_000_000_000);
    static final Kind<Long> RECIPIENTS = number("a whole number from 1 to 100000", 1, 100_000);
    static final Kind<Long> SESSIONS = number("a whole number from 1 to 10000", 1, 10_000);
    static final Kind<Long> LIMIT = number("a whole number from 0 to 1000000", 0, 1_000_000);
    static final Kind<Long> TIMES = new Kind<>(
            "a whole number, or always",
            "a whole number from 0 to 1000000000, or always",
            Long.class,
            List.of(),
            Pattern.compile("always|[0-9]{1,9}"),
            Kind.Numbers.of(true, 0.0, 999_999_999.0),
            text -> nearest(text, List.of("always")),
            text -> text.equals("always") ? Long.MAX_VALUE : Long.parseLong(text));

    static final Kind<Long> STATUS = number("an exit status from 1 to 255", 1, 255);
    static final Kind<Boolean> FLAG = flag("true or false", List.of("true", "false", "yes", "no"));
    static final Kind<Boolean> TRUE = flag("true", List.of("true", "yes"));

    static final Kind<Integer> VERBOSITY = new Kind<>(
            "false, true, or a number of -v from 0 to 9",
            "false, true, or a number from 0 to 9",
            Integer.class,
            List.of("false", "true", "no", "yes", "0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            Pattern.compile("true|false|yes|no|[0-9]"),
            Kind.Numbers.of(true, 0.0, 9.0),
            text -> null,
            text -> switch (text) {
                case "true", "yes" -> 1;
                case "false", "no" -> 0;
                default -> Integer.parseInt(text);
            });

    static final Kind<String> FORMAT = new Kind<>(
            "1",
            "1, or leave the key out",
            String.class,
            List.of("1"),
            Pattern.compile("1"),
            null,
            text -> text.matches("[0-9.]+") ? "this program reads format 1 only; a newer one may read this file" : null,
            text -> text);

    static final Kind<Double> COSTS = new Kind<>(
            "measured, none or a factor",
            "measured, none, or a factor from 0 to 1000",
            Double.class,
            List.of(),
            Pattern.compile("measured|none|" + Quantities.NUMBER),
            Kind.Numbers.of(false, 0.0, 1000.0),
            text -> nearest(text, List.of("measured", "none")),
            text -> switch (text) {
                case "measured" -> 1.0;
                case "none" -> 0.0;
                default -> upTo(1000, Double.parseDouble(text));
            });

    static final Kind<String> VERSION = new Kind<>(
            "a version of Postfix that is modelled",
            "3.12 or 3.7, with or without a third part",
            String.class,
            List.of(),
            Pattern.compile("3\\.(7|12)(\\.[0-9]{1,3})?"),
            Kind.Numbers.of(3.7, 3.12),
            text -> null,
            text -> text.indexOf('.') == text.lastIndexOf('.') ? text + ".0" : text);

    private static final String RHYTHM = "((poisson|constant) +" + Quantities.RATE + "|every +" + Quantities.TIME + ")";

    private static final String OVER = "( +over +" + Quantities.TIME + ")?";

    static final Kind<Arrivals> ARRIVALS = new Kind<>(
            "a kind of arrivals",
            "poisson RATE, constant RATE, every DURATION, burst N at TIME, or bursts of N every DURATION, such as"
                    + " poisson 2/min",
            Arrivals.class,
            List.of(),
            Pattern.compile(RHYTHM + "|burst +[0-9]{1,9} +at +" + Quantities.TIME + OVER + "|bursts +of +[0-9]{1,9} +"
                    + RHYTHM + OVER),
            null,
            Kinds::diagnoseArrivals,
            Kinds::arrivals);

    /** The keys of a scenario that an include can take or leave; the language holds them against its table. */
    static final Kind<String> PART = choice(
            "title",
            "duration",
            "seed",
            "start",
            "postfix",
            "clock",
            "costs",
            "queue_fs",
            "host",
            "allow_bad_config",
            "main.cf",
            "master.cf",
            "tables",
            "mail",
            "disk",
            "profiles",
            "files",
            "destinations",
            "hosts",
            "triggers",
            "master",
            "faults");

    private static final double MOST_PER_SECOND = 100_000;

    private Kinds() {}

    /** One of some words. */
    static Kind<String> choice(String... words) {
        List<String> choices = List.of(words);
        String all = choices.size() == 1
                ? choices.get(0)
                : String.join(", ", choices.subList(0, choices.size() - 1)) + " or " + choices.get(choices.size() - 1);
        return new Kind<>(
                all, all, String.class, choices, anyOf(choices), null, text -> nearest(text, choices), text -> text);
    }

    private static Kind<Boolean> flag(String words, List<String> choices) {
        return new Kind<>(
                words,
                words,
                Boolean.class,
                choices,
                anyOf(choices),
                null,
                text -> nearest(text, choices),
                text -> text.equals("true") || text.equals("yes"));
    }

    private static Pattern anyOf(List<String> words) {
        return Pattern.compile(
                words.stream().map(word -> word.replace(".", "\\.")).collect(Collectors.joining("|")));
    }

    /** A text of a form; one that may be anything may be a number in YAML, too. */
    static Kind<String> text(String words, String write, String pattern) {
        return new Kind<>(
                words,
                write,
                String.class,
                List.of(),
                Pattern.compile(pattern),
                pattern.startsWith("[\\s") ? Kind.Numbers.of(false, null, null) : null,
                text -> null,
                text -> text);
    }

    private static Kind<Long> number(String words, long least, long greatest) {
        boolean bounded = greatest < Long.MAX_VALUE;
        return new Kind<>(
                words,
                words,
                Long.class,
                List.of(),
                Pattern.compile(bounded ? "[0-9]{1,10}" : "-?[0-9]{1,19}"),
                bounded ? Kind.Numbers.of(true, (double) least, (double) greatest) : Kind.Numbers.of(true, null, null),
                text -> null,
                text -> {
                    try {
                        long number = Long.parseLong(text);
                        if (number >= least && number <= greatest) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        throw new BadValue("write at most 64 bits");
                    }
                    throw new BadValue(null);
                });
    }

    private static Kind<Law> law(
            String words,
            String write,
            String quantity,
            Kind.Numbers numbers,
            Kind.Diagnosis diagnosis,
            Laws.Quantity reader) {
        return new Kind<>(
                words,
                write,
                Law.class,
                List.of(),
                Laws.pattern(quantity),
                numbers,
                text -> Laws.diagnose(text, quantity, diagnosis),
                text -> Laws.read(text, reader));
    }

    private static long aboveZero(long nanos) throws BadValue {
        if (nanos == 0) {
            throw new BadValue(null);
        }
        return nanos;
    }

    private static double upTo(double most, double number) throws BadValue {
        if (number > most) {
            throw new BadValue(null);
        }
        return number;
    }

    private static @Nullable String nearest(String text, List<String> words) {
        String nearest = Nearest.of(text, words);
        return nearest == null ? null : "did you mean \"" + nearest + "\"?";
    }

    private static @Nullable String diagnoseInstant(String text) {
        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2} +[0-9].*")) {
            return "write T between date and time: 2024-01-22T11:50:00+01:00";
        }
        return text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+")
                ? "add the offset from UTC: " + text + "Z, or " + text + "+01:00"
                : null;
    }

    private static Arrivals arrivals(String text) throws BadValue {
        String[] word = text.split(" +");
        long over =
                word.length > 2 && word[word.length - 2].equals("over") ? Quantities.nanos(word[word.length - 1]) : 0;
        return switch (word[0]) {
            case "burst" -> new Arrivals.Burst(messages(word[1]), Quantities.nanos(word[3]), over);
            case "bursts" -> new Arrivals.Bursts(messages(word[2]), rhythm(word[3], word[4]), over);
            default -> rhythm(word[0], word[1]);
        };
    }

    private static int messages(String text) throws BadValue {
        int count = Integer.parseInt(text);
        if (count == 0) {
            throw new BadValue("write a number of messages above 0");
        }
        return count;
    }

    private static Arrivals.Rhythm rhythm(String name, String text) throws BadValue {
        return switch (name) {
            case "poisson" -> new Arrivals.Poisson(rate(text));
            case "constant" -> new Arrivals.Even(1e9 / rate(text));
            default -> new Arrivals.Even(1e9 / sane(1e9 / aboveZero(Quantities.nanos(text))));
        };
    }

    private static double rate(String text) throws BadValue {
        double rate = Quantities.perSecond(text);
        if (rate == 0) {
            throw new BadValue("write a rate above 0, or leave the entry out");
        }
        return sane(rate);
    }

    private static double sane(double perSecond) throws BadValue {
        if (perSecond > MOST_PER_SECOND) {
            throw new BadValue("write at most 100000/s; above about 100/s the model is no picture of a real machine");
        }
        return perSecond;
    }

    private static @Nullable String diagnoseArrivals(String text) {
        String[] word = text.split(" +");
        List<String> names = List.of("poisson", "constant", "every", "burst", "bursts");
        if (!names.contains(word[0])) {
            return nearest(word[0], names);
        }
        return switch (word[0]) {
            case "every" -> {
                String hint = word.length == 2 ? Quantities.diagnoseTime(word[1]) : null;
                yield hint != null ? hint : "write every DURATION, such as every 5s";
            }
            case "burst" -> "write burst N at TIME, or burst N at TIME over DURATION, such as burst 100 at 10s over 2s";
            case "bursts" ->
                "write bursts of N every DURATION, or bursts of N poisson RATE, with or without over DURATION,"
                        + " such as bursts of 50 every 1h over 10s";
            default -> "write " + word[0] + " RATE, a number per s, min, h or d, such as " + word[0] + " 2/min";
        };
    }

    private static @Nullable String diagnoseCorner(String text) {
        String[] word = text.split(" +");
        if (word.length < 2) {
            return null;
        }
        String time = word[word.length - 2];
        return time.matches(Quantities.TIME) ? null : Quantities.diagnoseTime(time);
    }
}
