package org.qmgrsim.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Parameter;
import org.qmgrsim.config.Parameters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code qmgrsim params [TERM]}: the parameters that the model reads. */
@Command(
        name = "params",
        description = {
            "Lists the Postfix parameters that the model reads: default, unit, range, override, meaning.",
            "Example: qmgrsim params backoff"
        },
        mixinStandardHelpOptions = true)
final class ParamsCommand implements Callable<Integer> {
    @picocli.CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "TERM",
            description = "only parameters whose name or meaning has this in it")
    private @Nullable String term;

    @Option(names = "--names", description = "names only, one a line")
    private boolean namesOnly;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Parameters catalogue = Parameters.catalogue();
        List<Parameter> found = term == null ? catalogue.all() : catalogue.search(term);
        if (found.isEmpty()) {
            String wanted = String.valueOf(term);
            String near = Nearest.of(
                    wanted, catalogue.all().stream().map(Parameter::name).toList());
            spec.commandLine()
                    .getErr()
                    .println("qmgrsim: error: no parameter has \"" + wanted + "\" in its name or meaning"
                            + (near == null ? "" : "\n  hint: did you mean \"" + near + "\"?"));
            return Main.BAD_INPUT;
        }
        for (Parameter parameter : found) {
            if (namesOnly) {
                out.println(parameter.name());
            } else {
                print(parameter, out);
            }
        }
        return 0;
    }

    private static void print(Parameter parameter, PrintWriter out) {
        out.println(parameter.name() + " = " + parameter.defaultValue());
        out.println("    " + parameter.meaning());
        StringBuilder facts = new StringBuilder("    unit: ");
        facts.append(parameter.unit().isEmpty() ? "none" : parameter.unit());
        if (parameter.min() != null || parameter.max() != null) {
            facts.append("; range: ")
                    .append(parameter.min() == null ? "" : parameter.min())
                    .append("..")
                    .append(parameter.max() == null ? "" : parameter.max());
        }
        if (!parameter.override().isEmpty()) {
            facts.append("; override: ").append(parameter.override());
        }
        facts.append("; read by: ").append(parameter.readBy());
        if (!parameter.takesEffect().isEmpty()) {
            facts.append("; takes effect: ").append(parameter.takesEffect());
        }
        out.println(facts);
    }
}
