package org.qmgrsim.cli;

import org.qmgrsim.config.InvalidInput;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program: options in, exit code out (0 good, 1 an assertion failed, 2 bad input, 3 the run failed). */
@Command(
        name = "qmgrsim",
        description = "A laboratory for the Postfix mail queue.",
        mixinStandardHelpOptions = true,
        subcommands = {ReplayCommand.class, LintCommand.class, ParamsCommand.class})
public final class Main implements Runnable {
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
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((error, line, parsed) -> failed(error, line))
                .execute(arguments);
    }

    private static int failed(Exception error, CommandLine line) {
        if (error instanceof InvalidInput invalid) {
            invalid.problems().forEach(problem -> line.getErr().println(problem));
            return BAD_INPUT;
        }
        if (error instanceof OutputFailed) {
            line.getErr().println("qmgrsim: error: " + error.getMessage());
            return BAD_INPUT;
        }
        line.getErr().println("qmgrsim: the run failed: " + error);
        return RUN_FAILED;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }
}
