package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.kernel.Law;

/** Something that happens to the machine on which Postfix runs. */
interface MachineAction extends Action {
    /** The clock is set forward, or back. */
    record StepClock(long atNanos, long byNanos) implements MachineAction {
        @Override
        public String words() {
            return "the clock is set " + (byNanos < 0 ? "back" : "forward") + " by " + Math.abs(byNanos) / 1e9 + " s";
        }

        @Override
        public void by(Operator operator) {
            operator.machine().stepClock(byNanos);
        }
    }

    /**
     * Clients connect to a service and write nothing for a while.
     *
     * @param bytes what each writes at last; empty: it hangs up
     */
    record SilentTrigger(long atNanos, String socket, int count, long forNanos, String bytes) implements MachineAction {
        @Override
        public String words() {
            return count + " silent client" + (count == 1 ? "" : "s") + " of " + socket;
        }

        @Override
        public void by(Operator operator) {
            operator.machine().silentTrigger(this);
        }
    }

    /**
     * The file system of the queue is another one from now on, as far as something is said of it.
     *
     * @param freeBytes negative: plenty
     * @param inodes negative: any number
     */
    record Disk(
            long atNanos,
            @Nullable Long freeBytes,
            @Nullable Long inodes,
            @Nullable Law fsync,
            @Nullable Law names,
            @Nullable Law stat)
            implements MachineAction {
        @Override
        public String words() {
            List<String> words = new ArrayList<>();
            if (freeBytes != null) {
                words.add(freeBytes < 0 ? "plenty of room" : freeBytes + " bytes free");
            }
            if (inodes != null) {
                words.add(inodes < 0 ? "plenty of inodes" : inodes + " inodes free");
            }
            if (fsync != null || names != null || stat != null) {
                words.add("another speed");
            }
            return "the disk: " + String.join(", ", words);
        }

        @Override
        public void by(Operator operator) {
            operator.machine().disk(this);
        }
    }
}
