package org.qmgrsim.lesson;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;

/**
 * Whether a lesson holds: each question has one right answer by its run, another one with the setting on which it hinges, and
 * each text can be told in both languages.
 */
public final class Examination {
    private final Teacher.Laboratory laboratory;

    /** An examination by runs of a laboratory. */
    public Examination(Teacher.Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    /** What does not hold; empty if all does. */
    public List<String> of(Lesson lesson) throws InvalidInput {
        List<String> faults = new ArrayList<>();
        int number = 0;
        for (Step step : lesson.steps()) {
            number++;
            if (step.scenario() == null) {
                continue;
            }
            Observed run = laboratory.run(step, List.of());
            for (Language language : Language.values()) {
                if (step.after() != null
                        && Figures.fill(step.after().in(language), step.values(), run, language)
                                .isEmpty()) {
                    faults.add("step " + number + ": nothing is told after the run");
                }
            }
            Question question = step.question();
            String fault = question == null ? null : fault(question, step, run);
            if (fault != null) {
                faults.add("step " + number + ": " + fault);
            }
        }
        return faults;
    }

    /** Whether an answer is right by another run, too; it is not if none is. */
    private static boolean holdsToo(Question question, String right, Observed other) {
        try {
            return new Answer(question, other).isRight(right);
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private @Nullable String fault(Question question, Step step, Observed run) throws InvalidInput {
        try {
            Answer answer = new Answer(question, run);
            String right = answer.right();
            if (!answer.isRight(right)) {
                return "its own answer " + right + " does not count as right";
            }
            if (!question.hingesOn().isEmpty()
                    && holdsToo(question, right, laboratory.run(step, question.hingesOn()))) {
                return "the answer " + right + " is the same with " + String.join(", ", question.hingesOn());
            }
            return null;
        } catch (IllegalStateException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
