package org.qmgrsim.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;

/**
 * A recipient is delivered to, or refused for good, once. It may happen again only if the agent ended after the outcome and
 * before it had marked the recipient in the file. A message that qmgr removes has no recipient left, unless
 * it had expired.
 */
final class RecipientsEndOnce implements Invariant {
    private static final class Book {
        private final Map<String, Integer> addressed = new HashMap<>();
        private final Map<String, Integer> ended = new HashMap<>();
        private List<String> places = List.of();
        private boolean expired;
    }

    private record Unmarked(int message, String recipient) {}

    private final Map<Integer, Book> books = new HashMap<>();
    private final Set<Integer> gone = new HashSet<>();
    private final Map<Integer, List<Unmarked>> unmarked = new HashMap<>();
    private final Set<Integer> qmgrs = new HashSet<>();

    @Override
    public String claim() {
        return "each recipient ends once or is still queued";
    }

    @Override
    public void check(Fact fact, Complaints complaints) {
        Happening what = fact.what();
        int subject = fact.subject();
        if (what instanceof Happening.FileAddressed file) {
            addressed(subject, file);
        } else if (what instanceof Happening.RecipientDone done) {
            done(subject, done, complaints);
        } else if (what instanceof Happening.RecipientMarked marked) {
            marked(subject, marked, complaints);
        } else if (what instanceof Happening.ProcessForked forked
                && forked.program().equals("qmgr")) {
            qmgrs.add(subject);
        } else if (what instanceof Happening.ProcessEnded) {
            agentEnded(subject);
        } else if (what instanceof Happening.MessageExpired) {
            book(subject).expired = true;
        } else if (what instanceof Happening.MessageRemoved removed) {
            removed(subject, removed, complaints);
        }
    }

    private Book book(int message) {
        return books.computeIfAbsent(message, any -> new Book());
    }

    /** A message can get another file, by requeue or as a copy; its recipients stay. */
    private void addressed(int message, Happening.FileAddressed file) {
        Book book = book(message);
        book.places = List.of(file.recipients().split("\n"));
        Map<String, Integer> now = new HashMap<>();
        book.places.forEach(recipient -> now.merge(recipient, 1, Integer::sum));
        now.forEach((recipient, times) -> book.addressed.merge(recipient, times, Math::max));
    }

    private static boolean isEnd(Happening.Status status) {
        return status == Happening.Status.SENT
                || status == Happening.Status.BOUNCED
                || status == Happening.Status.EXPANDED;
    }

    private void done(int message, Happening.RecipientDone done, Complaints complaints) {
        if (gone.contains(message)) {
            return; // somebody moved it out of active by hand: qmgr took it a second time, and still has its first
            // entry
        }
        Book book = book(message);
        Integer allowed = book.addressed.get(done.recipient());
        if (allowed == null) {
            complaints.add(message, done.recipient() + " is no recipient of it");
            return;
        }
        if (!isEnd(done.status())) {
            return;
        }
        int times = book.ended.merge(done.recipient(), 1, Integer::sum);
        if (times > allowed) {
            complaints.add(message, done.recipient() + " ends a second time: " + done.status() + " " + done.reply());
        }
        unmarked.computeIfAbsent(done.agent(), any -> new ArrayList<>()).add(new Unmarked(message, done.recipient()));
    }

    private void marked(int message, Happening.RecipientMarked marked, Complaints complaints) {
        Book book = book(message);
        @Nullable String recipient = marked.place() < book.places.size() ? book.places.get(marked.place()) : null;
        if (recipient == null || !(book.expired || book.ended.containsKey(recipient))) {
            complaints.add(message, "its recipient " + marked.place() + " is marked done before it ended");
            return;
        }
        for (List<Unmarked> ofAgent : unmarked.values()) {
            if (ofAgent.remove(new Unmarked(message, recipient))) {
                return;
            }
        }
    }

    /** What it had not marked is not done for anybody who reads the file. */
    private void agentEnded(int process) {
        List<Unmarked> lost = unmarked.remove(process);
        if (lost != null) {
            for (Unmarked one : lost) {
                if (books.containsKey(one.message)) {
                    book(one.message).ended.merge(one.recipient, -1, Integer::sum);
                }
            }
        }
    }

    private void removed(int message, Happening.MessageRemoved removed, Complaints complaints) {
        Book book = books.get(message);
        if (book == null || !qmgrs.contains(removed.process())) {
            return; // removed by hand: an agent that has the file open delivers on
        }
        books.remove(message);
        gone.add(message);
        if (book.expired) {
            return;
        }
        book.addressed.keySet().stream().sorted().forEach(recipient -> {
            if (book.ended.getOrDefault(recipient, 0) == 0) {
                complaints.add(message, "qmgr removes it, but " + recipient + " has not ended");
            }
        });
    }
}
