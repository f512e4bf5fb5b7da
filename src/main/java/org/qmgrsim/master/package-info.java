/**
 * master(8): services, the processes it forks for them, wakeup timers, throttling, reload and stop.
 * Knows daemons only as commands that it can start.
 * Does not know what qmgr or any other daemon does.
 */
@NullMarked
package org.qmgrsim.master;

import org.jspecify.annotations.NullMarked;
