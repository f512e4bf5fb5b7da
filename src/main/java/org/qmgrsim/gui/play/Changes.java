package org.qmgrsim.gui.play;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was changed, one step after another; steps can be taken back and made again. */
public final class Changes {
    private final List<Asked> steps = new ArrayList<>();
    private int place;
    private @Nullable Object gesture;

    /** Begins with a scenario. */
    public Changes(Asked first) {
        steps.add(first);
    }

    /** What is asked for now. */
    public Asked now() {
        return steps.get(place);
    }

    /** What it began with. */
    public Asked first() {
        return steps.get(0);
    }

    /**
     * Another step.
     *
     * @param by steps of one gesture, from press to release, are one step; null: a step of its own
     */
    public void add(Asked next, @Nullable Object by) {
        if (next.equals(now())) {
            return;
        }
        while (steps.size() > place + 1) {
            steps.remove(steps.size() - 1);
        }
        if (by != null && by.equals(gesture) && place > 0) {
            steps.set(place, next);
        } else {
            steps.add(next);
            place++;
        }
        gesture = by;
    }

    /** The gesture is over: the next step of the same kind is one of its own. */
    public void endGesture() {
        gesture = null;
    }

    /** Whether there is a step to take back. */
    public boolean canUndo() {
        return place > 0;
    }

    /** Whether there is a step to make again. */
    public boolean canRedo() {
        return place < steps.size() - 1;
    }

    /** Takes a step back. */
    public Asked undo() {
        place = Math.max(0, place - 1);
        gesture = null;
        return now();
    }

    /** Makes it again. */
    public Asked redo() {
        place = Math.min(steps.size() - 1, place + 1);
        gesture = null;
        return now();
    }
}
