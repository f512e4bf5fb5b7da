package org.qmgrsim.journal.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Reader;

/**
 * What stands in the queue, with envelopes and defer logs: what showq(8) reads in the files.
 *
 * <p>It goes forward only and remembers nothing of what has left, so that it may run along with any run; a {@link QueueHistory}
 * goes to any instant of a saved one, but knows no recipients.
 */
public final class QueueFiles implements Reader {
    /** Is told of files that become visible in a directory, and of those that cease to be. */
    public interface Watcher {
        /** A complete file is in {@link QueuedMail#queue() its directory} now. */
        void entered(QueuedMail file);

        /** A complete file has left a directory. */
        void left(QueuedMail file, QueueName queue);
    }

    private static final Watcher NOBODY = new Watcher() {
        @Override
        public void entered(QueuedMail file) {}

        @Override
        public void left(QueuedMail file, QueueName queue) {}
    };

    private final Watcher watcher;
    private final Map<Integer, MailInQueue> mails = new LinkedHashMap<>();
    private final int[] counts = new int[QueueName.values().length];
    private long files;
    private int qmgr;
    private long deferredScanDueMicros = -1;

    /** Before the first fact. */
    public QueueFiles() {
        this(NOBODY);
    }

    /** The same, with somebody who is told. */
    public QueueFiles(Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public void read(Fact fact) {
        Happening what = fact.what();
        switch (what.code()) {
            case Happening.MessageBegan.CODE ->
                mails.put(fact.subject(), new MailInQueue(fact.subject(), ((Happening.MessageBegan) what).sender()));
            case Happening.FileCreated.CODE -> created(fact, (Happening.FileCreated) what);
            case Happening.FileAddressed.CODE -> change(fact, file -> file.addressed((Happening.FileAddressed) what));
            case Happening.FileReady.CODE -> change(fact, file -> file.ready((Happening.FileReady) what));
            case Happening.FileMoved.CODE ->
                change(fact, file -> file.moved(((Happening.FileMoved) what).to(), fact.number()));
            case Happening.FileMode.CODE -> change(fact, file -> file.mode(((Happening.FileMode) what).mode()));
            case Happening.FileRemoved.CODE -> {
                change(fact, QueuedMail::removed);
                forget(fact.subject());
            }
            case Happening.FileTouched.CODE ->
                change(fact, file -> file.touched(((Happening.FileTouched) what).mtimeSecond()));
            case Happening.RecipientMarked.CODE -> change(fact, file -> file.marked((Happening.RecipientMarked) what));
            case Happening.DeferLogged.CODE -> change(fact, file -> file.deferLogged((Happening.DeferLogged) what));
            case Happening.DeferLogRemoved.CODE -> change(fact, file -> file.deferLogRemoved());
            case Happening.MessageActive.CODE -> {
                MailInQueue mail = mails.get(fact.subject());
                if (mail != null) {
                    mail.attempts++;
                }
            }
            case Happening.RecipientDone.CODE -> {
                MailInQueue mail = mails.get(fact.subject());
                if (mail != null) {
                    mail.lastTriedNanos = fact.atNanos();
                }
            }
            case Happening.MessageRemoved.CODE -> {
                MailInQueue mail = mails.get(fact.subject());
                if (mail != null) {
                    mail.gone = true;
                }
                forget(fact.subject());
            }
            case Happening.ScanDue.CODE -> {
                qmgr = fact.subject();
                deferredScanDueMicros = ((Happening.ScanDue) what).dueMicros();
            }
            case Happening.ProcessEnded.CODE -> {
                if (fact.subject() == qmgr) {
                    deferredScanDueMicros = -1; // its timers died with it
                }
            }
            default -> {
                // changes no file
            }
        }
    }

    private void created(Fact fact, Happening.FileCreated created) {
        MailInQueue mail = mails.get(fact.subject());
        if (mail != null) {
            mail.newest = new QueuedMail(mail, files++, fact.number(), created);
        }
    }

    /** Changes the file that the fact names, and tells whether it appeared somewhere or disappeared. */
    private void change(Fact fact, Consumer<QueuedMail> action) {
        MailInQueue mail = mails.get(fact.subject());
        QueuedMail file = mail == null ? null : mail.file(fact.since());
        if (file == null) {
            return;
        }
        QueueName before = file.complete() ? file.queue() : null;
        action.accept(file);
        QueueName after = file.complete() ? file.queue() : null;
        if (before != after && before != null) {
            counts[before.ordinal()]--;
            watcher.left(file, before);
        }
        if (before != after && after != null) {
            counts[after.ordinal()]++;
            watcher.entered(file);
        }
    }

    private void forget(int message) {
        MailInQueue mail = mails.get(message);
        if (mail != null && mail.gone && !mail.hasFile()) {
            mails.remove(message);
        }
    }

    /** Number of complete files in a directory. */
    public int count(QueueName queue) {
        return counts[queue.ordinal()];
    }

    /** The complete files of a directory, in the order in which they were made. */
    public List<QueuedMail> files(QueueName queue) {
        List<QueuedMail> found = new ArrayList<>(count(queue));
        for (MailInQueue mail : mails.values()) {
            for (QueuedMail file = mail.newest; file != null; file = file.earlier) {
                if (file.queue() == queue && file.complete()) {
                    found.add(file);
                }
            }
        }
        found.sort(Comparator.comparingLong(file -> file.number));
        return found;
    }

    /**
     * When qmgr will scan the deferred queue by itself: time of the calendar in microseconds since 1970; empty if no qmgr
     * runs.
     */
    public OptionalLong deferredScanDueMicros() {
        return deferredScanDueMicros < 0 ? OptionalLong.empty() : OptionalLong.of(deferredScanDueMicros);
    }
}
