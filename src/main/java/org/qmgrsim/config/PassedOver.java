package org.qmgrsim.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a configuration holds beyond the model, in the order of its files, and in groups that a person can take in. */
public final class PassedOver {
    /** The group of tables that cannot be opened, each as {@code name = type:place}. */
    public static final String TABLES = "lookup tables";

    private static final Set<String> NOT_MODELLED = Set.of("spawn", "qmqpd", "oqmgr", "nqmgr");

    private record Group(String title, Pattern names) {
        static Group of(String title, String pattern) {
            return new Group(title, Pattern.compile(pattern));
        }
    }

    /** The first that matches takes a name. */
    private static final List<Group> GROUPS = List.of(
            Group.of("services", ".* \\(\\w+\\)"),
            Group.of(TABLES, ".* = .*"),
            Group.of("TLS", ".*(^|_)tls(proxy|rpt)?_.*|tls_.*|.*_use_tls|.*_enforce_tls|openssl_.*"),
            Group.of("SASL", ".*_?sasl_.*"),
            Group.of("milters", ".*milter.*"),
            Group.of("postscreen", "postscreen_.*|dnsblog_.*"),
            Group.of("address verification", "(address_verify|unverified)_.*"),
            Group.of(
                    "access rules",
                    "(smtpd|qmqpd)_.*|.*reject.*|permit_.*|.*access.*|disable_vrfy_command|strict_.*|.*_restriction_classes"
                            + "|allow_.*|default_rbl_reply|policy.*|smtpd_policy.*|rbl_.*|.*_rbl_.*|authorized_.*"
                            + "|mynetworks_style|show_user_unknown_table_name"),
            Group.of(
                    "address rewriting",
                    ".*(canonical|masquerade|rewrite|append_|swap_|relocated|generic|bcc|alias).*|remote_header.*"
                            + "|propagate_.*|expand_owner_alias|owner_request_special|recipient_canonical.*"),
            Group.of("content", ".*_checks.*|receive_override_options|.*mime.*|.*header.*|body_.*|message_strip.*"),
            Group.of(
                    "local delivery",
                    "(mailbox|home|local|virtual|forward|mail_spool|deliver|mailman|luser|command|biff|require_home|prepend"
                            + "|fallback_transport).*|.*_time_limit|setgid_group|default_privs|trigger_.*"),
            Group.of("smtp client", "(smtp|lmtp)_.*|disable_dns_lookups|ignore_mx.*"),
            Group.of("tables of other services", "proxy_.*|.*_maps|.*_map"),
            Group.of("service names", ".*_service_name"),
            Group.of("notices", ".*bounce.*|.*verp.*|defer_code|.*_errors_to"),
            Group.of(
                    "installation",
                    ".*_(directory|directories|path|owner|environment)|mail_(name|version|release_date)|syslog_.*|maillog_.*"
                            + "|.*multi_?instance.*|postmulti_.*|non_bdb_.*|default_(cache_db|database)_type"),
            Group.of("other", ".*"));

    private PassedOver() {}

    /**
     * Names that are set in main.cf or behind {@code -o} though the model does not read them, each once, and services whose
     * programs it does not have.
     */
    public static List<String> of(MainCf main, MasterCf master) {
        Set<String> names = new LinkedHashSet<>();
        main.assignments().forEach(set -> names.add(set.name()));
        master.rows().forEach(row -> names.addAll(row.overrides().keySet()));
        names.retainAll(Parameters.catalogue().passedOver());
        for (ServiceRow row : master.rows()) {
            if (NOT_MODELLED.contains(row.program())) {
                names.add(row.key() + " (" + row.program() + ")");
            }
        }
        return List.copyOf(names);
    }

    /** The same in groups, by their titles; none is empty. */
    public static Map<String, List<String>> grouped(List<String> names) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        GROUPS.forEach(group -> groups.put(group.title, new ArrayList<>()));
        for (String name : names) {
            GROUPS.stream()
                    .filter(group -> group.names.matcher(name).matches())
                    .findFirst()
                    .ifPresent(group -> groups.computeIfAbsent(group.title, title -> new ArrayList<>())
                            .add(name));
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }
}
