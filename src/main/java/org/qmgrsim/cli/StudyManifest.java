package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.qmgrsim.experiment.StudyResult;

/** {@code study.json}: what a study was made of. Nothing in it depends on the day or the machine. */
final class StudyManifest {
    static final String NAME = "study.json";

    private StudyManifest() {}

    static ObjectNode of(StudyResult result, Path file) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("study", result.design().name());
        json.put("title", result.design().title());
        json.put("study_sha256", Digest.of(file));
        json.put("scenario_sha256", Digest.of(result.design().base()));
        json.put("seed", result.seed());
        json.put("qmgrsim", Version.number());
        json.put("runs", result.runs());
        return json;
    }
}
