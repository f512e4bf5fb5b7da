package org.qmgrsim.agents.remote;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Purpose;

/**
 * Some recipients are refused, always the same: named ones, and a share of all the others.
 *
 * @param recipients addresses in lower case
 * @param share of the other recipients, 0 to 1
 */
public record Refusal(Set<String> recipients, double share, Answer answer) implements Trait {
    /** Takes a copy of the set. */
    public Refusal {
        recipients = Set.copyOf(recipients);
    }

    @Override
    public @Nullable Answer at(Stage stage, Question question) {
        return stage == Stage.RCPT && refuses(question) ? answer : null;
    }

    private boolean refuses(Question question) {
        String recipient = question.recipient().toLowerCase(Locale.ROOT);
        if (recipients.contains(recipient)) {
            return true;
        }
        Server server = question.server();
        return share > 0 && server.luck().uniform(Purpose.REFUSED_RECIPIENT, server.key(), Keys.of(recipient)) < share;
    }
}
