package org.qmgrsim.gui.stage;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.gui.draw.Family;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.TextMeter;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Playback;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.QueueName;

/**
 * Lays the stage out: master and its sockets above, below them the way of the mail from left to right, and under that the
 * directories that mail waits in. Every place is fixed, whatever happens.
 */
public final class StageLayout {
    private final Crowding crowding = new Crowding();

    /** The picture of where a playback stands. */
    public Picture of(
            Playback playback,
            @Nullable Subject selection,
            double width,
            double height,
            Texts texts,
            TextMeter meter,
            double zoom) {
        Picture picture = new Picture(width, height, meter, zoom);
        Board board = new Board(picture, new StageState(playback), texts, selection);
        picture.box(0, 0, width, height, 0, Tone.STAGE, null);
        new StripLayout(board).draw();
        ways(board);
        trigger(board);
        processes(board);
        FolderLayout folders = new FolderLayout(board, crowding);
        folders.draw(QueueName.MAILDROP, 12, 262, 104, 44);
        folders.draw(QueueName.INCOMING, 250, 140, 150, 106);
        folders.draw(QueueName.HOLD, 250, 262, 150, 68);
        qmgr(board, folders);
        folders.draw(QueueName.DEFERRED, 424, 262, 150, 68);
        new DestinationLayout(board).draw();
        legend(board);
        return picture;
    }

    // ---------------------------------------------------------------- the way of the mail

    private static void ways(Board board) {
        arrow(board, 116, 164, 140, 164);
        arrow(board, 116, 224, 183, 224, 183, 187);
        arrow(board, 64, 261, 64, 247);
        arrow(board, 226, 170, 250, 170);
        arrow(board, 400, 208, 424, 208);
        arrow(board, 469, 262, 469, 247);
        arrow(board, 529, 246, 529, 265);
        arrow(board, 574, 166, 598, 166);
        arrow(board, 661, 186, 661, 200);
    }

    private static void arrow(Board board, double... plan) {
        List<Double> corners = new ArrayList<>();
        for (int i = 0; i < plan.length; i += 2) {
            corners.add(board.x(plan[i]));
            corners.add(board.y(plan[i + 1]));
        }
        board.picture().add(new Mark.Line(corners, Tone.OUTLINE, 1.4, Mark.Dash.SOLID, Mark.End.ARROW));
    }

    /** From cleanup to qmgr's socket; where a trigger was lost whose message still waits, the line breaks there. */
    private static void trigger(Board board) {
        Picture picture = board.picture();
        double fromX = board.x(183);
        double fromY = board.y(142);
        double turn = board.y(128);
        double toX = board.x(280);
        double toY = board.y(108);
        Fact loss = board.state().lostTrigger();
        if (loss == null) {
            picture.line(
                    Tone.OUTLINE, 1, Mark.Dash.DOTTED, Mark.End.ARROW, fromX, fromY, fromX, turn, toX, turn, toX, toY);
            double room = toX - fromX - 12;
            picture.textCentred(
                    fromX + 6,
                    turn - 5,
                    room,
                    Tone.MUTED,
                    Type.CAPTION,
                    board.texts().of("trigger"));
        } else {
            double middle = board.x(234);
            picture.line(Tone.BROKE, 2, Mark.Dash.DASHED, Mark.End.NONE, fromX, fromY, fromX, turn, middle, turn);
            picture.line(Tone.OUTLINE, 1.2, Mark.Dash.DOTTED, Mark.End.ARROW, middle, turn, toX, turn, toX, toY);
            picture.badge(middle, turn, 6, Family.BROKE);
            String when = board.clock(loss.atNanos());
            double right = board.x(270) - 6;
            double room = right - board.x(96);
            picture.textRight(
                    right,
                    turn - 9 * picture.zoom(),
                    room,
                    Tone.BROKE_TEXT,
                    Type.CAPTION_BOLD,
                    board.texts().of("trigger.lost.at", when),
                    board.texts().of("trigger.lost"));
        }
        double top = board.y(110);
        picture.line(
                Tone.OUTLINE,
                1.4,
                Mark.Dash.SOLID,
                Mark.End.ARROW,
                board.x(292),
                top,
                board.x(499),
                top,
                board.x(499),
                board.y(141));
        if (picture.zoom() < 1.4) {
            picture.textCentred(
                    board.x(300),
                    top + 13 * picture.zoom(),
                    board.x(190),
                    Tone.MUTED,
                    Type.CAPTION,
                    board.texts().of("scans.incoming"));
        }
    }

    // ---------------------------------------------------------------- processes

