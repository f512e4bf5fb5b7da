package org.qmgrsim.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;

/** A finished chart of a fixed size, to be written as a picture. */
public final class Chart {
    private static final int SCALE = 2;

    private final JFreeChart chart;
    private final int width;
    private final int height;

    Chart(JFreeChart chart, int width, int height) {
        this.chart = chart;
        this.width = width;
        this.height = height;
    }

    /** Writes a PNG of twice the size, so that it is sharp in print. */
    public void writePng(Path file) throws IOException {
        BufferedImage image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        pen.scale(SCALE, SCALE);
        chart.draw(pen, new Rectangle2D.Double(0, 0, width, height));
        pen.dispose();
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("this Java writes no PNG");
        }
    }

    /** Writes an SVG; it names its fonts and does not hold them. */
    public void writeSvg(Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writeSvg(writer);
        }
    }

    /** The SVG as a text, to stand in a page. */
    String svg() {
        StringWriter text = new StringWriter();
        try {
            writeSvg(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory that cannot be written", e);
        }
        return text.toString();
    }

    private void writeSvg(Writer writer) throws IOException {
        Document document = GenericDOMImplementation.getDOMImplementation()
                .createDocument("http://www.w3.org/2000/svg", "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("qmgrsim");
        SVGGraphics2D pen = new SVGGraphics2D(context, false);
        pen.setSVGCanvasSize(new java.awt.Dimension(width, height));
        chart.draw(pen, new Rectangle2D.Double(0, 0, width, height));
        try {
            pen.stream(writer, true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
