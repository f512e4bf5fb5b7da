package org.qmgrsim.cli;

import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.report.Metrics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qmgrsim metrics RUN --at TIME}. */
@Command(
        name = "metrics",
        description = {
            "Prints the metrics that postfix_exporter would show at an instant of a run, in Prometheus' text form.",
            "A time is given " + RunInstant.FORMS + "."
        },
        footer = {"", "Example: qmgrsim metrics results/why-wakeup --at 2h"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class MetricsCommand implements Callable<Integer> {
    @Mixin
    private RunToRead run;

    @Option(names = "--at", paramLabel = "TIME", description = "the instant (default: the end)")
    private String at = "end";

    @Override
    public Integer call() throws InvalidInput {
        RunProperties properties = run.open();
        long nanos = new RunInstant(at).nanos(properties);
        Metrics metrics = new Metrics();
        run.read(nanos, metrics);
        System.out.print(metrics.text(properties, nanos));
        return 0;
    }
}
