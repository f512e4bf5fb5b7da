package org.qmgrsim.journal.view;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;

/**
 * At what each process was, at any instant: an smtpd with a client, qmgr in a scan, an agent with a delivery. Of other daemons no
 * fact tells when they begin and end their work.
 *
 * <p>Made in one pass as the facts are made; needs eight bytes for each piece of work.
 */
public final class WorkHistory implements Reader {
    private final Map<Integer, Turns> turns = new HashMap<>();
    private final Map<Integer, Integer> scans = new HashMap<>();

    /** Numbers of the facts at which a process took work up, and put it down, by turns. */
    private static final class Turns {
        private int[] facts = new int[8];
        private int size;
        private int recipients; // whose outcome the present delivery has yet to find

        boolean working() {
            return (size & 1) == 1;
        }

        void add(long fact) {
            if (size == facts.length) {
                facts = Arrays.copyOf(facts, size * 2);
            }
            facts[size++] = (int) fact;
        }

        /** The fact that began what is under way after so many facts; 0: nothing is. */
        long at(long number) {
            int place = Arrays.binarySearch(facts, 0, size, (int) number);
            int last = place >= 0 ? place : -place - 2;
            return last >= 0 && (last & 1) == 0 ? facts[last] : 0;
        }
    }

    @Override
    public boolean reads(int kind) {
        return switch (kind) {
            case Happening.ClientConnected.CODE,
                    Happening.ClientGone.CODE,
                    Happening.ScanStarted.CODE,
                    Happening.ScanEnded.CODE,
                    Happening.DeliveryBegan.CODE,
                    Happening.RecipientDone.CODE,
                    Happening.ProcessEnded.CODE -> true;
            default -> false;
        };
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.ClientConnected.CODE -> begin(fact.subject(), fact.number());
            case Happening.ClientGone.CODE -> end(fact.subject(), fact.number());
            case Happening.ScanStarted.CODE -> scan(fact, ((Happening.ScanStarted) what).queue(), true);
            case Happening.ScanEnded.CODE -> scan(fact, ((Happening.ScanEnded) what).queue(), false);
            case Happening.DeliveryBegan.CODE -> {
                Happening.DeliveryBegan began = (Happening.DeliveryBegan) what;
                begin(began.agent(), fact.number()).recipients = began.recipients();
            }
            case Happening.RecipientDone.CODE -> outcome(((Happening.RecipientDone) what).agent(), fact.number());
            case Happening.ProcessEnded.CODE -> {
                end(fact.subject(), fact.number());
                scans.remove(fact.subject());
            }
            default -> {
                // no work
            }
        }
    }

    /** qmgr may scan two directories at once. */
    private void scan(Fact fact, QueueName queue, boolean begins) {
        int bit = 1 << queue.ordinal();
        int before = scans.getOrDefault(fact.subject(), 0);
        int after = begins ? before | bit : before & ~bit;
        scans.put(fact.subject(), after);
        if (before == 0 && after != 0) {
            begin(fact.subject(), fact.number());
        } else if (before != 0 && after == 0) {
            end(fact.subject(), fact.number());
        }
    }

    private Turns begin(int process, long fact) {
        Turns mine = turns.computeIfAbsent(process, each -> new Turns());
        if (!mine.working()) {
            mine.add(fact);
        }
        return mine;
    }

    private void outcome(int agent, long fact) {
        Turns mine = turns.get(agent);
        if (mine != null && --mine.recipients <= 0) {
            end(agent, fact);
        }
    }

    private void end(int process, long fact) {
        Turns mine = turns.get(process);
        if (mine != null && mine.working()) {
            mine.add(fact);
        }
    }

    /**
     * The fact that began what a process was at.
     *
     * @param number so many facts have happened
     * @return its number; 0 if the process was idle, or of a kind whose work no fact tells
     */
    public long at(int process, long number) {
        Turns mine = turns.get(process);
        return mine == null ? 0 : mine.at(number);
    }

    /** Whether facts tell when such a program works. */
    public static boolean tells(String program) {
        return switch (program) {
            case "smtpd", "qmgr", "smtp", "lmtp", "local", "virtual", "pipe", "error", "discard" -> true;
            default -> false;
        };
    }
}
