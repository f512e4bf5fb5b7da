/**
 * qmgr(8): its loop, scans, feed, messages in memory, transports, destinations and deferral.
 * Follows Postfix's src/qmgr; words are those of qmgr.h.
 * Does not deliver; it asks agents over sockets.
 */
@NullMarked
package org.qmgrsim.qmgr;

import org.jspecify.annotations.NullMarked;
