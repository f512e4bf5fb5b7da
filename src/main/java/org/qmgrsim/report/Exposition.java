package org.qmgrsim.report;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counters, gauges and histograms, written as text for Prometheus in the order in which they were first named. */
final class Exposition {
    private final Map<String, Metric> metrics = new LinkedHashMap<>();

    private static final class Metric {
        private final String type;
        private final String help;
        private final double[] bounds;
        private final Map<String, double[]> series = new TreeMap<>();

        Metric(String type, String help, double... bounds) {
            this.type = type;
            this.help = help;
            this.bounds = bounds;
        }
    }

    /** Names a counter. */
    void counter(String name, String help) {
        metrics.put(name, new Metric("counter", help));
    }

    /** Names a gauge. */
    void gauge(String name, String help) {
        metrics.put(name, new Metric("gauge", help));
    }

    /** Names a histogram; {@code bounds} ascend. */
    void histogram(String name, String help, double... bounds) {
        metrics.put(name, new Metric("histogram", help, bounds));
    }

    /** Adds to a counter or gauge; labels as they are written, {@code queue="active"}, or none. */
    void add(String name, String labels, double value) {
        metric(name).series.computeIfAbsent(labels, key -> new double[1])[0] += value;
    }

    /** Makes a series exist, though nothing was observed. */
    void exists(String name, String labels) {
        Metric metric = metric(name);
        metric.series.computeIfAbsent(
                labels, key -> new double[metric.type.equals("histogram") ? metric.bounds.length + 2 : 1]);
    }

    /** Adds an observation to a histogram. */
    void observe(String name, String labels, double value) {
        exists(name, labels);
        Metric metric = metric(name);
        double[] sums = metric.series.getOrDefault(labels, new double[0]);
        for (int i = 0; i < metric.bounds.length; i++) {
            sums[i] += value <= metric.bounds[i] ? 1 : 0;
        }
        sums[metric.bounds.length]++;
        sums[metric.bounds.length + 1] += value;
    }

    private Metric metric(String name) {
        Metric metric = metrics.get(name);
        if (metric == null) {
            throw new IllegalArgumentException("no metric was named " + name);
        }
        return metric;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        metrics.forEach((name, metric) -> {
            out.append("# HELP ").append(name).append(' ').append(metric.help).append('\n');
            out.append("# TYPE ").append(name).append(' ').append(metric.type).append('\n');
            metric.series.forEach((labels, values) -> {
                if (metric.type.equals("histogram")) {
                    histogram(out, name, labels, metric.bounds, values);
                } else {
                    sample(out, name, labels, values[0]);
                }
            });
        });
        return out.toString();
    }

    private static void histogram(StringBuilder out, String name, String labels, double[] bounds, double[] values) {
        String more = labels.isEmpty() ? "" : labels + ",";
        for (int i = 0; i < bounds.length; i++) {
            sample(out, name + "_bucket", more + "le=\"" + number(bounds[i]) + "\"", values[i]);
        }
        sample(out, name + "_bucket", more + "le=\"+Inf\"", values[bounds.length]);
        sample(out, name + "_sum", labels, values[bounds.length + 1]);
        sample(out, name + "_count", labels, values[bounds.length]);
    }

    private static void sample(StringBuilder out, String name, String labels, double value) {
        out.append(name);
        if (!labels.isEmpty()) {
            out.append('{').append(labels).append('}');
        }
        out.append(' ').append(number(value)).append('\n');
    }

    /** Whole numbers up to a million without a point, as Go's client writes them; larger ones by a power of ten. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) >= 1e6 && Math.abs(value) < 1e21) {
            BigDecimal exact = new BigDecimal(value).stripTrailingZeros();
            String digits = exact.unscaledValue().toString();
            int power = digits.length() - 1 + -exact.scale();
            return digits.charAt(0)
                    + (digits.length() > 1 ? "." + digits.substring(1) : "")
                    + String.format(java.util.Locale.ROOT, "e+%02d", power);
        }
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
