/**
 * The daemons around qmgr(8): producers (smtpd, pickup, cleanup, postdrop), delivery agents, the resolver,
 * and the remote destinations with their behaviour.
 * None of them knows the inside of qmgr; all meet over sockets and queue files.
 */
@NullMarked
package org.qmgrsim.agents;

import org.jspecify.annotations.NullMarked;
