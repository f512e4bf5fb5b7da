package org.qmgrsim.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.journal.Wait;

/**
 * What a picture of a run shows, of a stretch of its time: when mail came and triggers, wakeups and scans were, how master and
 * qmgr were, what was done to them, and the way of each message; if these are too many, how many were where. Its memory does
 * not grow with the run.
 */
public final class RunCourse implements Reader {
    /** Equal parts of the stretch for which counts are kept. */
    public static final int PARTS = 960;

    /** Messages that can be told one by one; of more only their number is known. */
    public static final int MOST_MESSAGES = 4000;

    private static final int MOST_STRETCHES = 20_000;
    private static final int MOST_ACTIONS = 2000;
    private static final String QMGR = "qmgr";
    private static final String MASTER = "master";

    /** What is told by instants. */
    public enum Mark {
        ARRIVAL,
        /** Sent to qmgr by whoever but master's timer. */
        TRIGGER,
        /** Never reached qmgr; a wakeup's own too. */
        TRIGGER_LOST,
        WAKEUP
    }

    /** A scan that found so many files. */
    public record ScanOf(QueueName queue, int files) {}

    /** Somebody did something. */
    public record Act(long atNanos, String what) {}

    private final long fromNanos;
    private final long untilNanos;
    private final Map<Mark, Instants> marks = new TreeMap<>();
    private final Map<QueueName, Instants> scanStarts = new TreeMap<>();
    private final List<Stretch<ScanOf>> scans = new ArrayList<>();
    private final Map<QueueName, Stretch<ScanOf>> openScans = new TreeMap<>();
    private final Lives qmgr = new Lives(QMGR);
    private final Lives master = new Lives(MASTER);
    private final List<Act> acts = new ArrayList<>();
    private final Crowd crowd;
    private final Map<Integer, Open> open = new LinkedHashMap<>();
    private final List<Course> courses = new ArrayList<>();
    private int messages;
    private int actsInAll;

    /**
     * Of the facts from one virtual time to another; all facts before are read too.
     *
     * @param untilNanos after {@code fromNanos}
     */
    public RunCourse(long fromNanos, long untilNanos) {
        this.fromNanos = fromNanos;
        this.untilNanos = untilNanos;
        for (Mark mark : Mark.values()) {
            marks.put(mark, new Instants(fromNanos, untilNanos, PARTS));
        }
        for (QueueName queue : List.of(QueueName.INCOMING, QueueName.DEFERRED)) {
            scanStarts.put(queue, new Instants(fromNanos, untilNanos, PARTS));
        }
        this.crowd = new Crowd(fromNanos, untilNanos, PARTS);
    }

    // ---------------------------------------------------------------- reading

