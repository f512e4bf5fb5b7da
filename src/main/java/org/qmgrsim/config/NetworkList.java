package org.qmgrsim.config;

import java.util.List;

/**
 * A list of clients such as {@code smtpd_authorized_xforward_hosts}: addresses, networks as {@code 127.0.0.0/8}, host names,
 * and {@code .example.com} for the names below a domain; the first element that matches decides, {@code !} before it says no.
 * Tables and files match nothing, nor do networks of IPv6.
 *
 * @see "Postfix src/util/match_ops.c: match_hostname, match_hostaddr"
 */
public final class NetworkList {
    private static final int ADDRESS_BITS = 32;

    private final List<String> patterns;

    /** The elements as the parameter has them. */
    public NetworkList(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Whether a client belongs to it.
     *
     * @param name its host name, in lower case
     * @param address its IPv4 address
     */
    public boolean matches(String name, String address) {
        for (String pattern : patterns) {
            String plain = pattern.replaceFirst("^!+", "");
            if (matches(plain, name, address)) {
                return (pattern.length() - plain.length()) % 2 == 0;
            }
        }
        return false;
    }

    private static boolean matches(String pattern, String name, String address) {
        int slash = pattern.indexOf('/');
        if (slash > 0) {
            return matchesNetwork(pattern.substring(0, slash), pattern.substring(slash + 1), address);
        }
        return pattern.equals(address) || pattern.equals(name) || (pattern.startsWith(".") && name.endsWith(pattern));
    }

    private static boolean matchesNetwork(String network, String bits, String address) {
        long net = number(network);
        long host = number(address);
        if (net < 0 || host < 0 || !bits.matches("[0-9]{1,2}") || Integer.parseInt(bits) > ADDRESS_BITS) {
            return false;
        }
        int rest = ADDRESS_BITS - Integer.parseInt(bits);
        return net >> rest == host >> rest;
    }

    /** An address as a number; negative if it is none. */
    private static long number(String address) {
        if (!address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
            return -1;
        }
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number << 8 | Integer.parseInt(part);
        }
        return number;
    }
}
