package org.qmgrsim.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Answer;
import org.qmgrsim.agents.remote.Behaviour;
import org.qmgrsim.agents.remote.ConnectionLimit;
import org.qmgrsim.agents.remote.ConnectionLimit.Beyond;
import org.qmgrsim.agents.remote.Greylisting;
import org.qmgrsim.agents.remote.Latency;
import org.qmgrsim.agents.remote.Onward;
import org.qmgrsim.agents.remote.RandomFailure;
import org.qmgrsim.agents.remote.RateLimit;
import org.qmgrsim.agents.remote.Refusal;
import org.qmgrsim.agents.remote.Replies;
import org.qmgrsim.agents.remote.SessionLimit;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.config.Problem;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.Allowance;
import org.qmgrsim.scenario.language.Item;

/**
 * The behaviour of a host, as a scenario says it. The traits come in the order in which a client meets them: outages, random
 * failures, limits, unknown recipients, greylisting, and last what the host says to everybody.
 */
final class BehaviourReader {
    /** The first stage at which a key shows, for those that an earlier answer can hide. */
    private static final Map<String, Stage> SHOWS_AT = Map.of(
            "greeting", Stage.GREETING,
            "connections", Stage.GREETING,
            "per_connection", Stage.MAIL,
            "per_recipient", Stage.RCPT,
            "greylist", Stage.RCPT,
            "refuses", Stage.RCPT,
            "reinject", Stage.END);

    private static final int ADDED_BYTES = 600;
    private static final long PATIENCE = 300 * WallClock.SECOND;

    private final MeasuredTimes measured;
    private final OutageReader outages;
    private final List<Problem> problems;

    BehaviourReader(MeasuredTimes measured, Times times, List<Problem> problems) {
        this.measured = measured;
        this.outages = new OutageReader(measured, times, problems);
        this.problems = problems;
    }

    Behaviour read(Item entry) {
        Behaviour behaviour = Behaviour.ACCEPTS
                .taking(Stage.END, latency(entry, "after"))
                .taking(Stage.CONNECT, latency(entry, "connect"))
                .taking(Stage.GREETING, latency(entry, "greeting"))
                .taking(Stage.RCPT, latency(entry, "per_recipient"))
                .slowToRefuse(latency(entry, "tarpit"))
                .upTo(connections(entry.find("connections")));
        behaviour = outages.add(behaviour, entry.find("outages"));
        behaviour = failures(behaviour, entry.find("fails"));
        behaviour = limits(behaviour, entry.find("limits"));
        behaviour = perConnection(behaviour, entry.find("per_connection"));
        behaviour = refusals(behaviour, entry.find("refuses"));
        behaviour = greylist(behaviour, entry.find("greylist"));
        return everybody(behaviour.handingOn(onward(entry)), entry);
    }

    /** Own words are said only if they are given: else the answer of the second server is passed on. */
    private static @Nullable Onward onward(Item entry) {
        Item given = entry.find("reinject");
        if (given == null) {
            return null;
        }
        boolean alone = given.isValue();
        String to = alone ? given.as(String.class) : given.find("to", String.class);
        return new Onward(
                to == null ? "127.0.0.1:0" : to, // if it is missing, that was said
                alone ? ADDED_BYTES : given.get("adds", Integer.class),
                entry.has("answers"),
                alone ? PATIENCE : given.get("patience", Long.class));
    }

    // ---------------------------------------------------------------- what everybody is told

    private Behaviour everybody(Behaviour behaviour, Item entry) {
        String answers = entry.get("answers", String.class);
        if (answers.startsWith("250")) {
            return behaviour.accepting(Answer.reply(Replies.of(answers)));
        }
        Answer answer =
                switch (answers) {
                    case "refuse" -> Answer.REFUSED;
                    case "unreachable" -> Answer.UNREACHABLE;
                    case "blackhole", "silent" -> Answer.SILENCE;
                    default -> Answer.reply(Replies.of(answers));
                };
        Stage stage = answer.kind() == Answer.Kind.REPLY
                ? answer.closes() ? Stage.GREETING : Stage.RCPT
                : answers.equals("silent") ? Stage.GREETING : Stage.CONNECT;
        warnOfHidden(entry, stage, answers);
        Latency after = latency(entry, "after");
        return after.isNone()
                ? behaviour.always(stage, answer)
                : behaviour.always(stage, answer).taking(stage, after);
    }

    private void warnOfHidden(Item entry, Stage stage, String answers) {
        entry.fields().forEach((key, item) -> {
            Stage shows = SHOWS_AT.get(key);
            if (shows != null && shows.compareTo(stage) > 0) {
                problems.add(Problem.warning(
                        item.keyAt(),
                        "\"" + key + "\" has no effect beside answers: " + answers,
                        "no client comes so far; remove it"));
            }
        });
    }

    // ---------------------------------------------------------------- traits

    private @Nullable ConnectionLimit connections(@Nullable Item given) {
        if (given == null) {
            return null;
        } else if (given.isValue()) {
            int atMost = given.as(Long.class).intValue();
            return atMost == 0 ? null : new ConnectionLimit(atMost, Beyond.TURN_AWAY, 0, reply("421"));
        }
        String beyond = given.get("beyond", String.class);
        needs(given, "backlog", beyond.equals("queue"), "beyond: queue");
        needs(given, "answers", beyond.equals("421"), "beyond: 421");
        return new ConnectionLimit(
                count(given, "at_most"),
                switch (beyond) {
                    case "refuse" -> Beyond.REFUSE;
                    case "queue" -> Beyond.QUEUE;
                    default -> Beyond.TURN_AWAY;
                },
                given.get("backlog", Long.class).intValue(),
                reply(given.get("answers", String.class)));
    }

