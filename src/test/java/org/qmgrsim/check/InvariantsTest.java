package org.qmgrsim.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Happening.Status;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

/** Each invariant can fail: journals with one thing in them that must not be. */
class InvariantsTest {
    private static final int QMGR = 1;
    private static final int AGENT = 2;
    private static final int MESSAGE = 3;
    private static final int DESTINATION = 4;
    private static final int SERVICE = 5;

    private final Invariants invariants = new Invariants();
    private long number;
    private long now;

    private long add(int subject, long since, Happening what) {
        invariants.read(new Fact(++number, now, subject, 0, since, what));
        return number;
    }

    private void later() {
        now += 1000;
    }

    private void daemons() {
        add(QMGR, 0, new Happening.ProcessForked(0, "qmgr", 100, 1, 0));
        add(AGENT, 0, new Happening.ProcessForked(0, "smtp", 101, 1, 0));
    }

    /** A message with two recipients in incoming; gives the fact that brought its file there. */
    private long message(int subject) {
        add(subject, 0, new Happening.MessageBegan(Happening.Origin.BY_HAND, "", "s@example.net", 2));
        long file = add(subject, 0, new Happening.FileCreated(QueueName.INCOMING, "ID" + subject, 0));
        add(subject, file, new Happening.FileAddressed(0, "a@one.example\nb@one.example"));
        add(subject, file, new Happening.FileReady(QueueName.INCOMING, 1000, 0));
        return file;
    }

    private void activate(int message) {
        add(message, 0, new Happening.MessageActive(QMGR, "ID" + message, QueueName.INCOMING, "s", 1000, 2));
    }

    private void begin(int recipients) {
        add(MESSAGE, 0, new Happening.DeliveryBegan(AGENT, DESTINATION, recipients));
    }

    private void sent(String recipient) {
        add(
                MESSAGE,
                0,
                new Happening.RecipientDone(
                        AGENT, "ID3", recipient, recipient, "relay", 1, 0, 0, 0, 0, "2.0.0", Status.SENT, "250 ok", 2));
    }

    private void marked(long file, int place) {
        add(MESSAGE, file, new Happening.RecipientMarked(QueueName.INCOMING, place, 0));
    }

    private void chosen(int busy, int window) {
        invariants.read(new Detail(
                number, 0, now, QMGR, "qmgr_peer_select: ID3 smtp one.example (" + busy + " of " + window + ")"));
    }

    private void named(int window, int limit) {
        add(DESTINATION, 0, new Happening.DestinationNamed("smtp", "one.example", window, limit));
    }

    private void assertBroken(String... findings) {
        assertEquals(
                List.of(findings),
                invariants.violations().stream().map(Violation::what).toList());
    }

    @Test
    void aRecipientThatEndsTwiceIsFound() {
        daemons();
        long file = message(MESSAGE);
        sent("a@one.example");
        marked(file, 0);
        assertBroken();

        sent("a@one.example");

        assertBroken("a@one.example ends a second time: SENT 250 ok");
    }

    @Test
    void aRecipientMayEndTwiceIfTheAgentEndedBeforeItsMark() {
        daemons();
        message(MESSAGE);
        sent("a@one.example");
        add(AGENT, 0, new Happening.ProcessEnded(0, 9));

        sent("a@one.example");

        assertBroken();
    }

    private void accepted(String recipient) {
        add(MESSAGE, 0, new Happening.RecipientAccepted(AGENT, recipient));
    }

    @Test
    void aSecondDeliveryWithoutAReasonIsFound() {
        daemons();
        long file = message(MESSAGE);
        accepted("a@one.example");
        sent("a@one.example");
        marked(file, 0);
        accepted("b@one.example");
        assertBroken();

        accepted("a@one.example");

        assertBroken("a@one.example gets it again, and smtp[101] lived on after the first time");
        assertEquals(0, invariants.repeated());
    }

    @Test
    void aSecondDeliveryIsRightIfTheAgentEndedBetweenThe250AndItsMark() {
        daemons();
        message(MESSAGE);
        accepted("a@one.example");
        add(AGENT, 0, new Happening.ProcessEnded(0, 9));
        accepted("a@one.example");

        assertBroken();
        assertEquals(1, invariants.repeated());
    }

