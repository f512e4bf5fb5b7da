package org.qmgrsim.qmgr;

/**
 * What follows when an agent is lost after it took a request.
 *
 * @see "Postfix src/qmgr/qmgr_deliver.c: qmgr_deliver_update"
 */
enum LostAgent {
    /** 3.9 and later: only this entry ends, without a word, and its message is deferred. */
    ENDS_ITS_ENTRY,
    /** 3.8 and before: the whole transport is dead, and all that waits for it is deferred. */
    KILLS_ITS_TRANSPORT
}
