package org.qmgrsim.experiment;

/** Is told how a study gets on, from the threads of its workers. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void expect(int runs) {}

        @Override
        public void ran() {}
    };

    /** So many more runs are to be made. */
    void expect(int runs);

    /** A run is done. */
    void ran();
}
