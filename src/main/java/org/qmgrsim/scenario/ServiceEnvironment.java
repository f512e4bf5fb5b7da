package org.qmgrsim.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.agents.MailSystem;
import org.qmgrsim.agents.SmtpParameters;
import org.qmgrsim.agents.remote.Destinations;
import org.qmgrsim.config.FastFlush;
import org.qmgrsim.config.NetworkList;
import org.qmgrsim.config.OpenTables;
import org.qmgrsim.config.Route;
import org.qmgrsim.config.Routing;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.TransportTable;
import org.qmgrsim.ipc.Limits;
import org.qmgrsim.qmgr.Flushing;
import org.qmgrsim.spool.Spool;

/** What the processes of one row of master.cf find around them: their settings, the spool, the remote hosts. */
final class ServiceEnvironment implements MailSystem, Flushing {
    private final World world;
    private final Settings settings;
    private final ConfigurationFiles files;
    private final Function<String, @Nullable TransportTable> now;
    private final OpenTables ofResolver;
    private final OpenTables ofFastFlush;
    private final RecentRoutes routes = new RecentRoutes();
    private final String myhostname;
    private final long inFlowDelaySeconds;
    private final long delayWarningSeconds;
    private final long queueMinfree;
    private final long messageSizeLimit;
    private final boolean longQueueIds;
    private final String contentFilter;
    private final int hopcountLimit;
    private @Nullable Routing routing;
    private @Nullable SmtpParameters smtp;
    private @Nullable FastFlush flushed;

    /**
     * What the processes find that start now.
     *
     * @param now gives the tables that there are at any time
     */
    ServiceEnvironment(
            World world, Settings settings, ConfigurationFiles files, Function<String, @Nullable TransportTable> now) {
        this.world = world;
        this.settings = settings;
        this.files = files;
        this.now = now;
        this.ofResolver = OpenTables.ofResolver(settings);
        this.ofFastFlush = OpenTables.ofFastFlush(settings);
        this.myhostname = settings.text("myhostname");
        this.inFlowDelaySeconds = settings.seconds("in_flow_delay");
        this.delayWarningSeconds = settings.seconds("delay_warning_time");
        this.queueMinfree = settings.size("queue_minfree");
        this.messageSizeLimit = settings.size("message_size_limit");
        this.longQueueIds = settings.flag("enable_long_queue_ids");
        this.contentFilter = settings.text("content_filter");
        this.hopcountLimit = settings.number("hopcount_limit");
    }

    @Override
    public Spool spool() {
        return world.spool();
    }

    @Override
    public Destinations destinations() {
        return world.destinations();
    }

    @Override
    public long inFlowDelaySeconds() {
        return inFlowDelaySeconds;
    }

    @Override
    public String smtpdSocket() {
        return "private/" + settings.text("smtpd_service_name");
    }

    @Override
    public Limits limits() {
        return new Limits(
                settings.number("max_use"),
                settings.seconds("max_idle"),
                settings.seconds("ipc_timeout"),
                settings.seconds("ipc_idle"),
                settings.seconds("ipc_ttl"),
                settings.seconds("daemon_timeout"));
    }

    @Override
    public String contentFilter() {
        return contentFilter;
    }

    @Override
    public int hopcountLimit() {
        return hopcountLimit;
    }

    @Override
    public NetworkList toldByXforward() {
        return new NetworkList(settings.list("smtpd_authorized_xforward_hosts"));
    }

    @Override
    public long queueMinfree() {
        return queueMinfree;
    }

    @Override
    public long messageSizeLimit() {
        return messageSizeLimit;
    }

    @Override
    public Set<String> notifyClasses() {
        return Set.copyOf(settings.list("notify_classes"));
    }

    @Override
    public boolean logsCancelledFiles() {
        return PostfixVersion.atLeast(world.scenario().version(), 3, 10);
    }

    @Override
    public boolean longQueueIds() {
        return longQueueIds;
    }

    @Override
    public long delayWarningSeconds() {
        return delayWarningSeconds;
    }

    @Override
    public boolean softBounce() {
        return settings.flag("soft_bounce");
    }

    @Override
    public int bounceSizeLimit() {
        return settings.number("bounce_size_limit");
    }

    @Override
    public long flushRefreshSeconds() {
        return settings.seconds("fast_flush_refresh_time");
    }

    @Override
    public long flushPurgeSeconds() {
        return settings.seconds("fast_flush_purge_time");
    }

    @Override
    public @Nullable String flushSite(String address) {
        if (flushed == null || ofFastFlush.anyLive()) {
            flushed = FastFlush.of(settings, path -> ofFastFlush.isLive(path) ? now.apply(path) : files.table(path));
        }
        return flushed.site(address);
    }

    @Override
    public String doubleBounceAddress() {
        return settings.text("double_bounce_sender") + "@" + myhostname;
    }

    @Override
    public String bounceNoticeRecipient() {
        return settings.text("bounce_notice_recipient");
    }

    @Override
    public String doubleBounceNoticeRecipient() {
        return settings.text("2bounce_notice_recipient");
    }

    @Override
    public String delayNoticeRecipient() {
        return settings.text("delay_notice_recipient");
    }

    @Override
    public String errorNoticeRecipient() {
        return settings.text("error_notice_recipient");
    }

    @Override
    public boolean logsNoticesFirst() {
        return PostfixVersion.atLeast(world.scenario().version(), 3, 11);
    }

    @Override
    public int delayDigits() {
        return settings.number("delay_logging_resolution_limit");
    }

    @Override
    public long cacheStatusSeconds() {
        return settings.seconds("connection_cache_status_update_time");
    }

    @Override
    public long cacheTimeoutSeconds() {
        return settings.seconds("connection_cache_protocol_timeout");
    }

    @Override
    public String logTime(long calendarSecond) {
        return MailClock.stamp(calendarSecond, world.scenario().zone());
    }

    @Override
    public boolean listsBounces() {
        return PostfixVersion.atLeast(world.scenario().version(), 3, 11);
    }

    @Override
    public SmtpParameters smtp() {
        if (smtp == null) {
            smtp = SmtpParameters.read(settings);
        }
        return smtp;
    }

    @Override
    public Route route(String sender, String address) {
        Routing rules = routing();
        String key = rules.dependsOnSender() ? sender + " " + address : address;
        Route known = ofResolver.anyLive() ? null : routes.get(key);
        if (known == null) {
            known = rules.route(sender, address);
            routes.put(key, known);
        }
        return known;
    }

    private Routing routing() {
        Routing known = routing;
        if (known == null || ofResolver.anyLive()) {
            known = Routing.of(settings, path -> ofResolver.isLive(path) ? now.apply(path) : files.table(path));
            routing = known;
        }
        return known;
    }

    @Override
    public @Nullable String changedTableOfResolver() {
        return ofResolver.changed(files::table, now);
    }

    @Override
    public @Nullable String changedTable() {
        return ofFastFlush.changed(files::table, now);
    }

    @Override
    public String origin() {
        return settings.text("myorigin");
    }

    @Override
    public String hostName() {
        return settings.text("myhostname");
    }

    @Override
    public String messageId(long calendarNanos, String queueId) {
        return MailClock.messageId(calendarNanos, queueId, myhostname);
    }

    /** Answers that were given lately: an address has the same route as long as the settings are the same. */
    private static final class RecentRoutes extends LinkedHashMap<String, Route> {
        private static final int MOST = 1000;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Route> eldest) {
            return size() > MOST;
        }
    }
}
