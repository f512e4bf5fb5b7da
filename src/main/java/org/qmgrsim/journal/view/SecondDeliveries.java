package org.qmgrsim.journal.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.view.SecondDelivery.Reason;

/**
 * Finds the recipients whose destination took a message twice, and why. It remembers who has taken the messages that are in
 * the system.
 */
public final class SecondDeliveries implements Reader {
    /** What became of a recipient that was accepted. */
    private static final class Acceptance {
        private final int message;
        private final String recipient;
        private final String agent;
        private final long atNanos;
        private final int files;
        private @Nullable Reason again;

        Acceptance(int message, String recipient, String agent, long atNanos, int files) {
            this.message = message;
            this.recipient = recipient;
            this.agent = agent;
            this.atNanos = atNanos;
            this.files = files;
        }
    }

    private static final class Book {
        private final Map<String, Integer> addressed = new HashMap<>();
        private final Map<String, List<Acceptance>> accepted = new HashMap<>();
        private List<String> places = List.of();
        private int files;
    }

    private final Consumer<SecondDelivery> found;
    private final Map<Integer, String> processes = new HashMap<>();
    private final Map<Integer, Book> books = new HashMap<>();
    private final Map<Integer, List<Acceptance>> unmarked = new LinkedHashMap<>();

    /** @param found gets each second delivery at the moment in which the destination takes it */
    public SecondDeliveries(Consumer<SecondDelivery> found) {
        this.found = found;
    }

    @Override
    public boolean reads(int kind) {
        return switch (kind) {
            case Happening.ProcessForked.CODE,
                    Happening.FileAddressed.CODE,
                    Happening.RecipientAccepted.CODE,
                    Happening.RecipientDone.CODE,
                    Happening.RecipientMarked.CODE,
                    Happening.ProcessEnded.CODE,
                    Happening.MessageRemoved.CODE -> true;
            default -> false;
        };
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.ProcessForked.CODE -> {
                Happening.ProcessForked forked = (Happening.ProcessForked) what;
                processes.put(fact.subject(), forked.program() + "[" + forked.pid() + "]");
            }
            case Happening.FileAddressed.CODE -> addressed(fact.subject(), (Happening.FileAddressed) what);
            case Happening.RecipientAccepted.CODE -> accepted(fact, (Happening.RecipientAccepted) what);
            case Happening.RecipientDone.CODE -> done(fact.subject(), (Happening.RecipientDone) what);
            case Happening.RecipientMarked.CODE -> marked(fact.subject(), (Happening.RecipientMarked) what);
            case Happening.ProcessEnded.CODE -> ended(fact.subject());
            case Happening.MessageRemoved.CODE -> books.remove(fact.subject());
            default -> {
                // moves nothing
            }
        }
    }

    private void addressed(int message, Happening.FileAddressed file) {
        Book book = books.computeIfAbsent(message, any -> new Book());
        book.files++;
        book.places = List.of(file.recipients().split("\n"));
        Map<String, Integer> now = new HashMap<>();
        book.places.forEach(recipient -> now.merge(recipient, 1, Integer::sum));
        now.forEach((recipient, times) -> book.addressed.merge(recipient, times, Math::max));
    }

    private void accepted(Fact fact, Happening.RecipientAccepted what) {
        Book book = books.get(fact.subject());
        if (book == null) {
            return; // removed by hand while it was delivered
        }
        List<Acceptance> former = book.accepted.computeIfAbsent(what.recipient(), any -> new ArrayList<>(1));
        Acceptance now = new Acceptance(
                fact.subject(),
                what.recipient(),
                processes.getOrDefault(what.agent(), "an agent"),
                fact.atNanos(),
                book.files);
        if (former.size() >= book.addressed.getOrDefault(what.recipient(), 1)) {
            Acceptance first = repeated(former);
            former.remove(first);
            found.accept(new SecondDelivery(
                    fact.subject(), what.recipient(), first.agent, first.atNanos, fact.atNanos(), reason(first, book)));
        }
        former.add(now);
        unmarked.computeIfAbsent(what.agent(), any -> new ArrayList<>()).add(now);
    }

    private static Acceptance repeated(List<Acceptance> former) {
        for (Acceptance one : former) {
            if (one.again != null) {
                return one;
            }
        }
        return former.get(0);
    }

    private static Reason reason(Acceptance first, Book book) {
        if (first.again != null) {
            return first.again;
        }
        return first.files < book.files ? Reason.FILE_MADE_ANEW : Reason.NONE;
    }

    private void done(int message, Happening.RecipientDone done) {
        if (done.status() == Happening.Status.DEFERRED) {
            Acceptance own = take(unmarked.get(done.agent()), message, done.recipient());
            if (own != null) {
                own.again = Reason.PUT_OFF;
            }
        }
    }

    private void marked(int message, Happening.RecipientMarked marked) {
        Book book = books.get(message);
        if (book == null || marked.place() >= book.places.size()) {
            return;
        }
        for (List<Acceptance> ofAgent : unmarked.values()) {
            if (take(ofAgent, message, book.places.get(marked.place())) != null) {
                return;
            }
        }
    }

    private static @Nullable Acceptance take(@Nullable List<Acceptance> list, int message, String recipient) {
        if (list != null) {
            for (int i = 0; i < list.size(); i++) {
                Acceptance one = list.get(i);
                if (one.message == message && one.recipient.equals(recipient)) {
                    list.remove(i);
                    return one;
                }
            }
        }
        return null;
    }

    private void ended(int process) {
        processes.remove(process);
        List<Acceptance> lost = unmarked.remove(process);
        if (lost != null) {
            lost.forEach(one -> one.again = Reason.AGENT_ENDED);
        }
    }
}
