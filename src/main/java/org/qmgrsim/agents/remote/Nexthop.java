package org.qmgrsim.agents.remote;

import java.util.Locale;
import java.util.Map;

/**
 * A next hop taken apart: {@code domain}, {@code domain:port}, {@code [host]} or {@code [host]:port}; for lmtp(8) also
 * {@code unix:path}, {@code inet:host} or {@code inet:host:port}.
 *
 * @param name the domain or host
 * @param port its port; 0 for a socket on this machine, whose path is the name
 * @param isHost whether it stands in brackets: a host, for which no mail exchanger is looked up
 * @see "Postfix src/smtp/smtp_connect.c: smtp_parse_destination"
 */
public record Nexthop(String name, int port, boolean isHost) {
    private static final int MOST = 65535;
    private static final String UNIX = "unix:";
    private static final String INET = "inet:";
    private static final Map<String, Integer> SERVICES =
            Map.of("smtp", 25, "lmtp", 24, "submission", 587, "submissions", 465, "smtps", 465);

    /** A next hop that smtp(8) dies of; the message is what it logs. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /**
     * Takes a next hop apart.
     *
     * @param service the port, or its name, that holds if the next hop has none
     */
    public static Nexthop of(String nexthop, String service) throws Malformed {
        boolean isHost = nexthop.startsWith("[") && nexthop.indexOf(']') > 0;
        int end = isHost ? nexthop.indexOf(']') : -1;
        int colon = nexthop.indexOf(':', Math.max(end, 0));
        String name = colon < 0 ? nexthop : nexthop.substring(0, colon);
        String port = colon < 0 ? service : nexthop.substring(colon + 1);
        return new Nexthop(isHost ? nexthop.substring(1, end) : name, port(port, nexthop), isHost);
    }

    /**
     * Takes a next hop of lmtp(8) apart, which looks for no mail exchangers.
     *
     * @see "Postfix src/smtp/smtp_connect.c: smtp_connect"
     */
    public static Nexthop ofLmtp(String nexthop, String service) throws Malformed {
        if (nexthop.startsWith(UNIX)) {
            return new Nexthop(nexthop.substring(UNIX.length()), 0, true);
        }
        Nexthop plain = of(nexthop.startsWith(INET) ? nexthop.substring(INET.length()) : nexthop, service);
        return nexthop.startsWith(INET) ? new Nexthop(plain.name, plain.port, true) : plain;
    }

    private static int port(String text, String nexthop) throws Malformed {
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = text.length() > 5 ? 0 : Integer.parseInt(text);
            if (number == 0 || number > MOST) {
                throw new Malformed("bad network port: " + text + " for destination: " + nexthop);
            }
            return number;
        }
        Integer known = SERVICES.get(text.toLowerCase(Locale.ROOT));
        if (known == null) {
            throw new Malformed("unknown service: " + text + "/tcp");
        }
        return known;
    }
}
