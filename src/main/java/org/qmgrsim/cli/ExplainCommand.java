package org.qmgrsim.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.evidence.LogReading;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.report.story.MessageFinder;
import org.qmgrsim.report.story.Story;
import org.qmgrsim.report.story.StoryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim explain RUN MESSAGE}. */
@Command(
        name = "explain",
        description = {
            "Tells the life of one message: what it waited for, why, what ended each wait, and which parameter governs it.",
            "The parts add up to its time in the queue; each sentence stands on facts of the run. Or explains a mail log."
        },
        footer = {
            "",
            "Examples: qmgrsim explain results/seed-log 4433E20E000",
            "          qmgrsim explain scenarios/why-wakeup.yaml --set 'triggers={cleanup: {lost: 10%%}}'",
            "          grep qmgr /var/log/mail.log | qmgrsim explain --log -"
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RUN",
            description = "a folder of results, or a scenario, which is run for this")
    private @Nullable Path path;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "MESSAGE",
            description =
                    "a queue ID, the N of the N-th message to arrive, or longest: the one that was longest in the queue"
                            + " (default)",
            defaultValue = "longest")
    private String message;

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description = "explain a mail log line by line, of a real Postfix or of a run; - reads what is piped in")
    private @Nullable String log;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "one value over the scenario; may be repeated")
    private List<String> sets = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "seed in place of that of the scenario")
    private @Nullable Long seed;

    @Option(names = "--lang", paramLabel = "LANG", description = "en or ja (default: en)", defaultValue = "en")
    private String language;

    @Option(names = "--all", description = "show every part of a long life")
    private boolean all;

    @Option(
            names = "--faster",
            description =
                    "run it again with one change at a time to what governed its waits, and say what each would have saved")
    private boolean faster;

    @Override
    public Integer call() throws InvalidInput {
        Locale locale =
                switch (language) {
                    case "en" -> Locale.ENGLISH;
                    case "ja" -> Locale.JAPANESE;
                    default -> throw new OutputFailed("--lang: found \"" + language + "\", not en or ja", null);
                };
        if ((log == null) == (path == null)) {
            throw new OutputFailed("give a run, or a mail log by --log", null);
        }
        if (log != null) {
            explainLog(log, locale);
        } else if (path != null) {
            explain(new RunToRead(path, sets, seed), locale);
        }
        return 0;
    }

    private void explain(RunToRead run, Locale locale) throws InvalidInput {
        RunProperties properties = run.open();
        try (RunToRead.Kept kept = run.keep(properties)) {
            SavedJournal journal = kept.journal();
            MessageFinder finder = new MessageFinder(journal);
            @Nullable Integer subject = finder.find(message);
            if (subject == null) {
                throw new OutputFailed(finder.none(message), null);
            }
            Story story = Story.of(journal, properties, subject);
            System.out.print(new StoryText(locale, properties, all).of(story));
            if (faster) {
                System.out.print("\n"
                        + new FasterRuns(story, run.scenario(List.of()), set -> run.scenario(List.of(set))).text());
            }
        }
    }

    private static void explainLog(String file, Locale locale) {
        LogReading reading = new LogReading(locale);
        try (BufferedReader lines = file.equals("-")
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : Files.newBufferedReader(Path.of(file))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reading.read(line).forEach(System.out::println);
            }
        } catch (IOException e) {
            throw new OutputFailed("cannot read the log \"" + file + "\": " + e.getMessage(), e);
        }
        reading.end().forEach(System.out::println);
    }
}
