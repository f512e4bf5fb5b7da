package org.qmgrsim.gui.stage;

import java.util.List;
import org.qmgrsim.gui.draw.Mark;
import org.qmgrsim.gui.draw.Picture;
import org.qmgrsim.gui.draw.Tone;
import org.qmgrsim.gui.draw.Type;
import org.qmgrsim.gui.play.Subject;
import org.qmgrsim.gui.text.Texts;
import org.qmgrsim.journal.Happening;

/** The destinations that qmgr knows, those in trouble first: the window of each as a row of places. */
final class DestinationLayout {
    private static final int MOST_CELLS = 20;
    private static final double CELL = 9;

    private final Board board;
    private final Picture picture;

    DestinationLayout(Board board) {
        this.board = board;
        this.picture = board.picture();
    }

    void draw() {
        double x = board.x(598);
        double y = board.y(200);
        double wide = board.x(126);
        double high = board.y(130);
        List<StageState.Destination> all = board.state().ranked();
        double row = 42 * picture.zoom();
        picture.box(x, y, wide, high, 6, Tone.BACKGROUND, Tone.HAIRLINE);
        if (all.isEmpty()) {
            String none = board.texts().of("destinations.none");
            picture.text(
                    x + 8,
                    board.line(y, 0),
                    wide - 16,
                    Tone.MUTED,
                    Type.CAPTION,
                    none,
                    board.texts().of("empty"));
            return;
        }
        int room = (int) Math.max(1, (high - 6) / row);
        int shown = all.size() <= room ? all.size() : Math.max(1, (int) ((high - 6 - 16 * picture.zoom()) / row));
        for (int i = 0; i < Math.min(shown, all.size()); i++) {
            destination(all.get(i), x, y + 2 + i * row, wide, row);
        }
        if (all.size() > shown) {
            rest(all.subList(shown, all.size()), x + 8, y + high - 7, wide - 16);
        }
    }

    private void destination(StageState.Destination destination, double x, double y, double wide, double row) {
        Happening.DestinationNamed named = destination.state().named();
        Subject subject = new Subject.Destination(named.transport(), named.nexthop());
        Texts texts = board.texts();
        int window = destination.state().window();
        boolean dead = window <= 0;
        if (board.isSelected(subject)) {
            picture.add(new Mark.Box(
                    x + 2, y + 1, wide - 4, row - 2, 5, Tone.ACCENT_WASH, Tone.ACCENT, 2, Mark.Dash.SOLID));
        }
        picture.text(
                x + 8,
                y + 14 * picture.zoom(),
                wide - 16,
                Tone.TEXT,
                Type.CAPTION_BOLD,
                named.nexthop(),
                shorter(named.nexthop()));
        String word;
        if (dead) {
            word = window == 0 ? texts.of("destination.dead") : texts.of("destination.suspended");
        } else {
            word = texts.of("destination.busy", destination.busy(), window);
        }
        double top = y + 18 * picture.zoom();
        cells(destination, dead, x + 8, top, wide - 16);
        picture.text(
                x + 8,
                top + CELL + 12 * picture.zoom(),
                wide - 16,
                dead ? Tone.BROKE_TEXT : Tone.MUTED,
                Type.CAPTION,
                word);
        picture.spot(x, y, wide, row, subject, named.nexthop() + ", " + word);
    }

    private static String shorter(String name) {
        return name.length() > 12 ? name.substring(0, 11) + "…" : name;
    }

    private void cells(StageState.Destination destination, boolean dead, double x, double y, double wide) {
        int window = Math.max(0, destination.state().window());
        int places = dead ? destination.state().named().window() : window;
        if (places > MOST_CELLS || places * (CELL + 2) > wide) {
            picture.box(x, y, wide, CELL, 3, Tone.RAISED, Tone.OUTLINE);
            double share = places == 0 ? 0 : Math.min(1, (double) destination.busy() / places);
            if (share > 0) {
                picture.box(x, y, Math.max(3, wide * share), CELL, 3, Tone.WORKS, null);
            }
            return;
        }
        for (int i = 0; i < places; i++) {
            double left = x + i * (CELL + 2);
            boolean filled = i < destination.busy();
            picture.add(new Mark.Box(
                    left,
                    y,
                    CELL,
                    CELL,
                    2,
                    filled ? Tone.WORKS : Tone.BACKGROUND,
                    filled ? Tone.WORKS : dead ? Tone.BROKE : Tone.OUTLINE,
                    1.2,
                    dead ? Mark.Dash.DASHED : Mark.Dash.SOLID));
        }
        if (dead) {
            picture.line(
                    Tone.BROKE,
                    1.6,
                    Mark.Dash.SOLID,
                    Mark.End.NONE,
                    x - 1,
                    y + CELL / 2,
                    x + places * (CELL + 2) - 1,
                    y + CELL / 2);
        }
    }

    private void rest(List<StageState.Destination> rest, double x, double base, double room) {
        long dead = rest.stream()
                .filter(destination -> destination.state().window() <= 0)
                .count();
        long full = rest.stream()
                .filter(destination -> destination.state().window() > 0
                        && destination.busy() >= destination.state().window())
                .count();
        Texts texts = board.texts();
        picture.text(
                x,
                base,
                room,
                Tone.MUTED,
                Type.CAPTION,
                texts.of("destinations.more", rest.size(), dead, full),
                texts.of("destinations.more.short", rest.size()));
    }
}
