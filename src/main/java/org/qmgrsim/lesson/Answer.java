package org.qmgrsim.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The right answers to a question, by a run. */
public final class Answer {
    private final Question question;
    private final Observed run;

    /** To a question, by a run. */
    public Answer(Question question, Observed run) {
        this.question = question;
        this.run = run;
    }

    /**
     * The right answer as somebody would type it: the number of an option, a number of seconds or of things, or the numbers of
     * the events in their order.
     *
     * @throws IllegalStateException if the run does not tell which option is right, or not all events happened in it
     */
    public String right() {
        if (question instanceof Question.Choice choice) {
            return Integer.toString(option(choice) + 1);
        } else if (question instanceof Question.Estimate estimate) {
            Value value = estimate.measure().of(run);
            return value.isNumber() ? Figures.plain(value.number()) : value.word();
        }
        return String.join(
                " ",
                order((Question.Order) question).stream()
                        .map(i -> Integer.toString(i + 1))
                        .toList());
    }

    /** Whether an answer is right. */
    public boolean isRight(String given) {
        String text = given.strip();
        if (question instanceof Question.Estimate estimate) {
            Value value = estimate.measure().of(run);
            if (!value.isNumber()) {
                return text.equalsIgnoreCase(value.word());
            }
            try {
                double off = Math.abs(Double.parseDouble(text.replaceFirst("\\s*s$", "")) - value.number());
                return off <= Math.max(estimate.absolute(), estimate.share() * Math.abs(value.number()));
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return text.replaceAll("[\\s,]+", " ").equals(right());
    }

    private int option(Question.Choice choice) {
        Value value = choice.measure().of(run);
        List<Integer> right = new ArrayList<>();
        for (int i = 0; i < choice.options().size(); i++) {
            if (choice.options().get(i).isRight(value)) {
                right.add(i);
            }
        }
        if (right.size() != 1) {
            throw new IllegalStateException(right.size() + " options are right for " + value);
        }
        return right.get(0);
    }

    private List<Integer> order(Question.Order order) {
        List<Double> times = order.events().stream()
                .map(event -> event.line().of(run))
                .map(value -> value.isNumber() ? value.number() : Double.NaN)
                .toList();
        if (times.stream().anyMatch(time -> time.isNaN())) {
            throw new IllegalStateException("not all events happened: " + times);
        }
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            numbers.add(i);
        }
        numbers.sort(Comparator.comparing(times::get));
        return numbers;
    }
}
