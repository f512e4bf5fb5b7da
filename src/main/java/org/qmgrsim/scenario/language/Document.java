package org.qmgrsim.scenario.language;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * The text of a file as a tree of {@link Node}s. Files that would unfold to something huge are refused: by length, by
 * depth, by aliases, and by the number of values once all aliases are followed.
 */
public final class Document {
    /** Longest text, in characters. */
    public static final int MOST_CHARACTERS = 3_000_000;

    private static final int MOST_VALUES = 100_000;
    private static final int MOST_LEVELS = 30;
    private static final int MOST_ALIASES = 50;

    private final Position origin;
    private final List<String> lines;
    private final List<Problem> problems;
    private int values;

    private Document(Position origin, List<String> lines, List<Problem> problems) {
        this.origin = origin;
        this.lines = lines;
        this.problems = problems;
    }

    /**
     * Reads a text.
     *
     * @param file the name that a person would give it
     * @param problems receives all that is wrong
     * @return null if the text is no mapping, which is a problem
     */
    public static Node.@Nullable Mapping read(String text, String file, List<Problem> problems) {
        if (text.length() > MOST_CHARACTERS) {
            problems.add(Problem.error(
                    new Position(file, 0, 0),
                    "the file has " + text.length() + " characters, more than " + MOST_CHARACTERS,
                    "long lists of mail belong into a table of their own: mail: { file: workload.csv }"));
            return null;
        }
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Document document = new Document(Position.startOf(file), plain.lines().toList(), problems);
        try {
            return document.root(plain);
        } catch (Refused refused) {
            problems.add(refused.problem);
            return null;
        }
    }

    /**
     * Reads a value that stands alone, such as {@code [a, b]} or {@code { at: 1h }}.
     *
     * @param at where it begins
     * @return null if it is nothing, or no YAML, which is a problem
     */
    static @Nullable Node value(String text, Position at, List<Problem> problems) {
        Document document = new Document(at, text.lines().toList(), problems);
        try {
            org.yaml.snakeyaml.nodes.Node root = document.compose(text);
            return root == null ? null : document.node(root, 0);
        } catch (Refused refused) {
            problems.add(refused.problem);
            return null;
        }
    }

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Refused(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }

    private Node.@Nullable Mapping root(String text) throws Refused {
        org.yaml.snakeyaml.nodes.Node root = compose(text);
        if (root == null) {
            throw new Refused(
                    Problem.error(origin, "the file is empty", "the least that a scenario needs is duration: 1h"));
        }
        Node node = node(root, 0);
        if (node instanceof Node.Mapping mapping) {
            return mapping;
        }
        throw new Refused(Problem.error(
                node.at(),
                "found " + node.words() + ", not a scenario",
                "a scenario is keys with values, such as duration: 1h"));
    }

    private org.yaml.snakeyaml.nodes.@Nullable Node compose(String text) throws Refused {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(MOST_LEVELS);
        options.setCodePointLimit(MOST_CHARACTERS);
        try {
            return new Yaml(options).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            throw new Refused(notYaml(e));
        } catch (ReaderException e) {
            throw new Refused(Problem.error(
                    placeOf(text, e.getPosition()),
                    String.format(Locale.ROOT, "the character U+%04X is not allowed in YAML", e.getCodePoint()),
                    "remove it, or write it as an escape in double quotes"));
        } catch (YAMLException e) {
            boolean aliases = String.valueOf(e.getMessage()).startsWith("Number of aliases");
            throw new Refused(Problem.error(
                    whole(),
                    aliases
                            ? "more than " + MOST_ALIASES + " aliases of lists or mappings"
                            : "values are nested more than " + MOST_LEVELS + " levels deep",
                    aliases ? "write the values out" : "no part of a scenario needs more than six"));
        }
    }

    private Problem notYaml(MarkedYAMLException e) {
        String what = String.valueOf(e.getProblem());
        Mark mark = e.getProblemMark();
        Position at = mark == null ? whole() : place(mark);
        if (what.contains("(TAB)")) {
            return Problem.error(at, "a tab where YAML wants blanks", "indent with blanks");
        }
        if (what.startsWith("but found another document")) {
            return Problem.error(
                    at, "a second document begins here", "one file holds one scenario; remove the line ---");
        }
        String context = e.getContext();
        return Problem.error(at, "this is not YAML: " + what, context);
    }

    private Position placeOf(String text, int index) {
        String before = text.substring(0, Math.min(index, text.length()));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return place(line, before.length() - before.lastIndexOf('\n') - 1);
    }

    private Position place(Mark mark) {
        return place(mark.getLine(), mark.getColumn());
    }

    private Position place(int line, int column) {
        return new Position(origin.file(), origin.line() + line, (line == 0 ? origin.column() : 1) + column);
    }

    private Position whole() {
        return new Position(origin.file(), 0, 0);
    }

    private Node node(org.yaml.snakeyaml.nodes.Node from, int level) throws Refused {
        Position at = place(from.getStartMark());
        if (++values > MOST_VALUES) {
            throw new Refused(Problem.error(
                    at, "the aliases unfold to more than " + MOST_VALUES + " values", "write the values out"));
        }
        if (level > MOST_LEVELS) {
            throw new Refused(
                    Problem.error(at, "an alias stands inside the value that it repeats", "write the values out"));
        }
        if (from instanceof MappingNode mapping) {
            return mapping(at, mapping, level);
        } else if (from instanceof SequenceNode sequence) {
            List<Node> elements = new ArrayList<>();
            for (org.yaml.snakeyaml.nodes.Node element : sequence.getValue()) {
                elements.add(node(element, level + 1));
            }
            return new Node.Sequence(at, elements);
        } else if (from instanceof ScalarNode scalar) {
            boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
            return new Node.Scalar(at, scalar.getValue(), plain, textAt(scalar, at));
        }
        throw new IllegalStateException("a YAML node of class " + from.getClass());
    }

    private Node mapping(Position at, MappingNode from, int level) throws Refused {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : from.getValue()) {
            Position keyAt = place(tuple.getKeyNode().getStartMark());
            Node value = node(tuple.getValueNode(), level + 1);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(Problem.error(keyAt, "a key that is a list or a mapping", "keys are single words"));
                continue;
            }
            Node.Entry first = entries.putIfAbsent(key.getValue(), new Node.Entry(keyAt, key.getValue(), value));
            if (first != null) {
                problems.add(Problem.error(
                        keyAt,
                        "duplicate key \"" + key.getValue() + "\"",
                        "the first one is in line " + first.keyAt().line() + "; remove one of them"));
            }
        }
        return new Node.Mapping(at, List.copyOf(entries.values()));
    }

    /** A literal block begins in the line after its mark, in the column to which it is indented. */
    private @Nullable Position textAt(ScalarNode scalar, Position at) {
        if (scalar.getScalarStyle() == ScalarStyle.LITERAL) {
            return blockAt(scalar.getValue(), at);
        }
        boolean oneLine = scalar.getEndMark().getLine() == scalar.getStartMark().getLine();
        if (!oneLine || scalar.getScalarStyle() == ScalarStyle.FOLDED) {
            return null;
        }
        boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
        return new Position(at.file(), at.line(), at.column() + (plain ? 0 : 1));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private Position blockAt(String value, Position mark) {
        int line = mark.line() - origin.line() + 1;
        int column = 1;
        for (String content : value.lines().toList()) {
            if (!content.isBlank() && line < lines.size()) {
                column = indent(lines.get(line)) - indent(content) + 1;
                break;
            }
            line++;
        }
        return new Position(mark.file(), mark.line() + 1, Math.max(1, column));
    }
}
