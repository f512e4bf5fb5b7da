package org.qmgrsim.journal.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

class QueueViewTest {
    private static final Happening.ServiceDefined ROW = new Happening.ServiceDefined("smtp", "unix", 0, false, 100);
    private static final Happening.ProcessForked MASTER = new Happening.ProcessForked(0, "master", 1, 0, 0);
    private static final Happening.ProcessForked QMGR = new Happening.ProcessForked(2, "qmgr", 7, 1, 0);

    private final QueueView view = new QueueView();
    private long number;

    private void add(int subject, Happening what) {
        add(subject, 0, what);
    }

    private void add(int subject, long since, Happening what) {
        view.read(new Fact(++number, 100 * number, subject, 0, since, what));
    }

    @Test
    void processesLiveStopAndDie() {
        add(1, MASTER);
        add(3, QMGR);
        add(3, new Happening.ProcessStopped());
        assertEquals(
                new ProcessState(3, QMGR, 200, ProcessState.Life.STOPPED, 3, 300),
                view.process(3).orElseThrow());
        assertEquals(
                List.of(1, 3),
                view.processes().stream().map(ProcessState::subject).toList());
        add(3, new Happening.ProcessContinued());
        assertEquals(ProcessState.Life.ALIVE, view.process(3).orElseThrow().life());
        add(3, new Happening.ProcessEnded(0, 9));
        assertEquals(ProcessState.Life.DEAD, view.process(3).orElseThrow().life());
        assertEquals(1, view.processes().size());
        assertEquals(Optional.empty(), view.process(2));
        assertEquals(Optional.empty(), view.message(3));
    }

    @Test
    void servicesAreThrottledAndEndWithMaster() {
        add(1, MASTER);
        add(2, ROW);
        assertFalse(view.service(2).orElseThrow().throttled());
        add(2, new Happening.ServiceThrottled(60));
        assertEquals(new ServiceState(2, ROW, true, 60, 3, 300), view.services().get(0));
        add(2, new Happening.ServiceReleased());
        assertEquals(new ServiceState(2, ROW, false, 0, 4, 400), view.services().get(0));
        add(1, new Happening.ProcessEnded(0, 15));
        assertEquals(List.of(), view.services());
    }

    @Test
    void aDestinationBeginsWithItsFirstWindowAndReturnsToItWhenItIsForgotten() {
        Happening.DestinationNamed named = new Happening.DestinationNamed("smtp", "example.org", 5, 20);
        add(3, QMGR);
        add(4, named);
        assertEquals(5, view.destinations().get(0).window());
        for (int window : new int[] {6, 0, -1}) {
            add(4, new Happening.WindowChanged(window));
            assertEquals(window, view.destination(4).orElseThrow().window());
        }
        add(4, new Happening.WindowForgotten());
        assertEquals(5, view.destination(4).orElseThrow().window());
        add(3, new Happening.ProcessEnded(0, 9));
        assertEquals(List.of(), view.destinations());
    }

    @Test
    void aFileKeepsItsNameAndChangesItsPlace() {
        add(5, new Happening.MessageBegan(Happening.Origin.SMTP, "", "a@example.net", 1));
        add(5, 1, new Happening.WaitBegan(Wait.RECEIVING, 0));
        add(5, new Happening.FileCreated(QueueName.INCOMING, "A1", 1_700_000_000));
        assertEquals(
                new QueuedFile(0, QueueName.INCOMING, "A1", 5, 0, 0600, 1_700_000_000, 300, 300),
                view.files(QueueName.INCOMING).get(0));
        add(5, 3, new Happening.FileReady(QueueName.INCOMING, 412, 1_700_000_001));
        add(5, 3, new Happening.FileMode(QueueName.INCOMING, 0740));
        add(5, 3, new Happening.FileMoved(QueueName.INCOMING, QueueName.ACTIVE));
        add(5, 6, new Happening.FileTouched(QueueName.ACTIVE, 1_700_000_999));
        assertEquals(0, view.count(QueueName.INCOMING));
        QueuedFile file = view.files(5).get(0);
        assertEquals(new QueuedFile(0, QueueName.ACTIVE, "A1", 5, 412, 0740, 1_700_000_999, 600, 300), file);
        assertTrue(file.complete());
        assertEquals(1, view.waiting(Wait.RECEIVING));
        assertEquals(1, view.messages());
    }
}
