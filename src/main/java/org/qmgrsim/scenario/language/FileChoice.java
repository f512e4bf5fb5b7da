package org.qmgrsim.scenario.language;

import java.util.List;

/**
 * Some of the queue files.
 *
 * @param queues the only queues concerned; empty for all
 */
public record FileChoice(MailChoice which, List<String> queues) {
    static final String PATTERN = PostsuperCommand.WHICH + "( +(" + String.join("|", PostsuperCommand.QUEUES) + "))*";

    /** Takes a copy of the list. */
    public FileChoice {
        queues = List.copyOf(queues);
    }

    static FileChoice read(String text) throws BadValue {
        String[] words = text.trim().split(" +");
        return new FileChoice(MailChoice.read(words[0]), List.of(words).subList(1, words.length));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return which + (queues.isEmpty() ? "" : " in " + String.join(" ", queues));
    }
}
