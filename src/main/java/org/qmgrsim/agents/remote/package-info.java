/**
 * The world outside: name service, remote hosts, and how they behave, each with what it has to remember.
 * A behaviour is put together from traits; a trait is immutable, and what it remembers is kept by the host.
 * Nobody here knows Postfix: the delivery agents ask, and make of the answers what smtp(8) makes of them.
 */
@NullMarked
package org.qmgrsim.agents.remote;

import org.jspecify.annotations.NullMarked;
