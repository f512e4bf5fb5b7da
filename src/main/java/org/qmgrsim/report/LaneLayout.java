package org.qmgrsim.report;

import org.qmgrsim.measure.RunCourse;

/** Where the lanes of one timeline are, in points from the top: what is not needed takes no room. */
final class LaneLayout {
    private static final int GAP = 5;
    private static final int NOTHING = 2;
    private static final int LEAST_MESSAGES = 70;

    private final int[] tops = new int[Lanes.values().length];
    private final int[] heights = new int[tops.length];
    private final int all;

    /** @param messages height that the messages want */
    LaneLayout(RunCourse course, double messages) {
        int top = GAP;
        for (Lanes lane : Lanes.values()) {
            int height =
                    switch (lane) {
                        case ACTIONS -> course.acts().isEmpty() ? NOTHING : lane.tallest();
                        case MESSAGES -> (int) Math.max(LEAST_MESSAGES, Math.min(lane.tallest(), Math.ceil(messages)));
                        default -> lane.tallest();
                    };
            tops[lane.ordinal()] = top;
            heights[lane.ordinal()] = height;
            top += height + GAP;
        }
        all = top;
    }

    double top(Lanes lane) {
        return tops[lane.ordinal()];
    }

    double height(Lanes lane) {
        return heights[lane.ordinal()];
    }

    double bottom(Lanes lane) {
        return top(lane) + height(lane);
    }

    double middle(Lanes lane) {
        return top(lane) + height(lane) / 2;
    }

    boolean isShown(Lanes lane) {
        return height(lane) > NOTHING;
    }

    /** The height of all. */
    int all() {
        return all;
    }

    /** The height of all when every lane is as tall as can be. */
    static int tallest() {
        int sum = GAP;
        for (Lanes lane : Lanes.values()) {
            sum += lane.tallest() + GAP;
        }
        return sum;
    }
}
