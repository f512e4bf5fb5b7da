package org.qmgrsim.lesson;

import java.util.function.ObjLongConsumer;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.report.MailLog;

/** Hands over the lines of a mail log one by one, each with the virtual time of the fact behind it. */
final class TimedLog implements Reader {
    private final MailLog log;
    private final StringBuilder text;
    private final ObjLongConsumer<String> to;

    /**
     * A log whose lines are taken away as it writes them.
     *
     * @param text what {@code log} writes into
     */
    TimedLog(MailLog log, StringBuilder text, ObjLongConsumer<String> to) {
        this.log = log;
        this.text = text;
        this.to = to;
    }

    @Override
    public void read(Fact fact) {
        log.read(fact);
        take(fact.atNanos());
    }

    @Override
    public void read(Detail detail) {
        log.read(detail);
        take(detail.atNanos());
    }

    private void take(long nanos) {
        if (text.length() > 0) {
            text.toString().lines().forEach(line -> to.accept(line, nanos));
            text.setLength(0);
        }
    }
}
