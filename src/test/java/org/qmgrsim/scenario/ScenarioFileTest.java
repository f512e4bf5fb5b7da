package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.agents.remote.Always;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.ConnectionLimit;
import org.qmgrsim.agents.remote.Latency;
import org.qmgrsim.agents.remote.Replies;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.ServiceRow;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TransportTable;
import org.qmgrsim.ipc.TriggerFault;
import org.qmgrsim.journal.Happening.Loss;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.CountLaw;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.scenario.language.PostqueueCommand;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.scenario.load.BurstSource;
import org.qmgrsim.scenario.load.Envelope;
import org.qmgrsim.scenario.load.EvenSource;
import org.qmgrsim.scenario.load.ListedSource;
import org.qmgrsim.scenario.load.Mix;
import org.qmgrsim.scenario.load.PoissonSource;
import org.qmgrsim.scenario.load.Recipients;
import org.qmgrsim.scenario.load.Source;
import org.qmgrsim.scenario.load.TimedSource;
import org.qmgrsim.scenario.load.TimetableSource;
import org.qmgrsim.scenario.load.Window;

class ScenarioFileTest {
    private static final long SECOND = 1_000_000_000;
    private static final long START = ScenarioFile.START_NANOS;
    private static final long HOUR = 3600 * SECOND;

    private static Scenario scenario(String text, String... sets) throws InvalidInput {
        Loaded loaded = ScenarioFile.parse(text, Path.of("some/why-a-wakeup.yaml"), List.of(sets));
        assertEquals(List.of(), loaded.warnings());
        return loaded.scenario();
    }

    private static TimedSource timed(Scenario scenario, int source) {
        return assertInstanceOf(TimedSource.class, scenario.sources().get(source));
    }

    private static Settings settings(ConfigurationFiles files) {
        return Settings.of(files.main(), files.master());
    }

    private static ServiceRow qmgr(ConfigurationFiles files) {
        ServiceRow row = files.master().findByEndpoint("public/qmgr");
        assertNotNull(row);
        return row;
    }

    @Test
    void whatIsNotSaidHasADefault() throws InvalidInput {
        Scenario scenario = scenario("duration: 1h");

        assertEquals("why-a-wakeup", scenario.name());
        assertEquals("why-a-wakeup", scenario.title());
        assertEquals("3.12.0", scenario.version());
        assertEquals(ZoneOffset.UTC, scenario.zone());
        assertEquals(1, scenario.seed());
        assertFalse(scenario.idealClock());
        assertEquals(1, scenario.clockFactor());
        assertEquals(1.0, scenario.costFactor());
        assertEquals("ext4", scenario.queueFileSystem());
        assertEquals(0, scenario.masterVerbosity());
        assertEquals("mx", scenario.hostName());
        assertTrue(scenario.ehlo());
        assertEquals(300, settings(scenario.files()).seconds("queue_run_delay"));
        assertEquals(300, qmgr(scenario.files()).wakeupSeconds());
        assertEquals(List.of(), scenario.sources());
        assertEquals(List.of(), scenario.actions());
        assertEquals(List.of(), scenario.destinations());
        assertEquals(List.of(), scenario.triggerFaults());
    }

    @Test
    void virtualTimeBeginsTenMillisecondsBeforeTheStart() throws InvalidInput {
        Scenario scenario = scenario("duration: 90m\nstart: 2024-01-22T11:50:00.072818+01:00");

        long start = Instant.parse("2024-01-22T10:50:00Z").getEpochSecond() * SECOND + 72_818_000;
        assertEquals(start - 10_000_000, scenario.epochCalendarNanos());
        assertEquals(10_000_000, scenario.startNanos());
        assertEquals(10_000_000 + 5400 * SECOND, scenario.endNanos());
        assertEquals(ZoneOffset.ofHours(1), scenario.zone());
    }

