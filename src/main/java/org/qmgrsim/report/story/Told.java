package org.qmgrsim.report.story;

import java.util.ArrayList;
import java.util.List;

/** What has been told of a part so far. */
final class Told {
    private final List<Sentence> sentences = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    Told say(Sentence sentence) {
        sentences.add(sentence);
        return this;
    }

    Told governedBy(String... names) {
        for (String name : names) {
            if (!parameters.contains(name)) {
                parameters.add(name);
            }
        }
        return this;
    }

    List<Sentence> sentences() {
        return sentences;
    }

    List<String> parameters() {
        return parameters;
    }
}
