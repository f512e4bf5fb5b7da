package org.qmgrsim.kernel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What every step costs: one named law per kind of step, drawn by keyed luck, scaled, or nothing at all.
 *
 * <p>All costs of a run go through {@link #draw}: there is no other place where a process spends time by itself.
 */
public final class Costs {
    private final Map<String, Integer> codes = new LinkedHashMap<>();
    private Law[] laws = {};
    private int[] purposes = {};
    private final Luck luck;
    private final double nanosPerUnit;

    /**
     * Costs by law, in microseconds.
     *
     * @param factor multiplies every cost; 0 makes everything but waiting free
     */
    public Costs(Map<String, Law> microseconds, Luck luck, double factor) {
        microseconds.forEach((name, law) -> {
            int code = codes.size();
            codes.put(name, code);
            laws = Arrays.copyOf(laws, code + 1);
            laws[code] = law;
            purposes = Arrays.copyOf(purposes, code + 1);
            purposes[code] = Purpose.COST.code(name.hashCode() & 0xFFFF); // by name: a new cost shifts no other's luck
        });
        this.luck = luck;
        this.nanosPerUnit = 1000.0 * factor;
    }

    /**
     * The code of a named cost, to be looked up once.
     *
     * @throws IllegalArgumentException if there is no such cost
     */
    public int code(String name) {
        Integer code = codes.get(name);
        if (code == null) {
            throw new IllegalArgumentException("no cost named \"" + name + "\"; there are " + codes.keySet());
        }
        return code;
    }

    /** Whether steps take no time. */
    public boolean none() {
        return nanosPerUnit == 0;
    }

    /** One cost in nanoseconds, the same for the same subject and attempt in every run with this seed. */
    public long draw(int code, long subjectKey, long attempt) {
        if (nanosPerUnit == 0) {
            return 0;
        }
        return (long) (laws[code].quantile(luck.uniform(purposes[code], subjectKey, attempt)) * nanosPerUnit);
    }
}
