package org.qmgrsim.config;

import java.util.List;

/**
 * A list such as {@code master_service_disable}: services by {@code name/type}, or all of a type; {@code !} makes an
 * exception, and the first that fits decides.
 *
 * @see "Postfix src/global/match_service.c"
 */
public record ServicePatterns(List<String> patterns) {
    /** Takes a copy of the list. */
    public ServicePatterns {
        patterns = List.copyOf(patterns);
    }

    /** Whether it names a service. */
    public boolean matches(ServiceRow row) {
        for (String item : patterns) {
            String pattern = item.replaceFirst("^!+", "");
            String modern = pattern.indexOf('/') < 0 ? pattern.replaceFirst("\\.([^.]*)$", "/$1") : pattern;
            if ((modern.indexOf('/') < 0 ? row.type() : row.key()).equalsIgnoreCase(modern)) {
                return (item.length() - pattern.length()) % 2 == 0;
            }
        }
        return false;
    }
}
