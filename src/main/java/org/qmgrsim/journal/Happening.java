package org.qmgrsim.journal;

/**
 * What happened, without when and why: one record for each kind of fact.
 *
 * <p>Texts are few and shared; numbers are in the unit that their name gives; an {@code int} that names a process, service,
 * message or destination is a subject. Codes are fixed numbers: a saved journal holds them.
 */
public sealed interface Happening {
    /** The code of this kind; never used twice. */
    int code();

    /** Hands over all fields, in the order in which {@link Kinds#read} takes them back. */
    void put(FieldSink out);

    /** What master(8) or postfix-script(1) reports of the system as a whole. */
    enum Turn {
        STARTING,
        STARTED,
        REFRESHING,
        RELOADED,
        STOPPING,
        TERMINATING,
        ABORTING
    }

    /** Why a trigger never arrived. */
    enum Loss {
        LOST,
        DENIED,
        SWITCHED_OFF,
        NO_SOCKET,
        REFUSED,
        BACKLOG_FULL,
        TIMED_OUT
    }

    /** How a message reaches the system. */
    enum Origin {
        SMTP,
        SENDMAIL,
        BOUNCE,
        BY_HAND,
        FILTER
    }

    /** Outcome of a delivery attempt, in the words of the log. */
    enum Status {
        SENT,
        DEFERRED,
        BOUNCED,
        SOFTBOUNCE,
        EXPANDED
    }

