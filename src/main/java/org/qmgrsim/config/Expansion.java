package org.qmgrsim.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Substitution of {@code $name} and its relatives in a value, as it happens when a program uses the value.
 *
 * <p>{@code $name ${name} $(name)}; {@code ${name?text} ${name?{text}}} if not empty; {@code ${name:text}
 * ${name:{text}}} if empty; {@code ${name?{a}:{b}}}; {@code ${{x} == {y} ? {a} : {b}}} with {@code == != < <= >= >},
 * numbers being compared as numbers, or with {@code <level} and so on as compatibility levels; {@code $$} for {@code $}.
 *
 * @see "Postfix src/util/mac_parse.c, mac_expand.c; src/global/compat_level.c"
 */
final class Expansion {
    /**
     * The outcome.
     *
     * @param text the value after substitution; worthless if there are errors
     * @param errors the warnings that Postfix would log before it dies of a {@code macro processing error}
     */
    record Result(String text, List<String> errors) {}

    private static final int DEEPEST = 100;
    private static final String OPERATORS = "\"==\" or \"!=\" or \"<\" or \"<=\" or \">=\" or \">\"";

    private final Function<String, @Nullable String> lookup;
    private final List<String> errors = new ArrayList<>();

    private Expansion(Function<String, @Nullable String> lookup) {
        this.lookup = lookup;
    }

    /**
     * Expands a value.
     *
     * @param lookup value of a name before substitution; null if it is not defined
     */
    static Result expand(String value, Function<String, @Nullable String> lookup) {
        if (value.indexOf('$') < 0) {
            return new Result(value, List.of());
        }
        Expansion expansion = new Expansion(lookup);
        StringBuilder result = new StringBuilder();
        expansion.parse(value, 1, result);
        return new Result(result.toString(), List.copyOf(expansion.errors));
    }

    /** A name that a value refers to, and where in the value it stands. */
    record Reference(String name, int offset) {}

