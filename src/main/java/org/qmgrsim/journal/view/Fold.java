package org.qmgrsim.journal.view;

import static org.qmgrsim.journal.view.State.FILE;
import static org.qmgrsim.journal.view.State.MTIME;
import static org.qmgrsim.journal.view.State.PLACE_FACT;
import static org.qmgrsim.journal.view.State.PLACE_NANOS;
import static org.qmgrsim.journal.view.State.SINCE_FACT;
import static org.qmgrsim.journal.view.State.SINCE_NANOS;
import static org.qmgrsim.journal.view.State.WHAT;

import java.util.BitSet;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;

/** One fact more: what it changes in the state, and whether it can be. The row of its subject is open meanwhile. */
final class Fold {
    private static final int INCOMPLETE = 0600;
    private static final int READY = 0700;
    private static final int MOST_CONTRADICTIONS = 100;

    private Fold() {}

    /** The codes of the kinds that change anything here. */
    static BitSet kinds() {
        BitSet kinds = new BitSet();
        for (int code : new int[] {
            Happening.ServiceDefined.CODE,
            Happening.ServiceThrottled.CODE,
            Happening.ServiceReleased.CODE,
            Happening.ProcessForked.CODE,
            Happening.ProcessEnded.CODE,
            Happening.ProcessStopped.CODE,
            Happening.ProcessContinued.CODE,
            Happening.DestinationNamed.CODE,
            Happening.WindowChanged.CODE,
            Happening.WindowForgotten.CODE,
            Happening.MessageBegan.CODE,
            Happening.MessageRemoved.CODE,
            Happening.WaitBegan.CODE,
            Happening.FileCreated.CODE,
            Happening.FileReady.CODE,
            Happening.FileMoved.CODE,
            Happening.FileTouched.CODE,
            Happening.RecipientMarked.CODE,
            Happening.FileMode.CODE,
            Happening.FileRemoved.CODE
        }) {
            kinds.set(code);
        }
        return kinds;
    }

    static void apply(State state, Fact fact) {
        if (fact.atNanos() < state.nanos && state.number > 0) {
            contradiction(state, fact, "happens before what is already past");
        }
        state.number = fact.number();
        state.nanos = fact.atNanos();
        Happening what = fact.what();
        state.subjects.open(fact.subject());
        switch (what.code()) {
            case Happening.ServiceDefined.CODE -> begin(state, fact, state.services);
            case Happening.ServiceThrottled.CODE ->
                set(state, fact, Packed.throttled(((Happening.ServiceThrottled) what).seconds()));
            case Happening.ServiceReleased.CODE -> set(state, fact, 1);
            case Happening.ProcessForked.CODE -> begin(state, fact, state.processes);
            case Happening.ProcessEnded.CODE -> processEnded(state, fact);
            case Happening.ProcessStopped.CODE -> set(state, fact, Packed.STOPPED);
            case Happening.ProcessContinued.CODE -> set(state, fact, Packed.RUNNING);
            case Happening.DestinationNamed.CODE -> begin(state, fact, state.destinations);
            case Happening.WindowChanged.CODE ->
                set(state, fact, Packed.window(((Happening.WindowChanged) what).window()));
            case Happening.WindowForgotten.CODE -> set(state, fact, Packed.RUNNING);
            case Happening.MessageBegan.CODE -> {
                begin(state, fact, state.messages);
                state.subjects.put(WHAT, Packed.newMessage());
                state.began++;
            }
            case Happening.MessageRemoved.CODE -> messageRemoved(state, fact);
            case Happening.WaitBegan.CODE -> waitBegan(state, fact, ((Happening.WaitBegan) what).reason());
            case Happening.FileCreated.CODE -> fileCreated(state, fact, (Happening.FileCreated) what);
            case Happening.FileReady.CODE -> {
                Happening.FileReady ready = (Happening.FileReady) what;
                int file = file(state, fact, ready.queue());
                if (file >= 0) {
                    state.files.put(FILE, Packed.file(ready.queue(), READY, ready.sizeBytes()));
                    state.files.put(MTIME, ready.mtimeSecond());
                }
            }
            case Happening.FileMoved.CODE -> fileMoved(state, fact, (Happening.FileMoved) what);
            case Happening.FileTouched.CODE -> {
                Happening.FileTouched touched = (Happening.FileTouched) what;
                touched(state, fact, touched.queue(), touched.mtimeSecond());
            }
            case Happening.RecipientMarked.CODE -> {
                Happening.RecipientMarked marked = (Happening.RecipientMarked) what;
                touched(state, fact, marked.queue(), marked.mtimeSecond());
            }
            case Happening.FileMode.CODE -> {
                Happening.FileMode changed = (Happening.FileMode) what;
                int file = file(state, fact, changed.queue());
                if (file >= 0) {
                    int size = Packed.sizeBytes(state.files.now(FILE));
                    state.files.put(FILE, Packed.file(changed.queue(), changed.mode(), size));
                }
            }
            case Happening.FileRemoved.CODE -> {
                QueueName queue = ((Happening.FileRemoved) what).queue();
                int file = file(state, fact, queue);
                if (file >= 0) {
                    state.directories[queue.ordinal()].remove(file);
                    state.files.put(FILE, 0);
                }
            }
            default -> {
                // changes nothing here
            }
        }
    }

