package org.qmgrsim.journal.view;

/**
 * A destination took a message for a recipient once more.
 *
 * @param message subject of the message
 * @param agent the process that brought it the first time, such as {@code smtp[123]}
 * @param firstNanos when the destination took it first; virtual time
 * @param againNanos when it took it again
 */
public record SecondDelivery(
        int message, String recipient, String agent, long firstNanos, long againNanos, Reason reason) {
    /** Why the recipient was tried again. */
    public enum Reason {
        /** The agent ended, by a signal or with the system, before it had marked the recipient in the queue file. */
        AGENT_ENDED("the agent ended before it had marked the recipient in the queue file"),
        /** The sender wanted to be told of the delivery, and that could not be written down. */
        PUT_OFF("the agent could not write down that the sender is to be told, and put the recipient off"),
        /** The message was queued again, or its file copied, while it was being delivered. */
        FILE_MADE_ANEW("the queue file was made anew while the agent delivered the old one"),
        /** There is none. */
        NONE("without a reason");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** In the words of the reports. */
        @Override
        public String toString() {
            return words;
        }
    }
}
