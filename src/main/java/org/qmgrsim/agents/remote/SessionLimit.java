package org.qmgrsim.agents.remote;

import org.jspecify.annotations.Nullable;

/**
 * So many messages over one connection, and no more.
 *
 * @param messages from 1
 */
public record SessionLimit(int messages, Answer beyond) implements Trait {
    @Override
    public @Nullable Answer at(Stage stage, Question question) {
        return stage == Stage.MAIL && question.messages() >= messages ? beyond : null;
    }
}
