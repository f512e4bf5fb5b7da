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
}
