package org.qmgrsim.gui.stage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.Wait;
import org.qmgrsim.measure.Mover;
import org.qmgrsim.report.Release;

/** A directory and the messages in it, in the form that fits their number. */
final class FolderLayout {
    private static final double ENVELOPE_WIDE = 12;
    private static final double ENVELOPE_HIGH = 9;

    private final Board board;
    private final Picture picture;
    private final Crowding crowding;

    FolderLayout(Board board, Crowding crowding) {
        this.board = board;
        this.picture = board.picture();
        this.crowding = crowding;
    }

    void draw(QueueName queue, double planX, double planY, double planWide, double planHigh) {
        drawAt(queue, board.x(planX), board.y(planY), board.x(planWide), board.y(planHigh));
    }

    /** The same at a place of the picture. */
    void drawAt(QueueName queue, double x, double y, double wide, double high) {
        StageState.Directory directory = board.state().directory(queue);
        Subject subject = new Subject.Directory(queue);
        boolean selected = board.isSelected(subject);
        picture.add(new Mark.Folder(
                x, y, wide, high, Tone.RAISED, selected ? Tone.ACCENT : Tone.OUTLINE, selected ? 2 : 1.4));
        String count = Texts.count(directory.count());
        double first = board.line(y + 4, 0);
        double title = board.fits(first, y + high) ? first : y + 5 + high / 2 + 3 * picture.zoom();
        double digits = picture.textRight(x + wide - 10, title, wide / 3, Tone.TEXT, Type.TEXT, count);
        picture.text(x + 10, title, wide - 26 - digits, Tone.TEXT, Type.NAME, queue.toString());
        picture.spot(x, y, wide, high, subject, queue + ", " + board.texts().of("messages", count));
        double top = title + 6 * picture.zoom();
        double bottom = y + high - 6;
        if (queue == QueueName.DEFERRED) {
            bottom = clock(x, wide, top, bottom, directory.count() > 0);
        } else if (queue == QueueName.ACTIVE) {
            bottom = limit(x, wide, top, bottom, directory.count());
        }
        if (directory.count() > 0) {
            mails(queue, directory, x + 6, top, wide - 12, bottom - top);
        } else if (queue == QueueName.INCOMING) {
            picture.textCentred(
                    x + 6,
                    Math.max(y + high / 2 + 12, title + 18 * picture.zoom()),
                    wide - 12,
                    Tone.MUTED,
                    Type.CAPTION,
                    board.texts().of("empty"));
        }
    }

    // ---------------------------------------------------------------- what belongs to one directory

    /** qmgr's own clock; gives the bottom of what is left for messages. */
    private double clock(double x, double wide, double top, double bottom, boolean narrow) {
        StageState.Clock clock = board.state().deferredClock();
        double high = narrow ? 15 * picture.zoom() : 34 * picture.zoom();
        if (bottom - top < 14 * picture.zoom()) {
            return bottom;
        }
        double radius = Math.min(narrow ? 7 : 12, (bottom - top) / 2);
        double middle = narrow ? bottom - high / 2 : Math.min(bottom - radius - 1, top + (bottom - top) / 2 + 1);
        double left = clock == null ? -1 : clock.left(board.state().now());
        picture.add(new Mark.Dial(x + 10 + radius, middle, radius, left, false, Tone.CLOCK, Tone.CLOCK_WASH));
        double textX = x + 10 + 2 * radius + 7;
        double room = wide - (textX - x) - 6;
        Texts texts = board.texts();
        if (clock == null) {
            picture.text(
                    textX,
                    middle + 4,
                    room,
                    Tone.MUTED,
                    Type.CAPTION,
                    texts.of("deferred.no.clock"),
                    texts.of("never"));
        } else {
            String next = board.clock(clock.nextNanos());
            double line = 14 * picture.zoom();
            boolean two = !narrow && bottom - top >= 2 * line;
            if (two) {
                picture.text(
                        textX,
                        middle - line / 2 + 4,
                        room,
                        Tone.MUTED,
                        Type.CAPTION,
                        texts.of("own.clock", clock.periodSeconds()),
                        texts.of("own.clock.short"));
            }
            picture.text(
                    textX,
                    two ? middle + line / 2 + 4 : middle + 4,
                    room,
                    Tone.CLOCK_TEXT,
                    Type.CAPTION_BOLD,
                    texts.of("next", next),
                    next);
        }
        picture.spot(
                x + 4,
                middle - radius - 3,
                2 * radius + 12,
                2 * radius + 6,
                new Subject.DeferredClock(),
                texts.of("name.deferred.clock"));
        return narrow ? bottom - high - 1 : top;
    }

