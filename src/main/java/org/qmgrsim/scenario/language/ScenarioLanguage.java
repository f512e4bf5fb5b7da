package org.qmgrsim.scenario.language;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Law;

/** The language of scenario files, for editors and for people: both made from what the checks use. */
public final class ScenarioLanguage {
    private ScenarioLanguage() {}

    /** A JSON Schema of 2020-12. */
    public static String jsonSchema() {
        return JsonSchema.text(Language.SCENARIO, "Scenario of qmgrsim");
    }

    /** A duration or a law of durations in words, such as {@code lognormal 0.4s 1.5}, as a law of seconds; null if it is none. */
    public static @Nullable Law durations(String text) {
        try {
            return Kinds.TIME_LAW.read(text);
        } catch (BadValue e) {
            return null;
        }
    }

    /** The reference page, in Markdown. */
    public static String reference() {
        return Reference.text(Reference.SCENARIO_HEAD, Language.SCENARIO);
    }

    /**
     * A scenario to begin with, in which every key stands with what it means.
     *
     * @param schema path of the JSON Schema as seen from the file; empty for none
     */
    public static String template(String title, String schema) {
        return Template.text(title, schema);
    }
}
