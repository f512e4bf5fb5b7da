package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;
import org.qmgrsim.report.SummaryJson;
import org.qmgrsim.scenario.ConfigurationFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qmgrsim params [TERM…]}: the parameters that the model reads, and what they are in a configuration. */
@Command(
        name = "params",
        description = {
            "Lists the Postfix parameters that the model reads: default, unit, range, override, what makes a change take effect,"
                    + " meaning. With --config or --set also what they are in a configuration, and who set them."
        },
        footer = {
            "",
            "Example: qmgrsim params backoff",
            "Example: qmgrsim params maximal_queue_lifetime qmgr/unix/wakeup --config /etc/postfix",
            "Example: qmgrsim params --set maximal_queue_lifetime=1"
        },
        mixinStandardHelpOptions = true)
final class ParamsCommand implements Callable<Integer> {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    @picocli.CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "TERM",
            description = {
                "a part of a name or meaning; or a parameter of a transport (slow_destination_rate_delay), or a field of",
                "master.cf (qmgr/unix/wakeup); without any: all, or those that --set names"
            })
    private List<String> terms = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "PATH",
            description =
                    "a directory with main.cf and master.cf, or a file that holds what postconf printed; may be repeated")
    private List<Path> configuration = new ArrayList<>();

    @Mixin
    private ConfigurationOptions options;

    @Option(names = "--names", description = "names only, one a line")
    private boolean namesOnly;

    @Option(names = "--json", description = "print them as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InvalidInput {
        ConfigurationFiles files = options.over(ConfigurationOptions.read(configuration));
        boolean values = !configuration.isEmpty() || options.hasSettings();
        Map<String, Parameter> found = new LinkedHashMap<>();
        for (String term : terms.isEmpty() ? options.names() : terms) {
            Map<String, Parameter> some = find(term, files);
            if (some.isEmpty()) {
                return nothing(term);
            }
            found.putAll(some);
        }
        if (found.isEmpty()) {
            Parameters.catalogue().all().forEach(parameter -> found.put(parameter.name(), parameter));
        }
        print(found, values ? new EffectiveValues(files) : null);
        return 0;
    }

    /** By name: parameters in the order of the catalogue, one of a transport, or a field of a service. */
    private static Map<String, Parameter> find(String term, ConfigurationFiles files) {
        Map<String, Parameter> found = new LinkedHashMap<>();
        Parameters catalogue = Parameters.catalogue();
        Parameters.PerTransport perTransport = catalogue.splitPerTransport(term);
        if (term.contains("/")) {
            Parameter field = ServiceFields.find(term, files.master());
            if (field != null) {
                found.put(term, field);
            }
        } else if (catalogue.find(term) != null) {
            found.put(term, catalogue.get(term));
        } else if (perTransport != null) {
            found.put(term, perTransport.base());
        } else {
            catalogue.search(term).forEach(parameter -> found.put(parameter.name(), parameter));
            ServiceFields.search(term).forEach(field -> found.put(field.name(), field));
        }
        return found;
    }

    private int nothing(String term) {
        String near = Nearest.of(
                term, Parameters.catalogue().all().stream().map(Parameter::name).toList());
        String why = term.contains("/")
                ? "no service of master.cf has a field \"" + term + "\""
                : Parameters.catalogue().isPostfixName(term)
                        ? "the model passes \"" + term + "\" over"
                        : "no parameter has \"" + term + "\" in its name or meaning";
        spec.commandLine()
                .getErr()
                .println("qmgrsim: error: " + why + (near == null ? "" : "\n  hint: did you mean \"" + near + "\"?"));
        return Main.BAD_INPUT;
    }

    private void print(Map<String, Parameter> found, @Nullable EffectiveValues values) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            found.forEach((name, parameter) -> array.add(json(name, parameter, values)));
            out.print(SummaryJson.text(array));
        } else {
            found.forEach((name, parameter) -> {
                if (namesOnly) {
                    out.println(name);
                } else {
                    print(name, parameter, values, out);
                }
            });
        }
        out.flush();
    }

    private static void print(String name, Parameter parameter, @Nullable EffectiveValues values, PrintWriter out) {
        EffectiveValue value = values == null ? null : values.of(name, parameter);
        if (value == null) {
            out.println(name + " = " + byDefault(name, parameter));
        } else {
            out.println(name + " = " + value.written());
            out.println(INDENT + value.sentence() + defaultIfSet(name, parameter, value));
        }
        wrap(parameter.meaning(), out);
        wrap(facts(name, parameter), out);
    }

    private static String defaultIfSet(String name, Parameter parameter, EffectiveValue value) {
        String byDefault = byDefault(name, parameter);
        return value.setAt() == null ? "" : "; default " + (byDefault.isEmpty() ? "empty" : byDefault);
    }

    private static String byDefault(String name, Parameter parameter) {
        return name.equals(parameter.name()) ? parameter.defaultValue() : "$" + parameter.name();
    }

    private static String facts(String name, Parameter parameter) {
        List<String> facts = new ArrayList<>();
        facts.add("unit: " + (parameter.unit().isEmpty() ? "none" : parameter.unit()));
        String range = range(parameter);
        if (!range.isEmpty()) {
            facts.add("range: " + range);
        }
        if (name.equals(parameter.name()) && !parameter.override().isEmpty()) {
            facts.add("override: " + parameter.override());
        }
        facts.add("read by: " + parameter.readBy());
        if (!parameter.takesEffect().isEmpty()) {
            facts.add("takes effect: " + parameter.takesEffect());
        }
        return String.join("; ", facts);
    }

    private static String range(Parameter parameter) {
        Long min = parameter.min();
        Long max = parameter.max();
        boolean text = parameter.kind() == Parameter.Kind.TEXT;
        if (text) {
            return min == null || min == 0 ? "" : "not empty";
        } else if (parameter.kind() == Parameter.Kind.FEEDBACK) {
            return "0 to 1";
        } else if (min == null) {
            return max == null ? "" : "at most " + max;
        }
        return max == null ? "at least " + min : min + " to " + max;
    }

    private static void wrap(String text, PrintWriter out) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : text.split(" ")) {
            if (line.length() > INDENT.length() && line.length() + word.length() > WIDTH) {
                out.println(line.toString().stripTrailing());
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        out.println(line.toString().stripTrailing());
    }

    private static ObjectNode json(String name, Parameter parameter, @Nullable EffectiveValues values) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", name);
        node.put("kind", parameter.kind().name().toLowerCase(Locale.ROOT));
        node.put("default", byDefault(name, parameter));
        node.put("unit", parameter.unit());
        node.put("min", parameter.min());
        node.put("max", parameter.max());
        node.put("override", parameter.override());
        node.put("takes_effect", parameter.takesEffect());
        node.put("read_by", parameter.readBy());
        node.put("meaning", parameter.meaning());
        EffectiveValue value = values == null ? null : values.of(name, parameter);
        if (value != null) {
            node.put("written", value.written());
            node.put("value", value.value());
            node.put("means", value.means());
            node.put("set_at", value.setAt() == null ? null : String.valueOf(value.setAt()));
        }
        return node;
    }
}
