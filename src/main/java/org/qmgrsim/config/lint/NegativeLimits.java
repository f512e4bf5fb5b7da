package org.qmgrsim.config.lint;

import org.qmgrsim.config.Assignment;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;

/**
 * Numbers below 0 where Postfix has no lower bound, because 0 means that there is no limit: it starts without a word, and what
 * then happens is nothing that anybody wants.
 */
final class NegativeLimits {
    private static final String WINDOW = "destination_concurrency_limit";

    private final Subject subject;

    NegativeLimits(Subject subject) {
        this.subject = subject;
    }

    void check() {
        for (Assignment set : subject.main.assignments()) {
            Parameters.PerTransport own = Parameters.catalogue().splitPerTransport(set.name());
            Parameter spec = own == null ? Parameters.catalogue().find(set.name()) : own.base();
            if (spec != null && spec.kind() == Parameter.Kind.NUMBER && subject.settings.number(set.name()) < 0) {
                subject.refuse(
                        set.valueAt(),
                        set.name() + " = " + subject.settings.number(set.name()) + " is below 0",
                        (set.name().endsWith(WINDOW)
                                        ? "Postfix does not refuse it, but then begins with a window that lets nothing"
                                                + " through; "
                                        : "Postfix does not refuse it; ")
                                + "write 0 or more");
            }
        }
    }
}
