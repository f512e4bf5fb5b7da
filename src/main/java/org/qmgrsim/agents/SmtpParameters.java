package org.qmgrsim.agents;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qmgrsim.agents.remote.Stage;
import org.qmgrsim.config.Settings;
import org.qmgrsim.kernel.WallClock;

/**
 * What smtp(8) or lmtp(8) takes from main.cf and its row of master.cf: the same parameters, whose names begin with
 * {@code smtp_} or {@code lmtp_}.
 *
 * @param lmtp whether the program is lmtp
 * @param service name of the row
 * @param defaultPort of next hops without a port
 * @param ipv6 whether IPv6 addresses are looked up, after those of IPv4
 * @param forwards whether a server is told where a message came from
 * @param timeoutNanos how long each stage may take
 * @param addressLimit most servers that are tried for a next hop; 0: all
 * @param sessionLimit most servers that a message is sent to; 0: all
 * @see "Postfix src/smtp/smtp_params.c, lmtp_params.c"
 */
public record SmtpParameters(
        boolean lmtp,
        String service,
        String defaultPort,
        String relayhost,
        List<String> fallbackRelays,
        boolean ipv6,
        boolean softBounce,
        boolean skips5xxGreetings,
        boolean randomizesAddresses,
        boolean defersWithoutAddress,
        boolean forwards,
        Map<Stage, Long> timeoutNanos,
        int addressLimit,
        int sessionLimit,
        Caching caching) {
    /** How long Linux tries by itself to connect (net.ipv4.tcp_syn_retries = 6). */
    private static final long SYSTEM_CONNECT_SECONDS = 127;

    /**
     * How sessions are kept for later messages.
     *
     * @param onDemand whether they are, when qmgr asks for it
     * @param destinations domains for which they are, always
     * @param idleNanos how long one waits for the next message
     * @param reuseSeconds how old one may be
     * @param reuseLimit how often it may be used again; 0: any number of times
     */
    record Caching(boolean onDemand, List<String> destinations, long idleNanos, long reuseSeconds, int reuseLimit) {}

    /**
     * The parameters as the program reads them when it starts.
     *
     * @param settings of the row
     */
    public static SmtpParameters read(Settings settings) {
        boolean lmtp = settings.text("process_name").equals("lmtp");
        String own = lmtp ? "lmtp_" : "smtp_";
        return new SmtpParameters(
                lmtp,
                settings.text("service_name"),
                settings.text(own + "tcp_port"),
                settings.text("relayhost"),
                settings.list(own + "fallback_relay"),
                settings.list("inet_protocols").stream()
                        .anyMatch(name -> !name.toLowerCase(Locale.ROOT).equals("ipv4")),
                settings.flag("soft_bounce"),
                settings.flag(own + "skip_5xx_greeting"),
                settings.flag(own + "randomize_addresses"),
                settings.flag(own + "defer_if_no_mx_address_found"),
                settings.flag(own + "send_xforward_command"),
                timeouts(settings, own),
                settings.number(own + "mx_address_limit"),
                settings.number(own + "mx_session_limit"),
                new Caching(
                        settings.flag(own + "connection_cache_on_demand"),
                        settings.list(own + "connection_cache_destinations").stream()
                                .map(name -> name.toLowerCase(Locale.ROOT))
                                .toList(),
                        nanos(settings.seconds(own + "connection_cache_time_limit")),
                        settings.seconds(own + "connection_reuse_time_limit"),
                        settings.number(own + "connection_reuse_count_limit")));
    }

    private static Map<Stage, Long> timeouts(Settings settings, String own) {
        Map<Stage, Long> timeouts = new EnumMap<>(Stage.class);
        long connect = settings.seconds(own + "connect_timeout");
        timeouts.put(
                Stage.CONNECT, nanos(connect > 0 ? Math.min(connect, SYSTEM_CONNECT_SECONDS) : SYSTEM_CONNECT_SECONDS));
        long helo = nanos(settings.seconds(own + (own.equals("lmtp_") ? "lhlo_timeout" : "helo_timeout")));
        timeouts.put(Stage.GREETING, helo);
        timeouts.put(Stage.HELO, helo);
        timeouts.put(Stage.RSET, nanos(settings.seconds(own + "rset_timeout")));
        timeouts.put(Stage.MAIL, nanos(settings.seconds(own + "mail_timeout")));
        timeouts.put(Stage.RCPT, nanos(settings.seconds(own + "rcpt_timeout")));
        timeouts.put(Stage.DATA, nanos(settings.seconds(own + "data_init_timeout")));
        timeouts.put(Stage.BODY, nanos(settings.seconds(own + "data_xfer_timeout")));
        timeouts.put(Stage.END, nanos(settings.seconds(own + "data_done_timeout")));
        return timeouts;
    }

    private static long nanos(long seconds) {
        return seconds * WallClock.SECOND;
    }

    long timeout(Stage stage) {
        return timeoutNanos.getOrDefault(stage, Long.MAX_VALUE);
    }
}