    @Test
    void aSecondDeliveryIsWrongIfTheAgentEndedAfterItsMark() {
        daemons();
        long file = message(MESSAGE);
        accepted("a@one.example");
        sent("a@one.example");
        marked(file, 0);
        add(AGENT, 0, new Happening.ProcessEnded(0, 9));
        accepted("a@one.example");

        assertBroken("a@one.example gets it again, and smtp[101] lived on after the first time");
    }

    @Test
    void aRecipientThatIsNamedTwiceMayGetItTwice() {
        daemons();
        add(MESSAGE, 0, new Happening.MessageBegan(Happening.Origin.BY_HAND, "", "s@example.net", 2));
        long file = add(MESSAGE, 0, new Happening.FileCreated(QueueName.INCOMING, "ID3", 0));
        add(MESSAGE, file, new Happening.FileAddressed(0, "a@one.example\na@one.example"));
        accepted("a@one.example");
        accepted("a@one.example");
        assertBroken();
        accepted("a@one.example");
        assertBroken("a@one.example gets it again, and smtp[101] lived on after the first time");
    }

    @Test
    void aRecipientMayNotEndTwiceIfTheAgentEndedAfterItsMark() {
        daemons();
        long file = message(MESSAGE);
        sent("a@one.example");
        marked(file, 0);
        add(AGENT, 0, new Happening.ProcessEnded(0, 9));

        sent("a@one.example");

        assertBroken("a@one.example ends a second time: SENT 250 ok");
    }

    @Test
    void aRecipientThatNobodyNamedIsFound() {
        daemons();
        message(MESSAGE);
        sent("c@one.example");
        assertBroken("c@one.example is no recipient of it");
    }

    @Test
    void aMarkWithoutAnOutcomeIsFound() {
        daemons();
        marked(message(MESSAGE), 1);
        assertBroken("its recipient 1 is marked done before it ended");
    }

    @Test
    void aMessageThatIsRemovedTooEarlyIsFound() {
        daemons();
        long file = message(MESSAGE);
        sent("a@one.example");
        marked(file, 0);
        add(MESSAGE, file, new Happening.FileRemoved(QueueName.INCOMING));

        add(MESSAGE, number - 6, new Happening.MessageRemoved(QMGR, "ID3"));

        assertEquals(
                "qmgr removes it, but b@one.example has not ended",
                invariants.violations().get(0).what());
    }

    @Test
    void aMessageThatBecomesActiveUnderAnAgentIsFound() {
        daemons();
        message(MESSAGE);
        begin(1);
        activate(MESSAGE);
        assertBroken("becomes active with 1 attempts under way");
    }

    @Test
    void aMessageMayBecomeActiveAgainWhenItsAgentIsDone() {
        daemons();
        message(MESSAGE);
        begin(1);
        sent("a@one.example");
        activate(MESSAGE);
        assertBroken();
    }

    @Test
    void aWindowAboveItsLimitIsFound() {
        named(5, 20);
        add(DESTINATION, 0, new Happening.WindowChanged(20));
        add(DESTINATION, 0, new Happening.WindowChanged(0)); // dead
        add(DESTINATION, 0, new Happening.WindowChanged(-1)); // suspended
        assertBroken();
        add(DESTINATION, 0, new Happening.WindowChanged(21));
        assertBroken("window 21, limit 20");
    }

    @Test
    void aFirstWindowBelowOneIsFound() {
        named(0, 20);
        assertBroken("window 0, limit 20");
    }

    @Test
    void aChoiceBeyondTheWindowIsFound() {
        named(2, 20);
        chosen(2, 2);
        assertBroken();
        chosen(3, 2);
        assertBroken("qmgr_peer_select: ID3 smtp one.example (3 of 2)");
    }

    @Test
    void aChoiceForADestinationThatIsDeadIsFound() {
        named(2, 20);
        add(DESTINATION, 0, new Happening.WindowChanged(0));
        chosen(1, 2);
        assertBroken("window 0 by its facts, but qmgr_peer_select: ID3 smtp one.example (1 of 2)");
    }

    @Test
    void aCountThatForgetsADeliveryIsFound() {
        daemons();
        message(MESSAGE);
        named(2, 20);
        begin(2);
        chosen(1, 2); // one is under way: this is the second
        assertBroken("1 agents are at it, but qmgr_peer_select: ID3 smtp one.example (1 of 2)");
    }