    /** How full the active queue is. */
    private double limit(double x, double wide, double top, double bottom, int count) {
        long limit = board.state().setting("qmgr_message_active_limit");
        double line = 14 * picture.zoom();
        if (limit < 0 || bottom - top < line + 8) {
            return bottom;
        }
        double barWide = wide - 20;
        double fullY = bottom - 6;
        picture.box(x + 10, fullY, barWide, 5, 2.5, Tone.BACKGROUND, Tone.HAIRLINE);
        if (count > 0) {
            double filled = Math.max(3, barWide * Math.min(1, (double) count / limit));
            picture.box(x + 10, fullY, filled, 5, 2.5, count >= limit ? Tone.BROKE : Tone.ROOM, null);
        }
        if (count == 0 || bottom - top > 3.4 * line) {
            picture.text(
                    x + 10,
                    fullY - 5,
                    barWide,
                    Tone.MUTED,
                    Type.MONO,
                    board.texts().of("of", Texts.count(count), Texts.count(limit)));
            return fullY - line - 4;
        }
        return fullY - 3;
    }

    // ---------------------------------------------------------------- messages

    private void mails(QueueName queue, StageState.Directory directory, double x, double y, double wide, double high) {
        Crowding.Form form = crowding.of(queue, directory.count());
        double line = 18 * picture.zoom();
        if (high < line || form == Crowding.Form.BARS || directory.mails().isEmpty()) {
            bars(directory, x, y, wide, high);
            return;
        }
        StageState.Mail oldest = special(directory);
        switch (form) {
            case CHIP -> chip(directory.mails().get(0), x, y, wide, high);
            case LINES -> lines(directory.mails(), x, y, wide, high);
            default -> {
                double used = oldest != null && high > line * 2.2 ? line + 2 : 0;
                if (used > 0 && oldest != null) {
                    lines(List.of(oldest), x, y, wide, line);
                }
                double size = form == Crowding.Form.ENVELOPES ? 1 : 0;
                marks(directory, x, y + used, wide, high - used, size > 0);
            }
        }
    }

    /** The selected message if it is here, else the one that has waited longest. */
    private StageState.@Nullable Mail special(StageState.Directory directory) {
        if (board.selection() instanceof Subject.Message wanted) {
            int message = board.state().playback().run().messageOf(wanted);
            for (StageState.Mail mail : directory.mails()) {
                if (mail.message() == message) {
                    return mail;
                }
            }
        }
        return StageState.oldest(directory);
    }

    private void chip(StageState.Mail mail, double x, double y, double wide, double high) {
        double line = 17 * picture.zoom();
        if (high < 2.4 * line) {
            lines(List.of(mail), x, y, wide, high);
            return;
        }
        Family family = Waiting.family(mail.waitsFor());
        boolean three = high >= 3.3 * line;
        double tall = Math.min(high, (three ? 3.4 : 2.4) * line);
        select(mail, x, y, wide, tall);
        picture.add(new Mark.Box(x, y, wide, tall, 5, family.wash(), family.mark(), 2, Mark.Dash.SOLID));
        double left = x + 12;
        double room = wide - 18;
        double base = y + line * 0.95;
        picture.badge(left + 1, base - 4 * picture.zoom(), 5, family);
        picture.text(left + 12, base, room - 12, family.text(), Type.MONO_BOLD, mail.queueId());
        Texts texts = board.texts();
        String waited = texts.seconds((board.state().now() - mail.sinceNanos()) / 1e9);
        String word = texts.waitsFor(mail.waitsFor());
        if (three) {
            picture.text(
                    left - 4,
                    base + line,
                    room + 4,
                    Tone.TEXT,
                    Type.CAPTION,
                    texts.of("waits.for", waited, word),
                    texts.of("waits", waited),
                    waited);
        }
        release(mail, left, base + line * (three ? 2 : 1), room);
    }

    /** What will end it, and when. */
    private void release(StageState.Mail mail, double x, double base, double room) {
        Texts texts = board.texts();
        Release release = board.state().end(mail.message()).release();
        if (release == null) {
            picture.text(
                    x - 4,
                    base,
                    room + 4,
                    Tone.BROKE_TEXT,
                    Type.CAPTION_BOLD,
                    texts.of("never.in.run"),
                    texts.of("never"));
            return;
        }
        Family by = release.mover() == null ? Family.WORKS : family(release.mover());
        String in = texts.span((release.atNanos() - board.state().now()) / 1e9);
        picture.badge(x + 1, base - 4 * picture.zoom(), 4.5, by);
        String word = release.mover() == null ? texts.of("goes.on") : texts.of(key(release.mover()));
        picture.text(
                x + 11,
                base,
                room - 11,
                by.text(),
                Type.CAPTION_BOLD,
                texts.of("release", word, in),
                texts.of("in", in));
    }

    private static Family family(Mover mover) {
        return switch (mover) {
            case WAKEUP, DEFERRED_TIMER -> Family.CLOCK;
            case OWN_TRIGGER, OTHER_TRIGGER, START -> Family.WORKS;
            case FLUSH -> Family.PERSON;
        };
    }