    @Test
    void singleValuesAreTaken() throws InvalidInput {
        Scenario scenario = scenario("""
                format: 1
                title: Why?
                duration: 1h
                seed: -7
                postfix: 3.7.11
                clock: ideal
                costs: 2.5
                queue_fs: tmpfs
                host: relay1
                master: { verbose: 2 }
                """);

        assertEquals("Why?", scenario.title());
        assertEquals(-7, scenario.seed());
        assertEquals("3.7.11", scenario.version());
        assertTrue(scenario.idealClock());
        assertEquals(2.5, scenario.costFactor());
        assertEquals("tmpfs", scenario.queueFileSystem());
        assertEquals("relay1", scenario.hostName());
        assertEquals(2, scenario.masterVerbosity());
        assertEquals(0.0, scenario("duration: 1h\ncosts: none").costFactor());
        assertEquals("3.7.0", scenario("duration: 1h\npostfix: 3.7").version());
    }

    @Test
    void blocksAndTablesAreFilesOfPostfix() throws InvalidInput {
        Scenario scenario = scenario("""
                duration: 1h
                main.cf: |
                  myhostname = relay.example.net
                  transport_maps = texthash:/etc/postfix/transport
                master.cf: |
                  # only the row that differs
                  qmgr unix n - n 60 1 qmgr
                    -v
                tables:
                  /etc/postfix/transport: |
                    example.org   smtp:[127.0.0.1]:2601
                mail: { at: [1s], to: bob@example.org }
                destinations: { "[127.0.0.1]:2601": { answers: 450 } }
                """);

        assertEquals("relay", scenario.hostName());
        assertEquals(60, qmgr(scenario.files()).wakeupSeconds());
        assertEquals(1, qmgr(scenario.files()).verbosity());
        assertNotNull(scenario.files().master().findByEndpoint("public/pickup"));
        TransportTable table = scenario.files().table("/etc/postfix/transport");
        assertNotNull(table);
        assertEquals(List.of("example.org"), table.keys());
        assertEquals("[127.0.0.1]:2601", scenario.destinations().get(0).name());
    }

    @Test
    void filesBesideTheScenarioAreRead(@TempDir Path folder) throws IOException, InvalidInput {
        Files.writeString(
                folder.resolve("x.yaml"),
                "duration: 1h\nmain.cf: {file: main.cf}\nmaster.cf: {file: master.cf}\nmail: {file: w.csv}\n");
        Files.writeString(folder.resolve("main.cf"), "queue_run_delay = 7s\nsmtpd_milters = inet:localhost:1\n");
        Files.writeString(folder.resolve("master.cf"), "qmgr unix n - n 9 1 qmgr\n");
        Files.writeString(
                folder.resolve("w.csv"),
                "id,t_s,via,from,to,nrcpt,size,t_content_s\n"
                        + "m2,3.5,sendmail,,b@x.example c@x.example,2,500,9\n"
                        + "m1,0.000001,smtp,a@x.example,b@x.example,1,439,9\n");

        Loaded loaded = ScenarioFile.read(folder.resolve("x.yaml"), List.of());

        Scenario scenario = loaded.scenario();
        assertEquals(7, settings(scenario.files()).seconds("queue_run_delay"));
        assertEquals(9, qmgr(scenario.files()).wakeupSeconds());
        assertEquals(List.of("smtpd_milters"), loaded.passedOver());
        assertEquals(
                List.of(
                        new Arrival(START + 1000, Origin.SMTP, "", "m1", "a@x.example", List.of("b@x.example"), 439),
                        new Arrival(
                                START + 3_500_000_000L,
                                Origin.SENDMAIL,
                                "",
                                "m2",
                                "",
                                List.of("b@x.example", "c@x.example"),
                                500)),
                assertInstanceOf(ListedSource.class, scenario.sources().get(0)).arrivals());
    }

