package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.qmgrsim.check.Chaos;
import org.qmgrsim.check.RandomScenario;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.report.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code qmgrsim chaos}. */
@Command(
        name = "chaos",
        description = {
            "Runs systems drawn at random, with faults, and checks what must hold of every one.",
            "Exit code 1, and the scenario of each failure in a file, if something did not hold."
        },
        footer = {"", "Example: qmgrsim chaos --runs 500 --seed 1"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ChaosCommand implements Callable<Integer> {
    private static final int VIOLATED = 1;
    private static final int MOST_SHOWN = 5;
    private static final int MOST_FILES = 10;

    @Option(names = "--runs", paramLabel = "N", description = "how many systems (default: ${DEFAULT-VALUE})")
    private int runs = 100;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of the first; the others follow (default: ${DEFAULT-VALUE})")
    private long seed = 1;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where scenarios that failed are written (default: ${DEFAULT-VALUE})")
    private Path out = Path.of("results", "chaos");

    @Option(names = "--print", description = "print the scenario of --seed, and run nothing")
    private boolean print;

    @Spec
    private CommandSpec spec;

    private int failed;
    private long facts;
    private long messages;
    private long recipients;
    private long repeated;

    @Override
    public Integer call() throws InvalidInput {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs must be 1 or more, not " + runs);
        }
        if (print) {
            System.out.print(RandomScenario.text(seed));
            return 0;
        }
        for (int i = 0; i < runs; i++) {
            count(one(seed + i));
        }
        System.out.println(Words.count(runs) + " systems, " + Words.count(messages) + " messages, "
                + Words.count(recipients) + " outcomes of recipients, " + Words.count(facts) + " facts: "
                + (failed == 0 ? "everything held." : Words.count(failed) + " of them broke what must hold."));
        System.out.println("Recipients that got a message once more, because their agent ended between the 250 of the"
                + " destination and the mark in the file: " + Words.count(repeated) + ".");
        return failed == 0 ? 0 : VIOLATED;
    }

    private Chaos.Result one(long which) throws InvalidInput {
        try {
            return Chaos.run(which);
        } catch (RuntimeException broken) {
            String place = write(which, RandomScenario.text(which));
            System.out.println("seed " + which + ": the run failed: " + broken + place);
            throw broken;
        }
    }

    private void count(Chaos.Result result) {
        facts += result.facts();
        messages += result.messages();
        recipients += result.recipients();
        repeated += result.repeated();
        if (result.clean()) {
            return;
        }
        failed++;
        System.out.println("seed " + result.seed() + ": " + Words.count(result.found())
                + " violations. Again: qmgrsim chaos --runs 1 --seed " + result.seed()
                + write(result.seed(), result.text()));
        result.violations().stream().limit(MOST_SHOWN).forEach(violation -> System.out.println("  " + violation));
    }

    /** Where it was written, in words; the first few failures are enough. */
    private String write(long which, String text) {
        if (failed > MOST_FILES) {
            return "";
        }
        Path file = out.resolve("chaos-" + which + ".yaml");
        try {
            Files.createDirectories(out);
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + file + ": " + e.getMessage(), e);
        }
        return "\n  scenario: " + file;
    }
}
