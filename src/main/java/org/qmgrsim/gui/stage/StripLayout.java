package org.qmgrsim.gui.stage;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.Happening;

/** master's strip: a card for each service right over its process, its clock if it has one, and the socket where both ways meet. */
final class StripLayout {
    private final Board board;
    private final Picture picture;

    StripLayout(Board board) {
        this.board = board;
        this.picture = board.picture();
    }

    void draw() {
        picture.box(board.x(8), board.y(8), board.x(720), board.y(92), 8, Tone.RAISED, Tone.HAIRLINE);
        card("smtpd", "smtp", "inet", 12, 13, 104, 42);
        card("pickup", "pickup", "unix", 12, 58, 104, 38);
        card("cleanup", "cleanup", "unix", 140, 13, 86, 83);
        qmgr();
        card("smtp", "smtp", "unix", 598, 13, 126, 83);
    }

    private void card(
            String program, String name, String type, double planX, double planY, double planWide, double planHigh) {
        double x = board.x(planX);
        double y = board.y(planY);
        double wide = board.x(planWide);
        double high = board.y(planHigh);
        picture.box(x, y, wide, high, 6, Tone.BACKGROUND, Tone.HAIRLINE);
        StageState.Service service = board.state().service(name, type);
        Subject subject = new Subject.Service(name, type);
        StageState.Clock clock = service == null ? null : board.state().wakeup(service);
        double room = wide - 2 * Board.PAD - (clock == null ? 0 : 26);
        double left = x + Board.PAD;
        double top = y - 3;
        board.name(left, top, high + 3, room, program);
        String word = stateWord(board, service);
        if (board.fits(board.line(top, 1), y + high)) {
            dot(left + 5, board.line(top, 1) - 4 * picture.zoom(), service);
            picture.text(left + 15, board.line(top, 1), room - 15, Tone.MUTED, Type.CAPTION, word);
        }
        boolean tall = board.line(top, 3) + 6 < y + high;
        if (tall && service != null) {
            boolean none = service.processes().isEmpty();
            if (none && !service.state().throttled()) {
                picture.text(
                        left,
                        board.line(top, 2),
                        room,
                        Tone.MUTED,
                        Type.CAPTION,
                        board.texts().of("starts.on.connection"));
            } else {
                dots(left + 5, board.line(top, 2) - 4 * picture.zoom(), room, service);
            }
            picture.text(left, y + high - 8, room, Tone.MUTED, Type.MONO, maxproc(service));
        }
        if (clock != null) {
            double r = Math.min(10, high * 0.3);
            picture.add(new Mark.Dial(
                    x + wide - 16,
                    y + high / 2,
                    r,
                    clock.left(board.state().now()),
                    false,
                    Tone.CLOCK,
                    Tone.CLOCK_WASH));
        }
        picture.spot(x, y, wide, high, new CardSpot(subject), program + ", " + word);
    }

    /** Process dots, at most twelve. */
    private void dots(double x, double y, double room, StageState.Service service) {
        int count = service.processes().size();
        if (count < 2) {
            return;
        }
        int most = (int) Math.min(12, room / 11);
        for (int i = 0; i < Math.min(count, most); i++) {
            Mark.Dot.State state = i < service.busy() ? Mark.Dot.State.BUSY : Mark.Dot.State.IDLE;
            picture.add(new Mark.Dot(x + i * 11, y, 3.5, state, Tone.WORKS));
        }
    }

    private void dot(double x, double y, StageState.@Nullable Service service) {
        Mark.Dot.State state;
        Tone tone = Tone.TEXT;
        if (service == null) {
            state = Mark.Dot.State.DEAD;
            tone = Tone.BROKE;
        } else if (service.state().throttled()) {
            state = Mark.Dot.State.THROTTLED;
            tone = Tone.BROKE;
        } else if (service.processes().isEmpty()) {
            state = Mark.Dot.State.NONE;
            tone = Tone.OUTLINE;
        } else if (service.stopped() == service.processes().size()) {
            state = Mark.Dot.State.STOPPED;
            tone = Tone.BROKE;
        } else {
            state = service.busy() > 0 ? Mark.Dot.State.BUSY : Mark.Dot.State.IDLE;
            tone = service.busy() > 0 ? Tone.WORKS : Tone.TEXT;
        }
        picture.add(new Mark.Dot(x, y, 4, state, tone));
    }