    /** What a value refers to, whatever the conditions in it. */
    static List<Reference> references(String value) {
        List<Reference> references = new ArrayList<>();
        for (int at = value.indexOf('$'); at >= 0 && at + 1 < value.length(); at = value.indexOf('$', at + 1)) {
            char next = value.charAt(at + 1);
            if (next == '$') {
                at++;
            } else {
                int start = Text.skipBlanks(value, next == '{' || next == '(' ? at + 2 : at + 1);
                int end = nameEnd(value, start);
                boolean function = end < value.length() && next == '{' && value.charAt(end) == '{';
                if (end > start && !function) {
                    references.add(new Reference(value.substring(start, end), start));
                }
            }
        }
        return references;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && Text.isNamePart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean failed() {
        return !errors.isEmpty();
    }

    private void fail(String message) {
        errors.add(message);
    }

    private void parse(String value, int depth, StringBuilder result) {
        int at = 0;
        while (at < value.length() && !failed()) {
            if (value.charAt(at) != '$') {
                result.append(value.charAt(at++));
            } else if (value.startsWith("$$", at)) {
                result.append('$');
                at += 2;
            } else {
                at = reference(value, at + 1, depth, result);
            }
        }
    }

    /** Takes what follows a dollar sign; returns the offset after it. */
    private int reference(String value, int from, int depth, StringBuilder result) {
        boolean braced = from < value.length() && (value.charAt(from) == '{' || value.charAt(from) == '(');
        int end = braced ? closing(value, from) : nameEnd(value, from);
        if (end < 0) {
            fail("truncated macro reference: \"" + value + "\"");
            return value.length();
        }
        String expression = braced ? value.substring(from + 1, end - 1) : value.substring(from, end);
        if (expression.isEmpty()) {
            fail("empty macro name: \"" + value + "\"");
        } else if (depth > DEEPEST) {
            fail("unreasonable macro call nesting: \"" + expression + "\"");
        } else {
            new Expression(expression, depth + 1, result).evaluate();
        }
        return end;
    }

    private static int closing(String value, int open) {
        char opening = value.charAt(open);
        char closing = opening == '{' ? '}' : ')';
        int level = 0;
        for (int at = open; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == opening) {
                level++;
            } else if (c == closing && --level == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** What stands between the braces of one reference, and a cursor in it. */
    private final class Expression {
        private final String text;
        private final int depth;
        private final StringBuilder result;
        private int at;

        Expression(String text, int depth, StringBuilder result) {
            this.text = text;
            this.depth = depth;
            this.result = result;
        }

        void evaluate() {
            int start = Text.skipBlanks(text, 0);
            if (start < text.length() && text.charAt(start) == '{') {
                at = start;
                relational();
            } else {
                named(start);
            }
        }

        private void named(int start) {
            int end = nameEnd(text, start);
            int next = Text.skipBlanks(text, end);
            String name = text.substring(start, end);
            if (next == text.length()) {
                String value = lookup.apply(name);
                if (value != null) {
                    parse(value, depth, result);
                }
            } else if (text.charAt(next) == '?' || text.charAt(next) == ':') {
                String value = lookup.apply(name);
                at = next;
                choose(value != null && !value.isEmpty());
            } else if (text.charAt(next) == '{') {
                function(name, next);
            } else {
                fail("attribute name syntax error at: \"..." + text.substring(0, end) + ">>>" + shown(end) + "\"");
            }
        }

        /** {@code ${name{text}}}: the functions of 3.12 convert domain names, which are plain ASCII here. */
        private void function(String name, int open) {
            at = open;
            String argument = payload();
            if (argument != null && !name.equals("domain_to_ascii") && !name.equals("domain_to_utf8")) {
                fail("unknown function \"" + name + "\" at\"...>>>" + name + "{" + argument + "}\"");
            } else if (argument != null) {
                parse(Text.trim(argument), depth, result);
            }
        }

        private void relational() {
            String left = payload();
            if (left == null) {
                return;
            }
            int start = at;
            while (at < text.length() && "<>!=?+-*/~&|%".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            IntPredicate holds = operator(text.substring(start, at));
            if (holds == null) {
                fail(OPERATORS + " expected at: \"..." + left + "}>>>" + shown(start) + "\"");
                return;
            }
            int suffix = at;
            while (at < text.length() && text.charAt(at) != '_' && Text.isNamePart(text.charAt(at))) {
                at++;
            }
            compare(left, text.substring(start, suffix), text.substring(suffix, at), holds);
        }

        private void compare(String left, String operator, String suffix, IntPredicate holds) {
            if (!suffix.isEmpty() && !suffix.equals("level")) {
                fail("bad operator suffix at: \"..." + operator + ">>>" + suffix + "\"");
                return;
            }
            int open = Text.skipBlanks(text, at);
            if (open == text.length() || text.charAt(open) != '{') {
                fail("\"{expression}\" expected at: \"...{" + left + "} " + operator + ">>>" + shown(at) + "\"");
                return;
            }
            at = open;
            String right = payload();
            if (right == null) {
                return;
            }
            StringBuilder a = new StringBuilder();
            StringBuilder b = new StringBuilder();
            parse(left, depth, a);
            parse(right, depth, b);
            int order = suffix.isEmpty() ? order(a.toString(), b.toString()) : levels(a.toString(), b.toString());
            if (!failed()) {
                branch(holds.test(order));
            }
        }

        private void branch(boolean condition) {
            if (at == text.length()) {
                result.append(condition ? "true" : "");
            } else if (text.charAt(at) == '?' || text.charAt(at) == ':') {
                choose(condition);
            } else {
                fail("\"?\" or \":\" expected at: \"...}>>>" + shown(at) + "\"");
            }
        }

        /** The cursor is at {@code ?} or {@code :}. */
        private void choose(boolean condition) {
            if (text.charAt(at) == '?') {
                at++;
                String ifTrue = operand();
                if (ifTrue != null && condition) {
                    parse(ifTrue, depth, result);
                }
                if (ifTrue == null || failed() || at == text.length()) {
                    return;
                }
                if (text.charAt(at) != ':') {
                    fail("\":\" expected at: \"..." + ifTrue + "}>>>" + shown(at) + "\"");
                    return;
                }
            }
            at++;
            String ifFalse = operand();
            if (ifFalse != null && !condition) {
                parse(ifFalse, depth, result);
            }
            if (ifFalse != null && !failed() && at < text.length()) {
                fail("unexpected input at: \"..." + ifFalse + "}>>>" + shown(at) + "\"");
            }
        }

        /** Text in braces, or all the rest. */
        private @Nullable String operand() {
            int open = Text.skipBlanks(text, at);
            if (open < text.length() && text.charAt(open) == '{') {
                at = open;
                return payload();
            }
            String rest = text.substring(at);
            at = text.length();
            return rest;
        }

        /** The text between the braces at the cursor, which moves behind them and the blanks that follow. */
        private @Nullable String payload() {
            int length = Text.balanced(text, at);
            if (length == 0) {
                fail("unbalanced {} in attribute expression: \"" + text.substring(at) + "\"");
                return null;
            }
            String payload = text.substring(at + 1, at + length - 1);
            at = Text.skipBlanks(text, at + length);
            return payload;
        }

        private String shown(int from) {
            return text.substring(from, Math.min(text.length(), from + 20));
        }
    }

    private static @Nullable IntPredicate operator(String token) {
        return switch (token) {
            case "==" -> order -> order == 0;
            case "!=" -> order -> order != 0;
            case "<" -> order -> order < 0;
            case "<=" -> order -> order <= 0;
            case ">=" -> order -> order >= 0;
            case ">" -> order -> order > 0;
            default -> null;
        };
    }

    private static int order(String left, String right) {
        return digits(left) && digits(right)
                ? new BigInteger(left).compareTo(new BigInteger(right))
                : left.compareTo(right);
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Text.isDigit((char) c));
    }

    private int levels(String left, String right) {
        long a = CompatibilityLevel.parse(left);
        long b = CompatibilityLevel.parse(right);
        if (a < 0 || b < 0) {
            fail(CompatibilityLevel.malformed(a < 0 ? left : right));
        }
        return Long.compare(a, b);
    }
}
