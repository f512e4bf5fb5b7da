package org.qmgrsim.scenario.language;

/** The language of scenario files, for editors and for people: both made from what the checks use. */
public final class ScenarioLanguage {
    private ScenarioLanguage() {}

    /** A JSON Schema of 2020-12. */
    public static String jsonSchema() {
        return JsonSchema.text();
    }

    /** The reference page, in Markdown. */
    public static String reference() {
        return Reference.text();
    }
}
