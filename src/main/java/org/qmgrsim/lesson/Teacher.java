package org.qmgrsim.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.InvalidInput;

/** Plays a lesson with somebody: tells, asks, runs, compares, tells. */
public final class Teacher {
    /** Whoever is taught. */
    public interface Pupil {
        /** Is told something, a paragraph. */
        void hears(String text);

        /** Is asked something; gives an answer, or null to skip the question. */
        @Nullable
        String answers(Question question, List<String> choices);
    }

    /** Makes the run of a step. */
    public interface Laboratory {
        /** Runs a scenario with settings. */
        Observed run(Step step, List<String> more) throws InvalidInput;
    }

    private final Language language;
    private final Laboratory laboratory;
    private final ResourceBundle phrases;

    /** A teacher of a language. */
    public Teacher(Language language, Laboratory laboratory) {
        this.language = language;
        this.laboratory = laboratory;
        this.phrases = bundle(language);
    }

    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                Teacher.class.getPackageName() + ".phrases",
                language == Language.JA ? Locale.JAPANESE : Locale.ROOT,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** A phrase of the frame around a lesson. */
    public String phrase(String key, Object... values) {
        String text = phrases.getString(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** How an answer is asked for. */
    public String prompt(Question question) {
        if (question instanceof Question.Estimate estimate) {
            return phrase(estimate.measure().isOfSeconds() ? "ask.seconds" : "ask.number");
        }
        return phrase(question instanceof Question.Choice ? "ask.choice" : "ask.order");
    }

    /** Plays all steps; says how many questions were answered, and how many of them rightly. */
    public Score teach(Lesson lesson, Pupil pupil) throws InvalidInput {
        pupil.hears(lesson.title().in(language));
        pupil.hears(lesson.about().in(language) + " " + phrase("minutes", lesson.minutes()));
        int asked = 0;
        int right = 0;
        int number = 0;
        for (Step step : lesson.steps()) {
            pupil.hears(phrase("step", ++number, lesson.steps().size()) + " "
                    + step.text().in(language));
            if (!step.changed().isEmpty()) {
                pupil.hears(phrase("changed", String.join(", ", step.changed())));
            }
            if (!step.look().isEmpty()) {
                pupil.hears(phrase("look", step.look()));
            }
            Question question = step.question();
            String given = question == null ? null : pupil.answers(question, choices(question));
            if (step.scenario() == null) {
                continue;
            }
            Observed run = laboratory.run(step, List.of());
            if (question != null) {
                asked += given == null ? 0 : 1;
                right += judge(question, given, run, pupil) ? 1 : 0;
            }
            if (step.after() != null) {
                pupil.hears(Figures.fill(step.after().in(language), step.values(), run, language));
            }
        }
        pupil.hears(phrase("end", right, asked));
        return new Score(asked, right);
    }

    /**
     * How a lesson went.
     *
     * @param asked questions that were answered
     * @param right answers that were right
     */
    public record Score(int asked, int right) {}

    private List<String> choices(Question question) {
        List<String> choices = new ArrayList<>();
        if (question instanceof Question.Choice choice) {
            choice.options().forEach(option -> choices.add(option.text().in(language)));
        } else if (question instanceof Question.Order order) {
            order.events().forEach(event -> choices.add(event.text().in(language)));
        }
        return choices;
    }

    private boolean judge(Question question, @Nullable String given, Observed run, Pupil pupil) {
        Answer answer = new Answer(question, run);
        String right = shown(question, answer.right(), run);
        if (given == null) {
            pupil.hears(phrase("skipped", right));
            return false;
        }
        boolean good = answer.isRight(given);
        pupil.hears(phrase(good ? "right" : "wrong", shown(question, given, null), right));
        if (!good && question instanceof Question.Choice choice) {
            int chosen = given.strip().matches("[1-9]") ? Integer.parseInt(given.strip()) : 0;
            if (chosen >= 1 && chosen <= choice.options().size()) {
                Words because = choice.options().get(chosen - 1).because();
                if (because != null) {
                    pupil.hears(because.in(language));
                }
            }
        }
        return good;
    }

    /** An answer as it is told: the text of an option, a number with its unit. */
    private String shown(Question question, String given, @Nullable Observed run) {
        List<String> choices = choices(question);
        if (question instanceof Question.Choice && given.strip().matches("[1-9]")) {
            int number = Integer.parseInt(given.strip());
            return number <= choices.size() ? choices.get(number - 1) : given;
        } else if (question instanceof Question.Estimate estimate && run != null) {
            return Figures.text(estimate.measure().of(run), language);
        }
        if (question instanceof Question.Order && given.strip().matches("[1-9]([\\s,]+[1-9])*")) {
            return Arrays.stream(given.strip().split("[\\s,]+"))
                    .map(Integer::parseInt)
                    .map(number -> number <= choices.size() ? choices.get(number - 1) : Integer.toString(number))
                    .collect(Collectors.joining(" → "));
        }
        return given.strip();
    }
}
