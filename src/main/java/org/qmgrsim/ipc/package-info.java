/**
 * How daemons reach one another: listen sockets with their backlog, triggers, pipes and the flow tokens.
 * Carries requests and reports; does not understand them.
 * Broken triggers are silent here, as in life.
 */
@NullMarked
package org.qmgrsim.ipc;

import org.jspecify.annotations.NullMarked;