    /** How the processes of a service are, in words. */
    static String stateWord(Board board, StageState.@Nullable Service service) {
        Texts texts = board.texts();
        if (service == null) {
            return texts.of("master.dead");
        }
        if (service.state().throttled()) {
            long until = service.state().sinceNanos() + service.state().throttleSeconds() * 1_000_000_000L;
            return texts.of("throttled.until", board.clock(until));
        }
        int count = service.processes().size();
        if (count == 0) {
            return texts.of("process.none");
        } else if (service.stopped() > 0) {
            return texts.of("stopped", service.stopped());
        } else if (!service.tells()) {
            return count == 1 ? texts.of("process.one") : texts.of("processes", Texts.count(count));
        } else if (service.busy() == 0) {
            return texts.of("idle", Texts.count(count));
        }
        return service.busy() == count
                ? texts.of("busy", Texts.count(count))
                : texts.of("busy.idle", Texts.count(service.busy()), Texts.count(count - service.busy()));
    }

    private static String maxproc(StageState.Service service) {
        return "maxproc " + service.state().defined().maxproc();
    }

    // ---------------------------------------------------------------- qmgr

    private void qmgr() {
        double x = board.x(250);
        double y = board.y(13);
        double wide = board.x(324);
        double high = board.y(83);
        Subject subject = new Subject.Service("qmgr", "unix");
        picture.box(x, y, wide, high, 6, Tone.BACKGROUND, Tone.HAIRLINE);
        StageState.Service service = board.state().service("qmgr", "unix");
        double left = x + Board.PAD + 2;
        double radius = Math.max(10, Math.min(Math.min(board.x(34), high / 2 - 9), 60));
        double centreX = x + wide * 0.56;
        double centreY = y + high / 2 + 2;
        double room = centreX - radius - left - 12;
        double name = picture.text(left, board.line(y - 3, 0), room, Tone.TEXT, Type.NAME, "qmgr");
        if (service != null) {
            picture.textRight(
                    left + room, board.line(y - 3, 0), room - name - 10, Tone.MUTED, Type.MONO, maxproc(service));
        }
        dot(left + 5, board.line(y - 3, 1) - 4 * picture.zoom(), service);
        String word = stateWord(board, service);
        double wordRoom = board.line(y - 3, 1) + 8 > board.y(88) ? board.x(270) - left - 19 : room - 15;
        picture.text(left + 15, board.line(y - 3, 1), wordRoom, Tone.MUTED, Type.CAPTION, word, "");
        picture.spot(x, y, wide, high, new CardSpot(subject), "qmgr, " + word);
        StageState.Clock clock = service == null ? null : board.state().wakeup(service);
        dial(service, clock, centreX, centreY, radius, x + wide);
        port(centreX, centreY, radius, clock);
    }