    /** A row of master.cf was set up; the subject is the service. */
    record ServiceDefined(String name, String type, int wakeupSeconds, boolean conditional, int maxproc)
            implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 1;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(name);
            out.text(type);
            out.number(wakeupSeconds);
            out.number(conditional ? 1 : 0);
            out.number(maxproc);
        }
    }

    /** master(8) or its start script came to a turning point; the text is what it logs. */
    record MasterSaid(Turn turn, String version) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 2;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(turn.ordinal());
            out.text(version);
        }
    }

    /** master made a process for a service; the subject is the process. */
    record ProcessForked(int service, String program, int pid, int generation, int verbosity) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 3;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(service);
            out.text(program);
            out.number(pid);
            out.number(generation);
            out.number(verbosity);
        }
    }

    /** A process ended, by itself ({@code signal} 0) or by a signal. */
    record ProcessEnded(int status, int signal) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 4;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(status);
            out.number(signal);
        }
    }

    /** master learned of the end of a process; the subject is the process. */
    record ChildReaped(int service, int status, int signal) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 5;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(service);
            out.number(status);
            out.number(signal);
        }
    }

    /** master starts no process of this service for a while; the subject is the service. */
    record ServiceThrottled(long seconds) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 6;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(seconds);
        }
    }

    /** The throttle of a service is over. */
    record ServiceReleased() implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 7;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {}
    }

    /** A process was stopped by a signal. */
    record ProcessStopped() implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 8;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {}
    }

    /** A stopped process goes on. */
    record ProcessContinued() implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 9;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {}
    }

    /** master's timer sent a wakeup to a service, the subject. */
    record WakeupSent() implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 10;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {}
    }

    /** Somebody connected to a service, the subject, to trigger it. */
    record TriggerSent(int sender, String bytes) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 11;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(sender);
            out.text(bytes);
        }
    }

    /** The trigger that {@code since} names never reached its service, the subject. Its sender does not know. */
    record TriggerLost(Loss loss) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 12;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(loss.ordinal());
        }
    }

    /** A daemon, the subject, read the trigger that {@code since} names. */
    record TriggerTaken(String bytes) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 13;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(bytes);
        }
    }

    /** qmgr, the subject, was asked for a scan while one was under way; it will restart. */
    record ScanAsked(QueueName queue) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 14;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
        }
    }

    /** qmgr, the subject, began to scan a directory. */
    record ScanStarted(QueueName queue, boolean restart, int files) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 15;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
            out.number(restart ? 1 : 0);
            out.number(files);
        }
    }

    /** qmgr, the subject, came to the end of a scan. */
    record ScanEnded(QueueName queue) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 16;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
        }
    }

    /** A message reached the system; the subject is the message. Its source may have no name. */
    record MessageBegan(Origin origin, String source, String sender, int recipients) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 17;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(origin.ordinal());
            out.text(source);
            out.text(sender);
            out.number(recipients);
        }
    }

    /**
     * A queue file was made, still incomplete: mode 0600.
     *
     * <p>A message can have two files, while pickup hands one over and after a kill in mid-copy. So all facts about a file
     * name in {@code since} the one that brought it to its place: this, or the last {@link FileMoved}.
     */
    record FileCreated(QueueName queue, String queueId, long mtimeSecond) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 18;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
            out.text(queueId);
            out.number(mtimeSecond);
        }
    }

    /** A queue file is complete and on disk: mode 0700. */
    record FileReady(QueueName queue, int sizeBytes, long mtimeSecond) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 19;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
            out.number(sizeBytes);
            out.number(mtimeSecond);
        }
    }

    /** A queue file was renamed; renaming keeps its modification time. */
    record FileMoved(QueueName from, QueueName to) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 20;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(from.ordinal());
            out.number(to.ordinal());
        }
    }

    /** The modification time of a queue file changed. */
    record FileTouched(QueueName queue, long mtimeSecond) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 21;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
            out.number(mtimeSecond);
        }
    }

    /** The mode of a queue file changed. */
    record FileMode(QueueName queue, int mode) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 22;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
            out.number(mode);
        }
    }

    /** A queue file was removed. */
    record FileRemoved(QueueName queue) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 23;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
        }
    }

    /** A process took a lock on a queue file. */
    record FileLocked(int process, boolean exclusive) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 24;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(process);
            out.number(exclusive ? 1 : 0);
        }
    }

    /** A process dropped its lock on a queue file. */
    record FileUnlocked(int process) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 25;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(process);
        }
    }

    /** smtpd, the subject, has a client. */
    record ClientConnected(String client) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 26;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(client);
        }
    }

    /** smtpd began a queue file for its client. */
    record ClientAccepted(int smtpd, String queueId, String client) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 27;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(smtpd);
            out.text(queueId);
            out.text(client);
        }
    }

    /** smtpd's client has left; the subject is smtpd. */
    record ClientGone(String client, String commands) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 28;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(client);
            out.text(commands);
        }
    }

    /** pickup hands a local submission to cleanup. */
    record PickedUp(int pickup, String queueId, int uid, String sender, String formerId) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 29;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(pickup);
            out.text(queueId);
            out.number(uid);
            out.text(sender);
            out.text(formerId);
        }
    }

    /** cleanup has read the header of a message. */
    record HeaderRead(int cleanup, String queueId, String messageId) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 30;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(cleanup);
            out.text(queueId);
            out.text(messageId);
        }
    }

    /** cleanup, the subject, found no token in the flow pipe and pauses. */
    record FlowPaused(long pauseNanos) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 31;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(pauseNanos);
        }
    }

    /** qmgr took a message into the active queue. */
    record MessageActive(int qmgr, String queueId, QueueName from, String sender, int sizeBytes, int nrcpt)
            implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 32;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(qmgr);
            out.text(queueId);
            out.number(from.ordinal());
            out.text(sender);
            out.number(sizeBytes);
            out.number(nrcpt);
        }
    }

    /** qmgr found the file still locked by a delivery agent. */
    record MessageSkipped(int qmgr, String queueId) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 33;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(qmgr);
            out.text(queueId);
        }
    }

    /** qmgr, the subject, asked a transport for a delivery process. */
    record AgentAsked(String transport) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 34;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(transport);
        }
    }

    /** An agent has a delivery request for the message. */
    record DeliveryBegan(int agent, int destination, int recipients) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 35;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(agent);
            out.number(destination);
            out.number(recipients);
        }
    }

    /**
     * A recipient's delivery attempt has its outcome.
     *
     * @param original the recipient as it was given, before its address was completed
     * @param delayDigits most places behind the point with which the agent logs its times
     */
    record RecipientDone(
            int agent,
            String queueId,
            String recipient,
            String original,
            String relay,
            int connUse,
            long waitedNanos,
            long queuedNanos,
            long connectNanos,
            long deliverNanos,
            String dsn,
            Status status,
            String reply,
            int delayDigits)
            implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 36;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(agent);
            out.text(queueId);
            out.text(recipient);
            out.text(original);
            out.text(relay);
            out.number(connUse);
            out.number(waitedNanos);
            out.number(queuedNanos);
            out.number(connectNanos);
            out.number(deliverNanos);
            out.text(dsn);
            out.number(status.ordinal());
            out.text(reply);
            out.number(delayDigits);
        }
    }

    /** qmgr knows the outcome of a delivery request. */
    record DeliveryEnded(int destination, int deferredRecipients) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 37;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(destination);
            out.number(deferredRecipients);
        }
    }

    /** A delivery agent vanished before it reported. */
    record AgentLost(int destination) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 38;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(destination);
        }
    }

    /** qmgr put the message off. */
    record MessageDeferred(int qmgr, long delaySeconds) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 39;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(qmgr);
            out.number(delaySeconds);
        }
    }

    /** The message is too old, or was declared so ({@code forced}), and goes back to its sender. */
    record MessageExpired(int qmgr, String queueId, String sender, boolean forced) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 40;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(qmgr);
            out.text(queueId);
            out.text(sender);
            out.number(forced ? 1 : 0);
        }
    }

    /** The message has left the queue; {@code queueId} is empty if the process that removed it does not log that as qmgr does. */
    record MessageRemoved(int process, String queueId) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 41;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(process);
            out.text(queueId);
        }
    }

    /**
     * A destination (transport and next hop), the subject, was met for the first time by this qmgr.
     *
     * @param nexthop qmgr's name for it: the next hop; {@code recipient@nexthop}, if the transport takes one recipient at
     *     a time; of the retry transport, the reason why mail is put off
     * @param window deliveries that may run at once, whenever the destination is new: {@code
     *     initial_destination_concurrency}, or the limit if that is lower
     * @param limit greatest window; 0: no limit
     */
    record DestinationNamed(String transport, String nexthop, int window, int limit) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 42;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(transport);
            out.text(nexthop);
            out.number(window);
            out.number(limit);
        }
    }

    /** The concurrency window of a destination, the subject, changed; 0: dead, -1: suspended. */
    record WindowChanged(int window) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 43;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(window);
        }
    }

    /**
     * qmgr has nothing to do for a destination, the subject, and forgets what it had learned: the window is as new. Only
     * said where there was something to forget.
     */
    record WindowForgotten() implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 48;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            // no fields
        }
    }

    /**
     * A process, the subject, began with this value of a parameter that decides about waits.
     *
     * @param name as in main.cf
     * @param value a whole number: seconds, if it is a time
     */
    record SettingRead(String name, long value) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 49;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(name);
            out.number(value);
        }
    }

    /** From now on the message waits for something; {@code blocker} is the fact that explains it, or 0. */
    record WaitBegan(Wait reason, long blocker) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 44;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(reason.ordinal());
            out.number(blocker);
        }
    }

    /** Somebody did something to the system. */
    record OperatorActed(String action) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 45;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(action);
        }
    }

    /** A process, the subject, logged a line that no other fact stands for. */
    record Logged(String text) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 46;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(text);
        }
    }

    /** A command, the subject, printed a line on the operator's terminal; it is in no log. */
    record Printed(String line) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 50;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(line);
        }
    }

    /** The clock of the machine was set forward, or back, by so much: calendar and virtual time part from here. */
    record ClockStepped(long byNanos) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 51;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(byNanos);
        }
    }

    /** The run is over; nothing happens after this. */
    record RunEnded() implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 47;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {}
    }

    /**
     * What stands in the envelope of a queue file that was just made; {@code since} names the file.
     *
     * @param arrivalMicros when the message arrived, in microseconds since 1970: it survives a requeue
     * @param recipients addresses in the order of the file, with a line feed between them
     */
    record FileAddressed(long arrivalMicros, String recipients) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 60;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(arrivalMicros);
            out.text(recipients);
        }
    }

    /** A recipient in a queue file needs no further attempt: the file was written, so its modification time changed too. */
    record RecipientMarked(QueueName queue, int place, long mtimeSecond) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 61;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
            out.number(place);
            out.number(mtimeSecond);
        }
    }

    /** A record was added to the defer log of a queue file: why a recipient waits. */
    record DeferLogged(String recipient, String dsn, String reason) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 62;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.text(recipient);
            out.text(dsn);
            out.text(reason);
        }
    }

    /** The defer log of a queue file, which was not empty, was removed. */
    record DeferLogRemoved() implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 63;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {}
    }

    /**
     * qmgr, the subject, will scan a directory by itself, unless somebody asks it before.
     *
     * @param dueMicros the time of the calendar when its timer is due, in microseconds since 1970
     */
    record ScanDue(QueueName queue, long dueMicros) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 64;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(queue.ordinal());
            out.number(dueMicros);
        }
    }

    /**
     * A content filter hands the message, the subject, to an smtpd: there it becomes a new message.
     *
     * @param as the new message, whose beginning this fact is the cause of
     * @param filter as the log names it: {@code 127.0.0.1[127.0.0.1]:10024}
     * @param recipients how many of the message's
     */
    record MessageReinjected(int as, String filter, int recipients) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 65;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(as);
            out.text(filter);
            out.number(recipients);
        }
    }

    /**
     * The destination has taken the message, the subject, for a recipient: the host has said 250, or the mailbox is written. If
     * the agent ends before it has marked that in the queue file, the recipient gets the message once more.
     */
    record RecipientAccepted(int agent, String recipient) implements Happening {
        /** See {@link #code()}. */
        public static final int CODE = 66;

        @Override
        public int code() {
            return CODE;
        }

        @Override
        public void put(FieldSink out) {
            out.number(agent);
            out.text(recipient);
        }
    }
}
