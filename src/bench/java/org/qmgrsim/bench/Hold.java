package org.qmgrsim.bench;

/** A list of events to come that can be held: the earliest event is taken off and put back one increment later. */
interface Hold {
    /** One step; answers with the new time of the event, so that nothing is optimised away. */
    long step();
}
