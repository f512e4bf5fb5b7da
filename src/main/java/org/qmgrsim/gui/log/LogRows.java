package org.qmgrsim.gui.log;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.RandomAccess;
import org.qmgrsim.gui.play.Computed;
import org.qmgrsim.gui.play.Track;
import org.qmgrsim.gui.play.Tracks;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.view.QueueView;
import org.qmgrsim.report.MailLog;

/** The rows of the log, in order; the text of a row is made when it is looked at. */
final class LogRows extends AbstractList<LogRows.Row> implements RandomAccess {
    /** A row. */
    sealed interface Row {
        /** The fact that it tells of, or follows. */
        long fact();

        /** When it is stamped. */
        long nanos();
    }

    /** A line of the log: {@code cleanup[2306]} and what it says. */
    record Line(long fact, long nanos, String process, String text) implements Row {}

    /** What no log tells. */
    record Silent(long fact, long nanos, Tracks.Sort sort, String what) implements Row {}

    /** What is shown. */
    record Choice(boolean silent, boolean details, String filter, long fromNanos, long untilNanos) {
        static final Choice ALL = new Choice(true, true, "", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static final int LINE = -1;
    private static final int SILENT = -2;

    private final Computed run;
    private final StringBuilder out = new StringBuilder();
    private final MailLog log;
    private final QueueView end;
    private int[] facts = new int[256];
    private int[] kinds = new int[256];
    private int size;

    LogRows(Computed run, Choice choice) {
        this.run = run;
        this.end = run.history().after(run.journal().facts());
        this.log = new MailLog(
                out,
                run.properties().epochCalendarNanos(),
                run.properties().zone(),
                run.loaded().scenario().hostName(),
                true);
        merge(choice);
        if (!choice.filter().isEmpty()) {
            filter(choice.filter().toLowerCase(Locale.ROOT));
        }
    }

    // ---------------------------------------------------------------- which rows

    /** Lines, details and silent facts are three sorted lists; a detail follows its fact. */
    private void merge(Choice choice) {
        Track lines = run.lines().printing();
        List<Detail> details = choice.details() ? run.lines().details() : List.of();
        Track silent = choice.silent() ? silent() : new Track();
        int line = lines.after(choice.fromNanos());
        int mute = silent.after(choice.fromNanos());
        int detail = 0;
        while (detail < details.size() && details.get(detail).atNanos() <= choice.fromNanos()) {
            detail++;
        }
        while (true) {
            long nextLine = line < lines.size() ? lines.number(line) : Long.MAX_VALUE;
            long nextMute = mute < silent.size() ? silent.number(mute) : Long.MAX_VALUE;
            long nextDetail = detail < details.size() ? details.get(detail).base() : Long.MAX_VALUE;
            long least = Math.min(nextLine, Math.min(nextMute, nextDetail));
            if (least == Long.MAX_VALUE || run.journal().nanos(Math.max(1, least)) > choice.untilNanos()) {
                return;
            }
            if (nextLine <= nextDetail && nextLine <= nextMute) {
                add(nextLine, LINE);
                line++;
            } else if (nextMute <= nextDetail) {
                add(nextMute, SILENT);
                mute++;
            } else {
                add(nextDetail, detail++);
            }
        }
    }

    private void add(long fact, int kind) {
        if (size == facts.length) {
            facts = Arrays.copyOf(facts, size * 2);
            kinds = Arrays.copyOf(kinds, size * 2);
        }
        facts[size] = (int) fact;
        kinds[size++] = kind;
    }

    private Track silent() {
        Silence silence = new Silence();
        for (Tracks.Sort sort : Silence.SORTS) {
            silence.add(run.tracks().of(sort));
        }
        return silence.track();
    }

    private void filter(String words) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (text(get(i)).toLowerCase(Locale.ROOT).contains(words)) {
                facts[kept] = facts[i];
                kinds[kept++] = kinds[i];
            }
        }
        size = kept;
    }

    private static String text(Row row) {
        return row instanceof Line line ? line.process() + ": " + line.text() : ((Silent) row).what();
    }

    // ---------------------------------------------------------------- rows

    @Override
    public int size() {
        return size;
    }

    @Override
    public Row get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        int kind = kinds[index];
        if (kind == SILENT) {
            Fact fact = run.journal().fact(facts[index]);
            return new Silent(fact.number(), fact.atNanos(), sort(fact), what(fact));
        }
        out.setLength(0);
        if (kind == LINE) {
            Fact fact = run.journal().fact(facts[index]);
            know(MailLog.writer(fact));
            log.read(fact);
            return line(fact.number(), fact.atNanos());
        }
        Detail detail = run.lines().details().get(kind);
        know(detail.process());
        log.read(detail);
        return line(detail.base(), detail.atNanos());
    }

    /** The log must know who writes. */
    private void know(int process) {
        end.process(process)
                .ifPresent(state -> log.read(new Fact(0, state.forkedNanos(), process, 0, 0, state.forked())));
    }

    /** {@code 2024-01-22T11:59:44.274+01:00 mx postfix/qmgr[185]: text}, taken apart. */
    private Line line(long fact, long nanos) {
        String line = out.toString().stripTrailing();
        int host = line.indexOf(' ');
        int process = line.indexOf(' ', host + 1);
        int text = line.indexOf(": ", process);
        if (host < 0 || process < 0 || text < 0) {
            return new Line(fact, nanos, "", line);
        }
        String tag = line.substring(process + 1, text);
        return new Line(fact, nanos, tag.substring(tag.indexOf('/') + 1), line.substring(text + 2));
    }

    /** The line as Postfix writes it; empty for what no log tells. */
    String whole(int index) {
        Row row = get(index);
        return row instanceof Line ? out.toString() : "";
    }

    private static Tracks.Sort sort(Fact fact) {
        if (fact.what() instanceof Happening.TriggerLost) {
            return Tracks.Sort.LOSS;
        }
        return fact.what() instanceof Happening.WakeupSent ? Tracks.Sort.WAKEUP : Tracks.Sort.ACT;
    }

    private static String what(Fact fact) {
        return fact.what() instanceof Happening.OperatorActed acted ? acted.action() : "";
    }

    /** The last row whose fact has happened after so many facts; -1: none has. */
    int at(long number) {
        int low = -1;
        int high = size - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (facts[middle] <= number) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
