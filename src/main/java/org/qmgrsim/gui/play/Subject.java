package org.qmgrsim.gui.play;

import org.qmgrsim.journal.QueueName;

/** What can be looked at. Equal in all runs of a scenario where it is the same thing. */
public sealed interface Subject {
    /** A message. */
    record Message(Mails.Key key) implements Subject {}

    /** A service of master(8). */
    record Service(String name, String type) implements Subject {}

    /** A directory of the queue. */
    record Directory(QueueName queue) implements Subject {}

    /** A transport and a next hop. */
    record Destination(String transport, String nexthop) implements Subject {}

    /** The socket of a service, where triggers and wakeups meet. */
    record Socket(String path) implements Subject {}

    /** qmgr's own clock for the deferred queue. */
    record DeferredClock() implements Subject {}
}
