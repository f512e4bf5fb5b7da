package org.qmgrsim.scenario.language;

/**
 * Which messages an operator's command is about. Queue IDs are not known before a run, so a message is named by what an
 * operator would look for in {@code mailq}.
 *
 * @param way how it is named
 * @param count for {@link Way#OLDEST} and {@link Way#NEWEST}: how many
 * @param text for the others that need one: a label, an address, a domain
 */
public record MailChoice(Way way, int count, String text) {
    /** How messages are named. */
    public enum Way {
        /** {@code ALL}: the command goes through the directories itself. */
        ALL,
        /** {@code each}: all, one by one, as with a list of IDs on standard input. */
        EACH,
        /** {@code oldest} or {@code oldest:N}: those that arrived first. */
        OLDEST,
        /** {@code newest} or {@code newest:N}: those that arrived last. */
        NEWEST,
        /** {@code from:ADDRESS}: those from a sender; {@code from:<>} for notices. */
        FROM,
        /** {@code to:ADDRESS} or {@code to:DOMAIN}: those with such a recipient. */
        TO,
        /** By the label that the message has in the input, or by a queue ID. */
        NAMED
    }

    static MailChoice read(String word) throws BadValue {
        int colon = word.indexOf(':');
        String head = colon < 0 ? word : word.substring(0, colon);
        String tail = colon < 0 ? "" : word.substring(colon + 1);
        return switch (head) {
            case "ALL" -> new MailChoice(Way.ALL, 0, "");
            case "each" -> new MailChoice(Way.EACH, 0, "");
            case "oldest" -> new MailChoice(Way.OLDEST, count(tail), "");
            case "newest" -> new MailChoice(Way.NEWEST, count(tail), "");
            case "from" -> new MailChoice(Way.FROM, 0, tail.equals("<>") ? "" : tail);
            case "to" -> new MailChoice(Way.TO, 0, tail);
            default -> new MailChoice(Way.NAMED, 0, word);
        };
    }

    private static int count(String text) throws BadValue {
        if (text.isEmpty()) {
            return 1;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new BadValue("write a number from 1 on, such as oldest:3");
        }
        return Integer.parseInt(text);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return switch (way) {
            case ALL -> "ALL";
            case EACH -> "each";
            case OLDEST, NEWEST -> (way == Way.OLDEST ? "oldest" : "newest") + (count == 1 ? "" : ":" + count);
            case FROM -> "from:" + (text.isEmpty() ? "<>" : text);
            case TO -> "to:" + text;
            case NAMED -> text;
        };
    }
}
