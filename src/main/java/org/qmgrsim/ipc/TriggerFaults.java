package org.qmgrsim.ipc;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Purpose;

/** All that can go wrong with triggers in one run. Broken triggers are silent: their sender never knows. */
public final class TriggerFaults {
    private final Luck luck;
    private final List<TriggerFault> faults = new ArrayList<>();

    /** No faults yet. */
    public TriggerFaults(Luck luck) {
        this.luck = luck;
    }

    /** Adds a fault; of several that concern a trigger the last one holds. */
    public void add(TriggerFault fault) {
        faults.add(fault);
    }

    /**
     * What becomes of one trigger.
     *
     * @param key the trigger's luck: a higher probability loses all that a lower one loses
     */
    TriggerFate fate(String sender, String service, long atNanos, long key) {
        for (int i = faults.size() - 1; i >= 0; i--) {
            TriggerFault fault = faults.get(i);
            if (fault.concerns(sender, service, atNanos)) {
                boolean lost = luck.uniform(Purpose.TRIGGER_LOST.code(), key, 0) < fault.probability();
                return new TriggerFate(lost ? fault.loss() : null, lost ? 0 : fault.delayNanos());
            }
        }
        return TriggerFate.ARRIVES;
    }
}
