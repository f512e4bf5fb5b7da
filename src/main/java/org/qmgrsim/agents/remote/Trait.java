package org.qmgrsim.agents.remote;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a host does. A trait is immutable; what it has to remember is in the host's {@link Memory}.
 *
 * <p>At every stage the traits of a host are asked one after another, and the first answer is given. A host whose traits
 * all keep silent lets the client go on.
 */
public sealed interface Trait permits Outage, RandomFailure, RateLimit, SessionLimit, Refusal, Greylisting, Always {
    /** What it says; null: nothing, the next trait is asked. */
    @Nullable
    Answer at(Stage stage, Question question);
}
