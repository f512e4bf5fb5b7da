package org.qmgrsim.gui.play;

import java.util.ArrayList;
import java.util.List;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.report.MailLog;

/** Which facts make a line of the mail log, and the lines of {@code -v}, which the journal does not keep. */
public final class Lines implements Reader {
    private static final int MOST_DETAILS = 400_000;

    private final boolean everyDetail;
    private final Track printing = new Track();
    private final List<Detail> details = new ArrayList<>();
    private final java.util.Set<Integer> verbose = new java.util.HashSet<>();
    private boolean subscribed;
    private boolean cut;

    Lines(boolean everyDetail) {
        this.everyDetail = everyDetail;
    }

    @Override
    public boolean reads(int kind) {
        return MailLog.prints(kind) || kind == Happening.ProcessForked.CODE;
    }

    @Override
    public void read(Fact fact) {
        if (fact.what() instanceof Happening.ProcessForked forked) {
            if (forked.verbosity() > 0) {
                verbose.add(fact.subject());
            }
        } else if (!(fact.what() instanceof Happening.MessageRemoved removed)
                || !removed.queueId().isEmpty()) {
            printing.add(fact.number(), fact.atNanos());
        }
    }

    @Override
    public void read(Detail detail) {
        subscribed = true;
        if (everyDetail || verbose.contains(detail.process())) {
            if (details.size() < MOST_DETAILS) {
                details.add(detail);
            } else {
                cut = true;
            }
        }
    }

    /** Whether a process logs details that nobody asked the run for. */
    boolean missesDetails() {
        return !verbose.isEmpty() && !subscribed;
    }

    /** The facts that make a line. */
    public Track printing() {
        return printing;
    }

    /** The lines of {@code -v}, in order: of the processes that run with it, or of all, as was asked. */
    public List<Detail> details() {
        return details;
    }

    /** Whether there were more details than the window keeps. */
    public boolean cut() {
        return cut;
    }
}
