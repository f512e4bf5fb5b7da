package org.qmgrsim.experiment;

/** Is told how a study gets on, from the threads of its workers. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void expect(int runs) {}

        @Override
        public void ran(Point point, double value) {}
    };

    /** So many more runs are to be made. */
    void expect(int runs);

    /**
     * A run is done.
     *
     * @param value what it alone gives for the first measure; NaN for nothing
     */
    void ran(Point point, double value);
}
