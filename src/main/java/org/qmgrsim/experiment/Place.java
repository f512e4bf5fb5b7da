package org.qmgrsim.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Some points of a design: those that have these levels; empty for all. */
public record Place(Map<Integer, String> labels) {
    /** Everywhere. */
    static final Place ALL = new Place(Map.of());

    /** Takes a copy of the map. */
    public Place {
        labels = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(labels)));
    }

    /** Whether a point is one of them. */
    public boolean holds(Point point) {
        return labels.entrySet().stream()
                .allMatch(label -> point.levels().get(label.getKey()).label().equals(label.getValue()));
    }
}
