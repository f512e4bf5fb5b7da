package org.qmgrsim.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;

/** An axis with words at chosen places. */
final class LaneAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;

    private final transient List<NumberTick> words;

    LaneAxis(int height, List<NumberTick> words) {
        this.words = words;
        setRange(0, height);
        setInverted(true);
        setTickMarksVisible(false);
        setAxisLineVisible(false);
        ChartStyle.style(this);
    }

    @Override
    public List<NumberTick> refreshTicks(Graphics2D pen, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return words;
    }
}
