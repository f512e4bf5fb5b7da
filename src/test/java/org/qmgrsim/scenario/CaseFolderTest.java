package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.scenario.load.ListedSource;

/** What a case folder may hold, what may be missing, and what is said of mistakes. */
class CaseFolderTest {
    private static final String MAIL = "id,t_s,via,from,to,nrcpt,size,t_queue_file_s,t_content_s\n";
    private static final String ACTIONS = "t_s,t_command_s,action,argument\n";
    private static final String HOSTS = "t_s,domain,transport,nexthop,behaviour,delay_s\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void leastCase() throws IOException {
        file("case.json", "{\"end_s\": 60}");
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Scenario scenario() throws InvalidInput {
        return CaseFolder.read(folder).scenario();
    }

    /** The problems, each as file:line:column: severity: message. */
    private List<String> problems() {
        List<Problem> problems;
        try {
            problems = CaseFolder.read(folder).warnings();
        } catch (InvalidInput e) {
            problems = e.problems();
        }
        return problems.stream()
                .map(problem -> problem.toString().lines().findFirst().orElse(""))
                .map(line -> line.replace(folder.toString().replace('\\', '/') + "/", ""))
                .toList();
    }

    @Test
    void aCaseNeedsNothingButItsEnd() throws Exception {
        // Started at second 0 of the default instant, all parameters at their defaults, the shipped services.
        Scenario scenario = scenario();
        assertEquals(CaseFolder.START_NANOS, scenario.startNanos());
        assertEquals(CaseFolder.START_NANOS + 61_000_000_000L, scenario.endNanos());
        assertEquals(1_704_067_200_000_000_000L - CaseFolder.START_NANOS, scenario.epochCalendarNanos());
        assertTrue(scenario.files().master().rows().size() > 20);
        assertEquals(List.of(), problems());
    }

    @Test
    void anIdealCaseSaysSo() throws Exception {
        file("case.json", "{\"stop_s\": 7.5, \"clock\": \"ideal\", \"costs\": \"none\", \"seed\": 9}");
        Scenario scenario = scenario();
        assertTrue(scenario.idealClock());
        assertEquals(0, scenario.costFactor());
        assertEquals(9, scenario.seed());
        assertEquals(CaseFolder.START_NANOS + 8_500_000_000L, scenario.endNanos());
    }

    @Test
    void filesMayBeCompressed() throws Exception {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("workload.csv.gz")))) {
            out.write((MAIL + "m1,1e-05,smtp,,a@x.test b@y.test,2,400,,\r\n").getBytes(StandardCharsets.UTF_8));
        }
        Arrival only = ((ListedSource) scenario().sources().get(0)).arrivals().get(0);
        assertEquals(CaseFolder.START_NANOS + 10_000, only.atNanos());
        assertEquals(List.of("a@x.test", "b@y.test"), only.recipients());
        assertEquals("", only.sender());
    }

    @Test
    void aFirstStartMayBeLate() throws Exception {
        file("actions.csv", ACTIONS + "5,5,start,\n");
        assertEquals(-1, scenario().startNanos());
        file("actions.csv", ACTIONS + "5,5,postqueue -f,\n");
        assertEquals(CaseFolder.START_NANOS, scenario().startNanos());
    }

    @Test
    void anyServiceCanBeKilledOrTriggered() throws Exception {
        file("actions.csv", ACTIONS + """
                1,1,kill smtp,SIGTERM
                2,2,kill next cleanup,
                3,3,trigger pickup,W
                4,4,trigger qmgr connect,
                """);
        assertEquals(
                List.of(
                        new Action.Signal(CaseFolder.at(1, 0), "private/smtp", 15),
                        new Action.Crash(CaseFolder.at(2, 0), "public/cleanup", CrashPlan.atStart(9, 1)),
                        new Action.SendTrigger(CaseFolder.at(3, 0), "public/pickup", "W"),
                        new Action.SlowTrigger(
                                CaseFolder.at(4, 0), "public/qmgr", Action.SlowTrigger.Step.CONNECT, "")),
                scenario().actions());
    }

    @Test
    void aHostWithoutANextHopIsThatOfItsDomain() throws Exception {
        file("destinations.csv", HOSTS + "0,a.test,smtp,,rcpt550,\n");
        DestinationChange only = scenario().destinations().get(0);
        assertEquals("a.test", only.name());
        assertEquals(CaseFolder.behaviour("rcpt550", Law.constant(0)), only.behaviour());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', delimiter = ';', textBlock = """
            {};                                  case.json:1:1: error: missing key "end_s"
            {"end_s": "x"};                      case.json:1:2: error: end_s: found "x", not a number from 0 to 315360000
            {"end_s": 1, "clock": "exact"};      case.json:1:14: error: clock: found "exact", not one of ideal, real
            {"end_s": 1, "costs": "no"};         case.json:1:14: error: costs: found "no", not a number from 0 to 1000
            {"end_s": 1, "clock_factor": 1.5};   case.json:1:14: error: clock_factor: found 1.5, not a whole number from 1 to 1000
            {"end_s": 1, "seed": "x"};           case.json:1:14: error: seed: found "x", not a whole number
            {"end_s": 1, "master_verbose": 1};   case.json:1:14: error: master_verbose: found 1, not true or false
            {"end_s": 1, "queue_fs": "xfs"};     case.json:1:14: error: queue_fs: found "xfs", not one of ext4, tmpfs
            {"end_s": 1, "start": "noon"};       case.json:1:14: error: start: found "noon", not an instant such as 2026-11-23T12:04:54.072818+00:00
            {"end_s": 1, "costz": "none"};       case.json:1:14: warning: unknown key "costz" is passed over
            [];                                  case.json:1:1: error: found no object
            """)
    void mistakesInTheFactsAreNamed(String json, String problem) throws IOException {
        file("case.json", json);
        assertEquals(problem, problems().get(0));
    }

    @Test
    void mistakesInAllTablesAreSaidAtOnce() throws IOException {
        file("workload.csv", MAIL + "m1,-1,smtp,s@x.test,a@x.test,1,400,,\nm2,1,uucp,s@x.test,a@x.test,1,400,,\n");
        file("actions.csv", ACTIONS + "1,1,kill smpt,\n2,2,postfix explode,\n");
        file("destinations.csv", HOSTS + "0,a.test,smtp,a.test,sleepy,0\n0,a.test,smtp,a.test,ok,-1\n");
        assertEquals(
                List.of(
                        "actions.csv:2:0: error: there is no service \"smpt\" in master.cf",
                        "actions.csv:3:0: error: column action: \"postfix explode\" is no action of the model",
                        "destinations.csv:2:0: error: column behaviour: \"sleepy\" is not ok, refuse, rcpt450, rcpt550 or"
                                + " banner421",
                        "destinations.csv:3:0: error: column delay_s: \"-1\" is negative",
                        "workload.csv:2:4: error: t_s: found \"-1\", not seconds since the start of Postfix",
                        "workload.csv:3:6: error: via: found \"uucp\", not smtp or sendmail"),
                problems());
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        InvalidInput missing = assertThrows(InvalidInput.class, () -> CaseFolder.read(folder.resolve("nowhere")));
        assertTrue(missing.problems().get(0).message().contains("there is no such folder"));
    }
}
