package org.qmgrsim.scenario.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of postsuper(1).
 *
 * @param steps what to do, in this order
 * @param queues the only queues concerned; empty for all
 */
public record PostsuperCommand(List<Step> steps, List<String> queues) {
    static final String WHICH = "[^\\s-][^\\s]*";
    static final List<String> QUEUES = List.of("maildrop", "incoming", "active", "deferred", "hold");
    static final String PATTERN =
            "-[rhHdef] +" + WHICH + "( +-[rhHdef] +" + WHICH + ")*( +(" + String.join("|", QUEUES) + "))*";

    /** One option with the messages that it is for. */
    public record Step(char option, MailChoice which) {}

    /** Takes copies of the lists. */
    public PostsuperCommand {
        steps = List.copyOf(steps);
        queues = List.copyOf(queues);
    }

    /** The arguments in a text; null if they are none. */
    public static @Nullable PostsuperCommand of(String text) {
        try {
            return CommandLines.POSTSUPER.read(text);
        } catch (BadValue e) {
            return null;
        }
    }

    static PostsuperCommand read(String text) throws BadValue {
        String[] words = text.trim().split(" +");
        List<Step> steps = new ArrayList<>();
        int place = 0;
        for (; place + 1 < words.length && words[place].startsWith("-"); place += 2) {
            steps.add(new Step(words[place].charAt(1), MailChoice.read(words[place + 1])));
        }
        return new PostsuperCommand(steps, List.of(words).subList(place, words.length));
    }

    static @Nullable String diagnose(String text) {
        String[] words = text.trim().split(" +");
        if (words[0].equals("postsuper")) {
            return "leave the word postsuper out";
        }
        if (!words[0].matches("-[rhHdef]")) {
            return "begin with an option: -r requeue, -h hold, -H release, -d delete, -e expire, -f expire and release";
        }
        String last = words[words.length - 1];
        if (words.length > 2 && !last.startsWith("-") && !QUEUES.contains(last.toLowerCase(Locale.ROOT))) {
            return "the queues are " + String.join(", ", QUEUES);
        }
        return null;
    }

    /** As a shell would take it. */
    @Override
    public String toString() {
        return "postsuper "
                + steps.stream()
                        .map(step -> "-" + step.option() + " " + step.which())
                        .collect(Collectors.joining(" "))
                + queues.stream().map(queue -> " " + queue).collect(Collectors.joining());
    }
}
