package org.qmgrsim.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.qmgrsim.measure.Activation;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.measure.Quantile;
import org.qmgrsim.measure.Waits;

/** {@code summary.json}: the measures of a run, for programs. */
public final class SummaryJson {
    private SummaryJson() {}

    /** The measures as a tree: numbers in the unit that their name gives; {@code "never"} and null are no numbers. */
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
            case KNOWN -> json.put(name, BigDecimal.valueOf(quantile.seconds()).setScale(9, RoundingMode.HALF_UP));
            case NEVER -> json.put(name, "never");
            case UNKNOWN -> json.putNull(name);
        }
    }

    /** A tree as text, with a line end at its end. */
    public static String text(ObjectNode json) {
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
