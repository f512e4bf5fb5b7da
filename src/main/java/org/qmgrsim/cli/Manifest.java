package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.qmgrsim.scenario.Scenario;

/** {@code manifest.json}: what a run was made of, and what came of it. Nothing in it depends on the day or the machine. */
final class Manifest {
    static final String NAME = "manifest.json";
    static final String FINGERPRINT = "fingerprint";
    static final String SEED = "seed";
    static final String VERSION = "qmgrsim";

    private Manifest() {}

    /** Writes it, with the inputs that it names, and lets the folder take its place. */
    static void finish(ResultFolder results, RunInputs inputs, RecordedRun run) {
        Scenario scenario = run.scenario();
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("scenario", scenario.name());
        manifest.put("title", scenario.title());
        manifest.put(SEED, scenario.seed());
        manifest.put(VERSION, Version.number());
        manifest.put("postfix", scenario.version());
        manifest.put(FINGERPRINT, run.fingerprint());
        ObjectNode counts = manifest.putObject("counts");
        counts.put("facts", run.facts());
        counts.put("messages", run.measures().activation().messages());
        counts.put("never_active", run.measures().activation().never());
        inputs.write(results, manifest);
        results.finish(NAME, manifest);
    }
}
