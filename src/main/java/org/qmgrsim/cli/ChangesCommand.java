package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Changes;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.report.SummaryJson;
import org.qmgrsim.scenario.ConfigurationFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qmgrsim changes FROM [TO]}: what to type on the machine that has one configuration to give it another. */
@Command(
        name = "changes",
        description = {
            "Prints the shortest list of postconf commands that turns one configuration into another, for a shell on the machine"
                    + " that has the first."
        },
        footer = {
            "",
            "Example: qmgrsim changes /etc/postfix --set queue_run_delay=60s --set qmgr/unix/wakeup=60",
            "Example: qmgrsim changes old/ new/ > apply.sh"
        },
        mixinStandardHelpOptions = true)
final class ChangesCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "FROM",
            description =
                    "a directory with main.cf and master.cf, or a file that holds what postconf -n and -M printed")
    private Path from;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "TO",
            description = "the same of the configuration that is wanted; without it FROM is, with what --set says")
    private @Nullable Path to;

    @Mixin
    private ConfigurationOptions options;

    @Option(names = "--json", description = "print the commands as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InvalidInput {
        ConfigurationFiles before = ConfigurationOptions.read(List.of(from));
        ConfigurationFiles after = options.over(to == null ? before : ConfigurationOptions.read(List.of(to)));
        Changes changes = Changes.between(before.main(), before.master(), after.main(), after.master());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ObjectNode root = JsonNodeFactory.instance.objectNode();
            changes.commands().forEach(root.putArray("commands")::add);
            changes.readAtStart().forEach(root.putArray("read_at_start")::add);
            out.print(SummaryJson.text(root));
        } else {
            changes.commands().forEach(out::println);
            if (changes.isEmpty()) {
                out.println("# nothing to change");
            } else if (!changes.readAtStart().isEmpty()) {
                out.println("# a reload is not enough for: " + String.join(", ", changes.readAtStart()));
            }
        }
        out.flush();
        return 0;
    }
}
