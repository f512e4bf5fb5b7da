package org.qmgrsim.agents;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.remote.Destinations;
import org.qmgrsim.config.NetworkList;
import org.qmgrsim.config.Route;
import org.qmgrsim.ipc.Limits;
import org.qmgrsim.spool.Spool;

/**
 * What one of the daemons around qmgr takes from main.cf and its row of master.cf when it starts, and from the spool and the
 * outside world. Later changes of the files are for later processes.
 */
public interface MailSystem {
    /** The queue directories. */
    Spool spool();

    /** The remote hosts. */
    Destinations destinations();

    /** {@code in_flow_delay}, seconds; 0: no flow control. */
    long inFlowDelaySeconds();

    /** The socket of the smtpd behind postscreen: {@code smtpd_service_name}. */
    String smtpdSocket();

    /** The parameters that all daemons read. */
    Limits limits();

    /** {@code content_filter}; empty: none. */
    String contentFilter();

    /** {@code hopcount_limit}. */
    int hopcountLimit();

    /** {@code smtpd_authorized_xforward_hosts}. */
    NetworkList toldByXforward();

    /** {@code queue_minfree}, bytes; 0: no limit. */
    long queueMinfree();

    /** {@code message_size_limit}, bytes; 0: no limit. */
    long messageSizeLimit();

    /** {@code notify_classes}. */
    Set<String> notifyClasses();

    /** Whether cleanup says that it has removed what it could not store (3.10 and later). */
    boolean logsCancelledFiles();

    /** {@code enable_long_queue_ids}. */
    boolean longQueueIds();

    /** {@code delay_warning_time}, seconds; 0: never. */
    long delayWarningSeconds();

    /** {@code soft_bounce}. */
    boolean softBounce();

    /** {@code bounce_size_limit}, bytes. */
    int bounceSizeLimit();

    /** {@code fast_flush_refresh_time}, seconds. */
    long flushRefreshSeconds();

    /** {@code fast_flush_purge_time}, seconds. */
    long flushPurgeSeconds();

    /** The site under which flush(8) logs mail for an address, if its domain is in {@code fast_flush_domains}. */
    @Nullable
    String flushSite(String address);

    /** {@code double_bounce_sender} with the host name. */
    String doubleBounceAddress();

    /** {@code bounce_notice_recipient}: who gets copies of notices to senders. */
    String bounceNoticeRecipient();

    /** {@code 2bounce_notice_recipient}: who is told of mail that can neither be delivered nor returned. */
    String doubleBounceNoticeRecipient();

    /** {@code delay_notice_recipient}: who gets copies of delay warnings. */
    String delayNoticeRecipient();

    /** {@code error_notice_recipient}: who is told of trouble with resources. */
    String errorNoticeRecipient();

    /** Whether bounce(8) logs the ID of a notice before cleanup does (3.11 and later). */
    boolean logsNoticesFirst();

    /** {@code delay_logging_resolution_limit}. */
    int delayDigits();

    /** Whether showq(8) lists recipients that stand in a bounce log (3.11 and later). */
    boolean listsBounces();

    /** {@code connection_cache_status_update_time}, seconds. */
    long cacheStatusSeconds();

    /** {@code connection_cache_protocol_timeout}, seconds. */
    long cacheTimeoutSeconds();

    /** A time of the calendar as it stands in a log: {@code Jan  1 00:00:00}. */
    String logTime(long calendarSecond);

    /** What smtp(8) or lmtp(8) takes from the files. */
    SmtpParameters smtp();

    /** A table of trivial-rewrite that has changed since it was opened; null if none has. */
    @Nullable
    String changedTableOfResolver();

    /** A table of all others that has changed since it was opened; null if none has. */
    @Nullable
    String changedTable();

    /** Where mail from a sender to an address goes. */
    Route route(String sender, String address);

    /** {@code myorigin}: the domain of addresses without one. */
    String origin();

    /** {@code myhostname}. */
    String hostName();

    /** The message ID that cleanup gives a message without one. */
    String messageId(long calendarNanos, String queueId);
}
