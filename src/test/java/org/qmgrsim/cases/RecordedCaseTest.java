package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From the inputs alone the model does what a real Postfix did, whatever its luck. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedCaseTest {
    private static final int SEEDS = 5;

    private final Map<String, PostfixLog> replays = new HashMap<>();

    static Stream<Arguments> casesAndSeeds() {
        return RecordedCase.all().stream()
                .flatMap(recorded -> IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> Arguments.of(recorded, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("casesAndSeeds")
    void everyCheckOfTheRecordingHolds(RecordedCase recorded, int seed) {
        PostfixLog log = replay(recorded, seed);
        List<Verdict> failed = new CaseChecker(recorded.expected(), log)
                .verdicts().stream().filter(verdict -> !verdict.held()).toList();
        assertEquals(List.of(), failed);
    }

    static Stream<Arguments> casesOfOneThingAtATime() {
        return casesAndSeeds()
                .filter(arguments ->
                        !((RecordedCase) arguments.get()[0]).qmgrVerbose().isEmpty());
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("casesOfOneThingAtATime")
    void qmgrSaysTheSameLineForLine(RecordedCase recorded, int seed) {
        PostfixLog log = replay(recorded, seed);
        assertEquals(Optional.empty(), VerboseLines.difference(recorded.qmgrVerbose(), VerboseLines.of(log)));
    }

    private PostfixLog replay(RecordedCase recorded, int seed) {
        return replays.computeIfAbsent(
                recorded + " " + seed, run -> PostfixLog.of(Replay.mailLog(recorded.inputs(), seed)));
    }
}
