package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;

/** Single values of a scenario as they stand in its text, by the dotted paths of {@link Overrides}. */
public final class Lookup {
    private final Node.@Nullable Mapping root;

    /** Of a text; of one that is no scenario every value is missing. */
    public Lookup(String text) {
        List<Problem> problems = new ArrayList<>();
        Node.Mapping read = Document.read(text, "scenario", problems);
        this.root = problems.isEmpty() ? read : null;
    }

    /** The value at a path such as {@code mail.0.arrivals}; null if none, or no single one, stands there. */
    public @Nullable String value(String path) {
        Node at = root;
        for (String key : path.split("\\.", -1)) {
            if (at instanceof Node.Mapping mapping) {
                at = mapping.find(key);
            } else if (at instanceof Node.Sequence sequence && key.matches("[0-9]{1,6}")) {
                int index = Integer.parseInt(key);
                at = index < sequence.elements().size() ? sequence.elements().get(index) : null;
            } else {
                return null;
            }
        }
        return at instanceof Node.Scalar scalar ? scalar.text() : null;
    }

    /** The keys of the mapping at a path; none if none stands there. */
    public List<String> keys(String path) {
        Node at = root == null ? null : root.find(path);
        return at instanceof Node.Mapping mapping
                ? mapping.entries().stream().map(Node.Entry::key).toList()
                : List.of();
    }
}
