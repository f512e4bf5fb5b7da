package org.qmgrsim.qmgr;

import org.jspecify.annotations.Nullable;

/** One place of a thing in a {@link Chain}; a thing owns one link for each chain that it may stand in. */
final class Link<T> {
    final T owner;

    @Nullable
    Link<T> prev;

    @Nullable
    Link<T> next;

    Link(T owner) {
        this.owner = owner;
    }

    /** The thing after this one, or null at the end. */
    @Nullable
    T after() {
        Link<T> following = next;
        return following == null ? null : following.owner;
    }
}