    /** Key of the name of what takes a message. */
    static String key(Mover mover) {
        return "mover." + mover.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void lines(List<StageState.Mail> mails, double x, double y, double wide, double high) {
        double line = 18 * picture.zoom();
        int room = (int) Math.max(1, (high + 2) / (line + 2));
        int place = 0;
        for (StageState.Mail mail : mails) {
            if (place == room) {
                break;
            }
            double top = y + place++ * (line + 2);
            Family family = Waiting.family(mail.waitsFor());
            select(mail, x, top, wide, line);
            picture.add(new Mark.Box(x, top, wide, line, 4, family.wash(), family.mark(), 1.2, Mark.Dash.SOLID));
            picture.badge(x + 10, top + line / 2, 4, family);
            double base = top + line / 2 + 4 * picture.zoom();
            double id = picture.text(x + 19, base, wide - 24, family.text(), Type.MONO, mail.queueId());
            String waited = board.texts().seconds((board.state().now() - mail.sinceNanos()) / 1e9);
            picture.textRight(x + wide - 6, base, wide - 33 - id, family.text(), Type.CAPTION, waited);
        }
    }

    private void select(StageState.Mail mail, double x, double y, double wide, double high) {
        Optional<Subject> subject = board.state().subject(mail.message());
        if (subject.isPresent()) {
            if (board.isSelected(subject.get())) {
                picture.add(new Mark.Box(x - 3, y - 3, wide + 6, high + 6, 7, null, Tone.ACCENT, 2, Mark.Dash.SOLID));
            }
            String word = board.texts().waitsFor(mail.waitsFor());
            picture.spot(x, y, wide, high, subject.get(), mail.queueId() + ", " + word);
        }
    }

    // ---------------------------------------------------------------- crowds

    private void marks(
            StageState.Directory directory, double x, double y, double wide, double high, boolean envelopes) {
        Map<Family, List<StageState.Mail>> families = new EnumMap<>(Family.class);
        for (StageState.Mail mail : directory.mails()) {
            families.computeIfAbsent(Waiting.family(mail.waitsFor()), each -> new ArrayList<>())
                    .add(mail);
        }
        double caption = 15 * picture.zoom();
        double stepX = envelopes ? ENVELOPE_WIDE + 2 : 5;
        double stepY = envelopes ? ENVELOPE_HIGH + 3 : 5;
        int columns = (int) Math.max(1, wide / stepX);
        int rows = (int) ((high - caption) / stepY);
        if (rows < 1 || directory.count() > columns * rows) {
            bars(directory, x, y, wide, high);
            return;
        }
        int place = 0;
        for (Map.Entry<Family, List<StageState.Mail>> entry : families.entrySet()) {
            entry.getValue().sort(Comparator.comparingLong(StageState.Mail::sinceNanos));
            for (int i = 0; i < entry.getValue().size(); i++) {
                double left = x + place % columns * stepX;
                double top = y + place / columns * stepY;
                place++;
                if (envelopes) {
                    picture.add(new Mark.Envelope(
                            left,
                            top,
                            ENVELOPE_WIDE,
                            ENVELOPE_HIGH,
                            entry.getKey().mark(),
                            entry.getKey().wash()));
                } else {
                    picture.box(left, top, 4, 4, 0.5, entry.getKey().mark(), null);
                }
            }
        }
        counts(directory, x, y + high - 3, wide);
    }

    /** How many wait for what, in one line. */
    private void counts(StageState.Directory directory, double x, double base, double wide) {
        double left = x;
        for (Map.Entry<Wait, Integer> entry : directory.counts().entrySet()) {
            Family family = Waiting.family(entry.getKey());
            String number = Texts.count(entry.getValue());
            double room = x + wide - left - 12;
            double took = picture.text(
                    left + 11,
                    base,
                    room,
                    family.text(),
                    Type.CAPTION,
                    number + " " + board.texts().waitsFor(entry.getKey()),
                    number);
            if (took == 0) {
                return;
            }
            picture.badge(left + 4, base - 4 * picture.zoom(), 4, family);
            left += took + 20;
        }
    }

    /** A bar for each cause, its length by the logarithm. */
    private void bars(StageState.Directory directory, double x, double y, double wide, double high) {
        double line = 15 * picture.zoom();
        if (high < line - 3) {
            return;
        }
        double most = Math.log1p(Math.max(10_000, directory.count()));
        int place = 0;
        for (Map.Entry<Wait, Integer> entry : directory.counts().entrySet()) {
            double top = y + place * (line + 2);
            if (top + line > y + high + 3) {
                return;
            }
            Family family = Waiting.family(entry.getKey());
            double length = Math.max(8, (wide - 4) * Math.log1p(entry.getValue()) / most);
            picture.add(new Mark.Hatched(x, top, length, line, family, 0));
            String number = Texts.count(entry.getValue());
            picture.text(
                    x + 5,
                    top + line / 2 + 4 * picture.zoom(),
                    wide - 8,
                    family.text(),
                    Type.CAPTION_BOLD,
                    number + " " + board.texts().waitsFor(entry.getKey()),
                    number);
            place++;
        }
    }
}
