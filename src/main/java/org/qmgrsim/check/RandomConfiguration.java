package org.qmgrsim.check;

import java.util.ArrayList;
import java.util.List;

/** main.cf and master.cf at random: small limits and short times, so that much happens in little time. */
final class RandomConfiguration {
    private final Draw draw;

    RandomConfiguration(Draw draw) {
        this.draw = draw;
    }

    List<String> mainCf() {
        List<String> rows = new ArrayList<>();
        rows.add("mydestination = home.example");
        int least = draw.between(1, 60);
        rows.add("minimal_backoff_time = " + least + "s");
        rows.add("maximal_backoff_time = " + (least + draw.between(0, 200)) + "s");
        rows.add("queue_run_delay = " + draw.between(1, 90) + "s");
        perhaps(rows, 0.4, "maximal_queue_lifetime", draw.of("0s", "30s", "2m", "10m"));
        perhaps(rows, 0.4, "bounce_queue_lifetime", draw.of("0s", "30s", "2m", "10m"));
        perhaps(rows, 0.4, "delay_warning_time", draw.of("10s", "60s", "1h"));
        perhaps(rows, 0.4, "transport_retry_time", draw.of("1s", "10s", "60s"));
        perhaps(rows, 0.5, "qmgr_message_active_limit", draw.of("1", "2", "5", "20", "100"));
        perhaps(rows, 0.4, "qmgr_message_recipient_limit", draw.of("1", "20", "100"));
        perhaps(rows, 0.3, "qmgr_message_recipient_minimum", draw.of("1", "10"));
        perhaps(rows, 0.5, "in_flow_delay", draw.of("0s", "1s", "3s"));
        perhaps(rows, 0.5, "initial_destination_concurrency", draw.of("1", "2", "5", "30"));
        perhaps(rows, 0.5, "default_destination_concurrency_limit", draw.of("1", "2", "5", "20"));
        perhaps(rows, 0.3, "smtp_destination_concurrency_limit", draw.of("1", "3", "10"));
        perhaps(rows, 0.4, "default_destination_recipient_limit", draw.of("1", "2", "10", "50"));
        perhaps(rows, 0.4, "default_destination_concurrency_positive_feedback", feedback());
        perhaps(rows, 0.4, "default_destination_concurrency_negative_feedback", feedback());
        perhaps(rows, 0.4, "default_destination_concurrency_failed_cohort_limit", draw.of("0", "1", "2", "10"));
        perhaps(rows, 0.2, "default_destination_rate_delay", draw.of("1s", "5s"));
        perhaps(rows, 0.2, "default_transport_rate_delay", draw.of("1s", "3s"));
        perhaps(rows, 0.3, "default_delivery_slot_cost", draw.of("0", "2", "10"));
        perhaps(rows, 0.3, "default_minimum_delivery_slots", draw.of("1", "3", "10"));
        perhaps(rows, 0.3, "default_recipient_limit", draw.of("2", "10", "1000"));
        perhaps(rows, 0.3, "default_extra_recipient_limit", draw.of("1", "10"));
        perhaps(rows, 0.3, "default_recipient_refill_limit", draw.of("1", "10"));
        perhaps(rows, 0.3, "default_recipient_refill_delay", draw.of("1s", "5s"));
        perhaps(rows, 0.3, "default_process_limit", draw.of("5", "20"));
        perhaps(rows, 0.2, "max_use", draw.of("1", "3"));
        perhaps(rows, 0.2, "max_idle", draw.of("1s", "10s"));
        perhaps(rows, 0.15, "soft_bounce", "yes");
        perhaps(rows, 0.1, "defer_transports", draw.of("smtp", "local"));
        perhaps(rows, 0.1, "relayhost", "[two.example]");
        perhaps(rows, 0.1, "destination_concurrency_feedback_debug", "yes");
        perhaps(rows, 0.1, "enable_long_queue_ids", "yes");
        perhaps(rows, 0.1, "smtp_connect_timeout", draw.of("1s", "5s"));
        return rows;
    }

    private String feedback() {
        return draw.of("1", "1/concurrency", "1/sqrt_concurrency", "1/4", "0", "0.5");
    }

    private void perhaps(List<String> rows, double probability, String name, String value) {
        if (draw.chance(probability)) {
            rows.add(name + " = " + value);
        }
    }

    List<String> masterCf() {
        List<String> rows = new ArrayList<>();
        rows.add("qmgr unix n - n " + draw.of("300", "60", "10", "0") + " 1 qmgr" + (draw.chance(0.1) ? " -v" : ""));
        rows.add("pickup unix n - n " + draw.of("60", "10", "5") + " 1 pickup");
        if (draw.chance(0.4)) {
            rows.add("smtp unix - - n - " + draw.of("1", "2", "5", "20") + " smtp");
        }
        if (draw.chance(0.3)) {
            rows.add("cleanup unix n - n - " + draw.of("1", "2", "0") + " cleanup");
        }
        if (draw.chance(0.2)) {
            rows.add("retry unix - - n - " + draw.of("1", "3") + " error");
        }
        if (draw.chance(0.2)) {
            rows.add("local unix - n n - " + draw.of("1", "3") + " local");
        }
        return rows;
    }
}
