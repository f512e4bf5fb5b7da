package org.qmgrsim.scenario.language;

import java.util.List;

/** What an operator types while a scenario runs, and what befalls the machine under him. */
final class OperatorKeys {
    static final List<Key> FAULTS = List.of(
            Key.of(
                    "postqueue",
                    CommandLines.POSTQUEUE,
                    "-i oldest",
                    "An operator types postqueue with these arguments: `-f`, `-p`, `-j`, `-s DOMAIN`, or `-i` and a"
                            + " message, named as for `postsuper`. What it prints is kept with the results."),
            Key.of(
                    "postsuper",
                    CommandLines.POSTSUPER,
                    "-d oldest:3 deferred",
                    "An operator types postsuper with these arguments: options `-r`, `-h`, `-H`, `-d`, `-e`, `-f`, each"
                            + " with messages, then perhaps queues. Messages are `ALL`, or named one by one: `each`,"
                            + " `oldest`, `oldest:N`, `newest`, `newest:N`, `from:ADDRESS`, `to:ADDRESS`,"
                            + " `to:DOMAIN`, a label from the input, or a queue ID."),
            Key.of(
                    "damage",
                    CommandLines.FILES,
                    "oldest deferred",
                    "The end of these queue files is lost, as by a bad disk: qmgr sets them aside when it reads them."
                            + " Messages are named as for `postsuper`."),
            Key.of(
                    "forks_fail",
                    ProcessKeys.FORKS,
                    "{ times: 3 }",
                    "From now on master cannot make processes: each attempt throttles the service that needs one."));

    private OperatorKeys() {}
}
