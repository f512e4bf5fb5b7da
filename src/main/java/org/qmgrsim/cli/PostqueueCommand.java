package org.qmgrsim.cli;

import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.report.QueueJson;
import org.qmgrsim.report.QueueListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qmgrsim postqueue RUN --at TIME}. */
@Command(
        name = "postqueue",
        description = {
            "Lists the mail queue at any instant of a run, in the exact form of postqueue -p or -j.",
            "A time is given " + RunInstant.FORMS + "."
        },
        footer = {"", "Example: qmgrsim postqueue results/qmgr-killed-idle --at 12m"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class PostqueueCommand implements Callable<Integer> {
    @Mixin
    private RunToRead run;

    @Option(names = "--at", paramLabel = "TIME", description = "the instant (default: the end)")
    private String at = "end";

    @Option(names = "-p", description = "as postqueue -p: a listing for people (default)")
    private boolean listing;

    @Option(
            names = {"-j", "--json"},
            description = "as postqueue -j: an object in each line")
    private boolean json;

    @Override
    public Integer call() throws InvalidInput {
        if (listing && json) {
            throw new OutputFailed("-p and -j are two forms: choose one", null);
        }
        RunProperties properties = run.open();
        QueueFiles queue = new QueueFiles();
        run.read(new RunInstant(at).nanos(properties), queue);
        System.out.print(json ? QueueJson.of(queue) : QueueListing.of(queue, properties.zone()));
        return 0;
    }
}
