package org.qmgrsim.scenario;

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
}
