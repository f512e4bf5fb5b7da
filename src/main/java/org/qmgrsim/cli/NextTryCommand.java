package org.qmgrsim.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.report.NextTry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qmgrsim next-try RUN --at TIME}. */
@Command(
        name = "next-try",
        description = {
            "Tells of each mail that waits at an instant of a run when it will be tried next: how old it is, how often and when"
                    + " it was tried, from when on it may be tried again (the file's modification time), the first scan of"
                    + " the deferred queue from then on, and when it was tried indeed.",
            "A time is given " + RunInstant.FORMS + "."
        },
        footer = {"", "Example: qmgrsim next-try results/qmgr-killed-idle --at 11m"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class NextTryCommand implements Callable<Integer> {
    @Mixin
    private RunToRead run;

    @Option(names = "--at", paramLabel = "TIME", required = true, description = "the instant")
    private String at;

    @Option(names = "--json", description = "an object in each line")
    private boolean json;

    @Override
    public Integer call() throws InvalidInput, JsonProcessingException {
        RunProperties properties = run.open();
        NextTry next = new NextTry(properties, new RunInstant(at).nanos(properties));
        run.read(properties.endNanos(), next);
        System.out.print(json ? next.json() : next.text());
        return 0;
    }
}
