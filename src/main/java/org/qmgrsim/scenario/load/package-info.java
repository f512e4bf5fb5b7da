/**
 * The mail that a scenario brings: when each message of a source comes, from whom, to whom, and how large it is.
 * Whatever is decided by chance is keyed by (source, ordinal), so that no source disturbs another.
 * Nothing here knows how a message reaches the system.
 */
@NullMarked
package org.qmgrsim.scenario.load;

import org.jspecify.annotations.NullMarked;
