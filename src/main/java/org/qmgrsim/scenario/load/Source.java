package org.qmgrsim.scenario.load;

import java.util.stream.Stream;

/** A source of mail. */
public sealed interface Source permits TimedSource, ClosedLoop {
    /** The addresses of senders and recipients that its mail may have. */
    Stream<String> addresses();

    /** After what time a client comes again that could not get rid of a message; 0: it does not. */
    long retryNanos();
}