    @Test
    void anActiveQueueBeyondItsLimitIsFound() {
        daemons();
        add(QMGR, 0, new Happening.SettingRead("qmgr_message_active_limit", 1));
        message(MESSAGE);
        message(MESSAGE + 10);
        activate(MESSAGE);
        assertBroken();
        activate(MESSAGE + 10);
        assertBroken("2 active messages, limit 1");
    }

    @Test
    void aProcessTooManyIsFound() {
        add(SERVICE, 0, new Happening.ServiceDefined("smtp", "unix", 0, false, 1));
        add(AGENT, 0, new Happening.ProcessForked(SERVICE, "smtp", 101, 1, 0));
        add(AGENT, 0, new Happening.ProcessEnded(0, 0));
        add(AGENT + 10, 0, new Happening.ProcessForked(SERVICE, "smtp", 102, 1, 0));
        assertBroken();
        add(AGENT + 20, 0, new Happening.ProcessForked(SERVICE, "smtp", 103, 1, 0));
        assertBroken("2 processes of smtp, limit 1");
    }

    @Test
    void aMessageInTwoFilesIsFoundAtTheEndOfTheTurn() {
        daemons();
        message(MESSAGE);
        long second = add(MESSAGE, 0, new Happening.FileCreated(QueueName.DEFERRED, "ID9", 0));
        add(MESSAGE, second, new Happening.FileReady(QueueName.DEFERRED, 1000, 0));
        activate(MESSAGE);
        assertBroken();
        later();
        add(QMGR, 0, new Happening.Logged("the next turn"));
        assertBroken("subject 3: stands in 2 complete files");
    }

    @Test
    void aMessageThatIsNowhereIsFound() {
        daemons();
        long file = message(MESSAGE);
        add(MESSAGE, file - 1, new Happening.WaitBegan(Wait.AGENT, 0));
        add(MESSAGE, file, new Happening.FileRemoved(QueueName.INCOMING));
        add(0, 0, new Happening.RunEnded());
        assertBroken("subject 3: is nowhere: it waits for agent without a file");
    }

    @Test
    void aMoveFromWhereTheFileIsNotIsFound() {
        daemons();
        long file = message(MESSAGE);
        add(MESSAGE, file, new Happening.FileMoved(QueueName.DEFERRED, QueueName.ACTIVE));
        add(0, 0, new Happening.RunEnded());
        assertEquals(1, invariants.found());
    }

    @Test
    void timeThatGoesBackIsFound() {
        later();
        daemons();
        now -= 500;
        add(AGENT, 0, new Happening.ProcessEnded(0, 0));
        assertEquals(
                "happens before what is already past",
                invariants.violations().get(0).what());
    }

    @Test
    void aFilterAnswersOnlyForWhatIsQueued() {
        daemons();
        message(MESSAGE);
        activate(MESSAGE);
        add(DESTINATION, 0, new Happening.DestinationNamed("scan", "[127.0.0.1]:10024", 5, 20));
        begin(2);
        add(MESSAGE, 0, new Happening.MessageReinjected(MESSAGE + 10, FILTER, 2));
        add(MESSAGE + 10, 0, new Happening.MessageBegan(Happening.Origin.FILTER, FILTER, "s@example.net", 2));
        delivered("a@one.example");
        assertEquals(1, invariants.byClaim().get(FILTER_CLAIM));
        delivered("b@one.example"); // the same delivery
        assertEquals(1, invariants.byClaim().get(FILTER_CLAIM));
    }

    @Test
    void whatAFilterHandsOnIsAMessageOfItsOwn() {
        add(MESSAGE, 0, new Happening.MessageBegan(Happening.Origin.FILTER, FILTER, "s@example.net", 2));
        add(MESSAGE, 0, new Happening.MessageReinjected(MESSAGE + 10, FILTER, 2));
        add(MESSAGE + 10, 0, new Happening.MessageBegan(Happening.Origin.SMTP, FILTER, "s@example.net", 2));
        assertEquals(2, invariants.byClaim().get(FILTER_CLAIM));
    }

    private static final String FILTER = "127.0.0.1[127.0.0.1]:10024";
    private static final String FILTER_CLAIM = "a filter answers for a message when what it made of it is queued";

    private void delivered(String recipient) {
        add(
                MESSAGE,
                0,
                new Happening.RecipientDone(
                        AGENT, "ID3", recipient, "", FILTER, 1, 0, 0, 0, 0, "2.0.0", Status.SENT, "250 Ok", 2));
    }
}
