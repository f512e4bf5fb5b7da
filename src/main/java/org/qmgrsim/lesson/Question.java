package org.qmgrsim.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be predicted before a run. */
public sealed interface Question {
    /** The question itself. */
    Words ask();

    /** Settings with which the right answer is another one; empty: that is not known. */
    List<String> hingesOn();

    /** One of some options. */
    record Choice(Words ask, Probe measure, List<Option> options, List<String> hingesOn) implements Question {}

    /**
     * A number.
     *
     * @param share how near it has to be, as a share of the right one; 0: {@code absolute} counts
     * @param absolute how near it has to be
     */
    record Estimate(Words ask, Probe measure, double share, double absolute, List<String> hingesOn)
            implements Question {}

    /** Events to be put in order. */
    record Order(Words ask, List<Event> events, List<String> hingesOn) implements Question {}

    /**
     * An option.
     *
     * @param is the value for which it is right; null: {@code least} and {@code below} say that
     * @param because what is told to who has chosen it where it is wrong; null: nothing
     */
    record Option(
            Words text,
            @Nullable String is,
            double least,
            double below,
            @Nullable Words because) {
        /** Whether it is right for a value. */
        boolean isRight(Value value) {
            if (is != null) {
                return is.equals(value.word());
            }
            return value.isNumber() && value.number() >= least && value.number() < below;
        }
    }

    /** An event, and the line of the log that shows it. */
    record Event(Words text, Probe.TimeOf line) {}
}
