package org.qmgrsim.report;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.view.SecondDelivery;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.Attempts;
import org.qmgrsim.measure.DestinationUse;
import org.qmgrsim.measure.Filtering;
import org.qmgrsim.measure.Limits;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.measure.Outcomes;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.measure.ScanActivity;
import org.qmgrsim.measure.ServiceUse;
import org.qmgrsim.measure.WindowSteps;

/** A part of the account of a run, as a table for people. */
public enum Section {
    /** What made messages active. */
    ACTIVE("what made messages active", Section::active),
    /** The parts of the messages' lives. */
    WAITS("where messages spent their time", Section::waits),
    /** Scans, wakeups and triggers. */
    SCANS("scans of qmgr", Section::scans),
    /** Attempts and the ages at which they come. */
    ATTEMPTS("delivery attempts, by the age of the message", Section::attempts),
    /** Destinations and their windows. */
    DESTINATIONS("destinations", Section::destinations),
    /** How the concurrency windows moved. */
    WINDOWS("concurrency windows, step by step", Section::windows),
    /** Services and their processes. */
    SERVICES("processes", Section::services),
    /** Which limit mail waited for. */
    LIMITS("what mail waited for in the active queue", Section::limits),
    /** Mail that passed the queue more than once. */
    FILTERS("mail through content filters", Section::filters),
    /** What became of the mail, as different tools count it. */
    OUTCOMES("outcomes", Section::outcomes),
    /** What Postfix warned of. */
    WARNINGS("warnings of Postfix", Section::warnings);

    private static final int MOST_ROWS = 20;
    private static final int LONGEST_NAME = 60;

    private final String heading;
    private final Function<RunMeasures, String> table;

    Section(String heading, Function<RunMeasures, String> table) {
        this.heading = heading;
        this.table = table;
    }

    /** As it is asked for on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it tells, in a few words. */
    public String heading() {
        return heading;
    }

    /** Its lines, each with its end; empty if there is nothing to tell. */
    public String of(RunMeasures measures) {
        return table.apply(measures);
    }

    /** Whether the run has a story for it, so that it is shown without being asked for. */
    public boolean isTelling(RunMeasures measures) {
        return switch (this) {
            case ACTIVE, WAITS -> true;
            case SCANS, WINDOWS, SERVICES, OUTCOMES -> false;
            case FILTERS -> !measures.filtering().rows().isEmpty();
            case WARNINGS -> !measures.warnings().rows().isEmpty();
            case ATTEMPTS -> measures.attempts().retried() > 0;
            case DESTINATIONS -> measures.destinations().rows().stream().anyMatch(row -> row.deaths() > 0);
            case LIMITS -> measures.limits().waitedNanos() > measures.endNanos() / 100;
        };
    }

    private static String active(RunMeasures measures) {
        Activation activation = measures.activation();
        int all = activation.waits().count();
        Table table = new Table("made active by", "messages", "share");
        for (Mover mover : Mover.values()) {
            int moved = activation.movedBy(mover);
            if (moved > 0) {
                table.row(mover.toString(), Words.count(moved), Words.share(moved, all));
            }
        }
        if (activation.never() > 0) {
            table.row("nothing: still waiting", Words.count(activation.never()), Words.share(activation.never(), all));
        }
        return table.toString();
    }

    private static String waits(RunMeasures measures) {
        Table table = new Table("spent on", "messages", "mean", "longest", "in all");
        measures.waits()
                .seconds()
                .forEach((reason, seconds) -> table.row(
                        reason.meaning(),
                        Words.count(seconds.getN()),
                        Words.span(seconds.getMean()),
                        Words.span(seconds.getMax()),
                        Words.span(seconds.getSum())));
        return table.toString();
    }

    private static String scans(RunMeasures measures) {
        ScanActivity scans = measures.scans();
        double hours = measures.endNanos() / 3600e9;
        Table table = new Table("scan of, begun by", "scans", "per hour", "found nothing", "messages moved");
        for (Map.Entry<QueueName, Map<Mover, ScanActivity.Scans>> queue :
                scans.scans().entrySet()) {
            queue.getValue()
                    .forEach((mover, row) -> table.row(
                            queue.getKey() + ", " + (mover == Mover.OTHER_TRIGGER ? "the trigger of a message" : mover),
                            Words.count(row.count()),
                            perHour(row.count(), hours),
                            Words.count(row.empty()),
                            Words.count(row.moved())));
        }
        return table + "triggers sent to qmgr: " + Words.count(scans.triggers()) + ", " + Words.count(scans.wakeups())
                + " of them wakeups; lost: " + Words.count(scans.lostTriggers()) + "\n";
    }

    private static String perHour(int count, double hours) {
        return String.format(Locale.ROOT, "%.1f", count / hours);
    }

