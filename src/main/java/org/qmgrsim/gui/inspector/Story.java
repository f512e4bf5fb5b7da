package org.qmgrsim.gui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.stage.Waiting;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.journal.view.DestinationState;
import org.qmgrsim.journal.view.MessageState;
import org.qmgrsim.journal.view.ProcessState;
import org.qmgrsim.journal.view.QueuedFile;
import org.qmgrsim.journal.view.ServiceState;
import org.qmgrsim.report.Release;
import org.qmgrsim.report.Why;

/**
 * What the inspector says of a subject.
 *
 * @param name what it is called
 * @param kind what it is
 * @param head the main thing in one line; may be empty
 * @param pieces sentences, with the times in them
 * @param parameters that govern it
 */
record Story(String name, String kind, String head, List<Piece> pieces, List<String> parameters) {
    /** Text; with an instant, if it is a link to one. */
    record Piece(String text, @Nullable Long nanos) {}

    static Piece words(String text) {
        return new Piece(text, null);
    }

    static Story of(Playback playback, Subject subject, Texts texts) {
        return new Teller(playback, texts).of(subject);
    }

    private static final class Teller {
        private final Playback playback;
        private final Texts texts;

        Teller(Playback playback, Texts texts) {
            this.playback = playback;
            this.texts = texts;
        }

        Story of(Subject subject) {
            if (subject instanceof Subject.Message message) {
                return message(message);
            } else if (subject instanceof Subject.Service service) {
                return service(service);
            } else if (subject instanceof Subject.Directory directory) {
                String queue = directory.queue().toString();
                String count = Texts.count(playback.view().count(directory.queue()));
                return new Story(
                        queue,
                        texts.of("kind.directory"),
                        texts.of("messages", count),
                        List.of(words(texts.of("about." + queue))),
                        parametersOf(queue));
            } else if (subject instanceof Subject.Destination destination) {
                return destination(destination);
            } else if (subject instanceof Subject.Socket socket) {
                return new Story(
                        socket.path(),
                        texts.of("kind.socket"),
                        "",
                        List.of(words(texts.of("about.socket"))),
                        List.of("qmgr/unix/wakeup"));
            }
            return new Story(
                    texts.of("own.clock.short"),
                    "deferred",
                    "",
                    List.of(words(texts.of("about.deferred.clock"))),
                    List.of("queue_run_delay"));
        }

        private static List<String> parametersOf(String queue) {
            return switch (queue) {
                case "incoming" -> List.of("qmgr/unix/wakeup", "in_flow_delay", "qmgr_message_active_limit");
                case "active" ->
                    List.of("qmgr_message_active_limit", "qmgr_message_recipient_limit", "default_process_limit");
                case "deferred" ->
                    List.of(
                            "queue_run_delay",
                            "minimal_backoff_time",
                            "maximal_backoff_time",
                            "maximal_queue_lifetime");
                case "maildrop" -> List.of("pickup/unix/wakeup");
                default -> List.of();
            };
        }

        // ---------------------------------------------------------------- messages

        private Story message(Subject.Message key) {
            int message = playback.run().messageOf(key);
            Optional<MessageState> state = playback.view().message(message);
            String id = message == 0 ? "" : Longest.queueId(playback, message);
            if (state.isEmpty()) {
                return new Story(
                        id,
                        texts.of("kind.message"),
                        texts.of(message == 0 ? "message.absent" : "message.not.yet"),
                        List.of(),
                        List.of());
            }
            Optional<QueuedFile> file = playback.view().files(message).stream().findFirst();
            String kind = file.map(queued -> texts.of("kind.message.in", queued.queue()))
                    .orElse(texts.of("kind.message"));
            List<Piece> pieces = new ArrayList<>();
            for (Why.Sentence sentence :
                    Why.of(playback.run().journal(), playback.run().properties(), playback.view(), message)) {
                sentence(sentence, pieces);
            }
            return new Story(
                    id,
                    kind,
                    head(state.get(), message),
                    pieces,
                    parametersOf(state.get().waitsFor()));
        }

        private String head(MessageState state, int message) {
            if (state.gone()) {
                return texts.of("head.left");
            }
            String word = texts.of(Waiting.key(state.waitsFor()));
            String so = texts.seconds((playback.nanos() - state.sinceNanos()) / 1e9);
            Release release = Release.of(playback.run().journal(), message, playback.number());
            return release == null
                    ? texts.of("head.never", word, so)
                    : texts.of("head.to.go", word, so, texts.seconds((release.atNanos() - playback.nanos()) / 1e9));
        }

