package org.qmgrsim.lesson;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.measure.MessageLife;
import org.qmgrsim.measure.WaitedFor;

/** A measure of a run: what a question is answered with, and what the gaps of a text are filled with. */
public sealed interface Probe {
    /** What it came to. */
    Value of(Observed run);

    /** Whether it comes to seconds, if to a number. */
    default boolean isOfSeconds() {
        return !(this instanceof Attempts) && !(this instanceof Lines);
    }

    /** A figure of the message with this number, from 1. */
    record OfMessage(String what, int number) implements Probe {
        @Override
        public Value of(Observed run) {
            Optional<MessageLife> life = run.message(number);
            if (what.equals("mover")) {
                return Value.word(
                        life.map(MessageLife::mover).map(Object::toString).orElse("nothing"));
            }
            return life.filter(message -> what.equals("active") ? message.wasActive() : message.removedNanos() >= 0)
                    .map(message -> Value.seconds((what.equals("active")
                                    ? message.activationNanos()
                                    : message.endNanos() - message.arrivedNanos())
                            / Observed.SECOND))
                    .orElse(Value.word(Value.NEVER));
        }
    }

    /** How often a message was active. */
    record Attempts(int number) implements Probe {
        @Override
        public Value of(Observed run) {
            return Value.count(run.attempts(number).size());
        }
    }

    /** The age of a message at an attempt. */
    record Attempt(int which, int number) implements Probe {
        @Override
        public Value of(Observed run) {
            List<Double> ages = run.attempts(number);
            return which <= ages.size() ? Value.seconds(ages.get(which - 1)) : Value.word(Value.NEVER);
        }
    }

    /** What a message spent on one kind of wait. */
    record Waits(String word, int number) implements Probe {
        @Override
        public Value of(Observed run) {
            return Value.seconds(run.message(number).stream()
                            .flatMap(life -> life.waits().stream())
                            .filter(wait -> wait.reason().toString().equals(word))
                            .mapToLong(WaitedFor::nanos)
                            .sum()
                    / Observed.SECOND);
        }
    }

    /** A figure over all messages. */
    record OfAll(String what) implements Probe {
        @Override
        public Value of(Observed run) {
            return switch (what) {
                case "longest life" ->
                    Value.seconds(run.lives().stream()
                                    .mapToLong(life -> life.endNanos() - life.arrivedNanos())
                                    .max()
                                    .orElse(0)
                            / Observed.SECOND);
                case "mean active" ->
                    Value.seconds(run.lives().stream()
                                    .filter(MessageLife::wasQueued)
                                    .mapToLong(MessageLife::activationNanos)
                                    .average()
                                    .orElse(0)
                            / Observed.SECOND);
                default ->
                    Value.seconds(run.lives().stream()
                                    .filter(MessageLife::wasQueued)
                                    .mapToLong(MessageLife::activationNanos)
                                    .max()
                                    .orElse(0)
                            / Observed.SECOND);
            };
        }
    }

    /** How many lines of the log an expression fits. */
    record Lines(Pattern pattern) implements Probe {
        @Override
        public Value of(Observed run) {
            return Value.count(run.times(pattern).size());
        }
    }

    /** When the log shows something for the K-th time. */
    record TimeOf(int which, Pattern pattern) implements Probe {
        @Override
        public Value of(Observed run) {
            List<Double> times = run.times(pattern);
            return which <= times.size() ? Value.seconds(times.get(which - 1)) : Value.word(Value.NEVER);
        }
    }

    /** Reads a measure; null if that is none. */
    static @Nullable Probe read(String text) {
        Matcher words = Forms.MESSAGE.matcher(text);
        if (words.matches()) {
            int number = Integer.parseInt(words.group(2));
            return words.group(1).equals("attempts") ? new Attempts(number) : new OfMessage(words.group(1), number);
        }
        words = Forms.ATTEMPT.matcher(text);
        if (words.matches()) {
            return new Attempt(Integer.parseInt(words.group(1)), Integer.parseInt(words.group(2)));
        }
        words = Forms.WAITS.matcher(text);
        if (words.matches()) {
            return new Waits(words.group(1), Integer.parseInt(words.group(2)));
        }
        if (Forms.ALL.matcher(text).matches()) {
            return new OfAll(text);
        }
        try {
            words = Forms.LINES.matcher(text);
            if (words.matches()) {
                return new Lines(Pattern.compile(words.group(1)));
            }
            words = Forms.TIME.matcher(text);
            return words.matches()
                    ? new TimeOf(
                            words.group(1) == null ? 1 : Integer.parseInt(words.group(1)),
                            Pattern.compile(words.group(2)))
                    : null;
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    /** The forms of measures. */
    final class Forms {
        private static final Pattern MESSAGE = Pattern.compile("(active|life|mover|attempts) (\\d{1,6})");
        private static final Pattern ATTEMPT = Pattern.compile("attempt (\\d{1,4}) of (\\d{1,6})");
        private static final Pattern WAITS = Pattern.compile("waits ([a-z-]+) of (\\d{1,6})");
        private static final Pattern ALL = Pattern.compile("(longest|mean) active|longest life");
        private static final Pattern LINES = Pattern.compile("lines (.+)");
        private static final Pattern TIME = Pattern.compile("time (?:(\\d{1,6}) of )?(.+)");

        private Forms() {}
    }
}
