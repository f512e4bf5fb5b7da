/**
 * The state of the mail system at any instant, folded from the facts of a journal: files, waits, processes, services, windows.
 * Subscribed to a run it is the state now; over a saved journal it can go to any instant at the price of one block.
 * Believes the facts alone; where they contradict each other it says so and goes on.
 */
@NullMarked
package org.qmgrsim.journal.view;

import org.jspecify.annotations.NullMarked;
