package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.saved.DamagedJournal;
import org.qmgrsim.journal.saved.FirstDifference;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.journal.saved.SavedJournal;
import org.qmgrsim.report.Clock;
import org.qmgrsim.report.SummaryJson;
import org.qmgrsim.report.Words;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qmgrsim verify RUN}. */
@Command(
        name = "verify",
        description = {
            "Repeats a run from what its folder of results holds, and compares the fingerprints.",
            "Exit code 0: it is the same run; 1: it is not. The first fact that differs is told if there is a journal."
        },
        footer = {"", "Example: qmgrsim verify results/why-wakeup"},
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class VerifyCommand implements Callable<Integer> {
    private static final int DIFFERENT = 1;

    @Parameters(paramLabel = "RUN", description = "a folder of results")
    private Path folder;

    @Option(names = "--json", description = "print the outcome as JSON")
    private boolean json;

    @Override
    public Integer call() throws InvalidInput {
        SavedRun saved = SavedRun.at(folder);
        JsonNode manifest = saved.manifest();
        List<String> wrong = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        RunInputs inputs = saved.inputs(changed);
        changed.forEach(copy -> wrong.add(copy + " is not as the run left it"));
        ObjectNode outcome = JsonNodeFactory.instance.objectNode();
        if (changed.isEmpty()) {
            repeat(saved, manifest, inputs, outcome, wrong);
        }
        print(outcome, wrong);
        return wrong.isEmpty() ? 0 : DIFFERENT;
    }

    private static void repeat(
            SavedRun saved, JsonNode manifest, RunInputs inputs, ObjectNode outcome, List<String> wrong)
            throws InvalidInput {
        Scenario scenario =
                inputs.read().scenario().withSeed(manifest.path(Manifest.SEED).asLong());
        String fingerprint = manifest.path(Manifest.FINGERPRINT).asText();
        SavedJournal journal = journal(saved, fingerprint, wrong);
        FirstDifference difference = journal == null ? null : new FirstDifference(journal);
        Fingerprint now = new Fingerprint();
        Simulation simulation = new Simulation(scenario, 0).read(now);
        if (difference != null) {
            simulation.read(difference);
        }
        simulation.run();
        outcome.put("facts", simulation.journal().facts());
        outcome.put("fingerprint", now.toString());
        outcome.put("saved_fingerprint", fingerprint);
        if (!now.toString().equals(fingerprint)) {
            wrong.add("the run is another one now: fingerprint " + now + ", saved " + fingerprint);
            versions(manifest, wrong);
        }
        if (difference != null && journal != null) {
            difference.end();
            if (difference.found()) {
                wrong.add(words(difference, RunProperties.of(journal)));
            }
        }
    }

    /** The journal, if there is one that can be read, and is one of this run. */
    private static @Nullable SavedJournal journal(SavedRun saved, String fingerprint, List<String> wrong) {
        if (!saved.hasJournal()) {
            return null;
        }
        try {
            SavedJournal journal = saved.journal();
            journal.verify();
            if (journal.fingerprint().equals(fingerprint)) {
                return journal;
            }
            wrong.add("the journal is one of another run: its fingerprint is " + journal.fingerprint());
        } catch (DamagedJournal damaged) {
            wrong.add(String.valueOf(damaged.getMessage()));
        }
        return null;
    }

    private static void versions(JsonNode manifest, List<String> wrong) {
        String then = manifest.path(Manifest.VERSION).asText();
        if (!then.equals(Version.number())) {
            wrong.add("it was saved by qmgrsim " + then + "; this is " + Version.number());
        }
    }

    private static String words(FirstDifference difference, RunProperties run) {
        Fact then = difference.then();
        Fact now = difference.now();
        Fact first = then != null ? then : now;
        return "the first difference is fact " + (first == null ? 0 : first.number()) + "\n  saved: "
                + words(then, run, "the journal ends before it") + "\n  now:   "
                + words(now, run, "the run ends before it");
    }

    private static String words(@Nullable Fact fact, RunProperties run, String none) {
        return fact == null
                ? none
                : Clock.rfc3339(run.calendarNanos(fact.atNanos()), run.zone()) + " subject " + fact.subject()
                        + ", cause " + fact.cause() + ", since " + fact.since() + ", " + fact.what();
    }

    private void print(ObjectNode outcome, List<String> wrong) {
        if (json) {
            outcome.put("same", wrong.isEmpty());
            wrong.forEach(outcome.putArray("problems")::add);
            System.out.print(SummaryJson.text(outcome));
        } else if (wrong.isEmpty()) {
            System.out.println(folder + ": the same run, "
                    + Words.count(outcome.path("facts").asLong()) + " facts, fingerprint "
                    + outcome.path("fingerprint").asText());
        } else {
            wrong.forEach(problem -> System.out.println(folder + ": " + problem));
        }
    }
}