    @Test
    void mailComesFromSources() throws InvalidInput {
        List<Source> sources = scenario("""
                        duration: 1h
                        mail:
                          - { via: sendmail, arrivals: poisson 30/min, from: <>, to: [a@x.example, <b@y.example>], size: 2kB }
                          - { arrivals: every 0.5s, to: user%d@x.example, recipients: 3, begin: 1m, end: 2m, count: 9 }
                          - { arrivals: burst 10 at 10s over 2s, to_one_of: [a@x.example, b@x.example], size: uniform 1kB 5kB }
                          - { at: [6.1s, 4s], to: a@x.example }
                        """).sources();

        assertEquals(
                PoissonSource.of(
                        0.5,
                        new Window(START, Long.MAX_VALUE, Long.MAX_VALUE),
                        new Envelope(
                                "",
                                Origin.SENDMAIL,
                                Mix.evenly(List.of("")),
                                new Recipients.All(List.of("a@x.example", "b@y.example")),
                                Law.constant(2000),
                                0)),
                sources.get(0));
        assertEquals(
                new EvenSource(
                        0.5e9,
                        new Window(START + 60 * SECOND, START + 120 * SECOND, 9),
                        new Envelope(
                                "",
                                Origin.SMTP,
                                Mix.evenly(List.of("sender@example.net")),
                                new Recipients.All(List.of("user1@x.example", "user2@x.example", "user3@x.example")),
                                Law.constant(10_000),
                                0)),
                sources.get(1));
        assertEquals(
                new BurstSource(
                        10,
                        START + 10 * SECOND,
                        2 * SECOND,
                        new Window(START, Long.MAX_VALUE, Long.MAX_VALUE),
                        new Envelope(
                                "",
                                Origin.SMTP,
                                Mix.evenly(List.of("sender@example.net")),
                                new Recipients.Drawn(
                                        Mix.of(List.of("a@x.example", "b@x.example"), List.of(1.0, 1.0), 100),
                                        CountLaw.constant(1)),
                                Law.uniform(1000, 5000),
                                0)),
                sources.get(2));
        assertEquals(
                List.of(START + 4 * SECOND, START + 6_100_000_000L),
                assertInstanceOf(TimetableSource.class, sources.get(3)).timesNanos());
    }

    @Test
    void destinationsChangeInTime() throws InvalidInput {
        List<DestinationChange> changes = scenario("""
                        duration: 3h
                        mail: { at: [1s], to: [a@x.example, a@y.example] }
                        destinations:
                          x.example: { after: lognormal 0.4s 1.5, connections: 20 }
                          y.example:
                            - { answers: refuse, from: 2h }
                            - { answers: 421 }
                        faults:
                          - { at: 1h, destinations: { x.example: { answers: 550 } } }
                        """).destinations();

        Answer tooMany = Answer.reply(Replies.of("421"));
        assertEquals(
                List.of(
                        new DestinationChange(
                                0,
                                "x.example",
                                Behaviour.ACCEPTS
                                        .taking(Stage.END, Latency.of(Law.lognormal(0.4, 1.5)))
                                        .upTo(new ConnectionLimit(20, ConnectionLimit.Beyond.TURN_AWAY, 0, tooMany))),
                        new DestinationChange(
                                0, "y.example", Behaviour.ACCEPTS.with(new Always(Stage.GREETING, tooMany))),
                        new DestinationChange(
                                START + HOUR,
                                "x.example",
                                Behaviour.ACCEPTS.with(new Always(Stage.RCPT, Answer.reply(Replies.of("550"))))),
                        new DestinationChange(
                                START + 2 * HOUR,
                                "y.example",
                                Behaviour.ACCEPTS.with(new Always(Stage.CONNECT, Answer.REFUSED)))),
                changes);
    }

    @Test
    void triggersFareByTheirSender() throws InvalidInput {
        Scenario scenario = scenario("""
                duration: 3h
                triggers:
                  cleanup:
                    - { lost: 10%, delayed: 3s }
                    - { off: { from: 1h, until: 2h } }
                  postdrop: { denied: true }
                  master: { off: true }
                  all: { lost: 0.5, to: all, from: 1s }
                faults:
                  - { at: 1h, triggers: { postqueue: { lost: 100%, to: pickup } } }
                """);

        // "all" first: of several faults that concern a trigger the last one holds.
        assertEquals(
                List.of(
                        new TriggerFault("", "", Loss.LOST, 0.5, 0, START + SECOND, Long.MAX_VALUE),
                        new TriggerFault("cleanup", "public/qmgr", Loss.LOST, 0.1, 3 * SECOND, 0, Long.MAX_VALUE),
                        new TriggerFault(
                                "cleanup", "public/qmgr", Loss.SWITCHED_OFF, 1, 0, START + HOUR, START + 2 * HOUR),
                        new TriggerFault("sendmail", "public/pickup", Loss.DENIED, 1, 0, 0, Long.MAX_VALUE),
                        new TriggerFault("master", "public/qmgr", Loss.SWITCHED_OFF, 1, 0, 0, Long.MAX_VALUE)),
                scenario.triggerFaults());
        assertEquals(
                List.of(new Action.Triggers(
                        START + HOUR,
                        new TriggerFault("postqueue", "public/pickup", Loss.LOST, 1, 0, START + HOUR, Long.MAX_VALUE))),
                scenario.actions());
    }

