package org.qmgrsim.journal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

/** What the audit finds: everything that was taken away, doubled or misplaced. */
class AuditTest {
    private static final int MESSAGE = 5;

    private final List<Fact> facts = new ArrayList<>();
    private final QueueView view = new QueueView();
    private long wait;
    private long place;

    private long add(int subject, long since, Happening what) {
        long number = facts.size() + 1L;
        facts.add(new Fact(number, 10 * number, subject, 0, since, what));
        view.read(facts.get(facts.size() - 1));
        return number;
    }

    private void begin() {
        wait = add(MESSAGE, 0, new Happening.MessageBegan(Happening.Origin.SMTP, "", "a@example.net", 1));
        wait = add(MESSAGE, wait, new Happening.WaitBegan(Wait.RECEIVING, 0));
    }

    private void file(QueueName queue, String queueId) {
        place = add(MESSAGE, 0, new Happening.FileCreated(queue, queueId, 1));
    }

    private void ready(QueueName queue) {
        add(MESSAGE, place, new Happening.FileReady(queue, 100, 2));
        wait = add(MESSAGE, wait, new Happening.WaitBegan(Wait.TRIGGER, 0));
    }

    private void leave(QueueName queue) {
        add(MESSAGE, place, new Happening.FileRemoved(queue));
        add(MESSAGE, wait, new Happening.MessageRemoved(1, "A"));
    }

    private String only() {
        List<Finding> findings = view.audit().findings();
        assertEquals(1, findings.size(), findings::toString);
        return findings.get(0).what();
    }

    @Test
    void aMessageIsArrivingThenQueuedThenGone() {
        begin();
        assertEquals(new Audit(2, 1, 0, 0, 1, List.of()), view.audit());
        file(QueueName.INCOMING, "A1");
        assertEquals(1, view.audit().arriving());
        ready(QueueName.INCOMING);
        assertEquals(new Audit(5, 1, 0, 1, 0, List.of()), view.audit());
        leave(QueueName.INCOMING);
        assertEquals(new Audit(7, 1, 1, 0, 0, List.of()), view.audit());
        assertTrue(view.message(MESSAGE).orElseThrow().gone());
        assertEquals(List.of(), view.files(MESSAGE));
    }

    /** Each fact of a run in turn is withheld: of those that move messages and files, the audit misses every one. */
    @Test
    void aFactThatIsMissingIsFound() {
        Set<Class<?>> kinds = Set.of(
                Happening.MessageBegan.class,
                Happening.MessageRemoved.class,
                Happening.WaitBegan.class,
                Happening.FileCreated.class,
                Happening.FileMoved.class,
                Happening.FileRemoved.class);
        List<Fact> run = new ArrayList<>();
        new Backlog(12, run::add).run(4);
        int withheld = 0;
        for (Fact missing : run) {
            if (kinds.contains(missing.what().getClass())) {
                QueueView without = new QueueView();
                run.stream().filter(fact -> fact != missing).forEach(without::read);
                assertFalse(without.audit().clean(), () -> "nobody misses " + missing);
                withheld++;
            }
        }
        assertTrue(withheld > 100);
    }

    @Test
    void pickupMayHoldTwoFilesOfAMessageForAWhile() {
        begin();
        file(QueueName.MAILDROP, "A1");
        long drop = place;
        ready(QueueName.MAILDROP);
        file(QueueName.INCOMING, "A2");
        assertEquals(2, view.files(MESSAGE).size());
        ready(QueueName.INCOMING);
        assertEquals(new Audit(8, 1, 0, 1, 0, List.of()), view.audit());
        add(MESSAGE, drop, new Happening.FileRemoved(QueueName.MAILDROP));
        assertEquals(
                List.of("A2"),
                view.files(MESSAGE).stream().map(QueuedFile::queueId).toList());
        assertTrue(view.audit().clean());
    }

    @Test
    void twoCompleteFilesAreOneTooMany() {
        begin();
        file(QueueName.INCOMING, "A1");
        ready(QueueName.INCOMING);
        file(QueueName.DEFERRED, "A2");
        ready(QueueName.DEFERRED);
        assertEquals("stands in 2 complete files", only());
    }

    @Test
    void aNameIsGivenOnce() {
        begin();
        file(QueueName.INCOMING, "A1");
        file(QueueName.INCOMING, "A1");
        assertEquals("its file has the name A1, as has one of 5", only());
    }

    @Test
    void aFileOfAMessageThatHasLeftIsFound() {
        begin();
        file(QueueName.INCOMING, "A1");
        ready(QueueName.INCOMING);
        add(MESSAGE, wait, new Happening.MessageRemoved(1, "A"));
        assertEquals("has left, but its file A1 stands in incoming", only());
    }

    @Test
    void aMessageWithoutAFileIsNowhere() {
        begin();
        file(QueueName.INCOMING, "A1");
        ready(QueueName.INCOMING);
        add(MESSAGE, place, new Happening.FileRemoved(QueueName.INCOMING));
        assertEquals("is nowhere: it waits for trigger without a file", only());
    }

    @Test
    void aFileThatIsNotThereCannotMove() {
        begin();
        file(QueueName.INCOMING, "A1");
        add(MESSAGE, place, new Happening.FileMoved(QueueName.DEFERRED, QueueName.ACTIVE));
        assertTrue(only().startsWith("no file of it came into deferred by fact 3"), this::only);
        assertEquals(4, view.audit().findings().get(0).fact());
    }

    @Test
    void aGapInTheWaitsIsFound() {
        begin();
        add(MESSAGE, wait - 1, new Happening.WaitBegan(Wait.FLOW_CONTROL, 0));
        assertTrue(only().startsWith("its waits have a gap"), this::only);
    }

    @Test
    void theDeadDoNotDie() {
        add(9, 0, new Happening.ProcessForked(0, "smtp", 77, 1, 0));
        add(9, 0, new Happening.ProcessEnded(0, 0));
        add(9, 0, new Happening.ProcessEnded(0, 9));
        assertEquals("ends, but is no living process", only());
    }
}
