package org.qmgrsim.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Document;
import org.qmgrsim.scenario.language.Node;

/** Reads designs from YAML; whatever is wrong in the file is reported at once, with its place. */
public final class DesignFile {
    private static final List<String> KEYS = List.of("title", "base", "replications", "factors");
    private static final int MOST_REPLICATIONS = 1_000_000;

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private DesignFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInput with all that is wrong
     */
    public static Design read(Path file) throws InvalidInput {
        DesignFile reader = new DesignFile(file);
        String text = reader.text();
        Node.Mapping root = text == null ? null : Document.read(text, file.toString(), reader.problems);
        if (root == null) {
            throw new InvalidInput(reader.problems);
        }
        return reader.design(root);
    }

    private @Nullable String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            wrong(new Position(file.toString(), 0, 0), "there is no such file", null);
        } catch (IOException e) {
            wrong(new Position(file.toString(), 0, 0), "cannot be read as UTF-8 text", null);
        }
        return null;
    }

    private Design design(Node.Mapping root) throws InvalidInput {
        for (Node.Entry entry : root.entries()) {
            if (!KEYS.contains(entry.key())) {
                String nearest = Nearest.of(entry.key(), KEYS);
                wrong(
                        entry.keyAt(),
                        "unknown key \"" + entry.key() + "\"",
                        nearest == null
                                ? "allowed here: " + String.join(", ", KEYS)
                                : "did you mean \"" + nearest + "\"?");
            }
        }
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        String base = scalar(root, "base", "the scenario that is varied, such as ../why-wakeup.yaml");
        Design design = new Design(
                name,
                find(root, "title") == null ? name : scalar(root, "title", "one line of text"),
                file.resolveSibling(base.isEmpty() ? name : base).normalize(),
                replications(root),
                factors(root));
        InvalidInput.throwIfAnyError(problems);
        return design;
    }

    private void wrong(Position at, String message, @Nullable String hint) {
        problems.add(Problem.error(at, message, hint));
    }

    private static @Nullable Node find(Node.Mapping mapping, String key) {
        for (Node.Entry entry : mapping.entries()) {
            if (entry.key().equals(key)) {
                return entry.value();
            }
        }
        return null;
    }

    private String scalar(Node.Mapping root, String key, String meaning) {
        Node node = find(root, key);
        if (node instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
            return scalar.text();
        } else if (node == null) {
            wrong(root.at(), "missing key \"" + key + "\"", "it names " + meaning);
        } else {
            wrong(node.at(), key + ": found " + node.words() + ", not " + meaning, null);
        }
        return "";
    }

    private int replications(Node.Mapping root) {
        Node node = find(root, "replications");
        if (node == null) {
            return 1;
        }
        if (node instanceof Node.Scalar scalar && scalar.text().matches("[0-9]{1,7}")) {
            int number = Integer.parseInt(scalar.text());
            if (number >= 1 && number <= MOST_REPLICATIONS) {
                return number;
            }
        }
        wrong(
                node.at(),
                "replications: found " + node.words() + ", not a whole number from 1 to " + MOST_REPLICATIONS,
                null);
        return 1;
    }

    private List<Factor> factors(Node.Mapping root) {
        Node node = find(root, "factors");
        List<Factor> factors = new ArrayList<>();
        if (node instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach(entry -> factors.add(new Factor(entry.key(), levels(entry))));
        } else {
            wrong(
                    node == null ? root.at() : node.at(),
                    node == null ? "missing key \"factors\"" : "factors: found " + node.words() + ", not a mapping",
                    "such as factors: { wakeup: { 60: qmgr/unix/wakeup=60 } }");
        }
        return factors;
    }

    private List<Level> levels(Node.Entry factor) {
        List<Level> levels = new ArrayList<>();
        if (factor.value() instanceof Node.Mapping mapping && !mapping.entries().isEmpty()) {
            mapping.entries().forEach(entry -> levels.add(new Level(entry.key(), settings(entry.value()))));
        } else {
            wrong(
                    factor.value().at(),
                    "factor \"" + factor.key() + "\": found " + factor.value().words() + ", not levels by their labels",
                    "such as " + factor.key() + ": { working: [], broken: triggers.cleanup.denied=true }");
        }
        return levels;
    }

    private List<Setting> settings(Node node) {
        List<Setting> settings = new ArrayList<>();
        List<Node> elements = node instanceof Node.Sequence sequence ? sequence.elements() : List.of(node);
        for (Node element : elements) {
            if (element instanceof Node.Scalar scalar && scalar.text().indexOf('=') > 0) {
                settings.add(new Setting(scalar.at(), scalar.text()));
            } else {
                wrong(
                        element.at(),
                        "found " + element.words() + ", not key=value or a list of such settings",
                        "such as qmgr/unix/wakeup=60; [] leaves the base scenario as it is");
            }
        }
        return settings;
    }
}
