package org.qmgrsim.ipc;

/** What can go wrong with triggers. */
public interface TriggerFaults {
    /** Nothing ever goes wrong. */
    TriggerFaults NONE = (sender, service, atNanos, key) -> TriggerFate.ARRIVES;

    /**
     * Decides one trigger.
     *
     * @param sender program that sends it, such as {@code cleanup}
     * @param service socket that it is for, such as {@code public/qmgr}
     * @param atNanos now
     * @param key the trigger's luck
     */
    TriggerFate fate(String sender, String service, long atNanos, long key);
}
