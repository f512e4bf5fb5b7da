package org.qmgrsim.experiment;

import org.qmgrsim.measure.Stage;

/** What is measured at every point: a statistic of the delays of all messages, or a number that each run gives. */
public sealed interface Measure {
    /** As the design writes it. */
    String text();

    /** What it is counted in. */
    Quantity.Unit unit();

    /** What is said about a sample of delays. */
    enum Statistic {
        /** The average. */
        MEAN,
        /** The delay within which a share of the messages is. */
        QUANTILE,
        /** The longest of a run. */
        LONGEST,
        /** The share that is longer than a limit. */
        OVER
    }

    /**
     * A statistic of delays.
     *
     * @param parameter of a quantile the share, from 0 to 1; of {@link Statistic#OVER} the limit in seconds; else 0
     */
    record OfDelays(String text, Statistic statistic, double parameter, Delays delays) implements Measure {
        @Override
        public Quantity.Unit unit() {
            return statistic == Statistic.OVER ? Quantity.Unit.SHARE : Quantity.Unit.SECONDS;
        }
    }

    /** A number of each run. */
    record OfRuns(String text, Quantity quantity) implements Measure {
        @Override
        public Quantity.Unit unit() {
            return quantity.unit();
        }
    }

    /**
     * Which delays.
     *
     * @param sender only messages of this sender; empty for all
     */
    record Delays(Stage stage, String sender) {
        @Override
        public String toString() {
            return sender.isEmpty() ? stage.toString() : stage + " from " + sender;
        }
    }
}
