package org.qmgrsim.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TimeValue;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.measure.MessageLife;
import org.qmgrsim.measure.MessageLives;
import org.qmgrsim.report.Table;
import org.qmgrsim.report.Words;
import org.qmgrsim.report.story.Part;
import org.qmgrsim.report.story.Story;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/**
 * What would have made a message faster: the same run with the same luck again, each time with one change to what governed
 * its waits.
 */
final class FasterRuns {
    /** The same run with one more setting. */
    interface Again {
        /** The scenario with it. */
        Scenario with(String set) throws InvalidInput;
    }

    /** A change, and how long the message was in the system with it. */
    private record Tried(String set, long nanos, boolean left) {}

    private static final int FACTOR = 5;
    private static final double SECOND = 1e9;
    private static final double WORTH = 0.01;

    private final Story story;
    private final Scenario scenario;
    private final Again again;

    FasterRuns(Story story, Scenario scenario, Again again) {
        this.story = story;
        this.scenario = scenario;
        this.again = again;
    }

    /** A table, the change that helps most first. */
    String text() throws InvalidInput {
        Set<String> changes = new LinkedHashSet<>();
        for (Part part : story.parts()) {
            if (part.nanos() >= WORTH * story.nanos()) {
                changes(part, changes);
            }
        }
        if (changes.isEmpty()) {
            return "No setting governs what it waited for.\n";
        }
        List<Tried> all = new ArrayList<>();
        for (String change : changes) {
            Tried tried = run(change);
            if (tried != null) {
                all.add(tried);
            }
        }
        all.sort(Comparator.comparingLong(Tried::nanos));
        Table table = Table.ofTexts("one change, all else alike", "in the queue", "difference");
        for (Tried tried : all) {
            table.row(
                    tried.set(),
                    (tried.left() ? "" : "over ") + Words.duration(tried.nanos() / SECOND),
                    difference(tried.nanos() - story.nanos()));
        }
        return table.toString();
    }

    private String difference(long nanos) {
        if (nanos == 0) {
            return "none";
        }
        return (nanos < 0 ? "-" : "+") + Words.duration(Math.abs(nanos) / SECOND) + " ("
                + Words.share(Math.abs(nanos), Math.max(1, story.nanos())) + ")";
    }

    // ---------------------------------------------------------------- what to try

    private void changes(Part part, Set<String> into) {
        if (part.reason() == Wait.NO_TRIGGER && !scenario.triggerFaults().isEmpty()) {
            into.add("triggers={}");
        }
        for (String name : part.governedBy()) {
            String change = name.contains("/") ? ofService(name) : ofMain(name);
            if (change != null) {
                into.add(change);
            }
        }
    }

    private @Nullable String ofService(String path) {
        String service = path.substring(0, path.lastIndexOf('/'));
        return scenario.files().master().rows().stream()
                .filter(row -> row.key().equals(service))
                .findFirst()
                .map(row -> {
                    if (path.endsWith("/wakeup")) {
                        int now = row.wakeupSeconds();
                        return path + "=" + (now == 0 ? 300 : Math.max(1, now / FACTOR));
                    }
                    String field = row.maxprocField();
                    return field.matches("[1-9][0-9]{0,5}") ? path + "=" + 2 * Integer.parseInt(field) : null;
                })
                .orElse(null);
    }

    private @Nullable String ofMain(String name) {
        Parameters.PerTransport perTransport = Parameters.catalogue().splitPerTransport(name);
        Assignment own = scenario.files().main().find(name);
        if (perTransport != null && own == null) {
            return null; // its default_ twin is in the list as well
        }
        Parameter parameter = perTransport != null
                ? perTransport.base()
                : Parameters.catalogue().find(name);
        if (parameter == null) {
            return null;
        }
        String value =
                Settings.of(scenario.files().main(), scenario.files().master()).text(name);
        if (parameter.kind() == Parameter.Kind.TIME) {
            int now = TimeValue.seconds(value, parameter.defaultUnit()).orElse(0);
            boolean needless = name.endsWith("rate_delay") || name.equals("in_flow_delay");
            return now == 0 ? null : name + "=" + (needless ? 0 : Math.max(1, now / FACTOR)) + "s";
        }
        return value.matches("[1-9][0-9]{0,6}") ? name + "=" + 2 * Integer.parseInt(value) : null;
    }

    // ---------------------------------------------------------------- trying it

    private @Nullable Tried run(String set) throws InvalidInput {
        List<MessageLife> lives = new ArrayList<>();
        Scenario changed = again.with(set).withSeed(scenario.seed());
        new Simulation(changed, 0).read(new MessageLives(lives::add)).run();
        // Sources are deaf to settings: what came at this instant comes at it again, in the same order.
        List<MessageLife> twins = lives.stream()
                .filter(life -> life.arrivedNanos() == story.beganNanos())
                .sorted(Comparator.comparingInt(MessageLife::message))
                .toList();
        if (twins.size() <= story.place()) {
            return null;
        }
        MessageLife twin = twins.get(story.place());
        return new Tried(set, twin.endNanos() - twin.arrivedNanos(), twin.removedNanos() != MessageLife.NEVER);
    }
}