    private void dial(
            StageState.@Nullable Service service,
            StageState.@Nullable Clock clock,
            double centreX,
            double centreY,
            double radius,
            double right) {
        Texts texts = board.texts();
        long now = board.state().now();
        double left = clock == null ? -1 : clock.left(now);
        picture.add(new Mark.Dial(centreX, centreY, radius, left, true, Tone.CLOCK, Tone.CLOCK_WASH));
        double textX = centreX + radius + 12;
        double room = right - textX - 6;
        double line = 17 * picture.zoom();
        if (service == null) {
            picture.text(textX, centreY + 4, room, Tone.MUTED, Type.TEXT, texts.of("master.dead"));
            return;
        }
        Happening.ServiceDefined defined = service.state().defined();
        if (clock == null) {
            picture.text(textX, centreY - line * 0.2, room, Tone.TEXT, Type.NAME, texts.of("wakeup.never"));
            picture.text(
                    textX,
                    centreY + line * 0.8,
                    room,
                    Tone.MUTED,
                    Type.CAPTION,
                    texts.of("wakeup.never.long"),
                    texts.of("never"));
            return;
        }
        String period = texts.of("wakeup.period", defined.wakeupSeconds() + (defined.conditional() ? "?" : ""));
        if (clock.nextNanos() < 0) {
            picture.text(
                    textX,
                    centreY - line + 4,
                    room,
                    Tone.TEXT,
                    Type.NAME,
                    period,
                    texts.of("wakeup.short", defined.wakeupSeconds()));
            String why = clock.lastNanos() < 0 && defined.conditional() ? "wakeup.after.use" : "wakeup.not.again";
            picture.text(textX, centreY + 4, room, Tone.MUTED, Type.CAPTION, texts.of(why), texts.of("never"));
        } else {
            String at = board.clock(clock.nextNanos());
            if (3.2 * line > board.y(83)) { // there is no room for three lines
                String short1 = texts.of("wakeup.short", defined.wakeupSeconds());
                picture.text(
                        textX,
                        centreY + 4,
                        room,
                        Tone.CLOCK_TEXT,
                        Type.CAPTION_BOLD,
                        short1 + ", " + board.in(clock.nextNanos()),
                        short1);
            } else {
                picture.text(
                        textX,
                        centreY - line + 4,
                        room,
                        Tone.TEXT,
                        Type.NAME,
                        period,
                        texts.of("wakeup.short", defined.wakeupSeconds()));
                picture.text(textX, centreY + 4, room, Tone.CLOCK_TEXT, Type.CAPTION_BOLD, texts.of("next.w", at), at);
                picture.text(textX, centreY + line + 4, room, Tone.MUTED, Type.CAPTION, board.in(clock.nextNanos()));
            }
        }
        picture.spot(
                centreX - radius,
                centreY - radius,
                2 * radius,
                2 * radius,
                new WakeupSpot(),
                texts.of("name.wakeup", defined.wakeupSeconds()));
    }

    /** The socket: cleanup's line comes from below, the clock's from above. */
    private void port(double centreX, double centreY, double radius, StageState.@Nullable Clock clock) {
        double x = board.x(270);
        double y = board.y(88);
        double wide = 20;
        double high = 17;
        Tone tone = clock == null ? Tone.HAIRLINE : Tone.CLOCK;
        picture.add(new Mark.Curve(
                centreX - radius - 3,
                centreY + radius * 0.2,
                x + wide + 26,
                centreY - 4,
                x + wide + 3,
                y + 1,
                tone,
                1.8,
                Mark.Dash.DOTTED,
                Mark.End.ARROW));
        picture.add(new Mark.Box(x, y, wide, high, 4, Tone.BACKGROUND, Tone.TEXT, 1.6, Mark.Dash.SOLID));
        picture.line(Tone.TEXT, 1.6, Mark.Dash.SOLID, Mark.End.NONE, x + 5, y + 6, x + wide - 5, y + 6);
        picture.line(Tone.TEXT, 1.6, Mark.Dash.SOLID, Mark.End.NONE, x + 5, y + 11, x + wide - 5, y + 11);
        if (picture.zoom() < 1.4) {
            picture.text(
                    x + wide + 7,
                    y + 6,
                    Math.max(0, centreX - radius - x - wide - 12),
                    Tone.MUTED,
                    Type.MONO,
                    "public/qmgr");
        }
        picture.spot(x - 4, y - 4, wide + 8, high + 8, new Subject.Socket("public/qmgr"), "public/qmgr");
    }

    /** A service, where it stands in the strip. */
    record CardSpot(Subject subject) {}

    /** The wakeup clock of qmgr. */
    record WakeupSpot() {}
}
