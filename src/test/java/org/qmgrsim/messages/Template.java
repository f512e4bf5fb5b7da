package org.qmgrsim.messages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A text of the program: literal pieces, parameters of the method that it stands in, and holes that a run fills. */
record Template(List<Part> parts) {
    /** A piece of a template. */
    sealed interface Part {
        record Text(String text) implements Part {}

        record Parameter(int index, String name) implements Part {}

        record Hole(String name) implements Part {}
    }

    private static final int MOST_ALTERNATIVES = 12;

    Template {
        parts = List.copyOf(parts);
    }

    static Set<Template> text(String text) {
        return Set.of(new Template(List.of(new Part.Text(text))));
    }

    static Set<Template> hole(String name) {
        return Set.of(new Template(List.of(new Part.Hole(name))));
    }

    static Set<Template> parameter(int index, String name) {
        return Set.of(new Template(List.of(new Part.Parameter(index, name))));
    }

    /** Each of the first followed by each of the second; a hole in place of too many. */
    static Set<Template> concat(Set<Template> first, Set<Template> second) {
        Set<Template> all = new LinkedHashSet<>();
        boolean tooMany = first.size() > 1 && second.size() > 1 && first.size() * second.size() > MOST_ALTERNATIVES;
        for (Template a : first) {
            for (Template b : tooMany ? hole("…") : second) {
                List<Part> parts = new ArrayList<>(a.parts);
                parts.addAll(b.parts);
                all.add(new Template(parts));
            }
        }
        return all;
    }

    /** Whether it says nothing by itself: the method was given the whole text. */
    boolean isParameter() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Parameter;
    }

    boolean isHole() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Hole;
    }

    /** For people. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Text literal) {
                text.append(literal.text());
            } else {
                String name = part instanceof Part.Hole hole ? hole.name() : ((Part.Parameter) part).name();
                text.append('‹').append(words(name)).append('›');
            }
        }
        return text.toString();
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
