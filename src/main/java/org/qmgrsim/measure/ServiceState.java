package org.qmgrsim.measure;

import java.util.HashSet;
import java.util.Set;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;

/** Whether a daemon of one program runs, as its facts tell it, now. */
public final class ServiceState implements Reader {
    /** How a daemon can be. */
    public enum Life {
        /** A process runs. */
        RUNNING("running"),
        /** All its processes are stopped by a signal. */
        STOPPED("stopped"),
        /** There is no process, and master makes none for a while. */
        THROTTLED("throttled"),
        /** There is no process. */
        DEAD("dead");

        private final String word;

        Life(String word) {
            this.word = word;
        }

        /** In the words of the reports. */
        @Override
        public String toString() {
            return word;
        }
    }

    private final String program;
    private final Set<Integer> services = new HashSet<>();
    private final Set<Integer> throttled = new HashSet<>();
    private final Set<Integer> processes = new HashSet<>();
    private final Set<Integer> stopped = new HashSet<>();

    /** Of a program, which is also the name of its service: {@code qmgr}, or {@code master} itself. */
    public ServiceState(String program) {
        this.program = program;
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        int subject = fact.subject();
        switch (what.code()) {
            case Happening.ServiceDefined.CODE -> {
                if (((Happening.ServiceDefined) what).name().equals(program)) {
                    services.add(subject);
                }
            }
            case Happening.ServiceThrottled.CODE -> throttled.add(subject);
            case Happening.ServiceReleased.CODE -> throttled.remove(subject);
            case Happening.ProcessForked.CODE -> {
                if (((Happening.ProcessForked) what).program().equals(program)) {
                    processes.add(subject);
                }
            }
            case Happening.ProcessStopped.CODE -> stopped.add(subject);
            case Happening.ProcessContinued.CODE -> stopped.remove(subject);
            case Happening.ProcessEnded.CODE -> {
                processes.remove(subject);
                stopped.remove(subject);
            }
            default -> {
                // changes no daemon
            }
        }
    }

    /** Whether the fact is about the service itself: a wakeup or a trigger for it. */
    boolean isAbout(Fact fact) {
        return services.contains(fact.subject());
    }

    /** Whether this is one of its living processes. */
    boolean isProcess(int subject) {
        return processes.contains(subject);
    }

    /** How it is now. */
    public Life life() {
        if (processes.isEmpty()) {
            return services.stream().anyMatch(throttled::contains) ? Life.THROTTLED : Life.DEAD;
        }
        return stopped.containsAll(processes) ? Life.STOPPED : Life.RUNNING;
    }
}
