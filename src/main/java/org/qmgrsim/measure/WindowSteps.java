package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/** How the concurrency windows of the first few destinations moved, step by step, as far as {@link #MOST_STEPS}. */
public final class WindowSteps implements Reader {
    /** Steps that are kept of a destination. */
    public static final int MOST_STEPS = 40;

    private static final int MOST_DESTINATIONS = 4;

    /**
     * One step.
     *
     * @param atNanos virtual time
     * @param window what it is from then on; 0: dead, -1: suspended
     * @param forgotten whether qmgr forgot what it had learned
     */
    public record Step(long atNanos, int window, boolean forgotten) {}

    private final Map<String, List<Step>> steps = new LinkedHashMap<>();
    private final Map<Integer, List<Step>> bySubject = new HashMap<>();
    private final Map<Integer, Integer> first = new HashMap<>();

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.DestinationNamed.CODE -> named(fact, (Happening.DestinationNamed) what);
            case Happening.WindowChanged.CODE ->
                add(fact, new Step(fact.atNanos(), ((Happening.WindowChanged) what).window(), false));
            case Happening.WindowForgotten.CODE ->
                add(fact, new Step(fact.atNanos(), first.getOrDefault(fact.subject(), 0), true));
            default -> {
                // moves no window
            }
        }
    }

    private void named(Fact fact, Happening.DestinationNamed named) {
        String name = named.transport() + ":" + named.nexthop();
        if (!steps.containsKey(name)
                && (steps.size() == MOST_DESTINATIONS || named.transport().equals("retry"))) {
            return;
        }
        bySubject.put(fact.subject(), steps.computeIfAbsent(name, any -> new ArrayList<>()));
        first.put(fact.subject(), named.window());
        add(fact, new Step(fact.atNanos(), named.window(), false));
    }

    private void add(Fact fact, Step step) {
        List<Step> of = bySubject.get(fact.subject());
        if (of != null && of.size() < MOST_STEPS) {
            of.add(step);
        }
    }

    /** The steps by destination. */
    public Map<String, List<Step>> steps() {
        return Collections.unmodifiableMap(steps);
    }
}
