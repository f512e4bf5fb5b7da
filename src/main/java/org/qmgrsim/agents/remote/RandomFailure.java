package org.qmgrsim.agents.remote;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Purpose;

/**
 * Some attempts fail at one stage, each by its own luck: another attempt has another.
 *
 * @param share of the attempts that fail, 0 to 1
 * @param number tells it from other failures of the host, so that each has its own luck
 */
public record RandomFailure(Stage at, double share, Answer answer, int number) implements Trait {
    private static final int STAGES = Stage.values().length;

    @Override
    public @Nullable Answer at(Stage stage, Question question) {
        if (stage != at) {
            return null;
        }
        return question.luck(Purpose.FAILURE, 1 + number * STAGES + at.ordinal()) < share ? answer : null;
    }
}
