package org.qmgrsim.scenario.language;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Profiles that need not be written down: shapes of a day and a week as people know them, not measurements. */
public final class ShippedProfiles {
    /**
     * A profile.
     *
     * @param words what it is the shape of
     * @param hours 24 weights
     * @param days seven shares, Monday first
     */
    public record Profile(String name, String words, List<Double> hours, List<Double> days) {}

    private static final List<Profile> ALL = List.of(
            of(
                    "office-hours",
                    "A company: mail from 7 to 19, a peak in the morning, a dip at noon; little at night and at weekends.",
                    "1 1 1 1 1 2 6 25 70 100 95 85 50 75 90 85 75 45 20 10 6 4 3 2",
                    "1 1 1 1 1 0.1 0.05"),
            of(
                    "evenings",
                    "A provider with people at home: little before 7, most between 19 and 22, more at weekends.",
                    "20 10 6 4 4 8 20 40 50 50 50 55 60 55 55 60 65 75 85 95 100 95 70 40",
                    "1 1 1 1 1 1.2 1.3"),
            of(
                    "round-the-clock",
                    "Mail from all time zones and from machines: half as much at night as in the afternoon.",
                    "60 55 50 50 50 55 60 70 80 90 95 100 95 100 100 100 95 90 85 80 75 70 70 65",
                    "1 1 1 1 1 0.8 0.8"),
            of(
                    "nightly",
                    "Jobs that run at night: all of it between 1 and 5.",
                    "0 100 100 60 30 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0",
                    "1 1 1 1 1 1 1"));

    private ShippedProfiles() {}

    private static Profile of(String name, String words, String hours, String days) {
        return new Profile(name, words, numbers(hours), numbers(days));
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.split(" ")).map(Double::parseDouble).toList();
    }

    /** All of them. */
    public static List<Profile> all() {
        return ALL;
    }

    /** The one of that name; null if there is none. */
    public static @Nullable Profile find(String name) {
        return ALL.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