    @Override
    public void read(Fact fact) {
        if (fact.atNanos() > untilNanos) {
            return;
        }
        qmgr.read(fact);
        master.read(fact);
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.MessageBegan.CODE -> {
                mark(Mark.ARRIVAL, fact);
                open.put(fact.subject(), new Open(fact));
            }
            case Happening.FileCreated.CODE -> {
                Open message = open.get(fact.subject());
                if (message != null) {
                    message.queueId = ((Happening.FileCreated) what).queueId();
                }
            }
            case Happening.WaitBegan.CODE -> {
                Open message = open.get(fact.subject());
                if (message != null) {
                    message.change(fact.atNanos(), Stay.of(((Happening.WaitBegan) what).reason()));
                }
            }
            case Happening.MessageRemoved.CODE -> {
                Open message = open.remove(fact.subject());
                if (message != null) {
                    message.end(fact.atNanos(), true);
                }
            }
            case Happening.WakeupSent.CODE -> markIf(qmgr.state.isAbout(fact), Mark.WAKEUP, fact);
            case Happening.TriggerSent.CODE -> {
                boolean wakeup = master.state.isProcess(((Happening.TriggerSent) what).sender());
                markIf(!wakeup && qmgr.state.isAbout(fact), Mark.TRIGGER, fact);
            }
            case Happening.TriggerLost.CODE -> markIf(qmgr.state.isAbout(fact), Mark.TRIGGER_LOST, fact);
            case Happening.ScanStarted.CODE -> scanStarted(fact, (Happening.ScanStarted) what);
            case Happening.ScanEnded.CODE -> endScan(((Happening.ScanEnded) what).queue(), fact.atNanos());
            case Happening.OperatorActed.CODE -> acted(fact, ((Happening.OperatorActed) what).action());
            default -> {
                // not in the picture
            }
        }
    }

    private void mark(Mark mark, Fact fact) {
        instants(mark).add(fact.atNanos());
    }

    private void markIf(boolean so, Mark mark, Fact fact) {
        if (so) {
            mark(mark, fact);
        }
    }

    private void scanStarted(Fact fact, Happening.ScanStarted started) {
        QueueName queue = started.queue();
        endScan(queue, fact.atNanos());
        Instants starts = scanStarts.get(queue);
        if (starts != null) {
            starts.add(fact.atNanos());
            openScans.put(queue, new Stretch<>(new ScanOf(queue, started.files()), fact.atNanos(), fact.atNanos()));
        }
    }

    private void endScan(QueueName queue, long nanos) {
        Stretch<ScanOf> scan = openScans.remove(queue);
        if (scan != null && nanos >= fromNanos && scans.size() < MOST_STRETCHES) {
            scans.add(new Stretch<>(scan.what(), Math.max(fromNanos, scan.fromNanos()), nanos));
        }
    }

    private void acted(Fact fact, String action) {
        if (fact.atNanos() >= fromNanos && fact.subject() == 0) {
            actsInAll++;
            if (acts.size() < MOST_ACTIONS) {
                acts.add(new Act(fact.atNanos(), action));
            }
        }
    }

    /** All facts have been read. */
    public void end() {
        openScans.keySet().stream().toList().forEach(queue -> endScan(queue, untilNanos));
        qmgr.end();
        master.end();
        open.values().forEach(message -> message.end(untilNanos, false));
        open.clear();
    }

    /** A message that is in the system. */
    private final class Open {
        private final int message;
        private final long arrivedNanos;
        private final List<Stretch<Stay>> stays = new ArrayList<>(4);
        private String queueId = "";
        private Stay stay = Stay.of(Wait.RECEIVING);
        private long sinceNanos;

        Open(Fact began) {
            this.message = began.subject();
            this.arrivedNanos = began.atNanos();
            this.sinceNanos = began.atNanos();
        }

        void change(long nanos, Stay next) {
            if (next == stay) {
                return;
            }
            endStay(nanos);
            stay = next;
            sinceNanos = nanos;
        }

        private void endStay(long nanos) {
            if (nanos >= fromNanos) {
                crowd.add(stay, sinceNanos, nanos);
                if (messages <= MOST_MESSAGES) {
                    stays.add(new Stretch<>(stay, Math.max(fromNanos, sinceNanos), nanos));
                }
            }
        }

        void end(long nanos, boolean left) {
            endStay(nanos);
            if (nanos < fromNanos) {
                return;
            }
            messages++;
            if (messages <= MOST_MESSAGES) {
                courses.add(new Course(message, queueId, arrivedNanos, nanos, left, stays));
            } else {
                courses.clear();
                stays.clear();
            }
        }
    }

    /** How a daemon was. */
    private final class Lives {
        private final ServiceState state;
        private final List<Stretch<ServiceState.Life>> lives = new ArrayList<>();
        private ServiceState.Life life = ServiceState.Life.DEAD;
        private long sinceNanos = Long.MIN_VALUE;

        Lives(String program) {
            this.state = new ServiceState(program);
        }

        void read(Fact fact) {
            state.read(fact);
            ServiceState.Life now = state.life();
            if (now != life) {
                change(fact.atNanos());
                life = now;
                sinceNanos = fact.atNanos();
            }
        }

        private void change(long nanos) {
            if (nanos > fromNanos && lives.size() < MOST_STRETCHES) {
                lives.add(new Stretch<>(life, Math.max(fromNanos, sinceNanos), nanos));
            }
        }

        void end() {
            change(untilNanos);
        }
    }

    // ---------------------------------------------------------------- what was read

    /** Beginning of the stretch. */
    public long fromNanos() {
        return fromNanos;
    }

    /** Its end. */
    public long untilNanos() {
        return untilNanos;
    }

    /** When something was. */
    public Instants instants(Mark mark) {
        Instants instants = marks.get(mark);
        if (instants == null) {
            throw new IllegalStateException("no instants of " + mark);
        }
        return instants;
    }

    /** When scans of a directory began. */
    public Instants scanStarts(QueueName queue) {
        Instants instants = scanStarts.get(queue);
        if (instants == null) {
            throw new IllegalArgumentException("qmgr does not scan " + queue);
        }
        return instants;
    }

    /** The scans, the first ones if there are very many. */
    public List<Stretch<ScanOf>> scans() {
        return List.copyOf(scans);
    }

    /** How qmgr was. */
    public List<Stretch<ServiceState.Life>> qmgr() {
        return List.copyOf(qmgr.lives);
    }

    /** How master was. */
    public List<Stretch<ServiceState.Life>> master() {
        return List.copyOf(master.lives);
    }

    /** What was done, the first of it if it was very much. */
    public List<Act> acts() {
        return List.copyOf(acts);
    }

    /** How much was done. */
    public int actsInAll() {
        return actsInAll;
    }

    /** How many messages were in the system at some time. */
    public int messages() {
        return messages;
    }

    /** Their ways, in the order in which they ended; empty if there are more than {@link #MOST_MESSAGES}. */
    public List<Course> courses() {
        return List.copyOf(courses);
    }

    /** How many were where. */
    public Crowd crowd() {
        return crowd;
    }
}
