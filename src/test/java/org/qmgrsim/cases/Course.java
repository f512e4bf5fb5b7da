package org.qmgrsim.cases;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.report.MailLog;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.ScenarioFile;
import org.qmgrsim.scenario.Simulation;
import org.qmgrsim.spool.QueueFile;

/**
 * What happened in an experiment: exact instants from the journal, lines from the log, and what lies in the queue at the end.
 * Times are seconds since the start of Postfix. Messages are numbered in the order in which they became active first, and
 * named A, B, C … z in that order.
 */
final class Course implements Reader {
    /** An agent got a request. */
    record Start(double at, int message, String destination, int agent, int recipients) {}

    private final Map<Integer, Integer> messages = new HashMap<>();
    private final Map<Integer, String> transports = new HashMap<>();
    private final Map<Integer, String> nexthops = new HashMap<>();
    private final Map<Integer, List<Double>> active = new TreeMap<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<QueueName, List<QueueFile>> left = new LinkedHashMap<>();
    private long epochCalendarNanos;
    private PostfixLog log;

    private Course() {}

    /** Runs a scenario. */
    static Course of(Scenario scenario) {
        Course course = new Course();
        course.epochCalendarNanos = scenario.epochCalendarNanos();
        StringBuilder lines = new StringBuilder();
        Simulation simulation = new Simulation(scenario, 0).read(course);
        simulation
                .journal()
                .subscribeToDetails(
                        new MailLog(lines, scenario.epochCalendarNanos(), scenario.zone(), scenario.hostName(), false));
        simulation.run();
        course.log = PostfixLog.of(lines.toString());
        for (QueueName queue : QueueName.values()) {
            course.left.put(
                    queue,
                    simulation.spool().files(queue).stream()
                            .sorted(Comparator.comparing(QueueFile::id))
                            .toList());
        }
        return course;
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        if (what instanceof Happening.MessageActive) {
            messages.putIfAbsent(fact.subject(), messages.size() + 1);
            active.computeIfAbsent(messages.get(fact.subject()), n -> new ArrayList<>())
                    .add(seconds(fact.atNanos()));
        } else if (what instanceof Happening.DestinationNamed named) {
            transports.put(fact.subject(), named.transport());
            nexthops.put(fact.subject(), named.nexthop());
        }
        facts.add(fact);
    }

    private static double seconds(long nanos) {
        return (nanos - ScenarioFile.START_NANOS) / 1e9;
    }

    /** The log. */
    PostfixLog log() {
        return log;
    }

    /** All that happened. */
    List<Fact> facts() {
        return facts;
    }

    /** How many messages became active at all. */
    int messages() {
        return messages.size();
    }

    /** When a message became active. */
    List<Double> active(int message) {
        return active.getOrDefault(message, List.of());
    }

    /** When any message became active. */
    List<Double> activations() {
        return active.values().stream().flatMap(List::stream).sorted().toList();
    }

