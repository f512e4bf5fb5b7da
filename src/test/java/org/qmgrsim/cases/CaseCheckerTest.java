package org.qmgrsim.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The judge is judged: what is wrong with a log is found, under its own name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseCheckerTest {
    private RecordedCase recorded;
    private String log;

    @BeforeAll
    void replayOnce() {
        recorded = RecordedCase.all().stream()
                .filter(any -> any.name().startsWith("b1"))
                .findFirst()
                .orElseThrow();
        log = Replay.mailLog(recorded.inputs(), 1);
    }

    private TreeSet<String> failed(UnaryOperator<String> damage) {
        String damaged = log.lines().map(damage).filter(line -> line != null).collect(Collectors.joining("\n"));
        return new CaseChecker(recorded.expected(), PostfixLog.of(damaged))
                .verdicts().stream()
                        .filter(verdict -> !verdict.held())
                        .map(Verdict::check)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeSet<String> set(String... names) {
        return new TreeSet<>(List.of(names));
    }

    @Test
    void aWholeLogPasses() {
        assertEquals(set(), failed(line -> line));
    }

    @Test
    void mailThatIsNeverRemovedIsFound() {
        assertEquals(set("final", "removed", "sequence"), failed(line -> line.endsWith(": removed") ? null : line));
    }

    @Test
    void aWrongOutcomeIsFound() {
        assertEquals(set("attempts at once", "final"), failed(line -> line.replace("status=sent", "status=bounced")));
    }

    @Test
    void mailThatCameByAnotherWayHasNoCounterpart() {
        assertTrue(failed(line -> line.contains(": client=") ? null : line)
                .containsAll(set("matched", "message_count smtp")));
    }

    @Test
    void anotherFractionOfTheSecondIsFound() {
        assertTrue(failed(line -> line.replace("T12:06:52.", "T12:06:52.0")).contains("phase"));
    }

    @Test
    void aLogWithoutVerboseLinesFailsWhatNeedsThem() {
        assertTrue(failed(line -> line.contains("trigger_server")
                                || line.contains("qmgr_scan")
                                || line.contains("master_")
                                || line.contains("request")
                        ? null
                        : line)
                .contains("event_count qmgr.trigger"));
    }

    @Test
    void oneLateNulIsForgivenAndAMissingLineIsNot() {
        List<String> lines =
                List.of("trigger_server_accept_local: trigger arrived", "request: 0 (?)", "request ignored", "x");
        assertEquals(Optional.empty(), VerboseLines.difference(lines, List.of(lines.get(0), "x")));
        assertEquals(Optional.empty(), VerboseLines.difference(List.of(lines.get(0), "x"), lines));
        assertTrue(VerboseLines.difference(lines, lines.subList(1, 4)).isPresent());
        assertTrue(VerboseLines.difference(lines, lines.subList(0, 3)).isPresent());
    }
}
