package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.scenario.language.Checker;
import org.qmgrsim.scenario.language.Document;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.Merge;
import org.qmgrsim.scenario.language.Node;

/**
 * Puts the files that a scenario includes under it, the later of them over the earlier, each with what it includes itself
 * under it. Every value keeps its place in its own file.
 */
final class Includes {
    private static final String KEY = "include";

    private final Folders folders;
    private final InputFiles inputs;
    private final List<Problem> problems;
    private final List<Path> open = new ArrayList<>();
    private final Set<Path> done = new LinkedHashSet<>();

    /**
     * @param scenario the file that includes
     */
    Includes(Path scenario, Folders folders, InputFiles inputs, List<Problem> problems) {
        this.folders = folders;
        this.inputs = inputs;
        this.problems = problems;
        open.add(scenario);
    }

    /** A scenario over all that it includes. */
    Node.Mapping under(Node.Mapping root) {
        Node.@Nullable Mapping below = null;
        for (Item include : Checker.checkPart(root.only(Set.of(KEY)), problems).elements(KEY)) {
            Node.Mapping part = part(include);
            if (part != null) {
                below = below == null ? part : Merge.of(below, part);
            }
        }
        return below == null ? root : Merge.of(below, root);
    }

    private Node.@Nullable Mapping part(Item include) {
        Item path = include.isValue() ? include : include.find("file");
        if (path == null) {
            return null;
        }
        Path file = folders.resolve(path);
        Path key = file.toAbsolutePath();
        List<Path> above =
                open.stream().map(Path::toAbsolutePath).map(Path::normalize).toList();
        if (above.contains(key)) {
            problems.add(cycle(path.at(), above.indexOf(key)));
            return null;
        }
        if (!done.add(key)) {
            return null; // reached by another way already
        }
        String text = inputs.read(file, path.at(), problems);
        Node.Mapping root = text == null ? null : Document.read(text, InputFiles.nameOf(file), problems);
        if (root == null) {
            return null;
        }
        open.add(file);
        Node.Mapping all = under(root);
        open.remove(open.size() - 1);
        Node.Mapping chosen = chosen(all, include).except(Set.of(KEY, "format"));
        Checker.checkPart(chosen(root, include), problems);
        return chosen;
    }

    private static Node.Mapping chosen(Node.Mapping all, Item include) {
        Set<String> only = names(include, "only");
        return (only.isEmpty() ? all : all.only(only)).except(names(include, "without"));
    }

    private static Set<String> names(Item include, String key) {
        return include.isValue()
                ? Set.of()
                : include.elements(key).stream()
                        .map(name -> name.as(String.class))
                        .collect(Collectors.toSet());
    }

    private Problem cycle(Position at, int first) {
        String way = open.subList(first, open.size()).stream()
                .map(InputFiles::nameOf)
                .collect(Collectors.joining(" includes "));
        return Problem.error(
                at, "an include goes round in a circle", way + " includes " + InputFiles.nameOf(open.get(first)));
    }
}
