package org.qmgrsim.report;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.saved.RunProperties;
import org.qmgrsim.measure.RunCourse;
import org.qmgrsim.measure.RunCourse.Mark;

/** Draws all lanes of a timeline onto its plot. */
final class TimelinePainter extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    private final transient RunProperties run;
    private final transient RunCourse course;
    private final transient MessagesLane messages;

    TimelinePainter(RunProperties run, RunCourse course, MessagesLane messages) {
        this.run = run;
        this.course = course;
        this.messages = messages;
    }

    @Override
    public void draw(
            Graphics2D pen,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int renderer,
            PlotRenderingInfo info) {
        LanePen lanes = new LanePen(
                pen,
                area,
                messages.layout(),
                nanos -> domain.valueToJava2D((nanos - run.originNanos()) / 1e9, area, RectangleEdge.BOTTOM),
                points -> range.valueToJava2D(points, area, RectangleEdge.LEFT));
        lanes.frames();
        lanes.lives(Lanes.MASTER, course.master());
        lanes.lives(Lanes.QMGR, course.qmgr());
        lanes.instants(Lanes.ARRIVALS, course.instants(Mark.ARRIVAL), course, ChartStyle.INK);
        lanes.triggers(course);
        lanes.wakeups(course.instants(Mark.WAKEUP), course);
        lanes.scans(Lanes.INCOMING, course, QueueName.INCOMING);
        lanes.scans(Lanes.DEFERRED, course, QueueName.DEFERRED);
        MessagesPen bars = new MessagesPen(lanes, messages, course);
        bars.draw();
        new ActsPen(lanes, course).draw();
        bars.words();
        new LegendPen(lanes, messages, course).draw();
    }
}