    /** The deliveries that agents of a transport began. */
    List<Start> starts(String transport) {
        List<Start> starts = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.what() instanceof Happening.DeliveryBegan began
                    && transport.equals(transports.get(began.destination()))) {
                starts.add(new Start(
                        seconds(fact.atNanos()),
                        messages.get(fact.subject()),
                        nexthops.get(began.destination()),
                        began.agent(),
                        began.recipients()));
            }
        }
        return starts;
    }

    /** When agents of smtp began their deliveries. */
    List<Double> startTimes() {
        return starts("smtp").stream().map(Start::at).toList();
    }

    /** When agents of smtp began the deliveries to one destination. */
    List<Double> startTimes(String destination) {
        return starts("smtp").stream()
                .filter(start -> start.destination().equals(destination))
                .map(Start::at)
                .toList();
    }

    /** How many deliveries of smtp began in each second from a whole one on, up to the last. */
    List<Integer> startsPerSecond(int from) {
        List<Integer> counts = new ArrayList<>();
        for (double at : startTimes()) {
            int second = (int) Math.floor(at) - from;
            while (counts.size() <= second) {
                counts.add(0);
            }
            counts.set(second, counts.get(second) + 1);
        }
        return counts;
    }

    /** The messages whose deliveries agents of smtp began, in that order, as letters. */
    String order() {
        StringBuilder letters = new StringBuilder();
        starts("smtp").forEach(start -> letters.append(letter(start.message())));
        return letters.toString();
    }

    private static char letter(int message) {
        return (char) ((message <= 26 ? 'A' : 'a' - 26) + message - 1);
    }

    /** The steps of the window of a destination of smtp: 0 is dead, −1 suspended. */
    List<Integer> windows(String destination) {
        List<Integer> windows = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.what() instanceof Happening.WindowChanged changed
                    && "smtp".equals(transports.get(fact.subject()))
                    && destination.equals(nexthops.get(fact.subject()))) {
                windows.add(changed.window());
            }
        }
        return windows;
    }

    /** A report that moved, or did not move, the window of a destination, as the log tells it. */
    record Told(double at, int window, String success, String failure, String cohorts) {}

    private static final Pattern TOLD =
            Pattern.compile("qmgr_queue_(?:un)?throttle: queue (\\S+): limit \\d+ window (\\d+)"
                    + " success (\\S+) failure (\\S+) fail_cohorts (\\S+)");

    /** The reports on a destination, with {@code destination_concurrency_feedback_debug}. */
    List<Told> told(String destination) {
        List<Told> told = new ArrayList<>();
        for (PostfixLog.Row row : log.rows()) {
            Matcher line = TOLD.matcher(row.line().text());
            if (line.matches() && line.group(1).equals(destination)) {
                told.add(new Told(
                        row.at(), Integer.parseInt(line.group(2)), line.group(3), line.group(4), line.group(5)));
            }
        }
        return told;
    }

    /** From which queues messages were taken, in that order: i or d, without the first message of the experiment. */
    String fedFrom() {
        StringBuilder letters = new StringBuilder();
        for (Fact fact : facts) {
            if (fact.what() instanceof Happening.MessageActive taken && messages.get(fact.subject()) > 1) {
                letters.append(taken.from().toString().charAt(0));
            }
        }
        return letters.toString();
    }

    /** How often qmgr asked a transport for an agent. */
    long asked(String transport) {
        return facts.stream()
                .filter(fact -> fact.what() instanceof Happening.AgentAsked asked
                        && asked.transport().equals(transport))
                .count();
    }

    /** For how many seconds a message was put off, each time. */
    List<Long> putOff(int message) {
        List<Long> delays = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.what() instanceof Happening.MessageDeferred deferred
                    && Integer.valueOf(message).equals(messages.get(fact.subject()))) {
                delays.add(deferred.delaySeconds());
            }
        }
        return delays;
    }

    /** What a program said, less what it said of: times and lines that hold a text. */
    List<String> lines(String program, String text) {
        return log.rows().stream()
                .filter(row -> row.line().program().equals(program)
                        && row.line().text().contains(text))
                .map(row -> row.line().text())
                .toList();
    }

    /** When a program logged lines that hold a text. */
    List<Double> times(String program, String text) {
        return log.rows().stream()
                .filter(row -> row.line().program().equals(program)
                        && row.line().text().contains(text))
                .map(PostfixLog.Row::at)
                .toList();
    }

    /** The modification times of the files in a queue at the end, in whole seconds since the start. */
    List<Long> mtimes(QueueName queue) {
        long start = Math.floorDiv(epochCalendarNanos + ScenarioFile.START_NANOS, 1_000_000_000L);
        return left.get(queue).stream()
                .map(file -> file.mtimeSecond() - start)
                .sorted()
                .toList();
    }

    /** How many files are in a queue at the end. */
    int left(QueueName queue) {
        return left.get(queue).size();
    }
}