    private void needs(Item entry, String key, boolean fits, String what) {
        Item given = entry.find(key);
        if (given != null && !fits) {
            problems.add(Problem.error(given.keyAt(), "\"" + key + "\" without " + what, "remove it, or add " + what));
        }
    }

    private Behaviour failures(Behaviour behaviour, @Nullable Item given) {
        Behaviour all = behaviour;
        List<Item> entries = given == null ? List.of() : given.elements();
        for (int i = 0; i < entries.size(); i++) {
            Item entry = entries.get(i);
            Stage at = stage(entry.get("at", String.class));
            String answers = entry.find("answers", String.class);
            Double share = entry.find("share", Double.class);
            if (share != null) {
                all = all.with(new RandomFailure(at, share, failure(entry, at, answers), i));
            }
        }
        return all;
    }

    private Answer failure(Item entry, Stage at, @Nullable String given) {
        String answers = given != null
                ? given
                : switch (at) {
                    case CONNECT -> "refuse";
                    case GREETING -> "421";
                    case BODY -> "lost";
                    default -> "451";
                };
        boolean noReply = !Character.isDigit(answers.charAt(0));
        boolean fits =
                switch (answers) {
                    case "silent" -> true;
                    case "refuse", "unreachable" -> at == Stage.CONNECT;
                    case "lost" -> at != Stage.CONNECT;
                    default -> at != Stage.CONNECT && at != Stage.BODY;
                };
        Item answer = entry.find("answers");
        if (!fits && answer != null) {
            problems.add(Problem.error(
                    answer.at(),
                    "answers: \"" + answers + "\" at " + entry.get("at", String.class),
                    at == Stage.CONNECT
                            ? "a connection fails by refuse, unreachable or silent"
                            : noReply
                                    ? "only a connection is refused or has no route; write lost, silent or a reply"
                                    : "the body has no answer of its own; write lost or silent"));
        }
        return switch (answers) {
            case "refuse" -> Answer.REFUSED;
            case "unreachable" -> Answer.UNREACHABLE;
            case "lost" -> Answer.LOST;
            case "silent" -> Answer.SILENCE;
            default -> reply(answers);
        };
    }

    private static Behaviour limits(Behaviour behaviour, @Nullable Item given) {
        Behaviour all = behaviour;
        for (Item entry : given == null ? List.<Item>of() : given.elements()) {
            Stage at = stage(entry.get("at", String.class));
            String answers = entry.find("answers", String.class);
            Allowance allowance = entry.find("at_most", Allowance.class);
            if (allowance != null) {
                all = all.with(new RateLimit(
                        allowance.count(),
                        allowance.withinNanos(),
                        at,
                        reply(answers != null ? answers : at == Stage.GREETING ? "421" : "450")));
            }
        }
        return all;
    }

    private static Behaviour perConnection(Behaviour behaviour, @Nullable Item given) {
        if (given == null) {
            return behaviour;
        }
        boolean alone = given.isValue();
        return behaviour.with(new SessionLimit(
                alone ? given.as(Long.class).intValue() : count(given, "messages"),
                reply(alone ? "421" : given.get("answers", String.class))));
    }

    private Behaviour refusals(Behaviour behaviour, @Nullable Item given) {
        if (given == null) {
            return behaviour;
        }
        Item named = given.find("recipients");
        Double share = given.find("share", Double.class);
        if (!given.has("recipients") && !given.has("share")) {
            problems.add(
                    Problem.error(given.at(), "refuses without recipients or share", "such as refuses: { share: 2% }"));
        }
        Set<String> recipients = (named == null ? List.<Item>of() : named.elements())
                .stream()
                        .map(item ->
                                item.as(String.class).replaceAll("[<>]", "").toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
        return behaviour.with(
                new Refusal(recipients, share == null ? 0 : share, reply(given.get("answers", String.class))));
    }

    private Behaviour greylist(Behaviour behaviour, @Nullable Item given) {
        if (given == null) {
            return behaviour;
        }
        long period = given.get("period", Long.class);
        long window = given.get("window", Long.class);
        if (window <= period) {
            Item place = given.find("window");
            problems.add(Problem.error(
                    place != null ? place.at() : given.at(),
                    "the window of the greylist ends before mail is let in",
                    "write a window longer than the period"));
        }
        return behaviour.with(new Greylisting(
                period,
                window,
                given.get("remember", Long.class),
                given.get("whitelist_after", Long.class).intValue(),
                reply(given.get("answers", String.class))));
    }

    // ---------------------------------------------------------------- small things

    Latency latency(Item entry, String key) {
        Item given = entry.find(key);
        if (given == null) {
            return Latency.NONE;
        }
        return given.isValue() ? Latency.of(given.as(Law.class)) : measured.latency(given.find("file"));
    }

    private static int count(Item entry, String key) {
        Long count = entry.find(key, Long.class);
        return count == null ? 1 : count.intValue(); // if it is missing, that was said
    }

    private static Answer reply(String answers) {
        return Answer.reply(Replies.of(answers));
    }

    private static Stage stage(String name) {
        return Stage.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
