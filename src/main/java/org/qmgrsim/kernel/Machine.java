package org.qmgrsim.kernel;

/** What all processes of one simulated computer share: its agenda, its clock, its luck and the price of every step. */
public record Machine(Agenda agenda, WallClock clock, Luck luck, Costs costs) {
    /** The present instant, in nanoseconds since the epoch of the run. */
    public long now() {
        return agenda.now();
    }

    /** The present whole second of the calendar. */
    public long second() {
        return clock.second(agenda.now());
    }
}
