package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PassedOverTest {
    @Test
    void whatTheModelDoesNotReadIsListedOnce() {
        MainCf main = MainCf.parse(
                "smtpd_tls_security_level = may\nmax_use = 5\nsmtpd_milters = inet:localhost:11332\nfoo = 1\n",
                "main.cf");
        MasterCf master = MasterCf.parse("""
                submission inet n - n - - smtpd
                  -o smtpd_tls_security_level=encrypt -o smtpd_sasl_auth_enable=yes -o max_use=7
                policy unix - n n - 0 spawn user=nobody argv=/usr/bin/policyd
                """, "master.cf");

        assertEquals(
                List.of("smtpd_tls_security_level", "smtpd_milters", "smtpd_sasl_auth_enable", "policy/unix (spawn)"),
                PassedOver.of(main, master));
    }

    @Test
    void everyNameHasAGroup() {
        List<String> all = List.copyOf(Parameters.catalogue().passedOver());

        Map<String, List<String>> groups = PassedOver.grouped(all);

        assertEquals(all.size(), groups.values().stream().mapToInt(List::size).sum());
        assertEquals(
                Map.of(
                        "TLS", List.of("smtp_tls_CApath", "tls_ssl_options", "smtpd_use_tls"),
                        "SASL", List.of("smtpd_sasl_path"),
                        "milters", List.of("non_smtpd_milters"),
                        "postscreen", List.of("postscreen_greet_action"),
                        "access rules", List.of("smtpd_helo_restrictions"),
                        "address rewriting", List.of("append_dot_mydomain", "alias_maps"),
                        "content", List.of("header_checks"),
                        "lookup tables", List.of("transport_maps = pcre:/x")),
                PassedOver.grouped(List.of(
                        "smtp_tls_CApath",
                        "tls_ssl_options",
                        "smtpd_use_tls",
                        "smtpd_sasl_path",
                        "non_smtpd_milters",
                        "postscreen_greet_action",
                        "smtpd_helo_restrictions",
                        "append_dot_mydomain",
                        "alias_maps",
                        "header_checks",
                        "transport_maps = pcre:/x")));
        // Nine in ten are in a group that says something.
        assertTrue(
                groups.getOrDefault("other", List.of()).size() < all.size() / 10,
                () -> String.valueOf(groups.get("other")));
    }
}
