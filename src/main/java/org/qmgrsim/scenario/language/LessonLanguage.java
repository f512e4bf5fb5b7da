package org.qmgrsim.scenario.language;

import java.util.List;
import org.qmgrsim.config.Problem;

/** The language of lesson files: checks, schema and reference page are made from one table, as for scenarios. */
public final class LessonLanguage {
    private static final String HEAD = """
            # Lesson files

            A lesson is told in steps. Each step tells something, changes something, asks for a prediction, runs, and tells what
            happened; the right answer is never written down: the run gives it. Lessons lie in `scenarios/lessons/`, where
            `lesson.schema.json` lets an editor complete and check them; `qmgrsim lesson FILE` plays one of your own. This page and
            that schema are made from the same table as the checks of the program.

            A measure is one of these; messages are numbered in the order of their arrival:

            | measure | what it is |
            |---|---|
            | `active N` | seconds from the moment at which message N was queued until it was active; or `never` |
            | `life N` | seconds that message N was in the system; or `never`, if it never left |
            | `mover N` | what made message N active: `its own trigger`, `the trigger of another message`, `the wakeup`, `the deferred timer`, `a start of qmgr`, `a flush`, or `nothing` |
            | `attempts N` | how often message N was active |
            | `attempt K of N` | the age of message N, in seconds, when it was active for the K-th time; or `never` |
            | `waits WORD of N` | seconds that message N spent on one kind of wait, such as `agent` or `backoff` |
            | `longest active`, `mean active`, `longest life` | the same over all messages |
            | `lines REGEX` | lines of the mail log in which the expression occurs |
            | `time REGEX`, `time K of REGEX` | seconds from the start of Postfix to the first, or the K-th, such line; or `never` |
            """;

    private LessonLanguage() {}

    /** The lesson that a file holds, less what is wrong in it, which goes to the problems. */
    public static Item check(Node.Mapping root, List<Problem> problems) {
        return Checker.check(root, LessonKeys.LESSON, problems);
    }

    /** A JSON Schema of 2020-12. */
    public static String jsonSchema() {
        return JsonSchema.text(LessonKeys.LESSON, "Lesson of qmgrsim");
    }

    /** The reference page, in Markdown. */
    public static String reference() {
        return Reference.text(HEAD, LessonKeys.LESSON);
    }
}
