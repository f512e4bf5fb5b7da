package org.qmgrsim.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.measure.DelaySample;
import org.w3c.dom.Document;

/** Charts come out whole, whatever they show. */
class ChartsTest {
    private static DelaySample waits(int count, int never) {
        DelaySample waits = new DelaySample();
        for (int i = 0; i < count; i++) {
            waits.add(150_000L * (i + 1));
        }
        for (int i = 0; i < never; i++) {
            waits.addOpen(7_000_000_000_000L);
        }
        return waits;
    }

    private static Chart survival(DelaySample waits) {
        return SurvivalChart.of(
                "Title",
                "caption",
                List.of(new SurvivalChart.Panel("panel", List.of(new Curve("curve", waits.survival())), 300)),
                1000,
                (int) waits.count());
    }

    private static void check(Chart chart, Path folder, String... texts) throws Exception {
        chart.writePng(folder.resolve("chart.png"));
        BufferedImage image = ImageIO.read(folder.resolve("chart.png").toFile());
        assertTrue(image.getWidth() >= 1500 && image.getHeight() >= 1000, "twice the size on the page");
        assertTrue(colours(image) > 20, "something is drawn");
        chart.writeSvg(folder.resolve("chart.svg"));
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Document svg =
                factory.newDocumentBuilder().parse(folder.resolve("chart.svg").toFile());
        assertEquals("svg", svg.getDocumentElement().getTagName());
        for (String text : texts) {
            assertTrue(svg.getDocumentElement().getTextContent().contains(text), text);
        }
    }

    private static long colours(BufferedImage image) {
        return java.util.Arrays.stream(
                        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
                .distinct()
                .count();
    }

    @Test
    void aSurvivalChartHasItsCurvesNamed(@TempDir Path folder) throws Exception {
        check(survival(waits(1000, 0)), folder, "Title", "caption", "panel", "curve", "wakeup");
    }

    @Test
    void mailThatNeverMovesIsNamedInTheSurvivalChart(@TempDir Path folder) throws Exception {
        check(survival(waits(0, 50)), folder, "never");
        check(survival(waits(50, 50)), folder, "never");
    }

    @Test
    void aSingleMessageIsEnough(@TempDir Path folder) throws Exception {
        check(survival(waits(1, 0)), folder, "curve");
    }

    @Test
    void quantilesThatAreNotReachedStandInABandOfTheirOwn(@TempDir Path folder) throws Exception {
        Chart chart = QuantileChart.of(
                "Title",
                "caption",
                List.of("10", "none"),
                List.of(
                        new QuantileChart.Panel("working", List.of(waits(200, 0), waits(200, 1))),
                        new QuantileChart.Panel("broken", List.of(waits(3, 0), waits(0, 200))),
                        new QuantileChart.Panel("empty", List.of(new DelaySample(), new DelaySample()))));

        check(chart, folder, "p99", "the longest wait", "wakeup (s)", "none");
    }

    @Test
    void theSameChartHasTheSameBytes(@TempDir Path folder) throws IOException {
        survival(waits(100, 3)).writeSvg(folder.resolve("a.svg"));
        survival(waits(100, 3)).writeSvg(folder.resolve("b.svg"));

        assertEquals(Files.readString(folder.resolve("a.svg")), Files.readString(folder.resolve("b.svg")));
    }
}