        private static List<String> parametersOf(@Nullable Wait wait) {
            if (wait == null) {
                return List.of();
            }
            return switch (wait) {
                case TRIGGER, NO_TRIGGER -> List.of("qmgr/unix/wakeup", "triggers.cleanup.lost");
                case BACKOFF -> List.of("minimal_backoff_time", "maximal_backoff_time", "queue_run_delay");
                case AGENT ->
                    List.of(
                            "default_destination_concurrency_limit",
                            "initial_destination_concurrency",
                            "default_process_limit");
                case FLOW_CONTROL -> List.of("in_flow_delay");
                case PICKUP -> List.of("pickup/unix/wakeup");
                default -> List.of();
            };
        }

        /** Fills the gaps of a sentence; times become pieces of their own. */
        private void sentence(Why.Sentence sentence, List<Piece> pieces) {
            String text = texts.of("why." + sentence.kind().name().toLowerCase(java.util.Locale.ROOT));
            int from = 0;
            while (true) {
                int gap = text.indexOf('{', from);
                if (gap < 0) {
                    break;
                }
                int place = text.charAt(gap + 1) - '0';
                pieces.add(words(text.substring(from, gap)));
                Object value = sentence.gaps().get(place);
                if (value instanceof Why.At at) {
                    pieces.add(new Piece(Times.millis(playback.run(), at.nanos()), at.nanos()));
                } else if (value instanceof Why.Lasting lasting) {
                    pieces.add(words(texts.seconds(lasting.nanos() / 1e9)));
                } else {
                    pieces.add(words(String.valueOf(value)));
                }
                from = gap + 3;
            }
            pieces.add(words(text.substring(from) + (texts.language() == Texts.Language.JA ? "" : " ")));
        }

        // ---------------------------------------------------------------- services and destinations

        private Story service(Subject.Service subject) {
            Optional<ServiceState> found = playback.view().services().stream()
                    .filter(service -> service.defined().name().equals(subject.name())
                            && service.defined().type().equals(subject.type()))
                    .findFirst();
            String name = subject.name() + "/" + subject.type();
            if (found.isEmpty()) {
                return new Story(name, texts.of("kind.service"), texts.of("master.dead"), List.of(), List.of());
            }
            ServiceState state = found.get();
            List<Piece> pieces = new ArrayList<>();
            Happening.ServiceDefined defined = state.defined();
            pieces.add(words(
                    defined.wakeupSeconds() == 0
                            ? texts.of("about.no.wakeup") + " "
                            : texts.of("about.wakeup", defined.wakeupSeconds()) + " "));
            List<ProcessState> mine = playback.view().processes().stream()
                    .filter(process -> process.forked().service() == state.subject())
                    .toList();
            for (ProcessState process : mine.subList(0, Math.min(5, mine.size()))) {
                pieces.add(words(texts.of("about.process", process.forked().pid()) + " "));
                pieces.add(new Piece(Times.millis(playback.run(), process.forkedNanos()), process.forkedNanos()));
                pieces.add(words(texts.of("about.process.end") + " "));
            }
            if (subject.name().equals("qmgr")) {
                pieces.add(words(texts.of("about.qmgr")));
            }
            String head = mine.isEmpty()
                    ? texts.of("process.none")
                    : mine.size() == 1 ? texts.of("process.one") : texts.of("processes", Texts.count(mine.size()));
            return new Story(
                    name,
                    texts.of("kind.service"),
                    head,
                    pieces,
                    List.of(name + "/wakeup", name + "/process_limit", "max_idle", "max_use"));
        }

        private Story destination(Subject.Destination subject) {
            Optional<DestinationState> found = playback.view().destinations().stream()
                    .filter(destination -> destination.named().transport().equals(subject.transport())
                            && destination.named().nexthop().equals(subject.nexthop()))
                    .findFirst();
            List<String> parameters = List.of(
                    subject.transport() + "_destination_concurrency_limit",
                    subject.transport() + "_initial_destination_concurrency",
                    subject.transport() + "_destination_concurrency_failed_cohort_limit",
                    subject.transport() + "_destination_rate_delay");
            if (found.isEmpty()) {
                return new Story(
                        subject.nexthop(),
                        texts.of("kind.destination"),
                        texts.of("message.not.yet"),
                        List.of(),
                        parameters);
            }
            DestinationState state = found.get();
            String head = state.window() == 0
                    ? texts.of("destination.dead")
                    : state.window() < 0 ? texts.of("destination.suspended") : texts.of("about.window", state.window());
            List<Piece> pieces = List.of(
                    words(texts.of("about.window.since") + " "),
                    new Piece(Times.millis(playback.run(), state.sinceNanos()), state.sinceNanos()),
                    words(texts.of(
                            "about.window.limits",
                            state.named().window(),
                            state.named().limit())));
            return new Story(subject.nexthop(), texts.of("kind.destination"), head, pieces, parameters);
        }
    }
}