    private static void contradiction(State state, Fact fact, String what) {
        if (state.contradictions.size() < MOST_CONTRADICTIONS) {
            state.contradictions.add(new Finding(fact.number(), fact.subject(), what));
        }
    }

    private static void begin(State state, Fact fact, PagedBits among) {
        if (state.subjects.now(WHAT) != 0) {
            contradiction(state, fact, "begins a second time: " + fact.what());
        }
        state.names.begin(fact.subject(), fact.what(), fact.atNanos());
        among.add(fact.subject());
        set(state, fact, Packed.RUNNING);
    }

    private static void set(State state, Fact fact, long what) {
        state.subjects.put(WHAT, what);
        state.subjects.put(SINCE_FACT, fact.number());
        state.subjects.put(SINCE_NANOS, fact.atNanos());
    }

    private static void processEnded(State state, Fact fact) {
        if (!state.processes.contains(fact.subject())) {
            contradiction(state, fact, "ends, but is no living process");
        }
        state.processes.remove(fact.subject());
        set(state, fact, Packed.DEAD);
        if (state.names.began(fact.subject()) instanceof Happening.ProcessForked forked) {
            switch (forked.program()) {
                case "qmgr" -> state.destinations.clear(); // windows are in its memory
                case "master" -> state.services.clear();
                default -> {
                    // takes nothing with it
                }
            }
        }
    }

    // ---------------------------------------------------------------- messages

    /** A wait ends: the one that the fact names must be the one that the message is in. */
    private static long endWait(State state, Fact fact) {
        long message = state.subjects.now(WHAT);
        if (!state.messages.contains(fact.subject())) {
            contradiction(state, fact, Packed.isGone(message) ? "waits though it has left" : "waits but never began");
        } else if (state.subjects.now(SINCE_FACT) != fact.since()) {
            contradiction(
                    state,
                    fact,
                    "its waits have a gap: it ends the one of fact " + fact.since() + ", but was in"
                            + " the one of fact " + state.subjects.now(SINCE_FACT));
        }
        Wait former = Packed.waitsFor(message);
        if (former != null) {
            state.waiting[former.ordinal()]--;
        }
        return message;
    }

    private static void waitBegan(State state, Fact fact, Wait reason) {
        long message = endWait(state, fact);
        state.waiting[reason.ordinal()]++;
        set(state, fact, Packed.waiting(message, reason));
    }

    private static void messageRemoved(State state, Fact fact) {
        long message = endWait(state, fact);
        state.gone++;
        state.messages.remove(fact.subject());
        set(state, fact, Packed.gone(message));
    }

    // ---------------------------------------------------------------- files

    private static void fileCreated(State state, Fact fact, Happening.FileCreated created) {
        int file = state.fileCount++;
        long message = state.subjects.now(WHAT);
        if (!Packed.hasBegun(message)) {
            contradiction(state, fact, "has a file but never began");
        }
        state.names.file(file, fact.subject(), created.queueId(), Packed.lastFile(message), fact.atNanos());
        state.subjects.put(WHAT, Packed.inFile(message, file));
        state.directories[created.queue().ordinal()].add(file);
        state.files.open(file);
        state.files.put(FILE, Packed.file(created.queue(), INCOMPLETE, 0));
        state.files.put(MTIME, created.mtimeSecond());
        place(state, fact);
    }

    private static void touched(State state, Fact fact, QueueName queue, long mtimeSecond) {
        if (file(state, fact, queue) >= 0) {
            state.files.put(MTIME, mtimeSecond);
        }
    }

    private static void place(State state, Fact fact) {
        state.files.put(PLACE_FACT, fact.number());
        state.files.put(PLACE_NANOS, fact.atNanos());
    }

    private static void fileMoved(State state, Fact fact, Happening.FileMoved moved) {
        int file = file(state, fact, moved.from());
        if (file >= 0) {
            long former = state.files.now(FILE);
            state.directories[moved.from().ordinal()].remove(file);
            state.directories[moved.to().ordinal()].add(file);
            state.files.put(FILE, Packed.file(moved.to(), Packed.mode(former), Packed.sizeBytes(former)));
            place(state, fact);
        }
    }

    /** Opens the file of the message that was brought to its place by the fact that this one names; -1: there is none. */
    private static int file(State state, Fact fact, QueueName queue) {
        int file = Packed.lastFile(state.subjects.now(WHAT));
        while (file >= 0 && state.files.get(file, PLACE_FACT) != fact.since()) {
            file = state.names.earlier(file);
        }
        if (file >= 0) {
            state.files.open(file);
        }
        if (file < 0 || Packed.queue(state.files.now(FILE)) != queue) {
            contradiction(
                    state, fact, "no file of it came into " + queue + " by fact " + fact.since() + ": " + fact.what());
            return -1;
        }
        return file;
    }
}