    private static void processes(Board board) {
        process(board, "smtpd", "smtp", "inet", 12, 142, 104, 44);
        process(board, "pickup", "pickup", "unix", 12, 202, 104, 44);
        process(board, "cleanup", "cleanup", "unix", 140, 142, 86, 44);
        process(board, "smtp", "smtp", "unix", 598, 142, 126, 44);
    }

    private static void process(
            Board board, String program, String name, String type, double x, double y, double wide, double high) {
        StageState.Service service = board.state().service(name, type);
        Subject subject = new Subject.Service(name, type);
        boolean lives = service != null && !service.processes().isEmpty();
        frame(board, subject, board.x(x), board.y(y), board.x(wide), board.y(high), lives);
        Picture picture = board.picture();
        double left = board.x(x) + Board.PAD + 2;
        double room = board.x(wide) - 2 * Board.PAD;
        board.name(left, board.y(y), board.y(high), room, program);
        String count = lives && service != null
                ? processText(board, service)
                : board.texts().of("process.none");
        if (board.fits(board.line(board.y(y), 1), board.y(y + high))) {
            picture.text(left, board.line(board.y(y), 1), room, Tone.MUTED, lives ? Type.MONO : Type.CAPTION, count);
        }
        picture.spot(board.x(x), board.y(y), board.x(wide), board.y(high), subject, program + ", " + count);
    }

    /** The pid of the only process, or how many there are. */
    private static String processText(Board board, StageState.Service service) {
        return service.processes().size() == 1
                ? Integer.toString(service.processes().get(0).forked().pid())
                : board.texts().of("processes", Texts.count(service.processes().size()));
    }

    private static void frame(
            Board board, Subject subject, double x, double y, double wide, double high, boolean lives) {
        if (board.isSelected(subject)) {
            board.picture()
                    .add(new Mark.Box(x - 3, y - 3, wide + 6, high + 6, 8, null, Tone.ACCENT, 2, Mark.Dash.SOLID));
        }
        board.picture()
                .add(new Mark.Box(
                        x,
                        y,
                        wide,
                        high,
                        6,
                        Tone.BACKGROUND,
                        Tone.OUTLINE,
                        1.4,
                        lives ? Mark.Dash.SOLID : Mark.Dash.DASHED));
    }

    private static void qmgr(Board board, FolderLayout folders) {
        StageState.Service service = board.state().service("qmgr", "unix");
        boolean lives = service != null && !service.processes().isEmpty();
        Subject subject = new Subject.Service("qmgr", "unix");
        Picture picture = board.picture();
        double x = board.x(424);
        double y = board.y(142);
        double wide = board.x(150);
        double high = board.y(104);
        if (board.isSelected(subject)) {
            picture.add(new Mark.Box(x - 3, y - 3, wide + 6, high + 6, 9, null, Tone.ACCENT, 2, Mark.Dash.SOLID));
        }
        picture.add(new Mark.Box(
                x, y, wide, high, 7, Tone.BACKGROUND, Tone.TEXT, 2, lives ? Mark.Dash.SOLID : Mark.Dash.DASHED));
        double name = picture.text(x + 10, board.line(y, 0), wide - 20, Tone.TEXT, Type.NAME, "qmgr");
        String word = lives && service != null && service.stopped() == 0
                ? board.texts().of(service.busy() > 0 ? "state.busy" : "state.idle")
                : StripLayout.stateWord(board, service);
        String pid =
                lives && service != null ? service.processes().get(0).forked().pid() + " " + word : word;
        picture.textRight(x + wide - 10, board.line(y, 0), wide - 30 - name, Tone.MUTED, Type.CAPTION, pid, word);
        picture.spot(x, y, wide, high, subject, "qmgr, " + pid);
        double top = Math.max(board.y(174), board.line(y, 0) + 6 * picture.zoom());
        folders.drawAt(QueueName.ACTIVE, board.x(432), top, board.x(134), y + high - 6 - top);
    }

    // ---------------------------------------------------------------- legend

    private static void legend(Board board) {
        Picture picture = board.picture();
        double x = board.x(12) + 6;
        double y = board.y(348);
        for (Family family : Family.values()) {
            String word = board.texts().of(family.key());
            double wide = picture.widthOf(word, Type.CAPTION);
            if (x + 14 + wide > picture.width() - 8) {
                return;
            }
            picture.badge(x, y, 5, family);
            picture.text(x + 11, y + 4 * picture.zoom(), wide + 1, Tone.MUTED, Type.CAPTION, word);
            x += 11 + wide + 22;
        }
    }
}