    @Test
    void faultsAreActionsInOrderOfTime() throws InvalidInput {
        long at = START + SECOND;
        assertEquals(
                List.of(
                        new Action.Signal(at, "public/qmgr", 9),
                        new Action.Signal(at, "private/smtp", 15),
                        new Action.Signal(at, "25", 9),
                        new Action.Signal(at, "private/rewrite", 9),
                        new Action.Signal(at, "public/qmgr", 19),
                        new Action.Signal(at, "public/qmgr", ProcessChoice.ALL, 18),
                        new Action.Crash(at, "public/qmgr", CrashPlan.atStart(9, 3)),
                        new Action.Crash(at, "public/cleanup", CrashPlan.atStart(15, 1)),
                        new Action.Reload(at),
                        new Action.Stop(at),
                        new Action.Start(at + 1),
                        new Action.Abort(at + 1),
                        new Action.KillMaster(at + 1),
                        new Action.Postqueue(at + 1, PostqueueCommand.FLUSH),
                        new Action.ConnectAndQuit(at + 1),
                        new Action.SendTrigger(at + 1, "public/qmgr", "WID"),
                        new Action.SendTrigger(at + 1, "public/pickup", "W")),
                scenario("""
                                duration: 1h
                                faults:
                                  - { at: 1.000000001s, start: true }
                                  - { at: 1.000000001s, abort: true }
                                  - { at: 1.000000001s, kill_master: true }
                                  - { at: 1.000000001s, flush: true }
                                  - { at: 1.000000001s, connect_and_quit: true }
                                  - { at: 1.000000001s, trigger: { bytes: WID } }
                                  - { at: 1.000000001s, trigger: { to: pickup } }
                                  - { at: 1s, kill: qmgr }
                                  - { at: 1s, kill: smtp, signal: SIGTERM }
                                  - { at: 1s, kill: smtpd }
                                  - { at: 1s, kill: trivial-rewrite }
                                  - { at: 1s, sigstop: qmgr }
                                  - { at: 1s, sigcont: qmgr/unix }
                                  - { at: 1s, crash_at_start: { service: qmgr, times: 3 } }
                                  - { at: 1s, crash_at_start: cleanup, signal: SIGTERM }
                                  - { at: 1s, reload: true }
                                  - { at: 1s, stop: true }
                                """).actions());
    }

    @Test
    void editsApplyOneAfterAnother() throws InvalidInput {
        Scenario scenario = scenario("""
                duration: 1h
                faults:
                  - { at: 2s, set: { queue_run_delay: 10s, qmgr/unix/wakeup: 20 } }
                  - at: 1s
                    edit:
                      main.cf: |
                        queue_run_delay = 5s
                        max_use = 7
                      master.cf: qmgr unix n - n 5 1 qmgr -v
                """);

        Action.Edit first =
                assertInstanceOf(Action.Edit.class, scenario.actions().get(0));
        Action.Edit second =
                assertInstanceOf(Action.Edit.class, scenario.actions().get(1));
        assertEquals("main.cf and master.cf", first.what());
        assertEquals("queue_run_delay = 10s, qmgr/unix/wakeup = 20", second.what());
        ConfigurationFiles between = first.edit().apply(scenario.files());
        ConfigurationFiles after = second.edit().apply(between);

        assertEquals(5, settings(between).seconds("queue_run_delay"));
        assertEquals(7, settings(between).number("max_use"));
        assertEquals(5, qmgr(between).wakeupSeconds());
        assertEquals(10, settings(after).seconds("queue_run_delay"));
        assertEquals(7, settings(after).number("max_use"));
        assertEquals(20, qmgr(after).wakeupSeconds());
        assertEquals(1, qmgr(after).verbosity());
        assertEquals(300, settings(scenario.files()).seconds("queue_run_delay"));
    }

