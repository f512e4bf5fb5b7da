package org.qmgrsim.agents.remote;

import org.jspecify.annotations.Nullable;

/** The host says the same to everybody at one stage. */
public record Always(Stage at, Answer answer) implements Trait {
    @Override
    public @Nullable Answer at(Stage stage, Question question) {
        return stage == at ? answer : null;
    }
}
