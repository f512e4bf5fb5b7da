package org.qmgrsim.gui.stage;

import java.util.EnumMap;
import java.util.Map;
import org.qmgrsim.journal.QueueName;

/** In which form the messages of a directory are drawn; a form is kept until the border is passed by a fifth. */
final class Crowding {
    /** The forms, from the fewest messages on. */
    enum Form {
        /** One message with all that is to say. */
        CHIP(1),
        /** A line for each. */
        LINES(4),
        /** An envelope for each. */
        ENVELOPES(60),
        /** A small mark for each, in blocks. */
        MARKS(2000),
        /** A bar for each cause. */
        BARS(Integer.MAX_VALUE);

        private final int most;

        Form(int most) {
            this.most = most;
        }
    }

    private static final double SLACK = 0.2;

    private final Map<QueueName, Form> former = new EnumMap<>(QueueName.class);

    Form of(QueueName queue, int count) {
        Form plain = plain(count);
        Form last = former.get(queue);
        Form form = last == null || Math.abs(plain.ordinal() - last.ordinal()) > 1 || beyond(last, plain, count)
                ? plain
                : last;
        // a chip has room for one message, and lists end with the messages that are told one by one
        boolean kept = form == plain
                || (form.ordinal() > Form.LINES.ordinal()
                        && plain.ordinal() > Form.LINES.ordinal()
                        && plain != Form.BARS);
        Form result = kept ? form : plain;
        former.put(queue, result);
        return result;
    }

    private static Form plain(int count) {
        for (Form form : Form.values()) {
            if (count <= form.most) {
                return form;
            }
        }
        return Form.BARS;
    }

    private static boolean beyond(Form last, Form plain, int count) {
        Form lower = last.ordinal() < plain.ordinal() ? last : plain;
        double border = lower.most;
        return last.ordinal() < plain.ordinal() ? count > border * (1 + SLACK) : count < border * (1 - SLACK);
    }
}
