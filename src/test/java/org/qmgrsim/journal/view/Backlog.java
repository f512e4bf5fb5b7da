package org.qmgrsim.journal.view;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.Wait;

/**
 * The facts of a hard day, without the model: all messages stand in incoming at once, then they are taken in an order that
 * has nothing to do with that of their arrival, many at a time; one in ten is put off once.
 */
public final class Backlog {
    private static final int QMGR = 1;
    private static final int AGENT = 2;
    private static final int DESTINATION = 3;
    private static final int FIRST = 4;
    private static final long SECOND = 1_700_000_000L;

    private final SplittableRandom random = new SplittableRandom(42);
    private final Reader out;
    private final int messages;
    private final long[] wait;
    private final long[] place;
    private final byte[] step;
    private long number;
    private long nanos;
    private long cause;

    /** A run of so many messages for a reader. */
    public Backlog(int messages, Reader out) {
        this.messages = messages;
        this.out = out;
        this.wait = new long[messages];
        this.place = new long[messages];
        this.step = new byte[messages];
    }

    /** Makes all facts; so many messages are active together. */
    public void run(int together) {
        add(QMGR, 0, new Happening.ProcessForked(0, "qmgr", 100, 1, 0));
        add(AGENT, 0, new Happening.ProcessForked(0, "smtp", 101, 2, 0));
        add(DESTINATION, 0, new Happening.DestinationNamed("smtp", "example.org", 5, 20));
        for (int i = 0; i < messages; i++) {
            arrive(i);
        }
        int[] order = new int[messages];
        Arrays.setAll(order, i -> i);
        for (int i = messages - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int message = order[i];
            order[i] = order[other];
            order[other] = message;
        }
        int next = Math.min(together, messages);
        int[] active = Arrays.copyOf(order, next);
        int count = next;
        while (count > 0) {
            int at = random.nextInt(count);
            if (step(active[at])) {
                active[at] = next < messages ? order[next++] : active[--count];
            }
        }
        add(0, 0, new Happening.RunEnded());
    }

    private long add(int subject, long since, Happening what) {
        nanos += random.nextInt(80_000);
        return addNow(subject, since, what);
    }

    private long addNow(int subject, long since, Happening what) {
        out.read(new Fact(++number, nanos, subject, cause, since, what));
        cause = number;
        return number;
    }

    private void waitFor(int message, Wait reason) {
        wait[message] = add(FIRST + message, wait[message], new Happening.WaitBegan(reason, number));
    }

    private void arrive(int message) {
        int subject = FIRST + message;
        String id = id(message);
        cause = 0;
        wait[message] = add(subject, 0, new Happening.MessageBegan(Happening.Origin.SMTP, "", "alice@example.net", 1));
        waitFor(message, Wait.RECEIVING);
        place[message] = add(subject, 0, new Happening.FileCreated(QueueName.INCOMING, id, second()));
        add(subject, 0, new Happening.ClientAccepted(AGENT, id, "unknown[127.0.0.1]"));
        add(subject, 0, new Happening.HeaderRead(AGENT, id, "20240122115000." + id + "@mx.example.net"));
        add(
                subject,
                place[message],
                new Happening.FileReady(QueueName.INCOMING, 1000 + random.nextInt(9000), second()));
        waitFor(message, Wait.TRIGGER);
    }

    private static String id(int message) {
        return "4F1A2" + Integer.toHexString(0x20E000 + message);
    }

    private long second() {
        return SECOND + nanos / 1_000_000_000L;
    }

    private void move(int message, QueueName from, QueueName to) {
        place[message] = add(FIRST + message, place[message], new Happening.FileMoved(from, to));
    }

    /** The next step of a message; says whether it has left the active queue for good. */
    private boolean step(int message) {
        int subject = FIRST + message;
        cause = wait[message];
        switch (step[message]++) {
            case 0 -> {
                move(message, QueueName.INCOMING, QueueName.ACTIVE);
                add(
                        subject,
                        0,
                        new Happening.MessageActive(
                                QMGR, id(message), QueueName.INCOMING, "alice@example.net", 2000, 1));
                waitFor(message, Wait.AGENT);
            }
            case 1, 4 -> {
                waitFor(message, Wait.DELIVERY);
                add(subject, 0, new Happening.DeliveryBegan(AGENT, DESTINATION, 1));
            }
            case 2 -> {
                boolean deferred = random.nextInt(10) == 0;
                done(message, deferred ? Happening.Status.DEFERRED : Happening.Status.SENT);
                if (!deferred) {
                    return leave(message);
                }
                add(subject, place[message], new Happening.FileTouched(QueueName.ACTIVE, second() + 300));
                move(message, QueueName.ACTIVE, QueueName.DEFERRED);
                add(subject, 0, new Happening.MessageDeferred(QMGR, 300));
                waitFor(message, Wait.BACKOFF);
            }
            case 3 -> {
                move(message, QueueName.DEFERRED, QueueName.ACTIVE);
                waitFor(message, Wait.AGENT);
            }
            default -> {
                done(message, Happening.Status.SENT);
                return leave(message);
            }
        }
        return false;
    }

    private void done(int message, Happening.Status status) {
        add(
                FIRST + message,
                0,
                new Happening.RecipientDone(
                        AGENT,
                        id(message),
                        "user" + message % 1000 + "@example.org",
                        "user" + message % 1000 + "@example.org",
                        "mail.example.org[192.0.2.1]:25",
                        1,
                        random.nextLong(1L << 40),
                        random.nextLong(1L << 33),
                        random.nextLong(1L << 25),
                        random.nextLong(1L << 30),
                        "2.0.0",
                        status,
                        "250 2.0.0 ok",
                        2));
        add(FIRST + message, 0, new Happening.DeliveryEnded(DESTINATION, status == Happening.Status.SENT ? 0 : 1));
        if (random.nextInt(1000) == 0) {
            add(DESTINATION, 0, new Happening.WindowChanged(random.nextInt(20)));
        }
        waitFor(message, Wait.COMPLETION);
    }

    private boolean leave(int message) {
        add(FIRST + message, place[message], new Happening.FileRemoved(QueueName.ACTIVE));
        addNow(FIRST + message, wait[message], new Happening.MessageRemoved(QMGR, id(message)));
        return true;
    }
}