    @Test
    void settingsGoOverTheFile() throws InvalidInput {
        Scenario scenario = scenario(
                """
                duration: 1h
                main.cf: |
                  queue_run_delay = 100s
                mail:
                  - { at: [1s], to: a@x.example }
                destinations: { x.example: { answers: 450 } }
                """,
                "queue_run_delay=20s",
                "main.cf.minimal_backoff_time = 40s",
                "smtp_destination_concurrency_limit=3",
                "qmgr/unix/wakeup=60",
                "seed=3",
                "duration=2h",
                "triggers.cleanup.lost=10%",
                "destinations.x.example.answers=250",
                "mail.0.to=b@x.example",
                "mail.0.from=");

        assertEquals(20, settings(scenario.files()).seconds("queue_run_delay"));
        assertEquals(40, settings(scenario.files()).seconds("minimal_backoff_time"));
        assertEquals(3, settings(scenario.files()).number("smtp", "destination_concurrency_limit"));
        assertEquals(60, qmgr(scenario.files()).wakeupSeconds());
        assertEquals(3, scenario.seed());
        assertEquals(START + 2 * HOUR, scenario.endNanos());
        assertEquals(0.1, scenario.triggerFaults().get(0).probability());
        assertEquals(Behaviour.ACCEPTS, scenario.destinations().get(0).behaviour());
        Arrival arrival = timed(scenario, 0).arrival(0, 1, new Luck(1, 0), null);
        assertNotNull(arrival);
        assertEquals(List.of("b@x.example"), arrival.recipients());
        assertEquals("", arrival.sender());
    }

    @Test
    void settingsReachListsMappingsAndWhatIsNotThereYet() throws InvalidInput {
        Scenario scenario = scenario(
                """
                duration: 1h
                mail:
                  - { at: [1s], to: a@x.example }
                """,
                "mail.0.to=[b@x.example, c@after.example]",
                "mail.0.at.0=3s",
                "mail.0.at.+=4s",
                "mail.+={ at: [9s], to: d@y.example }",
                "mail.1.from=e@z.example",
                "destinations.after.example.after=7s",
                "destinations.y.example={ answers: 450 }",
                "destinations.x.example=[{ answers: 550 }, { answers: 250, from: 1m }]",
                "destinations.x.example.1.from=2m",
                "faults.+={ at: 1m, reload: true }",
                "faults.0.at=2m");

        Arrival first = timed(scenario, 0).arrival(0, 1, new Luck(1, 0), null);
        Arrival second = timed(scenario, 1).arrival(0, 2, new Luck(1, 0), null);
        assertNotNull(first);
        assertNotNull(second);
        assertEquals(List.of("b@x.example", "c@after.example"), first.recipients());
        assertEquals(
                List.of(START + 3 * SECOND, START + 4 * SECOND),
                assertInstanceOf(TimetableSource.class, scenario.sources().get(0))
                        .timesNanos());
        assertEquals("e@z.example", second.sender());
        assertEquals(
                List.of("after.example 0 []", "y.example 0 [450]", "x.example 0 [550]", "x.example 120 []"),
                scenario.destinations().stream()
                        .map(change -> change.name() + " " + change.fromNanos() / SECOND + " "
                                + change.behaviour().traits().stream()
                                        .map(trait -> ((Always) trait)
                                                .answer()
                                                .reply()
                                                .substring(0, 3))
                                        .toList())
                        .toList());
        assertEquals(List.of(new Action.Reload(START + 120 * SECOND)), scenario.actions());
    }

    @Test
    void emptyListsAndByteOrderMarksAreHarmless() throws InvalidInput {
        assertEquals(
                List.of(),
                scenario("\uFEFFduration: 1h\nfaults:\n#  - { at: 1s, flush: true }\n")
                        .actions());
    }
}
