package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.journal.view.QueuedMail;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.PostsuperCommand;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/** What a postmaster sees in the queue is what is in the files: envelopes, who is done, why the others wait. */
class QueueFilesAgainstSpoolTest {
    private static final String MAIL = """
            duration: 20m
            main.cf: |
              minimal_backoff_time = 20s
              maximal_backoff_time = 40s
              queue_run_delay = 20s
              maximal_queue_lifetime = 300s
            master.cf: |
              qmgr unix n - n 30 1 qmgr
              pickup unix n - n 30 1 pickup
            mail:
              - arrivals: every 7s
                to: [a@one.example, b@two.example, c@two.example, d@three.example, e@no.example]
                end: 10m
              - { via: sendmail, arrivals: every 31s, from: root@example.net, to: [f@two.example, a@one.example], end: 10m }
            destinations:
              one.example: { answers: 250, after: 6s }
              two.example:
                - { answers: 450, after: 1s }
                - { from: 5m, answers: 250, after: 1s }
              three.example: { answers: refuse }
              no.example: { answers: 550, after: 0.1s }
            faults:
              - { at: 100s, kill: qmgr }
              - { at: 222s, kill: smtp/unix }
              - { at: 4m, reload: true }
            """;

    private record Entry(
            String queueId,
            boolean complete,
            long mtimeSecond,
            long arrivalMicros,
            String sender,
            List<String> recipients,
            List<String> reasons) {}

    /** Lays both beside each other after every 29th fact; what happened is counted, so that nothing is tested in vain. */
    private static final class Comparison implements Reader {
        private final Spool spool;
        private final Map<QueueName, Integer> watched = new EnumMap<>(QueueName.class);
        private final QueueFiles files = new QueueFiles(new QueueFiles.Watcher() {
            @Override
            public void entered(QueuedMail file) {
                watched.merge(file.queue(), 1, Integer::sum);
            }

            @Override
            public void left(QueuedMail file, QueueName queue) {
                watched.merge(queue, -1, Integer::sum);
            }
        });
        private final TreeSet<String> seen = new TreeSet<>();

        Comparison(Spool spool) {
            this.spool = spool;
        }

        @Override
        public void read(Fact fact) {
            files.read(fact);
            seen.add(fact.what().getClass().getSimpleName());
            if (fact.number() % 29 == 0) {
                compare(fact);
            }
        }

        void compare(Fact fact) {
            for (QueueName queue : QueueName.values()) {
                List<Entry> real = spool.files(queue).stream()
                        .filter(QueueFile::complete)
                        .map(Comparison::entry)
                        .sorted(Comparator.comparing(Entry::queueId))
                        .toList();
                List<Entry> told = files.files(queue).stream()
                        .map(Comparison::entry)
                        .sorted(Comparator.comparing(Entry::queueId))
                        .toList();
                assertEquals(real, told, () -> queue + " after " + fact);
                assertEquals(real.size(), files.count(queue));
                assertEquals(real.size(), watched.getOrDefault(queue, 0));
                real.stream()
                        .filter(entry -> entry.recipients.size() < 5)
                        .forEach(entry -> seen.add("someone is done"));
            }
        }

        private static Entry entry(QueueFile file) {
            List<String> left = new ArrayList<>();
            for (int i = 0; i < file.recipients().size(); i++) {
                if (!file.isDone(i)) {
                    left.add(file.recipients().get(i));
                }
            }
            return new Entry(
                    file.id(),
                    true,
                    file.mtimeSecond(),
                    file.arrivalCalendarNanos() / 1000,
                    file.mail().sender(),
                    left,
                    file.deferLog().stream()
                            .map(record -> record.recipient() + " " + record.dsn() + " " + record.reason())
                            .toList());
        }

        private static Entry entry(QueuedMail file) {
            return new Entry(
                    file.queueId(),
                    file.complete(),
                    file.mtimeSecond(),
                    file.arrivalMicros(),
                    file.sender(),
                    file.recipients(),
                    file.deferLog().stream()
                            .map(record -> record.recipient() + " " + record.dsn() + " " + record.reason())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void whatIsToldIsWhatStandsInTheFiles(long seed) throws InvalidInput {
        Scenario scenario = ScenarioFile.parse(MAIL, Path.of("m.yaml"), List.of())
                .scenario()
                .withSeed(seed);
        Simulation simulation = new Simulation(withPostsuper(scenario), 0);
        Comparison comparison = new Comparison(simulation.spool());

        simulation.read(comparison).run();

        assertTrue(
                comparison.seen.containsAll(List.of(
                        "FileAddressed",
                        "RecipientMarked",
                        "DeferLogged",
                        "DeferLogRemoved",
                        "PickedUp",
                        "MessageSkipped",
                        "MessageExpired",
                        "ScanDue",
                        "someone is done")),
                () -> "happened: " + comparison.seen);
    }

    private static Scenario withPostsuper(Scenario base) {
        List<Action> actions = new ArrayList<>(base.actions());
        List<String> commands = List.of("-h ALL", "-H ALL", "-e oldest:3", "-r ALL", "-d ALL");
        for (int i = 0; i < commands.size(); i++) {
            long at = (150 + 70L * i) * WallClock.SECOND;
            actions.add(new Action.Postsuper(at, Objects.requireNonNull(PostsuperCommand.of(commands.get(i)))));
        }
        return new Scenario(
                base.name(),
                base.title(),
                base.version(),
                base.epochCalendarNanos(),
                base.zone(),
                base.startNanos(),
                base.endNanos(),
                base.seed(),
                base.idealClock(),
                base.clockFactor(),
                base.costFactor(),
                base.queueFileSystem(),
                base.masterVerbosity(),
                base.hostName(),
                base.ehlo(),
                base.files(),
                base.sources(),
                actions,
                base.destinations(),
                base.triggerFaults());
    }

    /** A qmgr that runs has a time for its next scan of the deferred queue; a dead one has none. */
    @ParameterizedTest
    @ValueSource(strings = {"300s", "7s"})
    void theNextDeferredScanComesWhenItWasDue(String queueRunDelay) throws InvalidInput {
        String text = "duration: 30m\nmain.cf: |\n  queue_run_delay = " + queueRunDelay + "\n"
                + "start: 2024-01-22T11:50:00.25+01:00\nfaults: [{ at: 25m, kill: qmgr }]\n";
        Scenario scenario =
                ScenarioFile.parse(text, Path.of("m.yaml"), List.of()).scenario();
        QueueFiles files = new QueueFiles();
        int[] scans = {0};
        new Simulation(scenario, 0)
                .read(fact -> {
                    if (fact.what() instanceof Happening.ScanStarted scan && scan.queue() == QueueName.DEFERRED) {
                        // a sleep ends up to a thousandth late, and with it the timer
                        long micros = (scenario.epochCalendarNanos() + fact.atNanos()) / 1000;
                        files.deferredScanDueMicros()
                                .ifPresent(
                                        due -> assertTrue(micros >= due && micros < due + 1_100_000, fact::toString));
                        scans[0]++;
                    }
                    files.read(fact);
                    if (fact.what() instanceof Happening.ProcessEnded ended && ended.signal() == 9) {
                        assertTrue(files.deferredScanDueMicros().isEmpty());
                        scans[0] += 1000;
                    }
                })
                .run();
        assertTrue(scans[0] > 1004, () -> scans[0] + " scans");
    }
}
