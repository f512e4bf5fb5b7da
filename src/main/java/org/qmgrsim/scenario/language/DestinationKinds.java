package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;

/** The kinds of single values that describe remote hosts. */
final class DestinationKinds {
    private static final List<String> REFUSALS = List.of("421", "450", "451", "452", "550", "551", "552", "553", "554");
    private static final String TEXT = "( +[!-~][ -~]*)?";
    private static final String REFUSAL = "(" + String.join("|", REFUSALS) + ")" + TEXT;
    private static final String HOST = "[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_])?";
    private static final int GREATEST_PREFERENCE = 65535;
    private static final int MOST = 1_000_000;

    private static final double[] REFUSAL_NUMBERS =
            REFUSALS.stream().mapToDouble(Double::parseDouble).toArray();

    /** A refusal: a code, or a whole line. */
    static final Kind<String> REPLY = text(
            "an SMTP reply",
            "a code such as 450, or a whole reply such as 450 4.2.0 Try again",
            REFUSAL,
            REFUSALS,
            REFUSAL_NUMBERS);

    /** What a host says or does to everybody. */
    static final Kind<String> ANSWER = text(
            "a reply such as 250 or 450, refuse, unreachable, blackhole or silent",
            "a code, a whole reply such as 450 4.2.0 Try again, or one of refuse, unreachable, blackhole, silent",
            "250" + TEXT + "|" + REFUSAL + "|refuse|unreachable|blackhole|silent",
            Stream.concat(Stream.of("250", "refuse", "unreachable", "blackhole", "silent"), REFUSALS.stream())
                    .toList(),
            Stream.concat(Stream.of("250"), REFUSALS.stream())
                    .mapToDouble(Double::parseDouble)
                    .toArray());

    /** How an attempt fails. */
    static final Kind<String> FAILURE = text(
            "a reply such as 451, lost, silent, refuse or unreachable",
            "a code, a whole reply such as 451 4.3.0 Failed, or one of lost, silent, refuse, unreachable",
            REFUSAL + "|lost|silent|refuse|unreachable",
            Stream.concat(Stream.of("lost", "silent", "refuse", "unreachable"), REFUSALS.stream())
                    .toList(),
            REFUSAL_NUMBERS);

    /** So many within a stretch of time. */
    static final Kind<Allowance> ALLOWANCE = new Kind<>(
            "a number within a time",
            "100/min, or 100 per 10m",
            Allowance.class,
            List.of(),
            Pattern.compile("[0-9]{1,9}/(s|m|min|h|d)|[0-9]{1,9} +per +" + Quantities.TIME),
            null,
            text -> text.matches("[0-9]+\\.[0-9]+/.*") ? "write a whole number within a longer time: 1 per 10s" : null,
            DestinationKinds::allowance);

    /** A mail exchanger with its preference. */
    static final Kind<Exchanger> EXCHANGER = new Kind<>(
            "a mail exchanger",
            "the preference and the name of a host, such as 10 mx1.example.org",
            Exchanger.class,
            List.of(),
            Pattern.compile("[0-9]{1,5} +" + HOST),
            null,
            text -> text.matches(HOST) ? "write the preference before it: 10 " + text : null,
            text -> {
                String[] word = text.split(" +");
                int preference = Integer.parseInt(word[0]);
                if (preference > GREATEST_PREFERENCE) {
                    throw new BadValue("preferences are from 0 to " + GREATEST_PREFERENCE);
                }
                return new Exchanger(preference, word[1]);
            });

    /** Where a server of this machine listens. */
    static final Kind<String> ADDRESS = new Kind<>(
            "a host and a port",
            "such as 127.0.0.1:10025",
            String.class,
            List.of(),
            Pattern.compile("(" + HOST + "|\\[[A-Za-z0-9_.:-]+\\]):[0-9]{1,5}"),
            null,
            text -> text.matches("[0-9]{1,5}") ? "write the host before it: 127.0.0.1:" + text : null,
            text -> text);

    /** What is added to a message. */
    static final Kind<Integer> ADDED = new Kind<>(
            "a size",
            "such as 600B or 1kB",
            Integer.class,
            List.of(),
            Pattern.compile(Quantities.SIZE),
            null,
            text -> null,
            text -> (int) Math.min(MOST, Quantities.bytes(text)));

    private DestinationKinds() {}

    private static Kind<String> text(
            String words, String write, String pattern, List<String> nearest, double[] numbers) {
        return new Kind<>(
                words,
                write,
                String.class,
                List.of(),
                Pattern.compile(pattern),
                Kind.Numbers.of(numbers),
                text -> didYouMean(text, nearest),
                text -> text);
    }

    private static @Nullable String didYouMean(String text, List<String> words) {
        String nearest = Nearest.of(text, words);
        return nearest == null ? null : "did you mean \"" + nearest + "\"?";
    }

    private static Allowance allowance(String text) throws BadValue {
        String[] word = text.split("/| +per +");
        int count = Integer.parseInt(word[0]);
        if (count == 0) {
            throw new BadValue("write a number above 0; a host that takes nothing answers: 450");
        } else if (count > MOST) {
            throw new BadValue("write at most " + MOST);
        }
        String time = word[1];
        long nanos = Quantities.nanos(time.matches("[a-z]+") ? "1" + (time.equals("min") ? "m" : time) : time);
        if (nanos == 0) {
            throw new BadValue("write a time above 0");
        }
        return new Allowance(count, nanos);
    }
}
