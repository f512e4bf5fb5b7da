package org.qmgrsim.config.lint;

import java.util.Set;
import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.config.TimeValue;

/** When mail is tried again, and when it is given up. */
final class RetryTimes {
    /** People write minutes here, and get seconds. */
    private static final Set<String> SCHEDULE =
            Set.of("queue_run_delay", "minimal_backoff_time", "maximal_backoff_time");

    private static final int SURELY_SECONDS = 60;

    private final Subject subject;

    RetryTimes(Subject subject) {
        this.subject = subject;
    }

    void check() {
        checkBackoff();
        checkLifetimes();
        subject.main.assignments().forEach(this::checkUnit);
    }

    private void checkBackoff() {
        long scan = subject.settings.seconds("queue_run_delay");
        long least = subject.settings.seconds("minimal_backoff_time");
        long most = subject.settings.seconds("maximal_backoff_time");
        if (least > most) {
            subject.warn(
                    subject.placeOf("minimal_backoff_time", "maximal_backoff_time"),
                    "minimal_backoff_time (" + least + "s) is longer than maximal_backoff_time (" + most + "s)",
                    "the minimum wins: every retry waits " + least + "s, and the maximum has no effect");
        }
        if (scan > least) {
            subject.warn(
                    subject.placeOf("queue_run_delay", "minimal_backoff_time"),
                    "queue_run_delay (" + scan + "s) is longer than minimal_backoff_time (" + least + "s)",
                    "a deferred message is tried at the first scan after its backoff: between " + least + " and "
                            + (least + scan) + "s after the failure; lower queue_run_delay to " + least + "s or less");
        }
    }

    private void checkLifetimes() {
        long mail = subject.settings.seconds("maximal_queue_lifetime");
        long bounces = subject.settings.seconds("bounce_queue_lifetime");
        long warning = subject.settings.seconds("delay_warning_time");
        if (bounces > mail) {
            subject.warn(
                    subject.placeOf("bounce_queue_lifetime", "maximal_queue_lifetime"),
                    "bounce_queue_lifetime is larger than maximal_queue_lifetime - adjusting bounce_queue_lifetime",
                    "qmgr logs this at each start, and gives bounces up after " + mail
                            + "s, as it does other mail; set bounce_queue_lifetime, too");
        }
        if (warning > 0 && warning >= mail) {
            subject.warn(
                    subject.placeOf("delay_warning_time", "maximal_queue_lifetime"),
                    "delay_warning_time (" + warning + "s) is not shorter than maximal_queue_lifetime (" + mail + "s)",
                    "mail is returned before anybody is warned that it is late");
        }
    }

    private void checkUnit(Assignment set) {
        Parameter spec = Parameters.catalogue().find(set.name());
        if (spec == null || spec.kind() != Parameter.Kind.TIME || !TimeValue.hasNoUnit(set.value())) {
            return;
        }
        char unit = spec.defaultUnit();
        int count = TimeValue.seconds(set.value(), 's').orElse(0);
        String means = set.name() + " = " + set.value() + " means " + TimeValue.words(count, unit);
        if (count != 0 && unit != 's') {
            subject.warn(
                    set.valueAt(),
                    means,
                    "without a unit this parameter counts " + TimeValue.plural(unit) + "; write " + count + unit
                            + ", or " + count + "s for seconds");
        } else if (count > 0 && count < SURELY_SECONDS && SCHEDULE.contains(set.name())) {
            subject.warn(
                    set.valueAt(),
                    means,
                    "without a unit this parameter counts seconds; write " + count + "s, or " + count
                            + "m for minutes");
        }
    }
}
