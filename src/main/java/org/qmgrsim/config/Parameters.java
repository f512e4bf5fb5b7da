package org.qmgrsim.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalogue of parameters that the model reads, and the names of those that Postfix has besides. */
public final class Parameters {
    private static final Parameters CATALOGUE = new Parameters(
            rows(resource("parameters.csv")),
            resource("passed-over.txt")
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList());

    private final Map<String, Parameter> byName = new LinkedHashMap<>();
    private final Map<String, Parameter> bySuffix = new LinkedHashMap<>();
    private final Set<String> passedOver;
    private final Map<String, Deprecation> deprecated = new LinkedHashMap<>();

    private Parameters(List<Parameter> rows, Collection<String> passedOver) {
        for (Parameter row : rows) {
            byName.put(row.name(), row);
            if (row.isPerTransport()) {
                bySuffix.put(row.suffix(), row);
            }
        }
        this.passedOver = Collections.unmodifiableSet(new TreeSet<>(passedOver));
        resource("deprecated.csv").lines().skip(1).map(Parameters::fields).forEach(row -> {
            deprecated.put(row.get(0), new Deprecation(row.get(1), row.get(2)));
        });
    }

    /**
     * A name that still works and will not for ever.
     *
     * @param since the first version of Postfix that warns of it
     * @param instead what postconf advises: {@code specify "smtp_tls_security_level"}
     */
    record Deprecation(String since, String instead) {}

    /** Whether, and since when, postconf warns of a name; null if it does not. */
    @Nullable
    Deprecation deprecation(String name) {
        return deprecated.get(name);
    }

    /** The one catalogue. */
    public static Parameters catalogue() {
        return CATALOGUE;
    }

    /** All parameters that the model reads, in the order of the catalogue. */
    public List<Parameter> all() {
        return List.copyOf(byName.values());
    }

    /** Looks up a name; null if the model does not read it. Per-transport names are not in the catalogue. */
    public @Nullable Parameter find(String name) {
        return byName.get(name);
    }

    /**
     * Looks up a name that must be there.
     *
     * @throws IllegalArgumentException if it is not in the catalogue
     */
    public Parameter get(String name) {
        Parameter found = byName.get(name);
        if (found == null) {
            throw new IllegalArgumentException("no parameter " + name + " in the catalogue");
        }
        return found;
    }

    /** The default of a per-transport parameter: for {@code recipient_limit}, {@code default_recipient_limit}. */
    @Nullable
    Parameter findBySuffix(String suffix) {
        return bySuffix.get(suffix);
    }

    /** A name of the form TRANSPORT_suffix, taken apart; null if it is none. The longest suffix counts. */
    public @Nullable PerTransport splitPerTransport(String name) {
        if (isPostfixName(name)) {
            return null;
        }
        PerTransport longest = null;
        for (Parameter base : bySuffix.values()) {
            String tail = "_" + base.suffix();
            if (name.length() > tail.length()
                    && name.endsWith(tail)
                    && (longest == null
                            || base.suffix().length() > longest.base().suffix().length())) {
                longest = new PerTransport(name.substring(0, name.length() - tail.length()), base);
            }
        }
        return longest;
    }

    /** A per-transport name: the transport, and the parameter that is its default. */
    public record PerTransport(String transport, Parameter base) {}

    /** Whether Postfix has a parameter of this name, read by the model or not. */
    public boolean isPostfixName(String name) {
        return byName.containsKey(name) || passedOver.contains(name);
    }

    /** Names of Postfix's other parameters, sorted. */
    public Set<String> passedOver() {
        return passedOver;
    }

    /**
     * Parameters in whose name, meaning or readers the term occurs, upper and lower case being alike.
     *
     * @return those with it in the name first, else in the order of the catalogue
     */
    public List<Parameter> search(String term) {
        String wanted = term.toLowerCase(Locale.ROOT).strip();
        List<Parameter> found = new ArrayList<>();
        for (Parameter row : byName.values()) {
            if (row.name().contains(wanted)) {
                found.add(row);
            }
        }
        for (Parameter row : byName.values()) {
            String rest = (row.meaning() + '\n' + row.readBy()).toLowerCase(Locale.ROOT);
            if (!row.name().contains(wanted) && rest.contains(wanted)) {
                found.add(row);
            }
        }
        return List.copyOf(found);
    }

    /** The name that was probably meant, with its default for the hint; null if none is near. */
    @Nullable
    String suggestion(String name) {
        List<String> candidates = new ArrayList<>(byName.keySet());
        candidates.addAll(passedOver);
        String nearest = Nearest.of(name, candidates);
        if (nearest == null) {
            return null;
        }
        Parameter known = byName.get(nearest);
        String text = "did you mean \"" + nearest + "\"";
        return known == null
                ? text + "?"
                : text + " (default " + (known.defaultValue().isEmpty() ? "empty" : known.defaultValue()) + ")?";
    }

    static String resource(String name) {
        try (InputStream in = Parameters.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("resource " + name, e);
        }
    }

    private static List<Parameter> rows(String csv) {
        List<String> lines = csv.lines().toList();
        List<String> header = fields(lines.get(0));
        return lines.stream()
                .skip(1)
                .map(line -> {
                    List<String> row = fields(line);
                    if (row.size() != header.size()) {
                        throw new IllegalStateException("parameters.csv: " + row.size() + " fields in " + line);
                    }
                    Map<String, String> byColumn = new LinkedHashMap<>();
                    for (int i = 0; i < row.size(); i++) {
                        byColumn.put(header.get(i), row.get(i));
                    }
                    return row(byColumn);
                })
                .toList();
    }

    private static Parameter row(Map<String, String> columns) {
        return new Parameter(
                column(columns, "name"),
                Parameter.Kind.valueOf(column(columns, "kind").toUpperCase(Locale.ROOT)),
                column(columns, "default"),
                column(columns, "unit"),
                limit(column(columns, "min")),
                limit(column(columns, "max")),
                column(columns, "per_transport_override"),
                column(columns, "takes_effect"),
                column(columns, "meaning"),
                column(columns, "read_by"),
                Set.of(column(columns, "programs").split(" ")));
    }

    private static String column(Map<String, String> columns, String name) {
        String value = columns.get(name);
        if (value == null) {
            throw new IllegalStateException("parameters.csv: no column " + name);
        }
        return value;
    }

    private static @Nullable Long limit(String text) {
        return text.isEmpty() ? null : Long.valueOf(text);
    }

    /** Fields of one line of comma-separated values; a quoted field may hold commas and doubled quotes. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
