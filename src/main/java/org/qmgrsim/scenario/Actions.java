package org.qmgrsim.scenario;

/** Actions in words. */
final class Actions {
    private Actions() {}

    /** What was done, as an operator would say it. */
    static String describe(Action action) {
        if (action instanceof Action.Start) {
            return "postfix start";
        } else if (action instanceof Action.Stop) {
            return "postfix stop";
        } else if (action instanceof Action.Abort) {
            return "postfix abort";
        } else if (action instanceof Action.Reload) {
            return "postfix reload";
        } else if (action instanceof Action.KillMaster) {
            return "kill master";
        } else if (action instanceof Action.Signal signal) {
            return "signal " + signal.signal() + " to " + signal.socket();
        } else if (action instanceof Action.SignalNext next) {
            return "signal " + next.signal() + " to the next " + next.count() + " of " + next.socket();
        } else if (action instanceof Action.Flush) {
            return "postqueue -f";
        } else if (action instanceof Action.SendTrigger trigger) {
            return "trigger " + trigger.bytes() + " to " + trigger.socket();
        } else if (action instanceof Action.SlowTrigger slow) {
            return "slow client of " + slow.socket() + ": " + slow.step();
        } else if (action instanceof Action.Triggers change) {
            return "triggers from "
                    + (change.fault().sender().isEmpty()
                            ? "all"
                            : change.fault().sender()) + ": probability of loss "
                    + change.fault().probability();
        } else if (action instanceof Action.Postsuper postsuper) {
            return "postsuper: " + postsuper.operation() + " " + postsuper.message();
        } else if (action instanceof Action.DeliverNow now) {
            return "postqueue -i " + now.message();
        } else if (action instanceof Action.DeliverSite site) {
            return "postqueue -s " + site.site();
        } else if (action instanceof Action.DropFile drop) {
            return "a copy of " + drop.copyOf() + " into " + drop.queue();
        } else if (action instanceof Action.Chmod chmod) {
            return "chmod " + Integer.toOctalString(chmod.mode()) + " " + chmod.queueId();
        } else if (action instanceof Action.Edit edit) {
            return "edit " + edit.what();
        }
        return "an SMTP client connects and quits";
    }
}
