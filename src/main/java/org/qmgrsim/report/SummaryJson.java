package org.qmgrsim.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.Attempts;
import org.qmgrsim.measure.DestinationUse;
import org.qmgrsim.measure.Filtering;
import org.qmgrsim.measure.Limits;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.measure.Outcomes;
import org.qmgrsim.measure.Quantile;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.measure.ScanActivity;
import org.qmgrsim.measure.ServiceUse;
import org.qmgrsim.measure.Waits;

/** {@code summary.json}: the measures of a run, for programs. */
public final class SummaryJson {
    private SummaryJson() {}

    /** The measures as a tree: numbers in the unit that their name gives; {@code "never"} and null are no numbers. */
    public static ObjectNode of(RunMeasures measures) {
        ObjectNode json = of(measures.activation());
        put(json.putObject("scans"), measures.scans());
        put(json.putObject("attempts"), measures.attempts());
        ArrayNode destinations = json.putArray("destinations");
        measures.destinations().rows().forEach(row -> put(destinations.addObject(), row));
        ArrayNode services = json.putArray("services");
        measures.services().rows().forEach(row -> put(services.addObject(), row));
        put(json.putObject("limits"), measures.limits());
        put(json.putObject("outcomes"), measures.outcomes());
        put(json.putArray("content_filters"), measures.filtering());
        return json;
    }

    private static void put(ObjectNode json, ScanActivity scans) {
        json.put("triggers_to_qmgr", scans.triggers());
        json.put("wakeups_to_qmgr", scans.wakeups());
        json.put("lost_triggers", scans.lostTriggers());
        scans.scans().forEach((queue, byMover) -> {
            ObjectNode of = json.putObject(queue.toString());
            byMover.forEach((mover, row) -> of.putObject(mover.toString())
                    .put("scans", row.count())
                    .put("empty", row.empty())
                    .put("moved", row.moved()));
        });
    }

    private static void put(ObjectNode json, Attempts attempts) {
        json.put("attempts", attempts.attempts());
        json.put("suspended", attempts.suspended());
        json.put("messages_retried", attempts.retried());
        json.put("expired", attempts.untilExpired().getN());
        ArrayNode ages = json.putArray("ages");
        for (SummaryStatistics age : attempts.ages()) {
            ages.addObject()
                    .put("messages", age.getN())
                    .put("min_s", seconds(age.getMin()))
                    .put("mean_s", seconds(age.getMean()))
                    .put("max_s", seconds(age.getMax()));
        }
    }

    private static void put(ObjectNode json, DestinationUse.Row row) {
        json.put("transport", row.transport())
                .put("nexthop", row.nexthop())
                .put("deliveries", row.requests())
                .put("sent", row.sent())
                .put("deferred", row.deferred())
                .put("bounced", row.bounced())
                .put("most_busy", row.mostBusy())
                .put("widest_window", row.widestWindow())
                .put("limit", row.limit())
                .put("active_s", seconds(row.activeNanos() / 1e9))
                .put("window_full_s", seconds(row.fullNanos() / 1e9))
                .put("deaths", row.deaths())
                .put("dead_s", seconds(row.deadNanos() / 1e9))
                .put("forgotten", row.forgotten());
    }

    private static void put(ObjectNode json, ServiceUse.Row row) {
        json.put("name", row.name())
                .put("type", row.type())
                .put("most_processes", row.most())
                .put("limit", row.limit())
                .put("at_limit_s", seconds(row.atLimitNanos() / 1e9))
                .put("forks", row.forks())
                .put("failed", row.failures())
                .put("throttled", row.throttles());
    }

    private static void put(ObjectNode json, Limits limits) {
        json.put("waited_for_an_agent_s", seconds(limits.waitedNanos() / 1e9));
        ObjectNode of = json.putObject("of_that_s");
        limits.nanos().forEach((limit, nanos) -> of.put(limit, seconds(nanos / 1e9)));
        json.put("active_queue_full_s", seconds(limits.activeFullNanos() / 1e9));
        json.put("held_back_by_in_flow_delay", limits.paused());
        json.put("held_back_by_in_flow_delay_s", seconds(limits.pausedNanos() / 1e9));
    }

    private static void put(ArrayNode json, Filtering filtering) {
        filtering.rows().forEach((filter, row) -> json.addObject()
                .put("filter", filter)
                .put("handed_on", row.handedOn())
                .put("queued_again", row.queuedAgain()));
    }

    private static void put(ObjectNode json, Outcomes outcomes) {
        for (Happening.Status status : Happening.Status.values()) {
            json.put(status.name().toLowerCase(Locale.ROOT), outcomes.lines(status));
        }
        json.put("deferred_messages", outcomes.deferredMessages());
        json.put("deferred_by_smtp", outcomes.deferredBySmtp());
        json.put("expired", outcomes.expired());
        json.put("notices", outcomes.notices());
        json.put("removed", outcomes.removed());
        json.put("delivered_once_more", outcomes.secondDeliveries());
        ObjectNode files = json.putObject("files_at_the_end");
        for (QueueName queue : QueueName.values()) {
            files.put(queue.toString(), outcomes.files(queue));
        }
    }

    private static BigDecimal seconds(double value) {
        return BigDecimal.valueOf(value).setScale(9, RoundingMode.HALF_UP);
    }

    /** How messages became active, alone. */
    public static ObjectNode of(Activation activation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("messages", activation.messages());
        json.put("queued", activation.waits().count());
        json.put("active", activation.waits().completed());
        json.put("never_active", activation.never());
        ObjectNode movers = json.putObject("made_active_by");
        for (Mover mover : Mover.values()) {
            movers.put(mover.toString(), activation.movedBy(mover));
        }
        json.put("moved_by_the_wakeup", activation.movedByWakeup());
        put(json.putObject("queued_to_active"), activation.waits());
        put(json.putObject("queued_to_active_own_trigger_lost"), activation.withoutTrigger());
        return json;
    }

    private static void put(ObjectNode json, Waits waits) {
        json.put("messages", waits.count());
        json.put("still_waiting_at_the_end", waits.censored());
        put(json, "mean_s", waits.mean());
        put(json, "p50_s", waits.quantile(0.5));
        put(json, "p90_s", waits.quantile(0.9));
        put(json, "p99_s", waits.quantile(0.99));
        put(json, "longest_s", waits.longest());
        put(json, "longest_that_ended_s", waits.longestComplete());
    }

    private static void put(ObjectNode json, String name, Quantile quantile) {
        switch (quantile.kind()) {
            case KNOWN -> json.put(name, seconds(quantile.seconds()));
            case NEVER -> json.put(name, "never");
            case UNKNOWN -> json.putNull(name);
        }
    }

    /** A tree as text, with a line end at its end. */
    public static String text(JsonNode json) {
        try {
            return JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(json)
                            .replace(System.lineSeparator(), "\n")
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that cannot be written", e);
        }
    }
}
