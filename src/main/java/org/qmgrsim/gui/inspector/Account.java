package org.qmgrsim.gui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.gui.text.Times;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.view.DestinationState;
import org.qmgrsim.journal.view.ProcessState;
import org.qmgrsim.journal.view.ServiceState;

/**
 * What the inspector says of a subject where the playhead stands.
 *
 * @param name what it is called
 * @param kind what it is
 * @param head the main thing in one line; may be empty
 * @param pieces sentences, with the times in them
 * @param parameters that govern it
 */
record Account(String name, String kind, String head, List<Piece> pieces, List<String> parameters) {
    /** Text; with an instant, if it is a link to one. */
    record Piece(String text, @Nullable Long nanos) {}

    static Piece words(String text) {
        return new Piece(text, null);
    }

    /** Of anything but a message. */
    static Account of(Playback playback, Subject subject, Texts texts) {
        return new Teller(playback, texts).of(subject);
    }

    private static final class Teller {
        private final Playback playback;
        private final Texts texts;

        Teller(Playback playback, Texts texts) {
            this.playback = playback;
            this.texts = texts;
        }

        Account of(Subject subject) {
            if (subject instanceof Subject.Service service) {
                return service(service);
            } else if (subject instanceof Subject.Directory directory) {
                String queue = directory.queue().toString();
                String count = Texts.count(playback.view().count(directory.queue()));
                return new Account(
                        queue,
                        texts.of("kind.directory"),
                        texts.of("messages", count),
                        List.of(words(texts.of("about." + queue))),
                        parametersOf(queue));
            } else if (subject instanceof Subject.Destination destination) {
                return destination(destination);
            } else if (subject instanceof Subject.Socket socket) {
                return new Account(
                        socket.path(),
                        texts.of("kind.socket"),
                        "",
                        List.of(words(texts.of("about.socket"))),
                        List.of("qmgr/unix/wakeup"));
            }
            return new Account(
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

        private Account service(Subject.Service subject) {
            Optional<ServiceState> found = playback.view().services().stream()
                    .filter(service -> service.defined().name().equals(subject.name())
                            && service.defined().type().equals(subject.type()))
                    .findFirst();
            String name = subject.name() + "/" + subject.type();
            if (found.isEmpty()) {
                return new Account(name, texts.of("kind.service"), texts.of("master.dead"), List.of(), List.of());
            }
            ServiceState state = found.get();
            List<Piece> pieces = new ArrayList<>();
            Happening.ServiceDefined defined = state.defined();
            String space = texts.language() == Texts.Language.JA ? "" : " ";
            pieces.add(words(
                    defined.wakeupSeconds() == 0
                            ? texts.of("about.no.wakeup") + space
                            : texts.of("about.wakeup", defined.wakeupSeconds()) + space));
            List<ProcessState> mine = playback.view().processes().stream()
                    .filter(process -> process.forked().service() == state.subject())
                    .toList();
            for (ProcessState process : mine.subList(0, Math.min(5, mine.size()))) {
                pieces.add(words(texts.of("about.process", process.forked().pid()) + space));
                pieces.add(new Piece(Times.millis(playback.run(), process.forkedNanos()), process.forkedNanos()));
                pieces.add(words(texts.of("about.process.end") + space));
            }
            if (subject.name().equals("qmgr")) {
                pieces.add(words(texts.of("about.qmgr")));
            }
            String head = mine.isEmpty()
                    ? texts.of("process.none")
                    : mine.size() == 1 ? texts.of("process.one") : texts.of("processes", Texts.count(mine.size()));
            return new Account(
                    name,
                    texts.of("kind.service"),
                    head,
                    pieces,
                    List.of(name + "/wakeup", name + "/process_limit", "max_idle", "max_use"));
        }

        private Account destination(Subject.Destination subject) {
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
                return new Account(
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
            return new Account(subject.nexthop(), texts.of("kind.destination"), head, pieces, parameters);
        }
    }
}
