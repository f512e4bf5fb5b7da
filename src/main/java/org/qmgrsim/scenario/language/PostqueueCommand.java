package org.qmgrsim.scenario.language;

import org.jspecify.annotations.Nullable;

/**
 * The arguments of postqueue(1).
 *
 * @param option {@code f}: flush; {@code p}: list; {@code j}: list as JSON; {@code i}: deliver a message; {@code s}: a site
 * @param which the messages of {@code -i}; null for the others
 * @param site of {@code -s}; empty for the others
 */
public record PostqueueCommand(char option, @Nullable MailChoice which, String site) {
    /** {@code postqueue -f}. */
    public static final PostqueueCommand FLUSH = new PostqueueCommand('f', null, "");

    static final String PATTERN = "-[fpj]|-i +" + PostsuperCommand.WHICH + "|-s +\\[?[A-Za-z0-9][A-Za-z0-9.:-]*\\]?";

    /** The arguments in a text; null if they are none. */
    public static @Nullable PostqueueCommand of(String text) {
        try {
            return CommandLines.POSTQUEUE.read(text);
        } catch (BadValue e) {
            return null;
        }
    }

    static PostqueueCommand read(String text) throws BadValue {
        String[] words = text.trim().split(" +");
        char option = words[0].charAt(1);
        return switch (option) {
            case 'i' -> new PostqueueCommand(option, deliverable(words[1]), "");
            case 's' -> new PostqueueCommand(option, null, words[1]);
            default -> new PostqueueCommand(option, null, "");
        };
    }

    private static MailChoice deliverable(String word) throws BadValue {
        MailChoice which = MailChoice.read(word);
        if (which.way() == MailChoice.Way.ALL) {
            throw new BadValue("postqueue knows no ALL: write -i each, or -f for the whole queue");
        }
        return which;
    }

    static @Nullable String diagnose(String text) {
        if (text.trim().startsWith("postqueue")) {
            return "leave the word postqueue out";
        }
        return text.matches("-s.*") ? "write -s and one domain, such as -s example.org" : null;
    }

    /** As a shell would take it. */
    @Override
    public String toString() {
        return "postqueue -" + option + (which == null ? "" : " " + which) + (site.isEmpty() ? "" : " " + site);
    }
}
