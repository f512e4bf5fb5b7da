package org.qmgrsim.gui.inspector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/** What comes next in a run: the facts that a person would wait for; repeats that change nothing are one row. */
final class Coming {
    /**
     * A row.
     *
     * @param times how often, one right after another
     * @param subject whether it is about what is selected
     */
    record Row(long fact, long nanos, Family family, String what, int times, boolean subject) {}

    private Coming() {}

    /** The next rows. */
    static List<Row> rows(Playback playback, @Nullable Subject selection, Texts texts, int most) {
        List<Row> rows = new ArrayList<>();
        for (Tracks.Sort sort : Tracks.Sort.values()) {
            if (sort == Tracks.Sort.MOVING_WAKEUP) {
                continue; // it is among the wakeups
            }
            Track track = playback.run().tracks().of(sort);
            int first = track.afterNumber(playback.number());
            int look = sort == Tracks.Sort.OTHER_WAKEUP ? 3 * most : most;
            for (int i = first; i < Math.min(track.size(), first + look); i++) {
                rows.add(row(playback, sort, track.number(i), texts));
            }
        }
        message(playback, selection, texts, rows);
        rows.sort(Comparator.comparingLong(Row::fact));
        return folded(rows, most);
    }

    private static Row row(Playback playback, Tracks.Sort sort, long number, Texts texts) {
        Fact fact = playback.run().journal().fact(number);
        Family family =
                switch (sort) {
                    case WAKEUP, MOVING_WAKEUP, OTHER_WAKEUP, SCAN_DEFERRED -> Family.CLOCK;
                    case LOSS, WARNING -> Family.BROKE;
                    case ACT -> Family.PERSON;
                    default -> Family.WORKS;
                };
        return new Row(number, fact.atNanos(), family, what(playback, sort, fact, texts), 1, false);
    }

    private static String what(Playback playback, Tracks.Sort sort, Fact fact, Texts texts) {
        return switch (sort) {
            case ARRIVAL ->
                texts.of(
                        "coming.arrival",
                        fact.what() instanceof Happening.MessageBegan began
                                ? began.origin().name().toLowerCase(java.util.Locale.ROOT)
                                : "");
            case WAKEUP, MOVING_WAKEUP, OTHER_WAKEUP -> texts.of("coming.wakeup", service(playback, fact.subject()));
            case TRIGGER -> texts.of("coming.trigger");
            case LOSS -> texts.of("trigger.lost");
            case SCAN_INCOMING -> texts.of("coming.scan", "incoming");
            case SCAN_DEFERRED -> texts.of("coming.scan", "deferred");
            case DELIVERY -> texts.of("coming.delivery", destination(playback, fact));
            case OUTCOME ->
                fact.what() instanceof Happening.RecipientDone done
                        ? texts.of(
                                "coming.outcome",
                                done.queueId(),
                                done.status().name().toLowerCase(java.util.Locale.ROOT))
                        : "";
            case WARNING -> fact.what() instanceof Happening.Logged logged ? logged.text() : "";
            case ACT -> fact.what() instanceof Happening.OperatorActed acted ? acted.action() : "";
            case LIFE ->
                fact.what() instanceof Happening.ProcessForked forked
                        ? texts.of("coming.starts", forked.program())
                        : texts.of("coming.ends", program(playback, fact.subject()));
        };
    }

    private static String service(Playback playback, int subject) {
        return playback.view()
                .service(subject)
                .map(service -> service.defined().name())
                .orElse("");
    }

    private static String program(Playback playback, int subject) {
        return playback.view()
                .process(subject)
                .map(process -> process.forked().program())
                .orElse("");
    }

    private static String destination(Playback playback, Fact fact) {
        if (!(fact.what() instanceof Happening.DeliveryBegan began)) {
            return "";
        }
        return playback.run().life(began.destination()).stream()
                .map(Fact::what)
                .filter(Happening.DestinationNamed.class::isInstance)
                .map(named -> ((Happening.DestinationNamed) named).nexthop())
                .findFirst()
                .orElse("");
    }

    /** The moves of the message that is selected. */
    private static void message(Playback playback, @Nullable Subject selection, Texts texts, List<Row> rows) {
        if (!(selection instanceof Subject.Message message)) {
            return;
        }
        int subject = playback.run().messageOf(message);
        String queueId = playback.view().files(subject).stream()
                .map(file -> file.queueId())
                .findFirst()
                .orElse("");
        for (Fact fact : playback.run().life(subject)) {
            if (fact.number() > playback.number()) {
                if (fact.what() instanceof Happening.FileMoved moved) {
                    rows.add(new Row(
                            fact.number(), fact.atNanos(), Family.WORKS, queueId + " → " + moved.to(), 1, true));
                } else if (fact.what() instanceof Happening.MessageRemoved) {
                    rows.add(new Row(
                            fact.number(), fact.atNanos(), Family.WORKS, texts.of("coming.removed", queueId), 1, true));
                }
            }
        }
    }

    private static List<Row> folded(List<Row> rows, int most) {
        List<Row> folded = new ArrayList<>();
        for (Row row : rows) {
            Row last = folded.isEmpty() ? null : folded.get(folded.size() - 1);
            if (last != null && last.what().equals(row.what()) && last.family() == Family.CLOCK) {
                folded.set(
                        folded.size() - 1,
                        new Row(
                                last.fact(),
                                last.nanos(),
                                last.family(),
                                last.what(),
                                last.times() + 1,
                                last.subject()));
            } else if (folded.size() == most) {
                break;
            } else {
                folded.add(row);
            }
        }
        return folded;
    }
}
