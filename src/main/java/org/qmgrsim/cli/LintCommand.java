package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.config.Problem;
import org.qmgrsim.report.SummaryJson;
import org.qmgrsim.scenario.ConfigurationFiles;
import org.qmgrsim.scenario.ImportedConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qmgrsim lint DIR} or {@code lint FILE…}: what Postfix would refuse, and what it would swallow. */
@Command(
        name = "lint",
        description = {
            "Checks main.cf and master.cf, or what postconf printed of them: Postfix's errors and warnings, and settings that do"
                    + " not mean what they look like. Exit code 1 if Postfix would refuse something.",
        },
        footer = {
            "",
            "Example: qmgrsim lint /etc/postfix",
            "Example: (postconf -n; postconf -Mf) 2>&1 | qmgrsim lint -",
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    private static final int FOUND_ERRORS = 1;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = {
                "a directory with main.cf and master.cf, these files, or files that hold the output of postconf -n, -M, -P or -F"
                        + " in any order; - is the standard input"
            })
    private List<Path> paths;

    @Option(names = "--json", description = "print the findings as JSON, and what the model passes over")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InvalidInput {
        List<Problem> unreadable = new ArrayList<>();
        ConfigurationFiles files = ImportedConfiguration.read(paths, unreadable).files();
        InvalidInput.throwIfAnyError(unreadable);
        List<Problem> problems = new ArrayList<>(unreadable);
        problems.addAll(files.problems(at -> false));
        List<Problem> sorted =
                problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(SummaryJson.text(json(sorted, files)));
        } else {
            print(sorted, out);
        }
        out.flush();
        return sorted.stream().anyMatch(Problem::isError) ? FOUND_ERRORS : 0;
    }

    private static void print(List<Problem> problems, PrintWriter out) {
        problems.forEach(out::println);
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        out.println(errors
                + (errors == 1 ? " error, " : " errors, ")
                + warnings
                + (warnings == 1 ? " warning" : " warnings"));
    }

    private static ObjectNode json(List<Problem> problems, ConfigurationFiles files) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode found = root.putArray("findings");
        for (Problem problem : problems) {
            ObjectNode finding = found.addObject();
            finding.put("file", problem.file());
            finding.put("line", problem.line());
            finding.put("column", problem.column());
            finding.put("severity", problem.severity().toString());
            finding.put("message", problem.message());
            finding.put("hint", problem.hint());
        }
        files.passedOver().forEach(root.putArray("passed_over")::add);
        return root;
    }
}
