package org.qmgrsim.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.report.Qshape;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim qshape RUN --at TIME [QUEUE…]}. */
@Command(
        name = "qshape",
        description = {
            "Shows the mail queue at any instant of a run by domain and age, in the exact form of qshape.",
            "A time is given " + RunInstant.FORMS + "."
        },
        footer = {"", "Example: qmgrsim qshape results/why-wakeup --at 2h deferred"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class QshapeCommand implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;

    @Mixin
    private RunToRead run;

    @Option(names = "--at", paramLabel = "TIME", description = "the instant (default: the end)")
    private String at = "end";

    @Option(names = "-s", description = "count messages by the sender's domain, not recipients by theirs")
    private boolean senders;

    @Option(names = "-p", description = "count parent domains too")
    private boolean parents;

    @Option(names = "-m", paramLabel = "N", description = "show parents of at least N subdomains (default: 5)")
    private int leastSubdomains = 5;

    @Option(names = "-l", description = "ages of equal length")
    private boolean linear;

    @Option(names = "-b", paramLabel = "N", description = "number of ages (default: 10)")
    private int buckets = 10;

    @Option(names = "-t", paramLabel = "MINUTES", description = "end of the first age (default: 5)")
    private int minutes = 5;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "QUEUE",
            description = "maildrop, incoming, active, deferred, hold (default: incoming active)")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() throws InvalidInput {
        if (buckets < 1 || minutes < 1 || leastSubdomains < 1) {
            throw new OutputFailed("-b, -t and -m must be at least 1", null);
        }
        List<QueueName> queues = names.isEmpty()
                ? List.of(QueueName.INCOMING, QueueName.ACTIVE)
                : names.stream().map(QshapeCommand::queue).toList();
        RunProperties properties = run.open();
        long nanos = new RunInstant(at).nanos(properties);
        QueueFiles queue = new QueueFiles();
        run.read(nanos, queue);
        System.out.print(Qshape.of(
                queue,
                queues,
                new Qshape.Shape(senders, buckets, minutes, linear, parents, leastSubdomains),
                Math.floorDiv(properties.calendarNanos(nanos), SECOND)));
        return 0;
    }

    private static QueueName queue(String name) {
        for (QueueName queue : QueueName.values()) {
            if (queue.toString().equals(name.toLowerCase(Locale.ROOT))) {
                return queue;
            }
        }
        throw new OutputFailed(
                "there is no queue \"" + name + "\": name maildrop, incoming, active, deferred or hold", null);
    }
}