    private static String attempts(RunMeasures measures) {
        Attempts attempts = measures.attempts();
        Table table = new Table("attempt", "messages", "least age", "mean", "greatest age");
        int kept = attempts.ages().size();
        for (int i = 0; i < kept; i++) {
            if (kept <= MOST_ROWS || i < MOST_ROWS - 2 || i == kept - 1) {
                SummaryStatistics ages = attempts.ages().get(i);
                table.row(
                        Integer.toString(i + 1),
                        Words.count(ages.getN()),
                        age(ages.getMin()),
                        age(ages.getMean()),
                        age(ages.getMax()));
            } else if (i == MOST_ROWS - 2) {
                table.row("…", "", "", "", "");
            }
        }
        StringBuilder text = new StringBuilder(table.toString());
        text.append("attempts in all: ").append(Words.count(attempts.attempts()));
        if (attempts.suspended() > 0) {
            text.append("; not tried, since the destination was dead (\"delivery temporarily suspended\"): ")
                    .append(Words.count(attempts.suspended()));
        }
        text.append('\n');
        SummaryStatistics expired = attempts.untilExpired();
        if (expired.getN() > 0) {
            text.append("too old: ")
                    .append(Words.count(expired.getN()))
                    .append(expired.getN() == 1 ? " message, after " : " messages, after ")
                    .append(range(Words.count((long) expired.getMin()), Words.count((long) expired.getMax())))
                    .append(" attempts, at an age of ")
                    .append(range(
                            Words.span(attempts.ageAtExpiry().getMin()),
                            Words.span(attempts.ageAtExpiry().getMax())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String age(double seconds) {
        return Words.count(Math.round(seconds)) + " s";
    }

    private static String range(String least, String greatest) {
        return least.equals(greatest) ? least : least + " to " + greatest;
    }

    private static String destinations(RunMeasures measures) {
        DestinationUse use = measures.destinations();
        Table table = new Table(
                "destination",
                "deliveries",
                "sent",
                "deferred",
                "bounced",
                "per second",
                "most at once",
                "widest window",
                "limit",
                "dead",
                "for",
                "forgotten");
        use.rows().stream()
                .limit(MOST_ROWS)
                .forEach(row -> table.row(
                        shortened(row.transport() + ":" + row.nexthop()),
                        Words.count(row.requests()),
                        Words.count(row.sent()),
                        Words.count(row.deferred()),
                        Words.count(row.bounced()),
                        rate(row.requests(), row.activeNanos()),
                        Integer.toString(row.mostBusy()),
                        Integer.toString(row.widestWindow()),
                        row.limit() == 0 ? "none" : Integer.toString(row.limit()),
                        row.deaths() == 0 ? "-" : row.deaths() + "x",
                        row.deaths() == 0 ? "-" : Words.span(row.deadNanos() / 1e9),
                        row.forgotten() == 0 ? "-" : row.forgotten() + "x"));
        int more = use.rows().size() - MOST_ROWS;
        return table + (more > 0 ? "and " + Words.count(more) + " more\n" : "");
    }

    private static String windows(RunMeasures measures) {
        StringBuilder text = new StringBuilder();
        measures.windows().steps().forEach((destination, steps) -> {
            text.append(shortened(destination)).append(":\n");
            Table table = new Table("after", "window");
            for (WindowSteps.Step step : steps) {
                table.row(
                        "  " + Decimal.text(step.atNanos() - steps.get(0).atNanos(), 9, 3) + " s",
                        switch (step.window()) {
                            case 0 -> "dead";
                            case -1 -> "suspended";
                            default -> step.window() + (step.forgotten() ? " (nothing to do: forgotten)" : "");
                        });
            }
            text.append(table);
            if (steps.size() == WindowSteps.MOST_STEPS) {
                text.append("  …\n");
            }
        });
        return text.toString();
    }

    private static String warnings(RunMeasures measures) {
        if (measures.warnings().rows().isEmpty()) {
            return "none\n";
        }
        Table table = Table.ofTexts("first", "times", "text");
        measures.warnings()
                .rows()
                .forEach((text, row) -> table.row(
                        Decimal.text(row.firstNanos() - measures.startNanos(), 9, 3) + " s",
                        Words.count(row.count()),
                        text));
        return table.toString();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String rate(long count, long nanos) {
        return count < 2 || nanos == 0 ? "-" : String.format(Locale.ROOT, "%.2f", count / (nanos / 1e9));
    }

    private static String services(RunMeasures measures) {
        Table table = new Table("service", "most processes", "limit", "at the limit", "forks", "failed", "throttled");
        for (ServiceUse.Row row : measures.services().rows()) {
            if (row.forks() > 0) {
                table.row(
                        row.name() + " " + row.type(),
                        Integer.toString(row.most()),
                        row.limit() == 0 ? "none" : Integer.toString(row.limit()),
                        row.limit() < 2 ? "-" : Words.share(row.atLimitNanos(), measures.endNanos()),
                        Words.count(row.forks()),
                        Words.count(row.failures()),
                        row.throttles() == 0 ? "-" : row.throttles() + "x");
            }
        }
        return table.toString();
    }

    private static String limits(RunMeasures measures) {
        Limits limits = measures.limits();
        Table table = new Table("while mail waited for a delivery agent", "time", "share");
        limits.nanos()
                .forEach((limit, nanos) ->
                        table.row(limit, Words.span(nanos / 1e9), Words.share(nanos, limits.waitedNanos())));
        StringBuilder text = new StringBuilder(limits.nanos().isEmpty() ? "no mail waited\n" : table.toString());
        if (limits.activeFullNanos() > 0) {
            text.append("the active queue was full (qmgr_message_active_limit) for ")
                    .append(Words.span(limits.activeFullNanos() / 1e9))
                    .append('\n');
        }
        if (limits.paused() > 0) {
            text.append("in_flow_delay held back ")
                    .append(Words.count(limits.paused()))
                    .append(" messages, for ")
                    .append(Words.span(limits.pausedNanos() / 1e9))
                    .append(" in all\n");
        }
        return text.toString();
    }

    private static String filters(RunMeasures measures) {
        Filtering filtering = measures.filtering();
        if (filtering.rows().isEmpty()) {
            return "none\n";
        }
        Table table = new Table("filter", "handed on", "queued again", "not taken");
        filtering
                .rows()
                .forEach((filter, row) -> table.row(
                        filter,
                        Words.count(row.handedOn()),
                        Words.count(row.queuedAgain()),
                        Words.count(row.handedOn() - row.queuedAgain())));
        StringBuilder text = new StringBuilder(table.toString());
        text.append(
                "What a filter hands on is a new message: it counts above once more, with a queue ID of its own.\n");
        if (filtering.mostPasses() > 2) {
            text.append("One message passed the queue up to ")
                    .append(Words.count(filtering.mostPasses()))
                    .append(" times: the way back leads to a filter again.\n");
        }
        if (filtering.seconds().getN() > 0) {
            text.append("From the arrival of a message to the end of its last pass: ")
                    .append(Words.span(filtering.seconds().getMean()))
                    .append(" on average, ")
                    .append(Words.span(filtering.seconds().getMax()))
                    .append(" at most.\n");
        }
        return text.toString();
    }

    private static String outcomes(RunMeasures measures) {
        Outcomes outcomes = measures.outcomes();
        Table table = new Table("counted", "number");
        table.row("recipients delivered (status=sent)", Words.count(outcomes.lines(Status.SENT)));
        table.row("recipients refused for good (status=bounced)", Words.count(outcomes.lines(Status.BOUNCED)));
        table.row("deferrals (status=deferred), each time", Words.count(outcomes.lines(Status.DEFERRED)));
        table.row("  of them logged by smtp(8): postfix_exporter", Words.count(outcomes.deferredBySmtp()));
        table.row("messages deferred at least once: pflogsumm", Words.count(outcomes.deferredMessages()));
        table.row("messages too old", Words.count(outcomes.expired()));
        table.row("notices written by Postfix", Words.count(outcomes.notices()));
        table.row("messages that left the queue", Words.count(outcomes.removed()));
        for (QueueName queue : QueueName.values()) {
            if (outcomes.files(queue) > 0) {
                table.row("still in " + queue + " at the end: mailq", Words.count(outcomes.files(queue)));
            }
        }
        if (outcomes.secondDeliveries() == 0) {
            return table.toString();
        }
        table.row("recipients delivered to once more", Words.count(outcomes.secondDeliveries()));
        StringBuilder text = new StringBuilder(table.toString());
        for (Outcomes.DeliveredTwice twice : outcomes.deliveredTwice()) {
            SecondDelivery how = twice.how();
            text.append("delivered twice: ")
                    .append(twice.queueId())
                    .append(" to ")
                    .append(how.recipient())
                    .append(", by ")
                    .append(how.agent())
                    .append(" after ")
                    .append(Words.span((how.firstNanos() - measures.startNanos()) / 1e9))
                    .append(" and again after ")
                    .append(Words.span((how.againNanos() - measures.startNanos()) / 1e9))
                    .append(": ")
                    .append(how.reason())
                    .append('\n');
        }
        if (outcomes.secondDeliveries() > outcomes.deliveredTwice().size()) {
            text.append("and more\n");
        }
        return text.toString();
    }
}
