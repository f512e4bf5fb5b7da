package org.qmgrsim.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.saved.DamagedJournal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: options in, exit code out (0 good, 1 an assertion failed, 2 bad input, 3 the run failed). */
@Command(
        name = "qmgrsim",
        description = {
            "A laboratory for the Postfix mail queue.",
            "Without a command it answers the question why qmgr needs a wakeup, by an experiment."
        },
        footer = {"", "Example: qmgrsim run scenarios/why-wakeup.yaml --set qmgr/unix/wakeup=60"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            ExplainCommand.class,
            TimelineCommand.class,
            PostqueueCommand.class,
            QshapeCommand.class,
            NextTryCommand.class,
            MetricsCommand.class,
            ScenariosCommand.class,
            LessonCommand.class,
            GalleryCommand.class,
            GuiCommand.class,
            NewCommand.class,
            ParamsCommand.class,
            LintCommand.class,
            ChangesCommand.class,
            ChaosCommand.class,
            ExperimentCommand.class,
            MergeCommand.class
        })
public final class Main implements Callable<Integer> {
    static final int BAD_INPUT = 2;
    static final int RUN_FAILED = 3;

    /** Starts the program. */
    public static void main(String... arguments) {
        System.setProperty("java.awt.headless", "true");
        int status = run(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    /** Runs one command and gives its exit code. */
    static int run(String... arguments) {
        CommandLine line = commandLine();
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError | StackOverflowError e) {
            line.getErr().println("qmgrsim: the run failed: " + e);
            return RUN_FAILED;
        }
    }

    /** The program as picocli sees it. */
    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((error, failed, parsed) -> failed(error, failed));
    }

    private static int failed(Exception error, CommandLine line) {
        if (error instanceof InvalidInput invalid) {
            invalid.problems().forEach(problem -> line.getErr().println(problem));
            return BAD_INPUT;
        }
        if (error instanceof OutputFailed || error instanceof DamagedJournal) {
            line.getErr().println("qmgrsim: error: " + error.getMessage());
            return BAD_INPUT;
        }
        line.getErr().println("qmgrsim: the run failed: " + error);
        return RUN_FAILED;
    }

    @Override
    public Integer call() throws InvalidInput {
        new FoundingQuestion(Path.of("results", "why-wakeup")).answer(System.out);
        return 0;
    }
}
